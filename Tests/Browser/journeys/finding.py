"""Things are found again: people, languages, and work that took long."""

from .workbooks import file


def a_person_is_found_by_a_part_of_the_name_and_by_the_end_of_the_nik(walk):
    office = walk.office
    walk.enter("opd-operator")
    walk.go("/")
    walk.follow("menu.people", "nav")
    for asked, fits in (("wati", None), ("sri lest", "SRI LESTARI"), ("0009", "0009")):
        walk.write("cari", asked)
        walk.press("people.find")
        rows = walk.page.locator("main tbody tr").all_inner_texts()
        if fits:
            walk.expects(
                f"“{asked}” finds {fits} alone: {len(rows)}", rows and all(fits in row for row in rows)
            )
        walk.expects("what was asked stands in the address", "cari=" in walk.page.url)
    everywhere = office.ask("/api/v1/people?name=sri")[1]["people"]
    walk.go("/orang?cari=sri")
    found = {link.get_attribute("href").split("/")[-1] for link in walk.page.locator("main tbody a").all()}
    ours = {str(one["id"]) for one in everywhere if one["unit_name"] == office.unit}
    walk.expects("those of the own unit are found and nobody else", found and found == ours)
    stranger = next(str(one["id"]) for one in everywhere if one["unit_name"] not in (office.unit, None))
    walk.go(f"/orang/{stranger}", 404)
    refused = walk.text()
    walk.go("/orang/1", 404)
    walk.expects("a stranger's record looks as no record does", walk.text() == refused)
    walk.go("/orang?cari=zzzzqq")
    walk.sees("people.none-found")


def the_language_is_changed_where_one_stands_and_stays(walk):
    first, other = walk.view.language, {"id": "en", "en": "id"}[walk.view.language]
    walk.window("languages")
    walk.go("/periksa")
    walk.page.locator(f"header a[hreflang={other}]").click()
    walk.expects(
        "the same page is there in the other language", walk.page.url.split("?")[0].endswith("/periksa")
    )
    walk.page.goto(walk.office.base + "/manfaat")
    walk.expects("it stays so", walk.page.locator("html").get_attribute("lang") == other)
    walk.page.locator(f"header a[hreflang={first}]").click()
    walk.look()


def who_is_not_signed_in_is_led_to_the_door_and_back(walk):
    walk.window("nobody")
    for path in ("/iuran?bulan=2026-05", "/orang", "/pengaturan/akun", "/pekerjaan"):
        walk.page.goto(walk.office.base + path)
        walk.expects(f"{path} asks for a sign-in", "/masuk?ke=" in walk.page.url)
        walk.look()
        kept = walk.page.locator("main [name=ke]").input_value()
        walk.expects(f"and remembers {path}: {kept}", kept == path)


FIRST = "AGUS BUDI CITRA DEWI EKA FAJAR GITA HENDRA INDAH JOKO KARTIKA MEGA NOVI OKTA RATNA TONO UMAR VINA".split()
LAST = "SUSANTO WIJAYA PRATAMA LESTARI HIDAYAT NUGROHO RAHMAN SAPUTRA KURNIAWAN UTAMI SIREGAR PERMATA".split()


def many(count):
    """A roster of so many people whose names and birthdays differ as those of people do."""
    rows = ["NIK;Nama;Tgl Lahir;L/P;Nama Ibu Kandung;Upah"]
    for n in range(count):
        day, month, year = 1 + n * 5 % 28, 1 + n * 7 % 12, 65 + n * 11 % 35
        name = f"{FIRST[n % 18]} {LAST[n // 18 % 12]} {FIRST[n * 7 // 3 % 18]}"
        rows.append(
            f"167105{day:02}{month:02}{year}{1000 + n};{name};{day:02}/{month:02}/19{year};L;"
            f"{FIRST[n * 13 % 18]} {LAST[n * 5 % 12]};1500000"
        )
    return "\n".join(rows).encode()


def long_work_is_left_and_found_again(walk):
    """A large roster is checked while whoever sent it does something else."""
    walk.enter("opd-operator")
    walk.go("/daftar/kirim")
    name = f"besar-{walk.view.language}.csv"
    walk.choose("bulan", "2026-08")
    walk.page.set_input_files("[name=berkas]", file(name, many(800), "text/csv"))
    walk.press("rosters.send-check")
    walk.go("/pekerjaan")
    found = walk.page.locator("main tbody tr", has_text=name).locator("a").first
    walk.expects("the work is in the list of one's own", found.count() == 1)
    work = found.get_attribute("href")
    found.click()
    walk.waits("it ends well", lambda: walk.say("work.finished") in walk.text(), 60)
    walk.follow("work.result")
    walk.expects(
        "its result is the file with its people",
        name in walk.text("h1").lower()
        and walk.page.locator("main .card .figure").first.inner_text() == "800",
    )
    walk.enter("verifier")
    walk.go(work, 404)


ALL = [
    a_person_is_found_by_a_part_of_the_name_and_by_the_end_of_the_nik,
    the_language_is_changed_where_one_stands_and_stays,
    who_is_not_signed_in_is_led_to_the_door_and_back,
    long_work_is_left_and_found_again,
]
