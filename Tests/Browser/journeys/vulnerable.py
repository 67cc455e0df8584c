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


OWN = """NIK,Nama,Tanggal Lahir,L/P,Pekerjaan,Desil,Bukti Kerja,Sakit
99020150019002{n}1,WIWIN {w} SATU,10-01-1990,P,petani,2,kartu tani,tidak
99020150019002{n}2,WIWIN {w} DUA,10-01-1990,P,petani,2,,
99020150019002{n}3,WIWIN {w} TIGA,10-01-1990,P,nelayan,11,kartu nelayan,tidak
99020150019002{n}4,WIWIN {w} EMPAT,10-01-1990,P,buruh cuci,3,keterangan RT,tidak
"""


def wadah(walk):
    """The number of the registration under which vulnerable workers are billed."""
    walk.go("/rentan/baru")
    option = walk.page.locator("select[name='npp'] option", has_text="WADAH BPU")
    return option.first.get_attribute("value")


def a_village_proposes_a_desk_and_a_visit_verify_and_the_public_corrects(walk):
    language = walk.view.language
    number, word = {"id": (1, "MUARA"), "en": (2, "HULU")}[language]
    walk.enter("manpower-office")
    npp = wadah(walk)
    walk.write("nama", f"APBD Desa {language}")
    walk.write("pagu", "5.000.000")
    walk.write("dari", "2026-08")
    walk.write("sampai", "2026-12")
    walk.write("desil", "4")
    walk.choose("npp", npp)
    walk.press("vulnerable.save")
    path = walk.page.url.split("?")[0].removeprefix(walk.office.base)

    walk.enter("village-officer")
    walk.go(f"{path}/unggah")
    text = OWN.format(n=number, w=word).encode()
    walk.page.locator("[type=file]").set_input_files(file("usulan-desa.csv", text))
    walk.press("vulnerable.bring")
    walk.expects("a village does not verify its own list", walk.page.locator("form[action$='/verifikasi']").count() == 0)

    walk.enter("verifier")
    walk.go(path)
    walk.press("vulnerable.verify-all")
    form = walk.pressed_file(walk.page.locator("form[action$='/formulir'] button").click)
    walk.expects("the form for the visit is a PDF", form.read_bytes()[:4] == b"%PDF")
    walk.go(f"{path}?tahap=diusulkan")
    rows = {
        link.inner_text(): link.get_attribute("href").rsplit("/", 1)[1]
        for link in walk.page.locator("#orang tbody th a").all()
    }
    walk.expects("two are kept back", len(rows) == 2)
    answers = f"Nomor baris,Bertemu,Bekerja,Sakit,Foto\n{rows[f'WIWIN {word} DUA']},ya,ya,tidak,IMG_1.jpg\n99,ya,ya,tidak,x\n"
    walk.page.locator("details:has(#berkas-lapangan) summary").click()
    walk.page.locator("#berkas-lapangan").set_input_files(file("kunjungan.csv", answers.encode()))
    walk.press("vulnerable.field-back", place="details:has(#berkas-lapangan)")
    walk.sees("vulnerable.field-unknown", count="1")
    walk.go(f"/rentan/baris/{rows[f'WIWIN {word} TIGA']}")
    walk.page.locator("form[action$='/tolak'] [name=alasan]").fill("desil tidak terbaca")
    walk.press("vulnerable.refuse-do")

    walk.enter("manpower-office")
    walk.go(path)
    walk.press("vulnerable.post-do")
    walk.sees("vulnerable.hung-out", count="3")
    posting = walk.page.locator("a[href^='/rentan/pengumuman/']").first.get_attribute("href")
    inbox = walk.page.locator("a[href^='/rentan/sanggahan/']").first.get_attribute("href")
    walk.page.locator("form[action$='/sk'] [name=nomor]").fill("460/terlalu-awal")
    walk.press("vulnerable.decree-do")
    walk.expects("nobody is named while the list hangs out", walk.page.locator(".notice.bad").count() > 0)

    walk.window("neighbour")
    walk.go(posting)
    walk.expects("names are masked", "***" in walk.text() and word not in walk.text())
    walk.write("nomor", "1")
    walk.write("isi", "Orang ini sudah bekerja di kota.")
    walk.press("posting.send")
    walk.sees("told.vulnerable.said")

    walk.enter("manpower-office")
    walk.go(inbox)
    walk.write("jawaban", "Benar menurut ketua RT.")
    walk.choose("benar", "ya")
    walk.press("posting.decide")
    walk.sees("told.vulnerable.decided")
    walk.go(f"{path}?tahap=tidak-layak")
    walk.expects("one was refused, one objected to", walk.page.locator("#orang tbody th a").count() == 2)


def a_decree_names_a_batch_goes_out_the_reply_comes_in_and_cards_are_handed_over(walk):
    walk.enter("manpower-office")
    npp = wadah(walk)
    path = quota(walk, POSTED[walk.view.language])
    decree(walk, path, "1")
    walk.expects("six are named and two wait", "6" in walk.text() and "2" in walk.text())
    attached = walk.pressed_file(walk.page.locator("form[action$='/lampiran'] button").first.click)
    walk.expects("the list hangs on the decree", attached.read_bytes()[:4] == b"%PDF")
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
    for box in walk.page.locator("[name=baris]").all()[:4]:
        box.check()
    walk.press("vulnerable.card-do")
    receipt = walk.pressed_file(walk.page.locator("form[action$='/tanda-terima'] button").first.click)
    walk.expects("they sign for their cards", receipt.read_bytes()[:4] == b"%PDF")
    walk.go(f"{path}?tahap=berkartu")
    carded = [link.get_attribute("href") for link in walk.page.locator("#orang tbody th a").all()]
    walk.expects("four have a card", len(carded) == 4)
    replace(walk, path, carded[3])
    hand_back(walk, path, carded[:3], npp)


def replace(walk, path, row):
    """One moves away; who waited first takes the place, by another decree."""
    walk.go(row)
    walk.page.locator("details:has(form[action$='/akhiri']) summary").click()
    walk.choose("sebab", "pindah")
    walk.press("vulnerable.end-do")
    walk.sees("told.vulnerable.akhiri")
    decree(walk, path, "2")
    walk.go(f"{path}?tahap=ditetapkan")
    walk.expects("who waited is named", walk.page.locator("#orang tbody th a").count() >= 1)


def hand_back(walk, path, rows, npp):
    """Before the money ends one goes on himself, one has another payer, one stops."""
    for row, choice in zip(rows, ["sendiri", "pembayar-lain", "berhenti"]):
        walk.go(row)
        walk.choose("pilihan", choice)
        if choice != "berhenti":
            walk.write("npp", npp)
        walk.press("vulnerable.hand-back-do")
        walk.sees("told.vulnerable.serah")
    walk.go("/rentan/serah")
    walk.expects("the chart has its table", walk.page.locator("main svg.chart").count() == 1)
    lost = walk.page.locator("main tbody tr", has_text="CSR 2024").last.inner_text()
    walk.expects("some of an old cohort are protected still", re.search(r"\b[1-9]\d* \(", lost) is not None)


def decree(walk, path, number):
    walk.go(path)
    walk.page.locator("form[action$='/sk'] [name=nomor]").fill(f"460/{walk.view.language}/{number}/2026")
    walk.press("vulnerable.decree-do")


def anybody_reads_the_masked_list(walk):
    walk.enter("manpower-office")
    quota(walk, POSTED[walk.view.language])
    link = walk.page.locator("a[href^='/rentan/pengumuman/']").first.get_attribute("href")
    walk.go(link)
    walk.expects("names are masked", "***" in walk.text())
    walk.sees("posting.over")
    walk.go("/rentan/pengumuman/1671-1", 404)


def a_village_sees_its_people_and_its_allocation(walk):
    walk.enter("village-officer")
    walk.go("/desa")
    walk.expects("who has one village is led to it", "SUKAMAJU" in walk.page.locator("h1").inner_text())
    for group in ("perangkat-desa", "bpd", "rt-rw", "lkd", "pekerja-rentan"):
        walk.sees(f"people.category.{group}")
    walk.sees("village.tranches")
    walk.sees("village.open-bills")
    walk.expects("the village's own regulation stands there", walk.page.locator("a[href^='/regulasi/']").count() > 0)
    sheet = walk.pressed_file(walk.page.locator("form[action$='/lembar'] button").click)
    walk.expects("the sheet is a workbook", sheet.read_bytes()[:2] == b"PK")
    walk.go("/rentan/baru", 403)


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
    a_village_proposes_a_desk_and_a_visit_verify_and_the_public_corrects,
    a_list_is_checked_when_it_arrives_and_verified_by_another,
    a_decree_names_a_batch_goes_out_the_reply_comes_in_and_cards_are_handed_over,
    anybody_reads_the_masked_list,
    a_village_sees_its_people_and_its_allocation,
]
