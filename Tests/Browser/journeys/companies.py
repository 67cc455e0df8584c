"""Companies: the counter, the ladder of sanctions by two people, and what the law leaves outside."""

from .workbooks import file

REFUSED = "9016710000004"
OVERDUE = "CV Peragaan Bangunan Jaya"


def the_counter_learns_no_more_than_whether_a_company_may_be_served(walk):
    walk.enter("opd-operator")
    walk.go("/perusahaan/periksa")
    walk.write("nomor", REFUSED)
    walk.press("counter.ask")
    walk.expects("the refused one is told with its day", walk.page.locator(".notice.bad").count() == 1)
    walk.expects("its name is not told", "Tambang" not in walk.page.locator("main").inner_text())
    walk.write("nomor", "0000000000000")
    walk.press("counter.ask")
    walk.sees("counter.may-be-served")
    walk.go("/perusahaan", 403)


def a_company_is_entered_counted_and_reprimanded(walk):
    walk.enter("manpower-office")
    walk.go("/perusahaan")
    walk.sees("companies.part.belum-terdaftar")
    walk.go("/perusahaan/baru")
    walk.write("nama", f"PT Peragaan Baru {walk.view.language.upper()}")
    walk.write("nib", "123")
    walk.press("companies.save")
    walk.expects("a number that is none is refused", walk.page.locator(".notice.bad").count() == 1)
    walk.write("nib", {"id": "9016710000077", "en": "9016710000078"}[walk.view.language])
    walk.write("penjualan", "3.000.000.000")
    walk.press("companies.save")
    walk.sees("told.companies.saved")
    walk.page.locator("main details:has(form[action$='/hitung']) summary").click()
    walk.write("pekerja", "11")
    walk.page.locator("form[action$='/hitung'] button").click()
    walk.look()
    walk.sees("company.finding.belum-terdaftar")
    walk.page.locator("main details:has(form[action$='/kasus']) summary").click()
    walk.write("catatan", "Kunjungan lapangan")
    walk.page.locator("form[action$='/kasus'] button").click()
    walk.look()
    walk.sees("told.companies.opened")
    letter = walk.pressed_file(walk.page.locator("form[action$='/surat/reprimand-first'] button").first.click)
    walk.expects("the reprimand is a PDF", letter.read_bytes()[:5] == b"%PDF-")
    walk.write("nomor", "560/1/2026")
    walk.write("bukti", "Diterima satpam")
    walk.press("sanction.serve")
    walk.expects("the first step is done", walk.page.locator("main td .state.good").count() == 1)
    walk.expects("nothing more may be served today", walk.page.locator("form[action$='/serah']").count() == 0)


def a_fine_is_put_forward_by_one_and_set_by_another(walk):
    walk.enter("manpower-office")
    walk.go("/perusahaan?bagian=proses")
    walk.page.locator("main tbody th a", has_text=OVERDUE).click()
    walk.look()
    walk.page.locator("main .titlebar a.button").first.click()
    walk.look()
    case = walk.page.url.split("?")[0].removeprefix(walk.office.base)
    if not walk.page.locator("form[action$='/usul']").count():
        # The other view set it before: it is told in this one too.
        walk.sees("sanction.fine-unverified")
        return
    walk.write("iuran", "100.000.000")
    walk.page.locator("form[action$='/usul'] input[name=alasan]").fill("Belum mendaftar")
    walk.page.locator("form[action$='/usul'] button").click()
    walk.look()
    walk.sees("company.refused.same-hand")
    walk.enter("leadership")
    walk.go(case)
    walk.page.locator("form[action$='/putus'] input[name=nomor]").first.fill("800/1/2026")
    walk.page.locator("form[action$='/putus'] button").first.click()
    walk.look()
    walk.sees("sanction.fine-unverified")


def the_state_is_outside_and_a_branch_counts_with_its_head_office(walk):
    walk.enter("manpower-office")
    walk.go("/perusahaan?cari=Balai+Peragaan")
    walk.page.locator("main tbody th a").first.click()
    walk.look()
    walk.sees("companies.state-outside")
    walk.go("/perusahaan?cari=Hotel+Sungai")
    walk.expects("nine and two are eleven", "11" in walk.page.locator("main tbody").inner_text())
    walk.go("/perusahaan/1", 404)


def a_list_asks_how_dangerous_the_work_is(walk):
    language = walk.view.language
    n = {"id": 1, "en": 2}[language]
    walk.enter("manpower-office")
    walk.go("/perusahaan")
    text = f"NIB,NPP,Nama,Tenaga Kerja,Kelas Risiko\n901671000008{n},PG99002{n},PT Peragaan Risiko {n},15,\n901671000009{n},PG99003{n},PT Peragaan Salah {n},15,VII\n"
    form = walk.page.locator("form[action='/perusahaan/impor']")
    if not form.locator("[type=file]").is_visible():
        walk.page.locator("main details:has(form[action='/perusahaan/impor']) summary").click()
    form.locator("[type=file]").set_input_files(file("daftar.csv", text.encode()))
    form.locator("button").click()
    walk.look()
    walk.sees("company.books.not-a-risk-class", text="VII")
    walk.go("/perusahaan?bagian=tanpa-kelas")
    walk.page.locator("main tbody th a", has_text=f"PT Peragaan Risiko {n}").click()
    walk.look()
    walk.sees("companies.no-class")
    walk.page.locator("main details:has(form[action$='/kelas']) summary").click()
    walk.choose("kelas", "III")
    walk.page.locator("form[action$='/kelas'] button").click()
    walk.look()
    walk.expects("the class stands there", "III" in walk.text() and walk.say("companies.no-class") not in walk.text())


def a_company_sees_its_people_months_and_bills_and_takes_its_certificate(walk):
    walk.enter("company")
    walk.go("/perusahaan")
    walk.page.locator("main a[href^='/perusahaan/']", has_text="Peragaan-Maju").first.click()
    walk.look()
    walk.sees("companies.nothing-wrong")
    company = walk.page.url.split("?")[0].removeprefix(walk.office.base)
    certificate = walk.pressed_file(walk.page.locator("form[action$='/keterangan'] button").first.click)
    walk.expects("the certificate for tenders is a PDF", certificate.read_bytes()[:5] == b"%PDF-")
    for key in ("companies.people", "companies.month", "companies.unit", "companies.enrol"):
        walk.go(company)
        walk.follow(key)
    walk.go("/orang")
    walk.expects("its own people are there", "PERAGAAN" in walk.text())
    walk.go("/perusahaan?cari=Sawit")
    walk.expects("no other company is", "Sawit" not in walk.text())


ALL = [
    the_counter_learns_no_more_than_whether_a_company_may_be_served,
    a_company_is_entered_counted_and_reprimanded,
    a_fine_is_put_forward_by_one_and_set_by_another,
    the_state_is_outside_and_a_branch_counts_with_its_head_office,
    a_list_asks_how_dangerous_the_work_is,
    a_company_sees_its_people_months_and_bills_and_takes_its_certificate,
]
