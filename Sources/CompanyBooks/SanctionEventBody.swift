import CompanyDuty
import Foundation
import LawBook
import Membership
import MoneyAndDates

/// An event of a case as it is kept: JSON with sorted keys. The shape is the store's own: a type may be
/// renamed, what is written here is read for decades.
struct SanctionEventBody: Codable {
    struct Fine: Codable {
        var dues: Int64
        var months: Int
        var amount: Int64
        var due: Int
        var isUnverified: Bool
    }

    var step: String?
    var day: Int?
    var number: String?
    var text: String?
    var amount: Int64?
    var codes: [String]?
    var isGranted: Bool?
    var fine: Fine?
    var file: Int64?
    var name: String?
    var mediaType: String?
    var size: Int?
    var digest: String?

    /// The text of an event.
    static func text(of event: SanctionEvent) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(SanctionEventBody(event)), as: UTF8.self)
    }

    /// The event of a kind and a text; nil where the text is none.
    static func event(_ kind: String, _ text: String) -> SanctionEvent? {
        guard let kind = SanctionEventKind(rawValue: kind),
            let body = try? JSONDecoder().decode(SanctionEventBody.self, from: Data(text.utf8))
        else { return nil }
        return body.event(kind)
    }

    private init(_ event: SanctionEvent) {
        day = event.day.map { Int($0.yyyymmdd) }
        switch event {
        case .opened(_, let findings, let note): (codes, text) = (findings.map(\.rawValue), note)
        case .served(let service):
            (step, number, text) = (service.step.rawValue, service.number, service.proof)
        case .answered(_, let note), .cured(_, let note): text = note
        case .proposed(let proposal):
            (step, text) = (proposal.step.rawValue, proposal.reason)
            (amount, codes) = (proposal.dues.amount, proposal.services)
        case .returned(let step, let reason): (self.step, text) = (step.rawValue, reason)
        case .decided(let step, _, let number, let fine):
            (self.step, self.number) = (step.rawValue, number)
            self.fine = fine.map {
                Fine(
                    dues: $0.dues.amount, months: $0.months, amount: $0.amount.amount,
                    due: Int($0.due.yyyymmdd), isUnverified: $0.isUnverified)
            }
        case .finePaid(_, let amount, let evidence): (self.amount, text) = (amount.amount, evidence)
        case .appealed(_, let ground): text = ground
        case .appealDecided(_, let isGranted, let reason): (self.isGranted, text) = (isGranted, reason)
        case .attached(let file):
            (step, self.file, name) = (file.step?.rawValue, file.id, file.name)
            (mediaType, size, digest) = (file.mediaType, file.size, file.digest)
        }
    }

    private func event(_ kind: SanctionEventKind) -> SanctionEvent? {
        let step = step.flatMap(SanctionStep.init)
        let text = text ?? ""
        switch kind {
        case .proposed:
            return step.map {
                .proposed(
                    SanctionProposal(
                        step: $0, reason: text, dues: Rupiah(amount ?? 0), services: codes ?? []))
            }
        case .returned: return step.map { .returned($0, reason: text) }
        case .attached:
            guard let file, let name, let mediaType, let size, let digest else { return nil }
            return .attached(
                SanctionFile(
                    id: file, step: step, name: name, mediaType: mediaType, size: size, digest: digest))
        case .opened, .served, .answered, .decided, .finePaid, .cured, .appealed, .appealDecided:
            return day.flatMap { Day(yyyymmdd: $0) }.flatMap { dated(kind, on: $0, step, text) }
        }
    }

    private func dated(
        _ kind: SanctionEventKind, on day: Day, _ step: SanctionStep?, _ text: String
    ) -> SanctionEvent? {
        switch kind {
        case .opened:
            return .opened(
                on: day, findings: (codes ?? []).compactMap { CompanyFindingKind(rawValue: $0) }, note: text)
        case .served:
            return step.map {
                .served(SanctionService(step: $0, number: number ?? "", servedOn: day, proof: text))
            }
        case .answered: return .answered(on: day, note: text)
        case .decided:
            return step.map { .decided($0, on: day, number: number ?? "", fine: fine?.fine) }
        case .finePaid: return .finePaid(on: day, amount: Rupiah(amount ?? 0), evidence: text)
        case .cured: return .cured(on: day, note: text)
        case .appealed: return .appealed(on: day, ground: text)
        case .appealDecided: return .appealDecided(on: day, isGranted: isGranted ?? false, reason: text)
        case .proposed, .returned, .attached: return nil
        }
    }
}

extension SanctionEventBody.Fine {
    /// Nil where the day is none.
    fileprivate var fine: SanctionFine? {
        Day(yyyymmdd: due).map {
            SanctionFine(
                dues: Rupiah(dues), months: months, amount: Rupiah(amount), due: $0,
                isUnverified: isUnverified)
        }
    }
}
