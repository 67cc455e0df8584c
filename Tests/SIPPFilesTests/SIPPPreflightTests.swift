import MoneyAndDates
import Testing

@testable import SIPPFiles

/// Every rule is tried on one row that is otherwise sound, so that it alone can object.
@Suite struct `What SIPP would reject` {
    private func findings(
        _ field: SIPPField, _ text: String, in kind: SIPPFileKind = .newWorkers, from sound: SIPPRow? = nil
    ) throws -> [SIPPFinding] {
        var row = sound ?? Shipped.siti
        row[field] = text
        return SIPPPreflight.check([row], against: try Shipped.template(kind)).findings
    }

    private func keys(_ field: SIPPField, _ text: String) throws -> [SIPPFinding.Key] {
        try findings(field, text).map(\.key)
    }

    @Test func `is nothing of a sound row`() throws {
        let result = SIPPPreflight.check([Shipped.siti], against: try Shipped.template(.newWorkers))

        #expect(result.findings.isEmpty)
        #expect(result.rows == 1)
    }

    @Test(arguments: [
        (SIPPField.name, "NAMA_LENGKAP"), (.birthDate, "TANGGAL_LAHIR"), (.nik, "NOMOR_IDENTITAS"),
        (.sex, "JENIS_KELAMIN"), (.maritalStatus, "STATUS_KAWIN"), (.wage, "UPAH"),
        (.jobStart, "TGL_AWAL_BEKERJA"),
    ])
    func `is a required cell that is empty`(_ field: SIPPField, _ header: String) throws {
        let found = try findings(field, "")

        #expect(found.map(\.key) == [.requiredMissing])
        #expect(found.map(\.column) == [header])
        #expect(found.map(\.severity) == [.willBeRejected])
        #expect(found.first?.arguments == ["row": "2", "file": "1", "column": header])
    }

    @Test func `may be, and not will be, where the rule itself is not verified`() throws {
        #expect(try findings(.employmentStatus, "").map(\.severity) == [.mayBeRejected])
        #expect(try findings(.employmentStatus, "12345678901").map(\.key) == [.tooLong])
        #expect(try findings(.employmentStatus, "12345678901").map(\.severity) == [.mayBeRejected])
        #expect(try findings(.employmentStatus, "1234567890").isEmpty)
    }

    @Test func `is a date in another form, or of no calendar`() throws {
        #expect(try keys(.jobStart, "2026-01-01") == [.dateForm])
        #expect(try keys(.jobStart, "1-1-2026") == [.dateForm])
        #expect(try keys(.jobStart, "01/01/2026") == [.dateForm])
        #expect(try keys(.jobStart, "46023") == [.dateForm])
        #expect(try keys(.jobStart, "29-02-2026") == [.dateNotInCalendar])
        #expect(try keys(.jobStart, "29-02-2028").isEmpty)
    }

    @Test func `is a NIK that has not sixteen digits`() throws {
        #expect(try keys(.nik, "167101700890001") == [.nikForm])
        #expect(try keys(.nik, "16710170089000011") == [.nikForm])
        #expect(try keys(.nik, "1,67102E+15") == [.nikForm])
        #expect(try keys(.nik, "0671017008900001") == [.nikForm])
    }

    @Test func `is no passport number, which has no form we know`() throws {
        var row = Shipped.siti
        row[.identityKind] = "PASSPORT"
        #expect(try findings(.nik, "A1234567", from: row).isEmpty)
    }

    @Test func `may be a NIK of another birth date or sex`() throws {
        #expect(try keys(.birthDate, "31-08-1990") == [.nikDisagreesWithBirthDate])
        #expect(try keys(.sex, "L") == [.nikDisagreesWithSex])
        #expect(try findings(.sex, "L").map(\.severity) == [.mayBeRejected])
    }

    @Test(arguments: [
        (SIPPField.sex, "P", "W"), (.maritalStatus, "T", "K"), (.bloodGroup, "AB", "AB+"),
        (.identityKind, "KTP", "SIM"), (.lettersTo, "E", "e"),
    ])
    func `is a code that does not exist`(_ field: SIPPField, _ good: String, _ bad: String) throws {
        #expect(try keys(field, good).isEmpty)
        #expect(try keys(field, bad) == [.codeUnknown])
        #expect(try findings(field, bad).map(\.severity) == [.willBeRejected])
    }

    @Test(arguments: ["2.500.000", "Rp2500000", "2500000.00", "-1", "2500000,5"])
    func `is a wage that is not digits`(_ wage: String) throws {
        #expect(try keys(.wage, wage) == [.notDigits])
    }

    @Test func `is a name with a digit`() throws {
        #expect(try keys(.name, "SITI 2") == [.nameWithDigit])
        #expect(try findings(.name, "SITI 2").map(\.severity) == [.willBeRejected])
    }

    @Test(arguments: ["Dr. SITI", "SITI AMINAH, S.Pd", "SITI AMINAH S.Pd.", "HJ SITI", "SITI, SE"])
    func `may be a name with a title`(_ name: String) throws {
        #expect(try keys(.name, name) == [.nameWithTitle])
        #expect(try findings(.name, name).map(\.severity) == [.mayBeRejected])
    }

    @Test(arguments: ["SITI", "MUHAMMAD SE", "NUR'AINI", "ANDI SP TUA", "DRAJAT", "M. ALI"])
    func `is no name that only looks like a title`(_ name: String) throws {
        #expect(try keys(.name, name).isEmpty)
    }

    @Test(arguments: ["Jl. A\nNo. 1", "Jl.\tA", "Jl. A\r", "a\u{0}b", "a\u{7F}", "a\u{85}b"])
    func `is a new line or another control character`(_ text: String) throws {
        #expect(try keys(.address, text).contains(.controlCharacter))
    }

    @Test func `may be a space around a text, and never an accent or a dash inside it`() throws {
        #expect(try keys(.address, " Jl. A") == [.outerSpace])
        #expect(try keys(.address, "Jl. A ") == [.outerSpace])
        #expect(try keys(.address, "Jl. René – é").isEmpty)
    }

    @Test func `may be an address that is no e-mail`() throws {
        #expect(try keys(.email, "siti@kota.go.id").isEmpty)
        for wrong in ["siti", "siti@kota", "@kota.go.id", "a@b@c.id", "si ti@kota.id", "a@.id", "a@b."] {
            #expect(try keys(.email, wrong) == [.emailForm])
        }
    }

    @Test func `is a NIK that stands in the file already`() throws {
        var other = Shipped.siti
        other[.nik] = "1671017008900002"
        let rows = [Shipped.siti, other, Shipped.siti]

        let result = SIPPPreflight.check(rows, against: try Shipped.template(.newWorkers))

        #expect(result.findings.map(\.key) == [.duplicate])
        #expect(result.findings.first?.row == 4)
        #expect(result.findings.first?.details["first"] == "2")
    }
}

@Suite struct `What SIPP would reject in the other files` {
    private func findings(_ kind: SIPPFileKind, _ row: SIPPRow) throws -> [SIPPFinding] {
        SIPPPreflight.check([row], against: try Shipped.template(kind)).findings
    }

    private let leaver: SIPPRow = [
        .kpj: "12345678901", .name: "SITI AMINAH", .birthDate: "30-08-1990", .leavingReason: "A1",
        .leavingDate: "31-12-2025",
    ]

    private func leaver(_ field: SIPPField, _ text: String) throws -> [SIPPFinding] {
        var row = leaver
        row[field] = text
        return try findings(.leavers, row)
    }

    @Test func `is nothing of a leaver who resigned or retired`() throws {
        #expect(try leaver(.leavingReason, "A1").isEmpty)
        #expect(try leaver(.leavingReason, "A4").isEmpty)
    }

    @Test(arguments: ["A2", "A3", "A10", "A11", "Z9", "PHK"])
    func `may be a reason that is not confirmed`(_ code: String) throws {
        let found = try leaver(.leavingReason, code)
        #expect(found.map(\.key) == [.codeUnconfirmed])
        #expect(found.map(\.severity) == [.mayBeRejected])
        #expect(found.first?.details["value"] == code)
    }

    @Test func `is a death, by its code or in words`() throws {
        #expect(try leaver(.leavingReason, "A6").map(\.key) == [.deathInLeaverFile])
        #expect(try leaver(.leavingReason, "A6").map(\.severity) == [.willBeRejected])
        #expect(
            try leaver(.leavingReason, "Meninggal Dunia").map(\.key)
                == [.codeUnconfirmed, .deathInLeaverFile])
        #expect(try leaver(.remark, "Telah wafat 3 Maret").map(\.key) == [.deathHinted])
        #expect(try leaver(.remark, "Pindah ke Almarhumin").isEmpty)
    }

    @Test func `is a KPJ too short or long, and may be one of unusual length`() throws {
        #expect(try leaver(.kpj, "1234567").map(\.key) == [.digitCount])
        #expect(try leaver(.kpj, "12345678").map(\.key) == [.digitCountUnusual])
        #expect(try leaver(.kpj, "12345678").map(\.severity) == [.mayBeRejected])
        #expect(try leaver(.kpj, "1234567890123").map(\.key) == [.digitCountUnusual])
        #expect(try leaver(.kpj, "12345678901234").map(\.key) == [.digitCount])
        #expect(try leaver(.kpj, "1234567890A").map(\.key) == [.notDigits])
    }

    @Test func `may be a month in a form nobody has seen`() throws {
        var row: SIPPRow = [
            .nik: "1671017008900001", .name: "SITI", .birthDate: "30-08-1990", .wage: "1",
            .arrearsOfWage: "0",
        ]
        for good in ["03/2026", "2026-03", "202603"] {
            row[.month] = good
            #expect(try findings(.wages, row).isEmpty)
        }
        for bad in ["13/2026", "2026-3", "Maret 2026", "032026x", "202613", "2026/03", "0", "2026-03-01"] {
            row[.month] = bad
            #expect(try findings(.wages, row).map(\.key) == [.monthForm])
            #expect(try findings(.wages, row).map(\.severity) == [.mayBeRejected])
        }
    }

    @Test func `is a row past the limit of a file that is not split`() throws {
        let rows: [SIPPRow] = (0..<10_002).map { [.correctionCode: "\($0)"] }
        let template = try Shipped.template(.corrections)

        let whole = SIPPPreflight.check(rows, against: template, splitsFiles: false)
        #expect(whole.findings.map(\.key) == [.rowBeyondLimit])
        #expect(whole.findings.first?.row == 10_003)

        #expect(SIPPPreflight.check(rows, against: template).findings.isEmpty)
    }

    @Test func `is told by the file and row it will stand in`() throws {
        var preflight = SIPPPreflight(template: try Shipped.template(.newWorkers))
        for number in 0..<10_000 {
            var row = Shipped.siti
            row[.nik] = String(1_671_017_008_900_001 + number % 10_000)
            _ = preflight.check(row)
        }
        let found = preflight.check([:])
        #expect(found.first?.record == 10_001)
        #expect(found.first?.file == 2)
        #expect(found.first?.row == 2)
    }
}
