"""A month is opened, calculated, agreed and locked, each step by whoever may; and why it costs what it
costs."""

import re

from .office import rupiah

# A registration a view: a month is agreed once.
WHOLE = {"id": "UPTD PASAR INDUK", "en": "SEKRETARIAT DAERAH"}


def page_of(walk, name, month=None):
    month = month or walk.office.month
    walk.go(f"/iuran/{month}/{walk.office.periods(month)[name]['registration']}")


def the_labour_office_opens_and_calculates_the_whole_month(walk):
    walk.enter("manpower-office")
    walk.go("/")
    walk.follow("menu.dues", "nav")
    if walk.view.language == "id":
        walk.page.locator("form[action='/iuran/buka'] button").click()
        walk.look()
        walk.sees("told.money.opened")
    walk.go(f"/iuran?bulan={walk.office.month}")
    walk.page.locator("form[action='/iuran/hitung'] button").click()
    walk.look()
    walk.sees("told.money.calculated-all")
    rows = walk.office.periods(walk.office.month)
    walk.expects(
        "no registration is left without its figures", all(row["dues"] is not None for row in rows.values())
    )
    for row in list(rows.values())[:3]:
        shown = walk.page.locator("main tbody tr", has_text=row["number"]).inner_text()
        walk.expects(f"{row['name']} is there with {rupiah(row['dues'])}", rupiah(row["dues"]) in shown)


def the_labour_office_agrees_a_month_and_another_hand_posts_it(walk):
    name = WHOLE[walk.view.language]
    walk.enter("manpower-office")
    page_of(walk, name)
    row = walk.office.periods(walk.office.month)[name]
    told = {one["name"]: one for one in walk.office.command("period", "list", "--month", walk.office.month)}[
        name
    ]
    walk.expects(
        f"the API and the command say the same: {row['dues']}, {told['dues']}", row["dues"] == told["dues"]
    )
    walk.expects(f"the page says {rupiah(row['dues'])} too", rupiah(row["dues"]) in walk.text())
    walk.press("money.step.finalisasi")
    walk.sees("told.money.finalised")
    walk.expects("who agreed it cannot post it", walk.page.locator("form[action$='/posting']").count() == 0)
    walk.enter("finance-agency")
    page_of(walk, name)
    walk.press("money.step.posting")
    walk.sees("told.money.posted")
    now = walk.office.periods(walk.office.month)[name]
    walk.expects(
        "the bill is open to the rupiah",
        now["stage"] == "Posting" and now["bill"] and now["open"] == row["dues"],
    )
    walk.expects(
        "nothing is left to be done with it", walk.page.locator("form[action$='/hitung']").count() == 0
    )


def the_unit_head_agrees_the_unit_s_month_and_the_treasurer_posts_it(walk):
    if walk.view.language == "id":
        return
    walk.enter("unit-head")
    page_of(walk, walk.office.unit)
    walk.expects(
        "she may not post what she agrees", walk.page.locator("form[action$='/posting']").count() == 0
    )
    if walk.page.locator("form[action$='/finalisasi']").count() == 0:
        walk.enter("opd-operator")
        page_of(walk, walk.office.unit)
        walk.press("money.step.hitung")
        walk.enter("unit-head")
        page_of(walk, walk.office.unit)
    walk.press("money.step.finalisasi")
    walk.sees("told.money.finalised")
    walk.enter("treasurer")
    page_of(walk, walk.office.unit)
    walk.press("money.step.posting")
    walk.sees("told.money.posted")


def why_a_month_differs_is_told_to_the_last_rupiah(walk):
    """The page, the command and the two periods agree, and the parts make up the difference."""
    name, (before, after) = "DINAS PERHUBUNGAN", ("2026-03", "2026-04")
    walk.enter("manpower-office")
    page_of(walk, name, after)
    walk.follow("money.why.link")
    told = walk.office.command("period", "why", "--month", after, "--than", before, "--registration", name)[0]
    walk.expects("the command finds a difference", told["difference"] == told["after"] - told["before"] != 0)
    for amount in (told["before"], told["after"], told["difference"]):
        walk.expects(f"the page says {rupiah(amount)}", rupiah(amount) in walk.text())
    rows = walk.page.locator("main table tbody tr:not(.sum)")
    parts = [int(re.sub(r"[^\d-]", "", row.locator("td").last.inner_text())) for row in rows.all()]
    walk.expects(f"the parts {parts} make {told['difference']}", parts and sum(parts) == told["difference"])
    rows.first.locator("a").click()
    walk.look()
    walk.expects("people stand behind a cause", walk.page.locator("main table").count() == 2)


def a_person_s_dues_are_those_of_the_law(walk):
    """What the page of reasons says is what the command says of the same wage."""
    walk.enter("opd-operator")
    page_of(walk, walk.office.unit, walk.office.last_month)
    row = walk.page.locator("main tbody tr", has=walk.page.locator("a[href*='/orang/']")).first
    wage, owed = (int(re.sub(r"\D", "", cell)) for cell in row.locator("td, th").all_inner_texts()[-3:-1])
    row.locator("a").first.click()
    walk.look()
    told = walk.office.command(
        "contribution",
        "--segment",
        "pu",
        "--month",
        walk.office.last_month,
        "--wage",
        str(wage),
        "--risk-class",
        "I",
        "--programmes",
        "jkk,jkm",
        "--age",
        "36",
        "--employer",
        "government",
        "--paid-by",
        "apbd",
    )[0]
    amounts = [line["amount"] for line in told["lines"]]
    walk.expects(f"{amounts} are {owed}", sum(amounts) == owed)
    for line in told["lines"]:
        walk.expects(
            f"{line['programme']} stands there with {rupiah(line['amount'])} and its article",
            rupiah(line["amount"]) in walk.text() and line["reasons"][0]["citation"] in walk.text(),
        )


ALL = [
    the_labour_office_opens_and_calculates_the_whole_month,
    the_labour_office_agrees_a_month_and_another_hand_posts_it,
    the_unit_head_agrees_the_unit_s_month_and_the_treasurer_posts_it,
    why_a_month_differs_is_told_to_the_last_rupiah,
    a_person_s_dues_are_those_of_the_law,
]
