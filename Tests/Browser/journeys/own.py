"""A worker and her own record; and everybody who holds a certificate in hand."""

import re
import subprocess


def certificate(walk, name):
    """The code and the day of birth of somebody whose certificate the operator prints."""
    walk.enter("opd-operator")
    walk.go(f"/orang?cari={name}&keadaan=bekerja")
    row = walk.page.locator("main tbody tr").first
    row.locator("a").click()
    walk.look()
    person = walk.page.url.split("/orang/")[1].split("?")[0]
    paper = walk.pressed_file(lambda: walk.page.locator("form[action$='/sertifikat'] button").click())
    text = subprocess.run(["pdftotext", str(paper), "-"], capture_output=True, text=True, check=True).stdout
    found = re.search(r"((?:[0-9A-Z]{4}-){7}[0-9A-Z]{4})", text)
    walk.expects("the certificate bears a code", found)
    born = walk.office.ask(f"/api/v1/people?name={name}")[1]["people"]
    return found.group(1), next(one for one in born if str(one["id"]) == person)


def whom(walk):
    return {"id": "sri", "en": "ahmad"}[walk.view.language]


def anybody_can_check_a_certificate_by_its_code(walk):
    code, person = certificate(walk, whom(walk))
    walk.window("anybody")
    walk.go("/periksa")
    walk.write("kode", code.lower())
    walk.press("verify.check")
    walk.sees("verify.genuine")
    walk.expects("the name is masked", person["name"] not in walk.text() and person["name"][0] in walk.text())
    walk.expects("no number is shown", person["nik"] not in walk.text())
    wrong = code[:-1] + ("0" if code[-1] != "0" else "1")
    for forged in (wrong, "AAAA-BBBB", "../../etc/passwd", "<script>"):
        walk.go("/periksa")
        walk.write("kode", forged)
        walk.press("verify.check")
        walk.sees("verify.unknown")


def a_worker_sees_her_record_with_code_and_birth_date_and_wrong_ones_are_stopped(walk):
    code, person = certificate(walk, whom(walk))
    walk.window("anybody")

    def tries(code, born):
        walk.go("/saya")
        walk.write("kode", code)
        walk.write("lahir", born)
        walk.page.locator("form[action='/saya'] button").click()
        walk.look()

    tries(code, "1950-01-01")
    walk.sees("own.not-found")
    refused = walk.text()
    tries(code[5:] + "-" + code[:4], person["born"])
    walk.expects("an unknown code is answered as a wrong day is", walk.text() == refused)
    tries(code, person["born"])
    walk.expects("her name and months stand there", person["name"] in walk.text())
    walk.expects("no NIK does", not re.search(r"\d{16}|\*{12}", walk.text()))
    walk.expects("who printed her certificate stands there", "peraga.opd-operator" in walk.text())
    for _ in range(4):
        tries(code, "1950-01-01")
    walk.expects(
        "whoever goes on guessing is told to wait", walk.page.locator("form[action='/saya']").count() == 0
    )


def a_worker_with_an_account_sees_who_looked(walk):
    walk.enter("worker")
    walk.go("/")
    walk.expects("her own record is the first page", "/saya" in walk.page.url)
    name, reason = walk.text("h1"), f"Kasus {walk.view.language} 77"
    for path in ("/orang", "/iuran", "/daftar", "/unit"):
        walk.go(path, 403)
    walk.enter("inspectorate")
    walk.go(f"/orang?cari={name}")
    for place in range(walk.page.locator("main tbody tr").count()):
        walk.go(f"/orang?cari={name}")
        row = walk.page.locator("main tbody tr").nth(place)
        if row.locator("th").inner_text().strip() == name and "KECAMATAN" in row.inner_text():
            row.locator("a").click()
            walk.look()
            walk.write("alasan", reason)
            walk.press("person.why.open")
    walk.enter("worker")
    walk.go("/saya")
    walk.expects(
        "who looked stands there with the reason",
        reason in walk.text() and "peraga.inspectorate" in walk.text(),
    )


def a_number_in_full_is_shown_for_a_reason_and_the_person_can_read_it(walk):
    reason = f"Cocokkan KTP {walk.view.language}"
    walk.enter("opd-operator")
    walk.go(f"/orang?cari={whom(walk)}")
    walk.page.locator("main tbody a").first.click()
    walk.look()
    walk.expects(
        "the NIK is masked",
        not re.search(r"\d{16}", walk.page.content().replace(walk.page.url, "")) or "*" in walk.text(),
    )
    walk.follow("person.reveal")
    walk.write("alasan", reason)
    walk.press("reveal.show")
    walk.expects("the NIK stands there once", re.search(r"\b\d{16}\b", walk.text()))
    walk.follow("reveal.back")
    walk.expects("and is masked again", not re.search(r"\b\d{16}\b", walk.text()))
    code, person = certificate(walk, whom(walk))
    walk.expects("somebody's record was looked at", code and person["born"])


ALL = [
    anybody_can_check_a_certificate_by_its_code,
    a_worker_sees_her_record_with_code_and_birth_date_and_wrong_ones_are_stopped,
    a_worker_with_an_account_sees_who_looked,
    a_number_in_full_is_shown_for_a_reason_and_the_person_can_read_it,
]
