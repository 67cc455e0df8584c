"""Who is covered and who has not: a number of others becomes a figure, a meeting goes from its plan to its minutes,
and the years that the articles tell of are replayed with each figure traced to its line."""

DAY = {"id": "2026-03-31", "en": "2026-02-28"}


def many(walk, number):
    """2506 as the page writes it."""
    return f"{number:,}".replace(",", "." if walk.view.language == "id" else ",")


def a_number_of_others_becomes_a_figure(walk):
    walk.enter("manpower-office")
    walk.go("/cakupan")
    walk.sees("indicator.coverage-local-workers")
    walk.follow("coverage.menu.base")
    for measure, count in (("workforce", "812.345"), ("active-participants", "287.654")):
        walk.choose("ukuran", f"{measure} workforce-without-civil-servants")
        walk.write("kode", "16.71")
        walk.write("tanggal", DAY[walk.view.language])
        walk.write("jumlah", count)
        walk.write("sumber", "BPS, Sakernas")
        walk.press("coverage.base.enter-do")
        walk.sees("told.coverage.recorded")
    share = {"id": "35,41", "en": "35.41"}[walk.view.language]
    walk.expects("the figure stands with both numbers", share in walk.text() and many(walk, 812345) in walk.text())
    walk.write("kode", "16.71.01.1001")
    walk.write("tanggal", DAY[walk.view.language])
    walk.write("jumlah", "10")
    walk.write("sumber", "BPS")
    walk.press("coverage.base.enter-do")
    walk.expects("a village is not in any list here", walk.page.locator(".notice.bad").count() == 1)


def a_target_says_how_many_a_month(walk):
    walk.enter("manpower-office")
    walk.go("/cakupan/dasar")
    walk.choose("indikator", "coverage-local-workers")
    walk.write("sampai", "2026-12")
    walk.write("persen", "99,5")
    walk.write("asal", "RPJMD")
    walk.press("coverage.target.enter-do")
    walk.sees("told.coverage.target")
    walk.expects("the path to it is told", "RPJMD" in walk.text())
    walk.go("/cakupan?menurut=category")
    walk.page.locator("main tbody th a").first.click()
    walk.look()
    walk.sees("coverage.filtered")


def a_meeting_goes_from_its_plan_to_its_minutes(walk):
    walk.enter("manpower-office")
    walk.go("/cakupan/belum")
    walk.sees("coverage.gaps.arrears")
    walk.go("/rapat")
    walk.write("nama", f"Monev {walk.view.language}")
    walk.write("tanggal", "2026-07-06")
    walk.write("tempat", "Aula")
    walk.press("meeting.plan-do")
    walk.sees("told.meeting.planned")
    walk.press("meeting.freeze")
    walk.sees("told.meeting.frozen")
    walk.page.locator("#undang-nama").fill("Kepala DLHK")
    walk.page.locator("#undang-instansi").fill("DLHK")
    walk.press("meeting.invite")
    walk.page.locator("[name=hadir]").check()
    walk.press("meeting.attend-do")
    walk.page.locator("#temuan-isi").fill("Tagihan lewat jatuh tempo")
    walk.press("meeting.finding.add")
    walk.page.locator("#komitmen-siapa").fill("Kepala DLHK")
    walk.page.locator("#komitmen-isi").fill("Bayar sebelum akhir bulan")
    walk.page.locator("#komitmen-sampai").fill("2026-07-31")
    walk.press("meeting.commit")
    walk.sees("told.meeting.committed")
    walk.page.locator("#notulen").fill("Rapat selesai.")
    walk.press("meeting.minutes-do")
    walk.sees("told.meeting.minuted")
    for paper in ("meeting.invitation", "meeting.attendance", "meeting.minutes"):
        here = walk.page.url.split("?")[0].removeprefix(walk.office.base)
        walk.follow(paper)
        walk.go(here)
    walk.expects("what was promised stands there", "Bayar sebelum akhir bulan" in walk.text())


def the_years_of_the_articles_are_replayed(walk):
    walk.enter("leadership")
    walk.go("/cakupan/arsip")
    walk.page.locator("main a[href$='/palembang-2019']").click()
    walk.look()
    for count in (1266, 2506):
        walk.expects(f"{count} is told", many(walk, count) in walk.text())
    walk.expects("each stands with its line", "seed000" in walk.text())
    walk.go("/cakupan/arsip/sumbagsel-2022")
    for share in ("35", "23,6", "24"):
        told = share if walk.view.language == "id" else share.replace(",", ".")
        walk.expects(f"{told} % is told", told in walk.text())
    walk.expects("each claim total stands there", "Rp772.000.000" in walk.text())


def a_report_is_set_for_a_role_and_read(walk):
    walk.enter("administrator")
    walk.go("/pengaturan/laporan")
    walk.sees("report.schedule-list")
    walk.choose("jenis", "arrears")
    walk.choose("peran", "finance-agency")
    walk.write("hari", "29")
    walk.press("report.add")
    walk.expects("not every month has a day 29", walk.page.locator(".notice.bad").count() == 1)
    walk.write("hari", {"id": "11", "en": "12"}[walk.view.language])
    walk.press("report.add")
    walk.sees("told.report-scheduled")
    walk.enter("leadership")
    walk.go("/laporan?jenis=coverage")
    walk.page.locator("main tbody th a").first.click()
    walk.look()
    walk.sees("report.table.coverage")
    walk.enter("opd-operator")
    walk.go("/laporan")
    walk.page.locator("main tbody th a").first.click()
    walk.look()
    walk.sees("report.table.arrears")


def everybody_reads_totals_and_finds_nobody(walk):
    walk.window("anybody")
    walk.go("/terbuka")
    walk.sees("open.title")
    walk.enter("ministry")
    walk.go("/nasional")
    walk.sees("coverage.nation.title")
    walk.go("/cakupan/peta")
    walk.page.locator("main svg.tiles a").first.click()
    walk.look()


ALL = [
    a_number_of_others_becomes_a_figure,
    a_target_says_how_many_a_month,
    a_meeting_goes_from_its_plan_to_its_minutes,
    the_years_of_the_articles_are_replayed,
    a_report_is_set_for_a_role_and_read,
    everybody_reads_totals_and_finds_nobody,
]
