"""People are told: an event with its letter, door and minutes, a helper enrolled on a small telephone, and a
member who invites others."""

import re
import subprocess
import time

from .own import certificate
from .sponsors import about_me

SMALL = {"width": 320, "height": 640}


def paper_text(paper):
    return subprocess.run(["pdftotext", str(paper), "-"], capture_output=True, text=True, check=True).stdout


def telephone(walk):
    """A window of 320 pixels, whatever the view is."""
    walk.window("telephone").set_viewport_size(SMALL)


def fits(walk):
    wide = walk.page.locator("html").evaluate("all => all.scrollWidth")
    walk.expects(f"the page is {wide} pixels wide on 320", wide <= 320)


def fields(walk):
    """How many fields somebody sees on a page."""
    return walk.page.locator("main :is(input:not([type=hidden]), select, textarea)").count()


def somebody(walk, serial):
    """A worker of a view, whom no other journey has."""
    day = 1 + serial
    tail = 7000 + serial + (0 if walk.view.language == "id" else 50)
    return f"167109{day + 40:02d}0786{tail:04d}", f"1986-07-{day:02d}"


def enrols(walk, path, serial, name):
    """Three pages on a telephone; gives back the code, the fields and the pages."""
    nik, born = somebody(walk, serial)
    telephone(walk)
    seen, started = [], time.monotonic()
    walk.go(path)
    seen.append(fields(walk))
    fits(walk)
    walk.write("nama", name)
    walk.write("nik", nik)
    walk.write("lahir", born)
    walk.choose("pekerjaan", "sopir")
    walk.press("sponsor.next")
    seen.append(fields(walk))
    fits(walk)
    walk.choose("bulan", "3")
    walk.press("sponsor.next")
    seen.append(fields(walk))
    fits(walk)
    about_me(walk, "Ratna Dewi", "1671095506820091", "1982-06-15")
    if walk.page.locator("main [name=opd]").count():
        walk.write("opd", "pendidikan")
    walk.press("sponsor.send")
    walk.sees("sponsor.receipt-says")
    fits(walk)
    walk.expects("no number stands on the receipt", nik not in walk.text())
    return seen, time.monotonic() - started


def an_asn_enrols_her_helper_on_a_small_telephone(walk):
    walk.enter("manpower-office")
    walk.go("/sponsor/undangan")
    walk.write("unit", "1671")
    walk.write("wadah", "JJ190901/000")
    walk.write("nama", f"HP {walk.view.language}")
    walk.press("sponsor.link-make")
    path = re.search(r"/sertakan/[0-9A-Z-]+", walk.text()).group(0)
    poster = walk.pressed_file(walk.page.locator("form[action$='/poster'] button").click)
    walk.expects("the poster has the address", path in paper_text(poster).replace("\n", ""))
    walk.expects("and is one sheet", paper_text(poster).count("\f") == 1)
    seen, took = enrols(walk, path, 1, "Paijo")
    walk.expects(f"three pages with few fields: {seen}", len(seen) == 3 and sum(seen) <= 19)
    walk.expects(f"the machine needs {took:.1f} s of the two minutes", took < 20)


def an_event_is_told_of_held_and_counted(walk):
    title = f"Rapat {walk.view.language}"
    walk.enter("manpower-office")
    walk.go("/sosialisasi")
    walk.write("nama", title)
    walk.write("tanggal", walk.office.today)
    walk.write("tempat", "Aula")
    walk.choose("sasaran", "asn-sponsor")
    walk.write("unit", "1671")
    walk.write("wadah", "JJ190901/000")
    walk.press("outreach.plan")
    walk.sees("told.outreach.planned")
    event = walk.page.url.split("?")[0].removeprefix(walk.office.base)
    letter = walk.pressed_file(
        walk.page.locator("form:has(input[value='outreach-invitation']):has(input[value='pdf']) button").click
    )
    words = paper_text(letter)
    walk.expects("the letter says what it invites to", title in words and "Aula" in words)
    poster = walk.pressed_file(walk.page.locator("form:has(input[value='outreach-poster']) button").click)
    walk.expects("the poster is a PDF", poster.read_bytes()[:4] == b"%PDF")
    door = re.search(r"/hadir/[0-9A-Z-]+", walk.text()).group(0)
    enrol = re.search(r"/sertakan/[0-9A-Z-]+", walk.text()).group(0)

    telephone(walk)
    for expected in ("outreach.attended", "outreach.refused.there-already"):
        walk.go(door)
        fits(walk)
        walk.write("nama", "Ani Lestari")
        walk.write("unit", "Dinas Pendidikan")
        walk.press("outreach.attend")
        walk.sees(expected)
    walk.go("/hadir/ABCD-EFGH", 404)
    walk.sees("outreach.refused.not-there")
    enrols(walk, enrol, 2, "Tarmizi")

    walk.enter("manpower-office")
    walk.go(event)
    walk.write("notulen", "Disepakati: satu ASN satu pekerja.")
    walk.press("outreach.minutes-save")
    walk.sees("told.outreach.minuted")
    walk.expects("who came stands there", "ANI LESTARI" in walk.text())
    count = walk.page.locator(
        "main dt", has_text=walk.say("outreach.enrolled-within", days=90)
    ).locator("xpath=following-sibling::dd[1]")
    walk.expects("who enrolled is counted", count.first.inner_text().strip() == "1")
    walk.go("/sosialisasi")
    walk.expects("the list has it", title in walk.text())


def a_member_invites_others_and_is_counted_not_paid(walk):
    code, person = certificate(walk, {"id": "ahmad", "en": "sri"}[walk.view.language])
    telephone(walk)

    def asks(code, born):
        walk.go("/ajak")
        fits(walk)
        walk.write("kode", code)
        walk.write("lahir", born)
        walk.press("outreach.invite-make")

    asks(code, "1950-01-01")
    walk.sees("outreach.refused.member-unknown")
    asks("AAAA" + code[4:], person["born"])
    walk.sees("outreach.refused.member-unknown")
    asks(code, person["born"])
    walk.sees("outreach.invite-count", count=0)
    walk.expects("nobody is promised money", "Rp" not in walk.text())
    path = re.search(r"/sertakan/[0-9A-Z-]+", walk.text()).group(0)
    enrols(walk, path, 3, "Rohman")
    telephone(walk)
    asks(code, person["born"])
    walk.sees("outreach.invite-count", count=1)
    walk.expects("it is the same link", path in walk.text())


def materials_reckon_with_the_readers_own_wage(walk):
    telephone(walk)
    walk.go("/materi")
    audiences = walk.page.locator("main select[name=sasaran] option").evaluate_all("all => all.map(o => o.value)")
    walk.expects("there is somebody to tell", len(audiences) >= 7)
    for audience in audiences:
        walk.go(f"/materi?sasaran={audience}")
        walk.write("upah", "2.000.000")
        walk.press("outreach.reckon")
        fits(walk)
        walk.expects(f"{audience}: what it costs and brings", walk.text().count("Rp") >= 4)
        walk.expects(f"{audience}: all of it is told", walk.say("outreach.not-told") not in walk.text())


ALL = [
    an_asn_enrols_her_helper_on_a_small_telephone,
    an_event_is_told_of_held_and_counted,
    a_member_invites_others_and_is_counted_not_paid,
    materials_reckon_with_the_readers_own_wage,
]
