import Foundation
import LawBook
import Membership
import MoneyAndDates
import Obligations

/// An event of an agreement as it is kept: JSON with sorted keys. The shape is the store's own: a type may be
/// renamed, what is written here is read for decades.
struct AgreementEventBody: Codable {
    /// The terms in full.
    struct Terms: Codable {
        var unit: Int64
        var registration: Int64?
        var title: String
        var party: String
        var insurer: String
        var signatory: [String]
        var insurerSignatory: [String]
        var programmes: UInt8
        var headcount: Int
        var roster: Int64?
        var funding: String
        var from: Int
        var through: Int
        var bridge: Int?
    }

    var terms: Terms?
    var predecessor: Int64?
    var successor: Int64?
    var reason: String?
    var day: Int?
    var number: String?
    var insurerNumber: String?
    var headcount: Int?
    var programmes: UInt8?
    var through: Int?
    var note: String?
    var file: Int64?
    var name: String?
    var mediaType: String?
    var size: Int?
    var digest: String?

    /// The text of an event.
    static func text(of event: AgreementEvent) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(AgreementEventBody(event)), as: UTF8.self)
    }

    /// The event of a kind and a text; nil where the text is none.
    static func event(_ kind: String, _ text: String) -> AgreementEvent? {
        guard let kind = AgreementEventKind(rawValue: kind),
            let body = try? JSONDecoder().decode(AgreementEventBody.self, from: Data(text.utf8))
        else { return nil }
        return body.event(kind)
    }

    private init(_ event: AgreementEvent) {
        switch event {
        case .drafted(let terms, let before): (self.terms, predecessor) = (Terms(terms), before?.number)
        case .revised(let terms): self.terms = Terms(terms)
        case .sentToReview, .accepted: break
        case .returned(let reason), .cancelled(let reason): self.reason = reason
        case .signed(let day, let number, let insurerNumber):
            (self.day, self.number) = (Int(day.yyyymmdd), number)
            self.insurerNumber = insurerNumber
        case .amended(let addendum):
            (number, day, note) = (addendum.number, Int(addendum.signedOn.yyyymmdd), addendum.note)
            (headcount, programmes) = (addendum.headcount, addendum.programmes?.rawValue)
            through = addendum.through.map { Int($0.yyyymmdd) }
        case .ended(let day, let reason): (self.day, self.reason) = (Int(day.yyyymmdd), reason)
        case .renewed(let id): successor = id.number
        case .attached(let file):
            (self.file, name, mediaType) = (file.id, file.name, file.mediaType)
            (size, digest) = (file.size, file.digest)
        }
    }

    private func event(_ kind: AgreementEventKind) -> AgreementEvent? {
        let day = day.flatMap { Day(yyyymmdd: $0) }
        switch kind {
        case .drafted: return terms?.terms.map { .drafted($0, predecessor: predecessor.map { .init($0) }) }
        case .revised: return terms?.terms.map { .revised($0) }
        case .sentToReview: return .sentToReview
        case .accepted: return .accepted
        case .returned: return reason.map { .returned(reason: $0) }
        case .cancelled: return reason.map { .cancelled(reason: $0) }
        case .signed:
            guard let day, let number, let insurerNumber else { return nil }
            return .signed(on: day, number: number, insurerNumber: insurerNumber)
        case .amended:
            guard let day, let number, let note else { return nil }
            return .amended(
                AgreementAddendum(
                    number: number, signedOn: day, headcount: headcount,
                    programmes: programmes.map { ProgrammeSet(rawValue: $0) },
                    through: through.flatMap { Day(yyyymmdd: $0) }, note: note))
        case .ended:
            guard let day, let reason else { return nil }
            return .ended(on: day, reason: reason)
        case .renewed: return successor.map { .renewed(AgreementID($0)) }
        case .attached:
            guard let file, let name, let mediaType, let size, let digest else { return nil }
            return .attached(
                AgreementFile(id: file, name: name, mediaType: mediaType, size: size, digest: digest))
        }
    }
}

extension AgreementEventBody.Terms {
    init(_ terms: AgreementTerms) {
        unit = terms.unit.number
        registration = terms.registration
        (title, party, insurer) = (terms.title, terms.party, terms.insurer)
        signatory = [terms.signatory.name, terms.signatory.office, terms.signatory.number]
        let insurers = terms.insurerSignatory
        insurerSignatory = [insurers.name, insurers.office, insurers.number]
        (programmes, headcount, roster) = (terms.programmes.rawValue, terms.headcount, terms.roster)
        funding = terms.funding
        (from, through) = (Int(terms.from.yyyymmdd), Int(terms.through.yyyymmdd))
        bridge = terms.bridgeThrough.map { Int($0.yyyymmdd) }
    }

    /// Nil where a day is none.
    var terms: AgreementTerms? {
        guard let from = Day(yyyymmdd: from), let through = Day(yyyymmdd: through), signatory.count == 3,
            insurerSignatory.count == 3
        else { return nil }
        return AgreementTerms(
            unit: UnitID(unit), registration: registration, title: title, party: party, insurer: insurer,
            signatory: Signatory(name: signatory[0], office: signatory[1], number: signatory[2]),
            insurerSignatory: Signatory(
                name: insurerSignatory[0], office: insurerSignatory[1], number: insurerSignatory[2]),
            programmes: ProgrammeSet(rawValue: programmes), headcount: headcount, roster: roster,
            funding: funding, from: from, through: through,
            bridgeThrough: bridge.flatMap { Day(yyyymmdd: $0) })
    }
}
