"""Money goes out: one hand puts a payment forward, another confirms it, and the bank's file finds its
bills."""

from .office import rupiah
from .workbooks import file

PART = {"id": 100_000, "en": 250_000}
BANKED = {"id": "DINAS KESEHATAN", "en": "KECAMATAN ILIR NAUNG"}


def propose(walk, row, amount, reference):
    walk.go(f"/iuran/tagihan/{row['bill']}")
    walk.expects(f"{rupiah(row['open'])} is open", rupiah(row["open"]) in walk.text())
    walk.follow("money.pay")
    walk.write("jumlah", f"{amount:,}".replace(",", "."))
    walk.write("referensi", reference)
    walk.press("money.propose.send")
    walk.sees("told.money.proposed")
    return walk.page.url.split("?")[0].removeprefix(walk.office.base)


def the_treasurer_puts_a_payment_forward_and_the_finance_agency_confirms_it(walk):
    office, amount = walk.office, PART[walk.view.language]
    before = office.periods(office.last_month)[office.unit]
    walk.enter("treasurer")
    proposal = propose(walk, before, amount, f"TRF {walk.view.language}")
    walk.expects("she cannot confirm it", walk.page.locator("form[action$='/sahkan']").count() == 0)
    walk.expects(
        "nothing is booked yet", office.periods(office.last_month)[office.unit]["open"] == before["open"]
    )
    walk.enter("finance-agency")
    walk.go("/")
    walk.go("/iuran/bayar")
    walk.expects("it waits in the list", walk.page.locator(f"main a[href='{proposal}']").count() == 1)
    walk.page.locator(f"main a[href='{proposal}']").click()
    walk.look()
    walk.press("money.confirm")
    walk.sees("told.money.confirmed")
    walk.expects("the receipt says how much", rupiah(amount) in walk.text())
    after = office.periods(office.last_month)[office.unit]["open"]
    walk.expects(f"{before['open']} less {amount} is {after}", before["open"] - after == amount)


def who_put_a_payment_forward_is_refused_to_confirm_it(walk):
    """The finance agency has both rights, and still needs another pair of eyes."""
    office = walk.office
    row = office.periods(office.last_month)["DINAS PEKERJAAN UMUM DAN PENATAAN RUANG"]
    walk.enter("finance-agency")
    proposal = propose(walk, row, 50_000, f"SENDIRI {walk.view.language}")
    walk.expects("there is no button to confirm", walk.page.locator("form[action$='/sahkan']").count() == 0)
    walk.sees("money.proposal.own")
    mark = walk.page.locator("form [name=tanda]").first.input_value()
    forced = walk.page.request.post(
        office.base + proposal + "/sahkan", form={"tanda": mark}, headers={"Sec-Fetch-Site": "same-origin"}
    )
    walk.expects(f"nor by sending the form without the button: {forced.status}", forced.status == 422)
    walk.expects("nothing is booked", office.periods(office.last_month)[row["name"]]["open"] == row["open"])


def the_second_pair_of_eyes_may_refuse_with_a_reason(walk):
    office = walk.office
    row = office.periods(office.last_month)[office.unit]
    walk.enter("treasurer")
    proposal = propose(walk, row, 10_000, f"SALAH {walk.view.language}")
    walk.enter("unit-head")
    walk.go(proposal)
    walk.page.locator("form[action$='/tolak'] [name=alasan]").fill("Nomor referensi keliru")
    walk.press("money.refuse")
    walk.sees("told.money.refused")
    walk.go("/iuran/bayar?isi=diputus")
    walk.expects(
        "it stands among what was decided", walk.page.locator(f"main a[href='{proposal}']").count() == 1
    )
    walk.expects("nothing was booked", office.periods(office.last_month)[office.unit]["open"] == row["open"])


def a_file_of_the_bank_pays_the_bill_that_it_names_and_leaves_the_rest_to_a_person(walk):
    office = walk.office
    row = office.periods(office.last_month)[BANKED[walk.view.language]]
    lines = [
        "No. Rekening;140-00-9876-4321",
        "Tanggal;Keterangan;Debet;Kredit;Saldo",
        f"06/07/2026;BPJS KETENAGAKERJAAN KODE IURAN {row['billing_code']};{row['open']};0;900000000",
        f"06/07/2026;BPJS TK SUSULAN {walk.view.language};{777_000 + walk.view.width};0;800000000",
    ]
    walk.enter("finance-agency")
    walk.go("/iuran/bank")
    statement = file(f"koran-{walk.view.language}.csv", "\n".join(lines).encode(), "text/csv")
    walk.page.set_input_files("[name=berkas]", statement)
    walk.press("money.bank.read")
    walk.expects("the line is shown before it is taken", rupiah(row["open"]) in walk.text())
    walk.expects(
        "nothing is booked yet", office.periods(office.last_month)[row["name"]]["open"] == row["open"]
    )
    walk.press("money.bank.take")
    walk.sees("told.money.bank-taken")
    walk.expects("its bill is paid", office.periods(office.last_month)[row["name"]]["open"] == 0)
    waiting = walk.page.locator("main tbody tr", has_text=f"BPJS TK SUSULAN {walk.view.language}")
    walk.expects("the line that names no bill waits", waiting.count() == 1)
    walk.page.set_input_files("[name=berkas]", statement)
    walk.press("money.bank.read")
    walk.sees("money.bank.known")
    walk.expects(
        "the same file again brings nothing new",
        walk.say("money.bank.counts", lines=2, paid=0, waiting=0, known=2) in walk.text(),
    )


def the_arrears_are_those_that_the_program_tells_others(walk):
    status, told = walk.office.ask("/api/v1/arrears")
    walk.enter("manpower-office")
    walk.go("/iuran/tunggakan")
    walk.expects("somebody owes something", status == 200 and told["arrears"])
    for row in told["arrears"]:
        if row["overdue"]:
            found = walk.page.locator("main tbody tr", has_text=row["name"]).first
            walk.expects(
                f"{row['name']} owes {rupiah(row['overdue'])}", rupiah(row["overdue"]) in found.inner_text()
            )


ALL = [
    the_treasurer_puts_a_payment_forward_and_the_finance_agency_confirms_it,
    who_put_a_payment_forward_is_refused_to_confirm_it,
    the_second_pair_of_eyes_may_refuse_with_a_reason,
    a_file_of_the_bank_pays_the_bill_that_it_names_and_leaves_the_rest_to_a_person,
    the_arrears_are_those_that_the_program_tells_others,
]
