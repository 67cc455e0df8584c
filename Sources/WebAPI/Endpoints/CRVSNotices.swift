import ClaimBooks
import Foundation
import LawBook
import Membership
import MoneyAndDates

/// A message of SPDCI CRVS that tells deaths: `header`, and `message` with `notify_event`, each with
/// `reg_records`. Systems differ in where they put what; a record is taken where a name and a day of death
/// are found, and told by its place where they are not.
struct CRVSNotices {
    /// Records that one message may hold.
    static let most = 1_000

    /// Why a record is no notice of death.
    enum Rejection: String, CaseIterable {
        case name, died
        case notADeath = "not-a-death"
    }

    private(set) var drafts: [DeathNoticeDraft] = []
    /// By the place of the record in the message, from 1.
    private(set) var rejected: [(record: Int, why: Rejection)] = []

    /// - Throws: `CallRefusal` for what is no message, or holds too many records.
    init(_ bytes: [UInt8], today: Day) throws(CallRefusal) {
        guard let object = try? JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any] else {
            throw .notJSON
        }
        guard let message = object["message"] as? [String: Any] else { throw .missing("message") }
        guard let events = message["notify_event"] as? [[String: Any]] else {
            throw .missing("notify_event")
        }
        let transaction = CRVSNotices.text(message["transaction_id"]) ?? ""
        var place = 0
        for event in events {
            let data = event["data"] as? [String: Any] ?? event
            for record in CRVSNotices.records(data) {
                place += 1
                if place > CRVSNotices.most { throw .wrong("notify_event") }
                take(record, of: event, data, "\(transaction)/\(place)", place, today)
            }
        }
        if place == 0 { throw .missing("reg_records") }
    }

    private static func records(_ data: [String: Any]) -> [[String: Any]] {
        if let many = data["reg_records"] as? [[String: Any]] { return many }
        return (data["reg_records"] as? [String: Any]).map { [$0] } ?? []
    }

    private mutating func take(
        _ record: [String: Any], of event: [String: Any], _ data: [String: Any], _ fallback: String,
        _ place: Int, _ today: Day
    ) {
        let kind = CRVSNotices.text(event["event_type"]) ?? CRVSNotices.text(data["reg_event_type"])
        if let kind, !kind.lowercased().contains("death") { return reject(place, .notADeath) }
        guard let name = CRVSNotices.name(record["name"]) else { return reject(place, .name) }
        let written = CRVSNotices.text(record["death_date"]) ?? CRVSNotices.text(record["date_of_death"])
        guard let died = written.flatMap({ Day(iso: $0.prefix(10)) }), died <= today else {
            return reject(place, .died)
        }
        let reference =
            CRVSNotices.text(record["death_registration_number"])
            ?? CRVSNotices.text(record["registration_number"]) ?? CRVSNotices.text(event["reference_id"])
            ?? fallback
        drafts.append(
            DeathNoticeDraft(
                source: .crvs, reference: String(reference.prefix(100)), nik: CRVSNotices.nik(record),
                name: String(name.prefix(200)), died: died,
                isAccident: CRVSNotices.text(record["manner_of_death"])?.lowercased() == "work-accident"))
    }

    private mutating func reject(_ place: Int, _ why: Rejection) { rejected.append((place, why)) }

    /// The first identifier that is a NIK.
    private static func nik(_ record: [String: Any]) -> NIK? {
        let listed = (record["identifier"] ?? record["identifiers"]) as? [[String: Any]] ?? []
        return listed.lazy.compactMap { text($0["identifier_value"]).flatMap { NIK($0) } }.first
    }

    private static func name(_ given: Any?) -> String? {
        let parts: [String]
        if let whole = text(given) {
            parts = [whole]
        } else if let pieces = given as? [String: Any] {
            parts = ["given_name", "second_name", "surname"].compactMap { text(pieces[$0]) }
        } else {
            parts = []
        }
        let name = parts.flatMap { $0.split(whereSeparator: \.isWhitespace) }.joined(separator: " ")
        return name.isEmpty ? nil : name
    }

    private static func text(_ given: Any?) -> String? {
        guard let text = given as? String, !text.isEmpty else { return nil }
        return text.replacing("\u{0}", with: "\u{FFFD}")
    }
}
