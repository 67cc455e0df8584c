import Membership
import MoneyAndDates
import Testing

@testable import SIPPFiles

@Suite struct `A reply from BPJS` {
    private let titles = [
        "Status (Y / T)", "Keterangan Status Data", "Nomor Identitas (NIK)", "Nama Lengkap",
    ]
    private let siti = "1671017008900001"
    private let budi = "1671013008900002"

    private func read(_ rows: [[String]]) throws -> SIPPReply {
        try SIPPReply.read(rows, layouts: try Shipped.templates().all)
    }

    @Test func `says who was accepted and who was refused, and why`() throws {
        let reply = try read([titles, ["Y", "", siti, "SITI"], ["T", "NIK tidak ditemukan", budi, "BUDI"]])

        #expect(reply.kind == .reply)
        #expect(reply.answers.map(\.outcome) == [.accepted, .refused])
        #expect(reply.answers.map(\.reason) == ["", "NIK tidak ditemukan"])
        #expect(reply.answers.map(\.row) == [2, 3])
        #expect(reply.accepted == 1)
        #expect(reply.refused == 1)
        #expect(reply.findings.isEmpty)
    }

    @Test func `is read below a letterhead, in any order of columns and spelling of titles`() throws {
        let reply = try read([
            ["BPJS KETENAGAKERJAAN"], [], ["NAMA LENGKAP", "nik", "STATUS", "keterangan"],
            ["SITI", "'\(siti) ", " y ", ""], ["", " ", "", ""],
        ])

        #expect(reply.answers.map(\.row) == [4])
        #expect(reply.answers.first?.nik == NIK(siti))
        #expect(reply.answers.first?.outcome == .accepted)
    }

    @Test(arguments: ["", "YA", "Proses", "1", "N"])
    func `is not guessed where the status is unknown`(_ status: String) throws {
        let reply = try read([titles, [status, "", siti, "SITI"]])

        #expect(reply.answers.map(\.outcome) == [nil])
        #expect(reply.findings.map(\.key) == [.statusUnknown])
        #expect(reply.findings.first?.arguments == ["row": "2", "value": status])
    }

    @Test(arguments: ["1,67102E+15", "167101700890001", "A123"])
    func `names the NIK that cannot be read`(_ nik: String) throws {
        let reply = try read([titles, ["Y", "", nik, "SITI"]])

        #expect(reply.answers.first?.nik == nil)
        #expect(reply.findings.map(\.key) == [.nikUnreadable])
    }

    @Test func `names rows about nobody, refusals without reason, and rows that say the same twice`() throws {
        let reply = try read([
            titles, ["Y", "x", "", ""], ["T", "", budi, "BUDI"], ["T", "lagi", budi, "BUDI"],
        ])

        #expect(reply.findings.map(\.key) == [.noIdentity, .refusedWithoutReason, .duplicate])
        #expect(reply.answers.count == 2)
        #expect(reply.refused == 2)
    }

    @Test func `is not believed where two rows contradict each other`() throws {
        let reply = try read([titles, ["Y", "", siti, "SITI"], ["T", "x", siti, "SITI"]])

        #expect(reply.answers.map(\.outcome) == [nil, nil])
        #expect(reply.findings.map(\.key) == [.contradiction])
        #expect(reply.findings.first?.details == ["first": "2"])
    }

    @Test func `is refused where its titles are unknown, and says what was seen`() throws {
        #expect(throws: SIPPReplyRefusal.unknownLayout(seen: ["No", "Nama", "Hasil"])) {
            try read([["", ""], ["No", "Nama", "Hasil"], ["1", "SITI", "ok"]])
        }
        #expect(throws: SIPPReplyRefusal.unknownLayout(seen: [])) { try read([]) }
    }

    @Test func `is refused where it has titles only`() throws {
        #expect(throws: SIPPReplyRefusal.noAnswers) { try read([titles, ["", "", "", ""]]) }
    }
}

@Suite struct `The list of rows an upload refused` {
    private func read(_ rows: [[String]], sent kind: SIPPFileKind?) throws -> SIPPReply {
        try SIPPReply.read(
            rows, layouts: try Shipped.templates().all, sent: try kind.map(Shipped.template))
    }

    @Test func `says of everyone on it that they were refused`() throws {
        let headers = try Shipped.template(.newWorkers).columns.map(\.header) + ["Alasan"]
        var cells = [String](repeating: "", count: 31)
        (cells[1], cells[14], cells[30]) = ("SITI", "1671017008900001", "Nama tidak sesuai KTP")

        let reply = try read([headers, cells], sent: .newWorkers)

        #expect(reply.kind == .rejectedRows)
        #expect(reply.answers.map(\.outcome) == [.refused])
        #expect(reply.answers.first?.nik == NIK("1671017008900001"))
        #expect(reply.answers.first?.name == "SITI")
        #expect(reply.answers.first?.reason == "Nama tidak sesuai KTP")
    }

    @Test func `takes the one title that was not sent for the reason`() throws {
        let headers = try Shipped.template(.leavers).columns.map(\.header) + ["Hasil Validasi"]
        let cells = [
            "12345678901", "SITI", "30-08-1990", "A1", "31-12-2025", "catatan kami", "KPJ tidak aktif",
        ]

        #expect(try read([headers, cells], sent: .leavers).answers.first?.reason == "KPJ tidak aktif")
        #expect(throws: SIPPReplyRefusal.self) { try read([headers, cells], sent: nil) }
        #expect(throws: SIPPReplyRefusal.self) {
            try read([headers + ["Lain"], cells + ["x"]], sent: .leavers)
        }
    }

    @Test func `keeps our remark apart from their reason, though both have one name`() throws {
        let layout = try SIPPTemplate(
            yaml: """
                kind: tidak-valid
                since: 2026-01-01
                file-name: x.xlsx
                sheet: x
                header-row: 1
                row-limit: 10
                columns:
                  - {header: Alasan, aliases: [Keterangan, Catatan], takes: alasan, required: true}
                """, file: "t.yaml")
        let headers = try Shipped.template(.leavers).columns.map(\.header) + ["Catatan", "No"]
        let cells = ["12345678901", "SITI", "", "A1", "", "catatan kami", "KPJ tidak aktif", "1"]

        let reply = try SIPPReply.read(
            [headers, cells], layouts: [layout], sent: try Shipped.template(.leavers))

        #expect(reply.answers.first?.reason == "KPJ tidak aktif")
    }

    @Test func `goes by KPJ for leavers and by code for corrections`() throws {
        let leavers = try read([["KPJ", "NAMA_LENGKAP", "Pesan Error"], ["123", "A", "x"]], sent: nil)
        #expect(leavers.answers.first?.kpj == "123")

        let corrections = try read([["KODE", "Error"], ["K7", "x"]], sent: nil)
        #expect(corrections.answers.first?.code == "K7")
    }

    @Test func `is refused where nothing tells whose rows they are`() throws {
        #expect(throws: SIPPReplyRefusal.unknownLayout(seen: ["No", "Alasan"])) {
            try read([["No", "Alasan"], ["1", "x"]], sent: nil)
        }
    }
}

@Suite struct `A reply beside the rows that were sent` {
    private let sent: [SIPPRow] = [
        [.nik: "1671017008900001", .name: "SITI AMINAH"], [.nik: "1671013008900002", .name: "BUDI"],
        [.nik: "1671013008900003", .name: "BUDI"], [.kpj: "12345678901", .name: "WATI"],
    ]

    private func match(_ rows: [[String]]) throws -> SIPPReplyMatch {
        let titles = ["Status", "Keterangan", "NIK", "Nama"]
        let reply = try SIPPReply.read([titles] + rows, layouts: try Shipped.templates().all)
        return SIPPReplyMatch(reply, sent: sent)
    }

    @Test func `tells of each row what became of it`() throws {
        let match = try match([
            ["T", "Data ganda", "1671013008900002", "BUDI"], ["Y", "", "1671017008900001", "Siti  Aminah"],
        ])

        #expect(match.results.map(\.outcome) == [.accepted, .refused, nil, nil])
        #expect(match.results.map(\.reason) == ["", "Data ganda", "", ""])
        #expect(match.results.map(\.matchedBy) == [.nik, .nik, nil, nil])
        #expect((match.accepted, match.refused, match.unanswered) == (1, 1, 2))
        #expect(match.findings.isEmpty)
    }

    @Test func `goes by a name only where the NIK cannot be read and one row has the name`() throws {
        let match = try match([["Y", "", "1,67E+15", "siti aminah"], ["T", "x", "", "Budi"]])

        #expect(match.results.map(\.outcome) == [.accepted, nil, nil, nil])
        #expect(match.results[0].matchedBy == .name)
        #expect(match.findings.map(\.key) == [.matchedByName, .nikUnreadable, .nameAmbiguous])
        #expect(match.notSent.map(\.name) == ["Budi"])
    }

    @Test func `names those who were not sent, even with a name that was`() throws {
        let match = try match([["Y", "", "3171017008900009", "SITI AMINAH"], ["Y", "", "", "TONO"]])

        #expect(match.findings.map(\.key) == [.notSent, .notSent])
        #expect(match.notSent.count == 2)
        #expect(match.unanswered == 4)
    }

    @Test func `names a NIK that came back under another name`() throws {
        let match = try match([["Y", "", "1671017008900001", "SITI AMINA"]])

        #expect(match.findings.map(\.key) == [.nameDiffers])
        #expect(match.findings.first?.details == ["sent": "SITI AMINAH", "name": "SITI AMINA"])
        #expect(match.accepted == 1)
    }

    @Test func `believes neither of two answers to one row that differ`() throws {
        let match = try match([
            ["Y", "", "1671017008900001", "SITI AMINAH"], ["T", "a", "", "SITI AMINAH"],
            ["Y", "", "1671017008900001", "SITI AMINAH"],
        ])

        #expect(match.results[0].outcome == nil)
        #expect(match.results[0].reason == "a")
        #expect(match.accepted == 0)
    }

    @Test func `joins several reasons for one row`() throws {
        let layouts = try Shipped.templates().all
        let reply = try SIPPReply.read(
            [["KPJ", "Alasan"], ["12345678901", "a"], ["12345678901", "b"], ["12345678901", "a"]],
            layouts: layouts)

        let match = SIPPReplyMatch(reply, sent: sent)

        #expect(match.results[3].outcome == .refused)
        #expect(match.results[3].reason == "a\nb")
        #expect(match.results[3].matchedBy == .kpj)
    }
}
