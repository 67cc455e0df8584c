"""Numbers go to the civil registry, its answer comes in, and what differs is put right."""

from .workbooks import file


def a_batch_goes_out_an_answer_comes_in_and_what_differs_is_put_right(walk):
    language = walk.view.language
    walk.enter("manpower-office")
    walk.go("/pemadanan")
    walk.sees("civil-registry.standing")
    walk.write("dasar", "x")
    walk.press("civil-registry.request-do")
    walk.expects("without a basis nothing is sent", walk.page.locator(".notice.bad").count() > 0)
    walk.write("dasar", f"PKS 470/{language}")
    walk.choose("sertakan", "ya")
    walk.press("civil-registry.request-do")
    walk.sees("told.civil-registry.requested")
    path = walk.page.url.split("?")[0].removeprefix(walk.office.base)

    taken = walk.pressed_file(walk.page.locator("form:has(input[value='csv']) button").click)
    lines = taken.read_text("utf-8-sig").splitlines()[1:]
    people = [line.split(",") for line in lines if line]
    walk.expects("somebody is sent, with all digits", len(people) > 3 and len(people[0][1]) == 16)
    book = walk.pressed_file(walk.page.locator("form:has(input[value='xlsx']) button").click)
    walk.expects("the other file is a workbook", book.read_bytes()[:2] == b"PK")

    words = ["SESUAI", "TIDAK SESUAI", "ENTAH"]
    rows = ["NIK,Status"] + [f"{person[1]},{word}" for person, word in zip(people, words)]
    rows += ["9902015001900998,SESUAI"]
    walk.go(path)
    answer = file("jawaban.csv", "\n".join(rows).encode())
    walk.page.locator("main [type=file]").set_input_files(answer)
    walk.press("civil-registry.reply-do")
    walk.sees("told.civil-registry.taken")
    walk.sees("civil-registry.fault.unknown-word", line="4", written="ENTAH")
    walk.sees("civil-registry.fault.not-sent", line="5")
    walk.page.locator("main [type=file]").set_input_files(answer)
    walk.press("civil-registry.reply-do")
    walk.sees("told.civil-registry.known")
    walk.follow("civil-registry.minutes")
    walk.sees("civil-registry.sign.registry")

    walk.go("/pemadanan/perbaikan?bagian=beda")
    walk.expects("some differ", walk.page.locator("main tbody tr").count() > 0)
    walk.sees("civil-registry.guidance.mismatched")
    nik, name = people[1][1], people[1][2]
    walk.go(f"/orang?cari={nik}")
    walk.page.locator("main tbody th a").first.click()
    walk.look()
    walk.sees("civil-registry.status.mismatched")
    walk.follow("identity-card.correct")
    walk.write("nama", f"{name} PERAGA")
    walk.write("alasan", "KTP asli")
    walk.press("identity-card.do")
    walk.sees("told.identity-card.corrected")
    walk.sees("civil-registry.says-stale")

    walk.go("/cakupan/mutu")
    walk.sees("indicator.quality-registry")


ALL = [a_batch_goes_out_an_answer_comes_in_and_what_differs_is_put_right]
