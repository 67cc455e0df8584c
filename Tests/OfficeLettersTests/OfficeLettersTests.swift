import DuesBooks
import Ledger
import Letters
import Membership
import MoneyAndDates
import OfficeLetters
import SQLDatabase
import SQLStore
import TestDatabases
import Testing
import Words

private let middleOfMarch = Day(2026, 3, 15)

@Suite struct `The letters of a town` {
    @Test(arguments: TestEngine.atHand)
    func `say what stands in its books, and can be verified`(engine: TestEngine) async throws {
        try await withTown(engine) { town in
            let today = try #require(middleOfMarch)
            let letters = try town.letters(on: today)
            try await expectReceipt(town, letters)
            try await expectBill(town, letters)
            try await expectDetails(town, letters)
            try await expectCertificate(town, letters, today)
            try await expectWarning(town, letters)
            try await expectReport(town, letters)
            try await expectRefusals(town, letters)
        }
    }

    private func expectReceipt(_ town: Town, _ letters: OfficeLetters) async throws {
        let number = try await town.text(
            "SELECT receipt FROM payment WHERE gov_id = $1 ORDER BY receipt LIMIT 1")
        let receipt = try await letters.office.database.read {
            try PaymentReceipt.find(number, of: 1671, on: $0)
        }
        let file = try await letters.receipt(number)
        let text = try words(of: file.bytes)
        #expect(text.contains("Nomor: \(number)"))
        #expect(text.contains("Uang sejumlah : \(receipt.amount)"))
        #expect(text.contains(try #require(AmountInWords.indonesian(receipt.amount))))
        // Printed again on the same day it is the same file, and stands in the register once.
        let again = try await letters.receipt(number)
        #expect(again.bytes == file.bytes && again.code == file.code)
        #expect(
            try await town.numbers("SELECT COUNT(*) FROM issued_document WHERE gov_id = $1") == [1])
        let verified = try await VerifyDocument.find(file.code, by: letters.office, under: town.law)
        #expect(verified?.kind == .receipt)
        #expect(verified?.number == number)
        #expect(verified?.person == nil)
    }

    private func expectBill(_ town: Town, _ letters: OfficeLetters) async throws {
        let bills = try await town.numbers(
            "SELECT bill_id FROM bill WHERE gov_id = $1 AND state = 1 ORDER BY bill_id")
        let number = try #require(bills.last)
        let bill = try await town.office.database.read {
            try BillRegister.bill(.number(BillID(number)), of: 1671, on: $0)
        }
        let name = BillName.number(BillID(number))
        let indonesian = try words(of: try await letters.bill(name, number: "560/1").bytes)
        #expect(indonesian.contains("Jumlah seluruhnya \(bill.total)"))
        #expect(indonesian.contains("Nomor : 560/1"))
        let english = try town.letters(.english, on: letters.office.today)
        #expect(try words(of: try await english.bill(name).bytes).contains("Total \(bill.total)"))
        #expect(try await letters.bill(name, as: .docx).bytes.starts(with: [0x50, 0x4B]))
    }

    private func expectDetails(_ town: Town, _ letters: OfficeLetters) async throws {
        let registration = try #require(
            try await town.numbers(
                """
                SELECT registration_id FROM assessment WHERE gov_id = $1 AND period = 202512
                ORDER BY registration_id LIMIT 1
                """
            ).first)
        let month = try #require(Month(2025, 12))
        let counted = try await town.numbers(
            """
            SELECT COUNT(*) FROM assessment
            WHERE gov_id = $1 AND period = 202512 AND registration_id = \(registration)
            """)
        let text = try words(
            of: try await letters.details(registration: "\(registration)", month: month))
        #expect(text.contains("Jumlah baris : \(counted[0])"))
        #expect(text.contains("************"))
        let empty = try #require(Month(2024, 1))
        let none = try await letters.details(registration: "\(registration)", month: empty)
        #expect(try words(of: none).contains("Tidak ada peserta yang dihitung pada bulan ini."))
        #expect(
            await refusal { try await letters.details(registration: "tidak ada", month: month) } != nil)
    }

    private func expectCertificate(_ town: Town, _ letters: OfficeLetters, _ today: Day) async throws {
        let person = try #require(
            try await town.numbers(
                """
                SELECT person_id FROM assessment WHERE gov_id = $1 AND period = 202512 AND refusal = 0
                ORDER BY person_id LIMIT 1
                """
            ).first)
        let name = try await town.text(
            "SELECT name FROM person WHERE gov_id = $1 AND person_id = \(person)")
        let file = try await letters.certificate(of: PersonID(person))
        let text = try words(of: file.bytes)
        #expect(text.contains(name))
        #expect(text.contains("Terlindungi, dibayar"))
        let found = try await VerifyDocument.find(
            file.code.lowercased(), by: letters.office, under: town.law)
        let verified = try #require(found)
        #expect(verified.kind == .certificate)
        #expect(verified.month == Month(of: today))
        let holder = try #require(verified.person)
        #expect(holder.maskedName.hasPrefix("\(name.prefix(1))***"))
        #expect(!holder.maskedName.contains(name))
        #expect(!holder.protectedMonths.isEmpty)
        // A code that was made and never given out looks like one that was not made.
        let unissued = DocumentCode(kind: 4, government: 1671, subject: person, month: nil)
        let other = DocumentCode(kind: 4, government: 1672, subject: person, month: Month(of: today))
        for code in [unissued, other] {
            let text = code.text(town.office.sealing)
            #expect(try await VerifyDocument.find(text, by: letters.office, under: town.law) == nil)
        }
        #expect(
            try await VerifyDocument.find("0000-0000", by: letters.office, under: town.law) == nil)
    }

    private func expectWarning(_ town: Town, _ letters: OfficeLetters) async throws {
        let deadline = try #require(Day(2026, 3, 29))
        let unit = try #require(
            try await town.numbers(
                """
                SELECT u.unit_id FROM claim_state c JOIN unit_registration u ON u.gov_id = c.gov_id
                    AND u.registration_id = c.registration_id
                WHERE c.gov_id = $1 AND c.still_open > 0 AND c.due < 20260315
                    AND c.superseded_ms = 9223372036854775807
                ORDER BY u.unit_id LIMIT 1
                """
            ).first)
        let file = try await letters.warning(
            unit: "\(unit)", WarningTerms(level: 2, deadline: deadline))
        let text = try words(of: file.bytes)
        #expect(text.contains("Teguran kedua: tunggakan iuran"))
        #expect(text.contains("paling lambat 29 Maret 2026"))
        // Room for the number of the agenda.
        #expect(text.contains("Nomor : ...................."))
        let before = try town.letters(on: Day(2025, 7, 1))
        #expect(
            await refusal {
                try await before.warning(unit: "\(unit)", WarningTerms(level: 1, deadline: deadline))
            } == "letter.nothing-overdue")
        for level in [0, 4] {
            #expect(
                await refusal {
                    try await letters.warning(
                        unit: "\(unit)", WarningTerms(level: level, deadline: deadline))
                } == "letter.unknown-level")
        }
    }

    private func expectReport(_ town: Town, _ letters: OfficeLetters) async throws {
        let unit = try await town.text(
            "SELECT code FROM unit WHERE gov_id = $1 AND kind = 'opd' ORDER BY unit_id LIMIT 1")
        let month = try #require(Month(2026, 2))
        let text = try words(of: try await letters.unitReport(unit: unit, month: month).bytes)
        #expect(text.contains("LAPORAN PERLINDUNGAN PEKERJA"))
        #expect(text.contains("per 28 Februari 2026"))
        let government = try words(of: try await letters.unitReport(unit: "1671", month: month).bytes)
        #expect(government.contains("Kota Palembang"))
    }

    private func expectRefusals(_ town: Town, _ letters: OfficeLetters) async throws {
        #expect(await refusal { try await letters.receipt("KW/0") } != nil)
        #expect(await refusal { try await letters.bill(.number(BillID(1))) } == "bill.no-such")
        #expect(
            await refusal { try await letters.certificate(of: PersonID(1)) } == "continuity.no-such-person")
        let month = try #require(Month(2026, 2))
        #expect(
            await refusal { try await letters.unitReport(unit: "tidak ada", month: month) }
                == "register.unknown-unit")
    }
}
