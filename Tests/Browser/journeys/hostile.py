"""Strangers and colleagues who mean harm: files that are none, forms from elsewhere, ids of others."""

import csv
import io
import tempfile
import zipfile

from .workbooks import file, workbook

NEIGHBOUR = "1871"


def send(walk, name, content=None):
    """A file where rosters are sent; without content one of the disk."""
    walk.enter("opd-operator")
    walk.go("/daftar/kirim")
    walk.choose("bulan", "2026-09")
    walk.page.set_input_files("[name=berkas]", name if content is None else file(name, content))
    with walk.page.expect_response(lambda answer: answer.request.method == "POST", timeout=60_000) as sent:
        walk.page.locator("form[action='/daftar/kirim'] button").click()
    walk.look()
    return sent.value.status


def a_file_that_is_too_large_is_told_so(walk):
    with tempfile.NamedTemporaryFile(suffix=".csv") as large:
        large.write(b"NIK;Nama\n" + b"x" * (33 << 20))
        large.flush()
        status = send(walk, large.name)
    walk.expects(f"the answer is 413 and not {status}", status == 413)
    walk.sees("error.too-large.title")
    walk.go("/daftar/kirim")


def swollen():
    """A workbook of a few kilobytes that unpacks to a gigabyte."""
    bytes_ = io.BytesIO(workbook([["NIK"]]))
    with zipfile.ZipFile(bytes_, "a", zipfile.ZIP_DEFLATED) as package:
        with package.open("xl/sharedStrings.xml", "w", force_zip64=True) as part:
            for _ in range(256):
                part.write(b" " * (1 << 20))
    return bytes_.getvalue()


def files_that_are_no_rosters_are_refused_with_a_sentence(walk):
    broken = workbook([["NIK", "Nama"], ["1", "2"]])
    entity = b"""<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>"""
    given = {
        "kosong.xlsx": b"\x00",
        "separuh.xlsx": broken[: len(broken) // 2],
        "gambar.xlsx": b"\x89PNG" * 500,
        "acak.xls": bytes(range(256)) * 40,
        "entitas.xlsx": entity,
        "nol.csv": b"\x00\xff" * 20,
    }
    if walk.view.language == "id":
        given["bengkak.xlsx"] = swollen()
    for name, content in given.items():
        status = send(walk, name, content)
        walk.expects(f"{name} is answered with {status}", status in (303, 422))
        if status == 303:
            walk.waits(f"{name} is judged", lambda: walk.page.locator("main [role=status]").count() == 0)
            judged = walk.page.locator("main .notice.bad, main form[action$='/kolom']")
            walk.expects(f"{name} is said to be none", judged.count() >= 1)
        walk.expects("nothing of the machine is shown", "root:" not in walk.page.content())
    walk.enter("finance-agency")
    walk.go("/iuran/bank")
    walk.page.set_input_files("[name=berkas]", file("koran.xml", entity, "text/xml"))
    walk.press("money.bank.read")
    walk.expects(
        "a statement that is none is refused beside its field",
        walk.page.locator("#berkas-error").count() == 1 and "root:" not in walk.page.content(),
    )


def the_name_of_a_file_is_a_name_and_no_path(walk):
    roster = "NIK;Nama\n1671024103907901;RINI\n".encode()
    for name in ("../../../../tmp/curian.csv", "..\\..\\curian.csv", "<img src=x onerror=alert()>.csv"):
        status = send(walk, name, roster)
        walk.expects(f"{name} is taken with {status}", status == 303)
        heading = walk.text("h1").lower()
        walk.expects(
            f"its name is shown as text and without a way: {heading}",
            "/" not in heading and ".." not in heading and "csv" in heading,
        )
        walk.expects("no picture was made of it", walk.page.locator("main img").count() == 0)


def formulas_stay_text_in_what_is_taken_away(walk):
    walk.enter("opd-operator")
    walk.go("/orang")
    taken = walk.pressed_file(lambda: walk.page.locator("main a[href*='bentuk=csv']").click())
    rows = list(csv.reader(io.StringIO(taken.read_text(encoding="utf-8-sig"))))
    names = [row[0] for row in rows]
    hostile = [name for name in names if "HYPERLINK" in name]
    walk.expects(
        f"the name with a formula is in it, as text: {hostile}",
        hostile and all(name[0] not in "=+-@\t\r" for name in hostile),
    )
    walk.expects(
        "no cell at all begins as a formula does",
        not any(cell[:1] in ("=", "+", "-", "@") for row in rows for cell in row),
    )
    walk.expects("the last line says who took it away", "peraga.opd-operator" in rows[-1][0])


def forms_without_the_visitor_s_mark_or_from_elsewhere_are_refused(walk):
    walk.enter("administrator")
    walk.go("/pengaturan/akun")
    post = walk.page.request.post
    mark = walk.page.locator("form [name=tanda]").first.input_value()
    path = walk.office.base + "/pengaturan/akun/baru"
    account = {"login": "penyusup", "nama": "Penyusup", "peran": "administrator"}
    for name, form, headers in (
        ("without a mark", account, {}),
        ("with another's mark", {**account, "tanda": mark[::-1]}, {}),
        ("from another site", {**account, "tanda": mark}, {"Sec-Fetch-Site": "cross-site"}),
    ):
        answer = post(path, form=form, headers=headers)
        walk.expects(f"a form {name} is answered with {answer.status}", answer.status == 403)
    walk.go("/pengaturan/akun?cari=penyusup")
    walk.expects("nobody was made", walk.page.locator("main tbody tr").count() == 0)
    for cookie in ("x", "0" * 64, "../..", "%00"):
        answer = walk.office.browse("/pengaturan", {"Cookie": f"naungan={cookie}"})
        walk.expects(f"a forged session leads to the door: {answer}", answer == 303)


def another_government_s_people_are_not_there(walk):
    office, ids = walk.office, neighbour(walk.office)
    walk.enter("manpower-office")
    for path in (
        f"/unit/{ids['unit']}",
        f"/orang/{ids['person']}",
        f"/orang/{ids['person']}/nomor",
        f"/iuran/{office.month}/{ids['registration']}",
        f"/orang/{ids['person']}/pekerjaan-baru",
    ):
        walk.go(path, 404)
    walk.go("/orang?cari=sebelah")
    walk.expects("nobody of theirs is found", walk.page.locator("main tbody tr").count() == 0)
    for path in (f"people/{ids['person']}/months", f"people?unit={ids['unit']}", "people?name=sebelah"):
        status, answer = office.ask(f"/api/v1/{path}")
        walk.expects(f"{path} tells nothing: {status}", status == 404 or not answer.get("people", [1]))
    walk.expects("nor does the list of units", "SEBELAH" not in str(office.ask("/api/v1/units")[1]))


def neighbour(office):
    """Another government in the same books, made once: its ids."""
    if not hasattr(office, "neighbour"):
        at = ["--government", NEIGHBOUR]
        office.command("register", "government", "--region", "18.71", "--name", "Kota Sebelah")
        office.command("register", "unit", *at, "--code", "9.99", "--name", "DINAS SEBELAH")
        office.command("register", "registration", *at, "--npp", "JJ990001", "--units", "9.99")
        with tempfile.NamedTemporaryFile("w", suffix=".csv") as roster:
            roster.write(
                "NIK;Nama;Tgl Lahir;L/P;Nama Ibu Kandung;Upah\n"
                "1871024103900001;ORANG SEBELAH;01/03/1990;P;SITI;1500000\n"
            )
            roster.flush()
            office.command("register", "import", roster.name, *at, "--unit", "9.99", "--from", "2026-01-01")
        office.neighbour = {
            "unit": office.command("register", "unit", *at)[-1]["unit"],
            "registration": office.command("register", "registration", *at)[-1]["registration"],
            "person": office.command("register", "find", *at, "--name", "SEBELAH")[-1]["person"],
        }
    return office.neighbour


ALL = [
    a_file_that_is_too_large_is_told_so,
    files_that_are_no_rosters_are_refused_with_a_sentence,
    the_name_of_a_file_is_a_name_and_no_path,
    formulas_stay_text_in_what_is_taken_away,
    forms_without_the_visitor_s_mark_or_from_elsewhere_are_refused,
    another_government_s_people_are_not_there,
]
