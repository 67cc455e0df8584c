import ClaimBooks
import ClaimFiles
import Claims
import EmbeddedFiles
import LawBook
import Letters
import Membership
import MoneyAndDates
import OfficeLetters
import RegisterBooks
import SQLStore
import TestDatabases
import Testing
import Words

@Suite struct `The forms of a claim from the books` {
    @Test(arguments: TestEngine.atHand)
    func `are filled in from the claim, for nobody else's claim and no other kind`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town in
            let today = try #require(Day(2026, 3, 10))
            let desk = try ClaimDesk(town, on: today)
            try await expectAccident(desk)
            try await expectDeath(desk)
            let blank = try words(of: try await desk.forms.blank(.accidentReport).bytes)
            #expect(blank.contains("LAPORAN KASUS KECELAKAAN KERJA TAHAP I") && blank.contains("........"))
            #expect(await refusal { try await desk.forms.blank(.bill) } == "letter.claim-of-other-kind")
            #expect(
                await refusal { try await desk.forms.form(.accidentReport, of: ClaimCaseID(1)) }
                    == "claim.book.no-such-claim")
        }
    }

    private func expectAccident(_ desk: ClaimDesk) async throws {
        let person = try await desk.person(0)
        let day = desk.today.adding(days: -1)
        let id = try await desk.book.open(.workAccident, for: person.id, on: day, minute: 460).id
        try await desk.book.answer(
            id,
            [
                ("circumstance", "commute"), ("place", "Simpang Contoh"), ("road-accident", "yes"),
                ("chronology", "Diserempet mobil saat berangkat kerja"),
                ("worker-address", "Jalan Contoh 5 RT 02"), ("worker-phone", "0800 1234 5678"),
            ])
        let text = try words(of: try await desk.forms.form(.accidentReport, of: id).bytes)
        #expect(text.contains(person.name) && text.contains("Simpang Contoh"), "\(text)")
        #expect(text.contains("pukul 07:40 WIB") && text.contains("☒ berangkat atau pulang kerja"))
        #expect(text.contains("Jalan Contoh 5 RT 02") && text.contains("0800 1234 5678"))
        let paper = try #require(try await desk.paper(person.id))
        #expect(text.contains(paper.nik) && !text.contains("*"))
        #expect(text.contains("paling lambat 11 Maret 2026 pukul 07:40 WIB"), "\(text)")
        let doctor = try words(of: try await desk.forms.form(.doctorCertificate, of: id).bytes)
        #expect(doctor.contains(person.name) && doctor.contains("Dokter yang merawat"))
        let closing = try words(of: try await desk.forms.form(.accidentClosing, of: id).bytes)
        #expect(closing.contains("TAHAP II") && !closing.contains("☒"))
        #expect(
            await refusal { try await desk.forms.form(.deathClaim, of: id) } == "letter.claim-of-other-kind")
    }

    private func expectDeath(_ desk: ClaimDesk) async throws {
        let person = try await desk.person(1)
        _ = try await HeirBook(desk.office).add(
            HeirDraft(relation: .spouse, name: "MUHAMMAD CONTOH", nik: "9999010101800001"), of: person.id)
        let id = try await desk.book.open(.death, for: person.id, on: desk.today.adding(days: -3)).id
        try await desk.book.answer(
            id,
            [
                ("last-address", "Lorong Contoh 9"), ("claimant-address", "Gang Contoh 7"),
                ("claimant-phone", "0800 8765 4321"),
            ])
        let text = try words(of: try await desk.forms.form(.deathClaim, of: id).bytes)
        for known in ["Lorong Contoh 9", "Gang Contoh 7", "0800 8765 4321"] {
            #expect(text.contains(known), "\(known)")
        }
        #expect(text.contains("MUHAMMAD CONTOH") && text.contains("SURAT KETERANGAN KERJA"), "\(text)")
        #expect(text.contains("diputuskan oleh BPJS Ketenagakerjaan"))
        let heirs = try words(of: try await desk.forms.form(.heirStatement, of: id).bytes)
        #expect(heirs.contains("1 MUHAMMAD CONTOH 9999010101800001"), "\(heirs)")
        #expect(text.contains("9999010101800001"), "the claimant's number is printed in full")
        var event = HandoverFacts()
        event.title = "Penyerahan santunan"
        #expect(
            await refusal { try await desk.forms.handover(event, of: [id]) } == "letter.nothing-paid")
        #expect(await refusal { try await desk.forms.replica(of: id, day: nil) } == "letter.nothing-paid")
        try await desk.pay(id, Rupiah(42_000_000))
        let pack = try words(of: try await desk.forms.handover(event, of: [id]).bytes)
        #expect(pack.contains("Rp42.000.000") && pack.contains("empat puluh dua juta rupiah"))
        #expect(pack.contains("JKM: 1 penerima"))
        let sheet = try words(of: try await desk.forms.replica(of: id, day: desk.today).bytes)
        #expect(sheet.contains("MUHAMMAD CONTOH") && sheet.contains("Rp42.000.000"))
    }
}
