import Access
import AccessBooks
import DeskBooks
import Foundation
import LawBook
import MoneyAndDates
import SQLStore
import Spreadsheets
import WebGate
import Words

/// Entries of the chain as a file, with who took it in its last line.
enum AuditFilePage {
    /// More entries than this are not taken at once.
    private static let most = 100_000

    static func answer(_ asking: Asking) async throws -> Answer {
        let desk = try asking.desk()
        let reach = try desk.reach(.export)
        let folder = NSTemporaryDirectory() + "/naungan-" + UUID().uuidString
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let file = try CSVWriter(path: folder + "/audit.csv")
        let titles = ["number", "when", "pelaku", "perbuatan", "perihal", "reason", "before", "after"]
        try file.append(titles.map { asking("auditlog.\($0)") } + [asking("auditlog.hash")])
        let count = try await AuditDesk(desk).all(AuditPages.question(asking.form), atMost: most) { entries in
            for entry in entries {
                let change = entry.change
                try file.append([
                    String(entry.sequence), asking.words.moment(entry.recorded), change.actor, change.act,
                    change.subject, change.reason, change.before, change.after, entry.hash,
                ])
            }
        }
        let number = try await LookBook.exported("audit.csv", reach: reach, rows: count, desk: desk)
        try file.append([
            asking(
                "auditlog.watermark",
                [
                    "name": .text(desk.permit.display), "login": .text(desk.permit.name),
                    "when": .text(asking.words.moment(desk.office.now())), "number": .text(String(number)),
                    "count": .text(asking.words.text(count)),
                ])
        ])
        try file.finish()
        guard let bytes = FileManager.default.contents(atPath: folder + "/audit.csv") else {
            throw NotThere()
        }
        return .file([UInt8](bytes), type: "text/csv; charset=utf-8", name: "audit-\(desk.office.today).csv")
    }
}
