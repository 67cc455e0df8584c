"""Agreements with BPJS and the regulations behind them: a draft becomes an agreement by two people, what ends
is renewed, and what cannot be is refused with its reason."""


def a_draft_is_sent_agreed_to_and_signed_by_another(walk):
    walk.enter("opd-operator")
    walk.go("/pks?bagian=proses")
    if not walk.page.locator("main tbody a").count():
        # It was signed before, in the other language: then it is carried on.
        walk.go("/pks?bagian=berlaku")
        walk.page.locator("main tbody a").first.click()
        walk.press("agreements.renew")
        walk.sees("told.agreements.renewed")
    else:
        walk.page.locator("main tbody a").first.click()
    walk.look()
    path = walk.page.url.removeprefix(walk.office.base).split("?")[0]
    walk.press("agreements.send")
    walk.sees("told.agreements.sent")
    walk.enter("unit-head")
    walk.go(path)
    walk.press("agreements.accept")
    walk.sees("told.agreements.accepted")
    number = f"415.4/{walk.view.language}"
    walk.write("nomor", number)
    walk.write("nomor-bpjs", f"PER/{walk.view.language}")
    walk.press("agreements.sign")
    walk.sees("told.agreements.signed")
    walk.expects("its number stands on the page", number in walk.text())
    walk.sees("timeline.papers")


def a_second_agreement_for_the_same_days_is_refused(walk):
    walk.enter("opd-operator")
    walk.go("/pks/baru")
    walk.page.locator("main select[name=unit]").select_option(index=1)
    walk.write("dari", "2026-06-01")
    walk.write("sampai", "2026-12-31")
    walk.write("dana", "APBD kota")
    walk.press("agreements.draft")
    walk.expects("the other agreement is named", "415.4/" in walk.text())
    walk.expects(
        "what was typed is still there",
        walk.page.locator("main [name=dana]").input_value() == "APBD kota",
    )
    walk.write("sampai", "2026-05-31")
    walk.press("agreements.draft")
    walk.expects("it ends before it begins", "2026" in walk.page.locator("main .notice.bad").inner_text())


def all_that_end_with_the_year_are_looked_at_together(walk):
    walk.enter("manpower-office")
    walk.go("/pks/perpanjang?sampai=2026-12-31&jembatan=2027-03-31")
    walk.expects("several are listed", walk.page.locator("main tbody tr").count() > 3)
    walk.go("/pks?bagian=akan-berakhir")
    walk.page.locator("main tbody a").first.click()
    walk.look()
    walk.sees("timeline.gaps")


def a_regulation_is_recorded_and_a_slip_is_not(walk):
    walk.enter("manpower-office")
    walk.go("/regulasi")
    walk.expects("the instruction that is meant is there", "2/2021" in walk.text())
    walk.expects("the slip is not", "24/2021" not in walk.text())
    walk.follow("regulations.new")
    walk.write("nomor", f"7-{walk.view.language}")
    walk.write("tahun", "2026")
    walk.write("tentang", "RT/RW")
    walk.write("dari", "2025-12-31")
    walk.press("agreements.save")
    walk.expects("a text begins not before its year", walk.page.locator("main .notice.bad").count() == 1)
    walk.write("dari", "2026-02-01")
    walk.press("agreements.save")
    walk.sees("told.regulations.added")
    walk.go("/regulasi/celah")
    walk.sees("obligations.unregistered")
    walk.go("/regulasi/kepatuhan")
    walk.sees("compliance.not-registered")


ALL = [
    a_draft_is_sent_agreed_to_and_signed_by_another,
    a_second_agreement_for_the_same_days_is_refused,
    all_that_end_with_the_year_are_looked_at_together,
    a_regulation_is_recorded_and_a_slip_is_not,
]
