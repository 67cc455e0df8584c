"""Who reads and does not act: the BPJS branch, the leadership, the inspectorate, the ministry."""

from .office import rupiah


def no_forms(walk, path):
    """Nothing on the page changes anything; whoever only reads has no button to press."""
    acting = walk.page.locator("main form[method=post]")
    walk.expects(f"{path} has nothing to act with", acting.count() == 0)


def the_bpjs_branch_sees_months_and_arrears_and_can_act_on_none(walk):
    office = walk.office
    walk.enter("bpjs-branch")
    row = office.periods(office.last_month)["DINAS PERHUBUNGAN"]
    period = f"/iuran/{office.last_month}/{row['registration']}"
    for path in ("/", "/iuran", period, f"/iuran/tagihan/{row['bill']}", "/iuran/tunggakan", "/unit"):
        walk.go(path)
        no_forms(walk, path)
    walk.go(period)
    walk.expects("the month's dues are there", rupiah(row["dues"]) in walk.text())
    for path in (
        "/orang",
        "/pengaturan",
        "/audit",
        "/iuran/bank",
        "/daftar",
        f"/iuran/bayar/baru?tagihan={row['bill']}",
    ):
        walk.go(path, 403)
    person = office.ask("/api/v1/people?name=sri")[1]["people"][0]["id"]
    walk.go(f"/orang/{person}", 403)
    walk.go("/")
    mark = walk.page.locator("form [name=tanda]").first.input_value()
    for act in (f"{period}/hitung", f"{period}/posting", "/iuran/buka"):
        forced = walk.page.request.post(office.base + act, form={"tanda": mark, "bulan": office.month})
        walk.expects(f"{act} is refused without its button too: {forced.status}", forced.status == 403)


def the_leadership_has_one_page_and_prints_it(walk):
    office = walk.office
    walk.enter("leadership")
    walk.go("/")
    walk.expects("it is the first page", "/pimpinan" in walk.page.url)
    overdue = sum(row["overdue"] for row in office.ask("/api/v1/arrears")[1]["arrears"])
    walk.expects(f"the arrears are {rupiah(overdue)}", rupiah(overdue) in walk.text())
    dues = sum(row["dues"] for row in office.periods(office.last_month).values())
    walk.expects(f"the dues of the last month are {rupiah(dues)}", rupiah(dues) in walk.text())
    walk.page.emulate_media(media="print")
    walk.expects(
        "menu and buttons are not printed",
        not any(
            one.is_visible()
            for place in ("nav.nav", "main .noprint, main button")
            for one in walk.page.locator(place).all()
        ),
    )
    walk.expects("the heading is printed", walk.page.locator("h1").is_visible())
    walk.page.emulate_media(media="screen")
    walk.go("/orang", 403)


def the_inspectorate_says_why_before_a_person_is_opened(walk):
    office, reason = walk.office, f"Pemeriksaan berkala {walk.view.language}"
    walk.enter("inspectorate")
    walk.go("/orang?cari=sri")
    walk.page.locator("main tbody a").first.click()
    walk.look()
    person = walk.page.url.split("/orang/")[1].split("?")[0]
    walk.sees("person.why.title")
    walk.expects("nothing of the person is shown before", "NIK" not in walk.text())
    walk.write("alasan", "ya")
    walk.press("person.why.open")
    walk.expects("two letters are no reason", "NIK" not in walk.text())
    walk.write("alasan", reason)
    walk.press("person.why.open")
    walk.expects("the person is open", "NIK" in walk.text() and "*" in walk.text())
    no_post = walk.page.locator("main form[action*='/pekerjaan']")
    walk.expects("there is nothing to change", no_post.count() == 0)
    walk.page.locator("main h2", has_text=walk.say("person.looks")).scroll_into_view_if_needed()
    walk.expects("the look stands there with its reason", reason in walk.text())
    walk.go(f"/orang/{person}")
    walk.sees("person.why.title")
    status, _ = office.ask(f"/api/v1/people/{person}/months")
    walk.expects("a program of an office without that duty is not asked", status == 200)


def the_inspectorate_proves_the_chain_and_reads_it(walk):
    walk.enter("inspectorate")
    walk.go("/")
    walk.follow("menu.audit", "nav")
    walk.page.locator("form[action='/audit/periksa'] button").click()
    walk.look()
    walk.expects("the chain holds", walk.page.locator("main .good").count() >= 1)
    walk.go("/audit?perbuatan=payment.confirm")
    walk.expects("what is asked for stands in the address", "perbuatan=" in walk.page.url)


def the_ministry_has_totals_and_no_names(walk):
    walk.enter("ministry")
    walk.go("/")
    walk.go("/ringkasan")
    walk.expects("there are totals of a government", walk.page.locator("main tbody tr").count() >= 1)
    for path in ("/orang", "/iuran", "/pimpinan", "/audit", "/unit"):
        walk.go(path, 403)


ALL = [
    the_bpjs_branch_sees_months_and_arrears_and_can_act_on_none,
    the_leadership_has_one_page_and_prints_it,
    the_inspectorate_says_why_before_a_person_is_opened,
    the_inspectorate_proves_the_chain_and_reads_it,
    the_ministry_has_totals_and_no_names,
]
