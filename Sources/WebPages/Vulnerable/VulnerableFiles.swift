import Access
import AccessBooks
import Budgets
import DeskBooks
import EmbeddedFiles
import Foundation
import HTML
import LawBook
import Letters
import Membership
import MoneyAndDates
import OfficeLetters
import SIPPFiles
import Spreadsheets
import UseCases
import VulnerableBooks
import VulnerableWorkers
import WebGate
import Words

/// What is taken along: the list of a decree, the form for a visit, the receipt of cards, the file for BPJS.
enum VulnerableFiles {
    /// A form for a visit has so many rows at most; of more the sheet is taken.
    private static let mostVisits = 500
    private static let mostOfSheet = 5_000

    static let routes: [Route] = [
        .act("/rentan/sk/{sk}/lampiran", .right(.decreeVulnerable)) { asking in
            let found = try await asking.vulnerable().decreed(try asking.number("sk"))
            let rows = found.lines.map { line in
                [
                    String(line.line), line.name, line.maskedNIK,
                    line.born.map { asking.words.text($0) } ?? "–", line.unitName, line.work, line.fills,
                ]
            }
            return try await paper(.vulnerableDecreeList, found.decree, rows, asking)
        },
        .act("/rentan/sk/{sk}/tanda-terima", .right(.decreeVulnerable)) { asking in
            let found = try await asking.vulnerable().decreed(try asking.number("sk"))
            let rows = found.lines.map { [String($0.line), $0.name, $0.maskedNIK, $0.unitName] }
            return try await paper(.vulnerableCardReceipt, found.decree, rows, asking)
        },
        .act("/rentan/{kuota}/formulir", .right(.verifyVulnerable)) { try await visitForm($0) },
        .page(
            "/rentan/{kuota}/lembar", .right(.verifyVulnerable),
            purpose: "For who visits: the rows of a quota as a sheet that is filled and brought back."
        ) { try await visitSheet($0) },
        .act("/rentan/kiriman/{kiriman}", .right(.revealIdentity)) { try await batch($0) },
    ]

    private static func paper(
        _ kind: LetterKind, _ decree: Decree, _ rows: [[String]], _ asking: Asking
    ) async throws -> Answer {
        let quota = try await asking.vulnerable().open(decree.quota).quota
        var facts = VulnerableLetterFacts(kind, subject: decree.id, quota: quota.terms.name, rows: rows)
        facts.decreeNumber = decree.number
        facts.decreeDay = decree.signed
        facts.digest = decree.digest
        facts.funding = asking(quota.terms.funding.labelKey)
        facts.months = (quota.terms.from, quota.terms.through)
        return try await printed(facts, asking)
    }

    private static func printed(_ facts: VulnerableLetterFacts, _ asking: Asking) async throws -> Answer {
        let format = asking.form["bentuk"].flatMap(LetterFormat.init) ?? .pdf
        let letters = OfficeLetters(
            try asking.desk().office, words: asking.words, files: LetterFolder.embedded,
            law: asking.portal.law.book)
        let made = try await letters.vulnerable(facts, as: format)
        let type =
            format == .pdf
            ? "application/pdf"
            : "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
        return .file(
            made.bytes, type: type, name: "\(facts.kind.rawValue)-\(facts.subject).\(format.rawValue)")
    }

    /// Those on whom nobody has decided, the first of them.
    private static func waiting(_ most: Int, _ asking: Asking) async throws -> [ProposalRow] {
        let (desk, quota) = (try asking.vulnerable(), try asking.quota())
        var rows: [ProposalRow] = []
        for stage in [ProposalStage.proposed, .checked] where rows.count < most {
            rows += try await desk.rows(quota, stage, atMost: most - rows.count).rows
        }
        return rows
    }

    private static func visitForm(_ asking: Asking) async throws -> Answer {
        let rows = try await waiting(mostVisits, asking)
        let quota = try await asking.vulnerable().open(try asking.quota()).quota
        let ask = asking("vulnerable.field-ask")
        let facts = VulnerableLetterFacts(
            .vulnerableFieldForm, subject: quota.id.number, quota: quota.terms.name,
            rows: rows.enumerated().map { place, row in
                [String(place + 1), String(row.id), row.name, row.maskedNIK, row.unitName, row.work, ask]
            })
        return try await printed(facts, asking)
    }

    private static func visitSheet(_ asking: Asking) async throws -> Answer {
        let rows = try await waiting(mostOfSheet, asking)
        return try onDisk("lembar.xlsx") { path in
            let writer = try WorkbookWriter(path: path)
            let titles = [
                "Nomor baris", "Nama", "Unit", "Pekerjaan", "Bertemu", "Bekerja", "Sakit", "Catatan",
            ]
            let sheet = try writer.addSheet(
                WorkbookSheet(name: "kunjungan", columns: titles.map { WorkbookColumn($0, width: 22) }))
            for row in rows {
                try writer.append([String(row.id), row.name, row.unitName, row.work], to: sheet)
            }
            try writer.finish()
        }
    }

    private static func batch(_ asking: Asking) async throws -> Answer {
        let rows = try await asking.vulnerable().rows(of: try asking.number("kiriman"))
        let template = try ShippedLayouts.all().newest(.newWorkers, on: asking.portal.today())
        let part = asking.form["bagian"].flatMap { Int($0) } ?? 1
        let parts = try RosterParts { EmbeddedFiles.text(at: $0) }
        guard
            let bytes = try SIPPUploadFile.bytes(
                of: rows, part: part, as: template, fateWords: parts.fateWords)
        else { throw NotThere() }
        return .file(
            bytes, type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            name: template.fileName)
    }

    /// What is written into a folder that nobody else can read, and removed.
    static func onDisk(_ name: String, _ write: (String) throws -> Void) throws -> Answer {
        let folder = NSTemporaryDirectory() + "/naungan-" + UUID().uuidString
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let path = "\(folder)/\(name)"
        try write(path)
        guard let bytes = FileManager.default.contents(atPath: path) else { throw NotThere() }
        return .file(
            [UInt8](bytes), type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            name: name)
    }
}
