"""A roster comes in as an office made it, is mended, and is decided by another hand."""

from .made_roster import SCRIPT, Roster
from .office import rupiah
from .workbooks import file, workbook


def the_labour_office_asks_for_the_rosters_of_the_month(walk):
    walk.enter("manpower-office")
    walk.go("/daftar")
    walk.follow("rosters.open-campaign")
    walk.write("nama", f"Permintaan {walk.view.language}")
    walk.choose("bulan", walk.office.month)
    walk.write("tenggat", "2026-07-20")
    walk.press("rosters.open-campaign")
    walk.sees("told.rosters-campaign")
    walk.expects("the request stands on the board", f"Permintaan {walk.view.language}" in walk.text())
    if walk.view.language == "id":
        walk.enter("opd-operator")
        walk.go("/")
        walk.expects(
            "the operator finds the request among what is to be done today",
            walk.page.locator("main a[href*='/daftar']").count() >= 1,
        )


def the_operator_sends_a_roster_as_it_is(walk):
    walk.enter("opd-operator")
    walk.go("/")
    walk.follow("menu.rosters", "nav")
    walk.page.locator("main").get_by_role("link", name=walk.say("rosters.send")).first.click()
    walk.look()
    walk.choose("bulan", walk.office.month)
    roster = Roster(walk.view)
    walk.page.set_input_files(
        "[name=berkas]", file(f"daftar {walk.view.language}.xlsx", workbook(roster.rows()))
    )
    walk.press("rosters.send-check")
    walk.waits("the file is checked", lambda: walk.page.locator("form[action$='/kolom']").count() == 1)
    walk.office.uploads = {**getattr(walk.office, "uploads", {}), walk.view.language: walk.page.url}
    walk.expects("nothing runs and the name stands as it was written", SCRIPT not in walk.page.content())


def she_says_which_column_is_the_wage(walk):
    walk.enter("opd-operator")
    walk.page.goto(walk.office.uploads[walk.view.language])
    row = walk.page.locator("form[action$='/kolom'] tbody tr", has_text="Uang Saku Tetap")
    summary = walk.page.locator("details summary", has_text=walk.say("rosters.columns"))
    if summary.locator("xpath=..").get_attribute("open") is None:
        summary.click()
    row.locator("select").select_option("upah")
    walk.press("rosters.columns-save")
    walk.waits("the file is checked again", lambda: walk.page.locator("form[action$='/kirim']").count() == 1)
    taken = walk.page.locator("form[action$='/kolom'] tbody tr", has_text="Uang Saku Tetap").locator("select")
    walk.expects("the column is the wage from now on", taken.input_value() == "upah")


def she_mends_a_number_that_is_a_digit_short(walk):
    walk.enter("opd-operator")
    walk.page.goto(walk.office.uploads[walk.view.language])
    roster = Roster(walk.view)
    name = f"YUDI {roster.mother} PRANA"
    row = walk.page.locator("form[action$='/perbaiki'] tbody tr", has_text=name)
    walk.expects("the short NIK waits with its reason", row.count() >= 1)
    row.locator("input:not([type=checkbox])").first.fill(roster.nik("030592", 3))
    walk.press("rosters.fix-save")
    walk.waits("the file is checked again", lambda: walk.page.locator("form[action$='/kirim']").count() == 1)
    left = walk.page.locator("form[action$='/perbaiki'] tbody tr", has_text=name)
    walk.expects("his row no longer waits", left.count() == 0)


def she_hands_it_in_and_may_not_decide_it(walk):
    walk.enter("opd-operator")
    walk.page.goto(walk.office.uploads[walk.view.language])
    walk.look()
    walk.write("sptjm", f"SPTJM/{walk.view.language}/7")
    walk.page.locator("[name=menjamin]").check()
    walk.page.locator("form[action$='/kirim'] button").click()
    walk.look()
    walk.waits("the version stands", lambda: "/berkas/" not in walk.page.url)
    walk.office.versions = {**getattr(walk.office, "versions", {}), walk.view.language: walk.page.url}
    walk.sees("rosters.state.submitted")
    walk.expects(
        "there is nothing to approve for her", walk.page.locator("form[action$='/setujui']").count() == 0
    )
    walk.page.goto(walk.office.uploads[walk.view.language])
    walk.expects("the file leads to its version", "/berkas/" not in walk.page.url)


def decide(walk, role):
    """Looks at what changes, decides who is who, and approves."""
    walk.enter(role)
    walk.page.goto(walk.office.versions[walk.view.language])
    walk.look()
    walk.expects(
        "its six rows are shown",
        walk.page.locator("main tbody th", has_text=Roster(walk.view).mother).count() >= 6,
    )
    walk.page.goto(walk.page.url.split("?")[0] + "/periksa")
    walk.look()
    for _ in range(walk.page.locator("main button[value=other]").count()):
        # Those that nobody decided stand first.
        walk.page.locator("main button[value=other]").first.click()
        walk.look()
    walk.page.goto(walk.office.versions[walk.view.language])
    walk.look()
    walk.press("rosters.approve-do")
    walk.sees("rosters.applied")
    walk.expects(
        "six people began to work",
        walk.page.locator("main .card", has_text=walk.say("rosters.applied.joined"))
        .locator(".figure")
        .inner_text()
        == "6",
    )


def the_verifier_compares_and_takes_it_over(walk):
    if walk.view.language == "id":
        decide(walk, "verifier")


def the_unit_head_sees_the_next_version_against_the_last_and_takes_it_over(walk):
    if walk.view.language == "en":
        walk.enter("unit-head")
        walk.page.goto(walk.office.versions["en"])
        walk.look()
        walk.expects(
            "the wages of both versions stand beside each other",
            walk.text().count(rupiah(Roster(walk.view).wages)) >= 2,
        )
        walk.expects(
            "those of the version before are missed by name", "RATNA PERTAMA WULAN" in walk.page.content()
        )
        decide(walk, "unit-head")


def names_are_shown_as_they_were_written_and_run_nowhere(walk):
    walk.enter("opd-operator")
    walk.page.once("dialog", lambda dialog: walk.complaints.append("a dialog opened"))
    walk.go("/orang?cari=siti")
    row = walk.page.locator("main tbody tr", has_text=Roster(walk.view).mother)
    walk.expects("her name is text", SCRIPT.upper() in row.inner_text().upper())
    row.locator("a").first.click()
    walk.look()
    walk.expects(
        "her page has no script of hers",
        walk.page.locator("main script").count() == 0 and "alert()" in walk.text("h1").lower(),
    )


ALL = [
    the_labour_office_asks_for_the_rosters_of_the_month,
    the_operator_sends_a_roster_as_it_is,
    she_says_which_column_is_the_wage,
    she_mends_a_number_that_is_a_digit_short,
    she_hands_it_in_and_may_not_decide_it,
    the_verifier_compares_and_takes_it_over,
    the_unit_head_sees_the_next_version_against_the_last_and_takes_it_over,
    names_are_shown_as_they_were_written_and_run_nowhere,
]
