"""SERTAKAN: a civil servant enrols her helper on a telephone, an office verifies, another takes over."""

import re


def birth(serial, view):
    """A worker of a view, whom no other journey has."""
    day = 10 + serial
    number = f"167109{day + 40:02d}0385{9000 + serial + (0 if view.language == 'id' else 50):04d}"
    return number, f"1985-03-{day:02d}"


def invitation(walk):
    """The address of a new open campaign, as the labour office makes it."""
    walk.enter("manpower-office")
    walk.go("/sponsor/undangan")
    walk.write("unit", "1671")
    walk.write("wadah", "JJ190901/000")
    walk.write("nama", f"Apel {walk.view.language}")
    walk.press("sponsor.link-make")
    walk.expects("the poster has a QR code", walk.page.locator("svg.qr").count() == 1)
    return re.search(r"/sertakan/[0-9A-Z-]+", walk.text()).group(0)


def step_one(walk, path, serial):
    nik, born = birth(serial, walk.view)
    walk.window("telephone")
    walk.go(path)
    walk.write("nama", "Suminah")
    walk.write("nik", nik)
    walk.write("lahir", born)
    walk.choose("pekerjaan", "pekerja-rumah-tangga")
    walk.press("sponsor.next")
    return nik


def about_me(walk, name, nik, born, number="198206152008012001"):
    walk.write("s-nama", name)
    walk.write("s-nik", nik)
    walk.write("s-lahir", born)
    walk.write("s-hp", "081234567890")
    if number:
        walk.write("s-nomor", number)
    walk.page.locator("main input[name=aktif]").check()
    walk.page.locator("main input[name=setuju]").check()


def an_asn_enrols_her_helper_and_another_takes_over(walk):
    path = invitation(walk)
    nik = step_one(walk, path, 1)
    walk.expects("the cost stands beside each length", "Rp" in walk.page.locator("select[name=bulan]").inner_text())
    walk.choose("jenis", "asn")
    walk.choose("bulan", "3")
    walk.choose("bayar", "potong-tpp")
    walk.press("sponsor.next")
    walk.sees("sponsor.why")
    about_me(walk, "Ratna Dewi", "1671095506820091", "1982-06-15")
    walk.write("opd", "pendidikan")
    walk.press("sponsor.send")
    walk.sees("sponsor.receipt-says")
    walk.expects("no number stands on the receipt", nik not in walk.text())
    code = re.search(r"(?:[0-9A-Z]{4}-){7}[0-9A-Z]{4}", walk.text()).group(0)

    walk.enter("manpower-office")
    walk.go("/sponsor")
    walk.page.locator("main tbody th a").filter(has_text="SUMINAH").last.click()
    walk.look()
    walk.expects("the number is masked", nik not in walk.text())
    walk.press("sponsor.verify")
    walk.sees("told.sponsor.verified")
    walk.sees("sponsor.billed-none")
    paper = walk.pressed_file(
        walk.page.locator("form:has(input[value='sponsor-deduction']):has(input[value='pdf']) button").click
    )
    walk.expects("the statement is a PDF", paper.read_bytes()[:4] == b"%PDF")

    walk.window("telephone")
    walk.go("/tanggungan")
    walk.write("kode", code)
    walk.write("lahir", "1982-06-15")
    walk.press("sponsor.own-see")
    walk.expects("her helper stands there", "SUMINAH" in walk.text())
    walk.press("sponsor.hand-over")
    over = re.search(r"/sertakan/[0-9A-Z-]+", walk.text()).group(0)

    walk.window("neighbour")
    walk.go(over)
    walk.expects("a stranger sees initials", "SUMINAH" not in walk.text() and "Ratna" not in walk.text())
    walk.choose("jenis", "rumah-tangga")
    walk.choose("bayar", "sendiri")
    walk.choose("bulan", "6")
    walk.press("sponsor.next")
    about_me(walk, "Bambang Irawan", "1671090101700092", "1970-01-01", None)
    walk.press("sponsor.send")
    walk.sees("sponsor.receipt-says")
    walk.enter("manpower-office")
    walk.go("/sponsor?bagian=pengalihan")
    walk.page.locator("main tbody th a").filter(has_text="SUMINAH").last.click()
    walk.look()
    walk.press("sponsor.verify")
    walk.sees("told.sponsor.verified")
    walk.go("/sponsor?bagian=lampau")
    walk.sees("sponsor.state.dilanjutkan")


def a_sponsor_for_himself_a_minor_and_a_dead_link_are_refused(walk):
    path = invitation(walk)
    nik = step_one(walk, path, 2)
    walk.choose("jenis", "rumah-tangga")
    walk.choose("bayar", "sendiri")
    walk.press("sponsor.next")
    about_me(walk, "Suminah", nik, birth(2, walk.view)[1], None)
    walk.press("sponsor.send")
    walk.sees("sponsor.refused.oneself")
    walk.go(path)
    walk.write("nama", "Anak")
    walk.write("nik", "1671094203130007")
    walk.write("lahir", "2013-03-02")
    walk.press("sponsor.next")
    walk.expects("a minor is refused", walk.page.locator(".notice.bad").count() == 1)
    walk.go("/sertakan/ABCD-EFGH", 404)
    walk.sees("sponsor.refused.link-unknown")


def the_league_ranks_offices(walk):
    walk.enter("leadership")
    walk.go("/sponsor/peringkat")
    walk.expects("offices stand there", walk.page.locator("main tbody tr").count() >= 4)
    walk.expects("a share stands there", "%" in walk.text())


ALL = [
    an_asn_enrols_her_helper_and_another_takes_over,
    a_sponsor_for_himself_a_minor_and_a_dead_link_are_refused,
    the_league_ranks_offices,
]
