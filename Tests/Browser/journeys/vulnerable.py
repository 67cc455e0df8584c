"""A village's list goes from the proposal to the card, and on to what comes after the money."""

import re
import zipfile
from io import BytesIO

from .workbooks import file

LIST = """NIK,Nama,Tanggal Lahir,L/P,Pekerjaan,Desil,Bukti Kerja,Sakit,Agama
99020150019000{n}1,SITI {w} SATU,10-01-1990,P,petani,2,kartu tani,tidak,x
99020150019000{n}2,SITI {w} DUA,10-01-1990,P,petani,2,,,x
99020150019000{n}3,SITI {w} TIGA,10-01-1990,P,nelayan,11,kartu,tidak,x
"""
# Each view has a quota of its own, so that no journey finds what another one did.
POSTED = {"id": "CSR Peraga-1", "en": "CSR Peraga-2"}


def quota(walk, name):
    """To the page of a quota; its address."""
    walk.go("/rentan")
    walk.page.get_by_role("link", name=name, exact=True).click()
    walk.look()
    return walk.page.url.split("?")[0].removeprefix(walk.office.base)


def a_list_is_checked_when_it_arrives_and_verified_by_another(walk):
    number = {"id": 1, "en": 2}[walk.view.language]
    word = {"id": "MUARA", "en": "HULU"}[walk.view.language]
    walk.enter("opd-operator")
    path = quota(walk, "APBD tahap-2")
    walk.go(f"{path}/unggah")
    text = LIST.format(n=number, w=word).encode()
    walk.page.locator("[type=file]").set_input_files(file("usulan.csv", text))
    walk.press("vulnerable.bring")
    walk.expects("one passes and two are kept back", "Agama" in walk.text())
    walk.enter("verifier")
    walk.go(f"{path}?tahap=diusulkan")
    walk.expects("the decile is not guessed at", "11" in walk.text())
    walk.page.get_by_role("link", name=f"SITI {word} DUA").first.click()
    walk.look()
    walk.press("vulnerable.verify-do")
    walk.expects("without a proof nobody is verified", walk.page.locator(".notice.bad").count() > 0)
    walk.write("bukti", "foto di sawah")
    walk.choose("sakit", "tidak")
    walk.press("vulnerable.verify-do")
    walk.sees("told.vulnerable.verifikasi")


def a_decree_names_a_batch_goes_out_the_reply_comes_in_and_cards_are_handed_over(walk):
    walk.enter("manpower-office")
    path = quota(walk, POSTED[walk.view.language])
    walk.write("nomor", "")
    walk.page.locator("form[action$='/sk'] [name=nomor]").fill(f"460/{walk.view.language}/2026")
    walk.press("vulnerable.decree-do")
    walk.expects("six are named and two wait", "6" in walk.text() and "2" in walk.text())
    walk.press("vulnerable.send-do")
    batch = walk.pressed_file(walk.page.locator("form[action*='/kiriman/'] button").click)
    niks = numbers(batch.read_bytes())
    walk.expects("six go to BPJS", len(niks) == 6)
    rows = ["Status (Y / T),Keterangan Status Data,Nomor Identitas (NIK),Nama Lengkap"]
    rows += [f"{'T' if place == 5 else 'Y'},{'ganda' if place == 5 else ''},{nik},NAMA" for place, nik in enumerate(niks)]
    rows += ["Y,,9902015001900999,ORANG ASING"]
    walk.go(path)
    walk.page.locator("form[action$='/balasan'] [type=file]").set_input_files(
        file("balasan.csv", "\n".join(rows).encode())
    )
    walk.press("vulnerable.reply-do")
    walk.expects("who was never sent is told", "ORANG ASING" in walk.text())
    walk.go(f"{path}?tahap=diterima")
    walk.page.locator("[name=baris]").first.check()
    walk.press("vulnerable.card-do")
    walk.go(f"{path}?tahap=berkartu")
    walk.page.locator("#orang tbody th a").first.click()
    walk.look()
    walk.choose("pilihan", "sendiri")
    walk.press("vulnerable.hand-back-do")
    walk.sees("told.vulnerable.serah")
    walk.go("/rentan/serah")
    walk.expects("the chart has its table", walk.page.locator("main svg.chart").count() == 1)


def anybody_reads_the_masked_list(walk):
    walk.enter("manpower-office")
    quota(walk, POSTED[walk.view.language])
    link = walk.page.locator("a[href^='/rentan/pengumuman/']").first.get_attribute("href")
    walk.go(link)
    walk.expects("names are masked", "***" in walk.text())
    walk.sees("posting.over")
    walk.go("/rentan/pengumuman/1671-1", 404)


def a_village_sees_its_people_and_its_allocation(walk):
    walk.enter("manpower-office")
    walk.go("/desa")
    walk.page.locator("main tbody th a").first.click()
    walk.look()
    walk.sees("village.tranches")
    sheet = walk.pressed_file(walk.page.locator("form[action$='/lembar'] button").click)
    walk.expects("the sheet is a workbook", sheet.read_bytes()[:2] == b"PK")


def numbers(data):
    """The NIKs in an upload file, in their order."""
    found = []
    with zipfile.ZipFile(BytesIO(data)) as book:
        for name in sorted(book.namelist()):
            if name.endswith(".xml"):
                for nik in re.findall(r">(9901\d{12})<", book.read(name).decode("utf-8", "ignore")):
                    if nik not in found:
                        found.append(nik)
    return found


ALL = [
    a_list_is_checked_when_it_arrives_and_verified_by_another,
    a_decree_names_a_batch_goes_out_the_reply_comes_in_and_cards_are_handed_over,
    anybody_reads_the_masked_list,
    a_village_sees_its_people_and_its_allocation,
]
