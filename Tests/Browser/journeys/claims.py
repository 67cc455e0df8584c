"""Something happened: a death is told and its family is paid, an accident on the way to work is reported,
treated and paid, and what time brings is told to whom it concerns. Each from the first word to the money."""

from .office import rupiah
from .workbooks import file

PDF = b"%PDF-1.4\n%%EOF\n"
# Each view has people of its own, so that no journey finds what another one did.
DEAD = {"id": -1, "en": -2}
HURT = {"id": -3, "en": -4}
BENEFIT = {"id": 42_000_000, "en": 41_000_000}
# Before a month whose bills are out, so that somebody billed for the dead.
DIED = ("2026-05-20", {"id": "20 Mei 2026", "en": "20 May 2026"})


def colleague(walk, place):
    """Somebody of the operator's own unit: number and name."""
    walk.enter("opd-operator")
    walk.go("/orang")
    link = walk.page.locator("main tbody th a").all()[place]
    return link.get_attribute("href").split("/")[-1], link.inner_text()


def claim_of(walk):
    """The address of the claim that is looked at."""
    return walk.page.url.split("?")[0].split("#")[0].removeprefix(walk.office.base)


def bring(walk, claim, *kinds):
    for kind in kinds:
        walk.go(claim)
        upload = walk.page.locator("form[action$='/berkas'][enctype]")
        upload.locator("select").select_option(kind)
        upload.locator("[type=file]").set_input_files(file(f"{kind}.pdf", PDF))
        walk.press("claims.bring-do")
        walk.sees("told.claims.brought")


def answer(walk, claim, **answers):
    walk.go(claim)
    for name, value in answers.items():
        field = walk.page.locator(f"[name='q-{name.replace('_', '-')}']")
        if field.evaluate("field => field.tagName") == "SELECT":
            field.select_option(value)
        else:
            field.fill(value)
    walk.press("claims.save")
    walk.sees("told.claims.saved")


def on_to(walk, claim, stage):
    walk.go(claim)
    walk.press("claims.move", stage=walk.say(f"claim.stage.{stage}"))
    walk.sees("told.claims.moved")


def sent_and_paid(walk, claim, amount):
    """By two hands: the operator proposes, the head confirms."""
    walk.enter("opd-operator")
    walk.go(claim)
    walk.press("claims.propose")
    walk.sees("told.claims.proposed")
    walk.expects("she cannot confirm it herself", walk.page.locator("form[action$='/kirim']").count() == 0)
    walk.enter("unit-head")
    walk.go("/hari-ini")
    walk.go(claim)
    walk.press("claims.submit")
    walk.sees("told.claims.submitted")
    walk.enter("opd-operator")
    walk.go(claim)
    walk.page.locator("form[action$='/setuju'] [name=jumlah]").fill(f"{amount:,}".replace(",", "."))
    walk.press("claims.approve")
    pay = walk.page.locator("form[action$='/bayar']")
    pay.locator("[name=jumlah]").fill(f"{amount:,}".replace(",", "."))
    pay.locator("[name=tanggal]").fill(walk.office.today)
    pay.locator("[name=rekening]").fill("1234567890")
    walk.press("claims.propose-payment")
    walk.sees("told.claims.proposed")
    walk.enter("unit-head")
    walk.go(claim)
    walk.press("claims.confirm-payment", number="1")
    walk.sees("told.claims.paid")
    walk.expects("it stands as paid", walk.say("claim.stage.paid") in walk.text())
    walk.expects("the account is not shown in full", "1234567890" not in walk.page.content())


def a_death_goes_from_its_notice_to_the_handing_over(walk):
    person, name = colleague(walk, DEAD[walk.view.language])
    walk.enter("manpower-office")
    walk.go("/klaim/kematian")
    tell = walk.page.locator("form[action='/klaim/kematian/kabar']")
    tell.locator("[name=nama]").fill(name)
    tell.locator("[name=tanggal]").fill(DIED[0])
    tell.locator("[name=akta]").fill(f"1671-KM-{walk.view.language}")
    walk.press("notices.tell-do")
    walk.sees("told.notices.taken")
    walk.page.locator("main tbody tr", has_text=f"1671-KM-{walk.view.language}").locator("a").first.click()
    walk.look()
    walk.page.locator(f"#orang-{person}").check()
    walk.press("notices.confirm")
    walk.sees("told.notices.confirmed")
    billed = walk.say("notices.billed-after").split("{")[0]
    walk.expects("what was billed after the death is told", billed in walk.text())
    if walk.page.locator("form[action$='/berkas']").count() == 0:
        walk.follow("notices.to-claim")
    claim = claim_of(walk)
    walk.sees("claim.estimate.decided-by-bpjs")
    walk.go(f"/orang/{person}")
    ended = DIED[1][walk.view.language]
    walk.expects("her work ended with her, so no later month asks dues of her", ended in walk.text())
    walk.go(f"/orang/{person}/ahli-waris")
    walk.choose("hubungan", "spouse")
    walk.write("nama", "Aminah")
    walk.press("heirs.add")
    walk.sees("told.heirs.added")
    walk.enter("opd-operator")
    walk.go(claim)
    walk.sees("claims.message.death")
    walk.expects("the family's papers are named in the message", "Aminah" in walk.text())
    answer(
        walk,
        claim,
        certificate_number=f"1671-KM-{walk.view.language}",
        claimant_address="Lorong Contoh 9",
        claimant_phone="0800 8765 4321",
    )
    for form in ("heir-letter", "death-claim"):
        button = walk.page.locator(f"form[action$='/formulir/{form}'] button")
        taken = walk.pressed_file(button.click).read_bytes()
        walk.expects(f"{form} is a PDF", taken.startswith(b"%PDF"))
    bring(walk, claim, "death-certificate", "bpjs-card", "ktp", "heir-ktp", "family-card", "heir-letter")
    walk.go(claim)
    walk.press("claims.propose")
    walk.expects("it is not sent while papers are missing", walk.page.locator(".notice.bad").count() > 0)
    bring(walk, claim, "heir-bank-book", "work-reference")
    sent_and_paid(walk, claim, BENEFIT[walk.view.language])
    walk.enter("manpower-office")
    walk.go("/klaim/serah-terima")
    walk.expects("it is among what is handed over", "JKM" in walk.text())
    pack = walk.page.locator("form[action$='/paket'] button")
    taken = walk.pressed_file(pack.click).read_bytes()
    walk.expects("the pack is a PDF", taken.startswith(b"%PDF") and len(taken) > 5_000)
    told = walk.office.command(
        "claim", "totals", "--from", "2026-07-01", "--through", "2026-07-31", "--government", "1671"
    )
    total = told[-1]["amount"]
    walk.expects(f"{rupiah(total)} is what the books say", rupiah(total) in walk.text())
    walk.go(f"/orang/{person}")
    told, day = walk.text(), DIED[1][walk.view.language]
    walk.expects("the register knows of the death, and the job ends with it", day in told)


def a_commute_accident_goes_from_the_call_to_the_payment(walk):
    person, name = colleague(walk, HURT[walk.view.language])
    walk.go(f"/orang/{person}")
    walk.follow("claims.open")
    walk.choose("jenis", "jkk")
    walk.write("tanggal", "2026-07-05")
    walk.write("jam", "06:40")
    walk.press("claims.open")
    walk.sees("told.claims.opened")
    claim = claim_of(walk)
    walk.expects("the 48 hours run", walk.say("claim.clock.phase-one") in walk.text())
    walk.sees("claims.message.accident")
    walk.press("claims.move", stage=walk.say("claim.stage.phase-one"))
    walk.expects("it is not reported without its answers", walk.page.locator(".notice.bad").count() > 0)
    answer(
        walk,
        claim,
        circumstance="commute",
        place="Jalan Sudirman",
        chronology="Jatuh dari sepeda motor pada perjalanan dari rumah ke tempat kerja.",
        road_accident="yes",
    )
    # What is asked of a way to work is asked once it is known to be one.
    answer(walk, claim, commute_proof="police-letter")
    bring(walk, claim, "kk1", "attendance")
    walk.go(claim)
    form = walk.page.locator("form[action$='/formulir/accident-phase-one'] button")
    taken = walk.pressed_file(form.first.click).read_bytes()
    walk.expects("form KK1 is a PDF", taken.startswith(b"%PDF"))
    on_to(walk, claim, "phase-one")
    answer(walk, claim, care_facility="RSUD Naung")
    on_to(walk, claim, "care")
    answer(walk, claim, doctor_statement="2026-07-06", outcome="recovered", days_unable="14")
    bring(walk, claim, "kk2", "kk3")
    on_to(walk, claim, "phase-two")
    bring(walk, claim, "police-letter", "ktp", "bpjs-card", "bank-book")
    sent_and_paid(walk, claim, 1_400_000)
    walk.enter("manpower-office")
    walk.go("/klaim?bagian=dibayar")
    walk.expects(f"{name} stands among the paid ones", name in walk.text())


def what_time_brings_is_told(walk):
    walk.enter("manpower-office")
    walk.go("/klaim")
    walk.follow("claims.menu.arising")
    walk.write("bulan", "2026-08")
    walk.press("claims.show")
    chosen = walk.page.locator("main [name=bulan]").first.input_value()
    walk.expects("the month stays chosen", chosen == "2026-08")
    # Each view has a person of its own, so that no letter was drafted before.
    place = {"id": 0, "en": 1}[walk.view.language]
    row = walk.page.locator("main tbody tr").nth(place)
    drafted = walk.say("arising.drafted").split("{")[0]
    walk.expects("nobody has told this person yet", drafted not in row.inner_text())
    name = row.locator("th a").inner_text()
    button = row.get_by_role("button", name=walk.say("arising.letter"), exact=True)
    taken = walk.pressed_file(button.click).read_bytes()
    walk.expects("the letter is a PDF", taken.startswith(b"%PDF") and len(taken) > 5_000)
    walk.page.reload()
    walk.look()
    row = walk.page.locator("main tbody tr", has_text=name).first
    walk.expects("that it was drafted, when and by whom, is on the list", drafted in row.inner_text())
    row.get_by_text(walk.say("claims.message"), exact=True).click()
    walk.expects("the WhatsApp text names the person", name in row.locator(".message").inner_text())
    walk.follow("claims.menu.stakes")
    walk.sees("liability.note.decided-by-bpjs")
    walk.go("/klaim?unit=&jenis=jkm")
    walk.expects("the kind stays chosen", walk.page.locator("[name=jenis]").input_value() == "jkm")
    walk.window("anybody")
    walk.go("/manfaat")
    walk.follow("paid-out.link")
    walk.expects("one family is nobody's business", "Rp42.000.000" not in walk.text())


ALL = [
    a_death_goes_from_its_notice_to_the_handing_over,
    a_commute_accident_goes_from_the_call_to_the_payment,
    what_time_brings_is_told,
]
