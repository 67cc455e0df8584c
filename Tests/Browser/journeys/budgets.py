"""The budget year: what is proposed, decided, funded and weighed."""

from .office import rupiah


def who_plans_writes_a_budget_and_another_decides_it(walk):
    year = int(walk.office.month[:4]) + 1
    walk.enter("finance-agency")
    walk.go(f"/anggaran?tahun={year}")
    walk.sees("budgets.card.without")
    walk.page.locator("main tbody th a").last.click()
    walk.look()
    sheet = walk.page.url.split("?")[0].removeprefix(walk.office.base)
    walk.choose("tahap", "usulan")
    walk.write("naik", "6,5")
    walk.press("budgets.propose-do")
    walk.sees("told.budgets.saved")
    walk.expects("every amount has its account or says that it lacks", "JKK Rp" in walk.text())
    walk.write("nomor", "")
    walk.press("budgets.decide-do")
    walk.sees("budget.refused.same-hand")
    walk.go(sheet)
    walk.page.locator("main details:has(form[action$='/baris']) summary").click()
    walk.choose("kategori", "pekerja-rentan")
    walk.write("orang-baru", "100")
    walk.write("upah", "1.000.000")
    walk.press("budgets.add-do")
    walk.expects("a hundred people cost a year's dues", rupiah(20_160_000) in walk.text())
    walk.page.locator("main a[href*='/banding']").first.click()
    walk.look()
    walk.sees("budget.effect.added")
    walk.go(sheet)
    file = walk.pressed_file(walk.page.locator("main a[href*='/rka']").click)
    walk.expects("the RKA is a workbook", file.read_bytes()[:2] == b"PK")


def bad_lines_are_refused_and_nothing_is_lost(walk):
    walk.enter("finance-agency")
    walk.go("/anggaran")
    walk.page.locator("main tbody th a").first.click()
    walk.look()
    for name, value in (("upah", "1.5"), ("orang-baru", "0"), ("rek-jkk", "5.1.02.02.02.9999")):
        if not walk.page.locator("main input[name=upah]").is_visible():
            walk.page.locator("main details:has(form[action$='/baris']) summary").click()
        walk.choose("kategori", "non-asn")
        walk.write("orang-baru", "7")
        walk.write("upah", "1.000.000")
        walk.write(name, value)
        walk.press("budgets.add-do")
        walk.expects(f"{name}={value} is refused", walk.page.locator(".notice.bad").count() > 0)
        walk.write("rek-jkk", "") if walk.page.locator("main input[name=rek-jkk]").is_visible() else None


def the_leadership_weighs_choices_and_what_doing_nothing_costs(walk):
    walk.enter("leadership")
    walk.go("/anggaran/skenario?tahun=2026&kelompok=rentan&tambah-rentan=5000")
    walk.sees("budgets.nothing-done")
    walk.expects("a death pays the full sum to the protected", rupiah(42_000_000) in walk.text())
    walk.write("pagu", "100.000.000")
    walk.press("budgets.scenario-do")
    walk.expects("the ceiling stays in the form", "pagu=100" in walk.page.url)
    walk.go("/anggaran/skenario?tahun=2026&pagu=banyak", 422)
    walk.sees("budgets.scenario-wrong")


def the_year_is_followed_from_budget_to_payment(walk):
    walk.enter("finance-agency")
    for path in ("/anggaran/realisasi?tahun=2026", "/anggaran/sumber?tahun=2026", "/anggaran/kalender?tahun=2027"):
        walk.go(path)
    walk.go("/anggaran/realisasi?tahun=2026")
    walk.expects("the chart has its table", walk.page.locator("main svg.chart").count() == 1)
    walk.page.locator("main tbody th a").first.click()
    walk.look()
    walk.go("/anggaran/realisasi?unit=1", 404)


ALL = [
    who_plans_writes_a_budget_and_another_decides_it,
    bad_lines_are_refused_and_nothing_is_lost,
    the_leadership_weighs_choices_and_what_doing_nothing_costs,
    the_year_is_followed_from_budget_to_payment,
]
