import Claims
import Foundation
import LawBook
import Membership
import MoneyAndDates

/// An event of a claim as it is kept: JSON with sorted keys. The shape is the store's own: a type may be
/// renamed, what is written here is read for decades.
struct ClaimEventBody: Codable {
    var type: String?
    var person: Int64?
    var unit: Int64?
    var registration: Int64?
    var day: Int?
    var minute: Int?
    var time: String?
    var question: String?
    var text: String?
    var file: Int64?
    var evidence: String?
    var mediaType: String?
    var size: Int?
    var digest: String?
    var stage: String?
    var reason: String?
    var amount: Int64?
    var code: String?
    var number: Int?
    var programme: String?
    var account: String?
    var arrears: Int?
    var isHeld: Bool?
    var low: Int64?
    var high: Int64?

    init() {}

    /// The text of an event.
    static func text(of event: ClaimEvent) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(ClaimEventBody(event)), as: UTF8.self)
    }

    /// The event of a kind and a text; nil where the text is none.
    static func event(_ kind: String, _ text: String) -> ClaimEvent? {
        guard let kind = ClaimEventKind(rawValue: kind),
            let body = try? JSONDecoder().decode(ClaimEventBody.self, from: Data(text.utf8))
        else { return nil }
        return body.event(kind)
    }

    private init(_ event: ClaimEvent) {
        switch event {
        case .opened(let opening): keep(opening)
        case .answered(let question, let text): (self.question, self.text) = (question, text)
        case .evidenceAdded(let file): keep(file)
        case .evidenceWithdrawn(let id, let reason): (file, self.reason) = (id.number, reason)
        case .moved(let stage): self.stage = stage.rawValue
        case .checked(let look):
            (arrears, isHeld) = (look.arrearsMonths, look.isHeld)
            (low, high) = (look.low?.amount, look.high?.amount)
        case .submissionProposed, .submitted: break
        case .returned(let reason), .proposalDropped(let reason), .withdrawn(let reason),
            .reopened(let reason):
            self.reason = reason
        case .approved(let amount): self.amount = amount.amount
        case .refused(let code, let text): (self.code, self.text) = (code, text)
        case .paymentProposed(let payment): keep(payment)
        case .paid(let number): self.number = number
        case .paymentReversed(let number, let reason): (self.number, self.reason) = (number, reason)
        case .noted(let text): self.text = text
        }
    }

    private mutating func keep(_ opening: ClaimOpening) {
        (type, person) = (opening.type.rawValue, opening.person.number)
        (unit, registration) = (opening.unit?.number, opening.registration?.number)
        (day, minute) = (Int(opening.eventDay.yyyymmdd), opening.eventMinute)
        time = opening.time.rawValue
    }

    private mutating func keep(_ file: ClaimFile) {
        (self.file, evidence, mediaType) = (file.id.number, file.kind, file.mediaType)
        (size, digest) = (file.size, file.digest)
    }

    private mutating func keep(_ payment: ClaimPayment) {
        (number, programme) = (payment.number, payment.programme.rawValue)
        (amount, account) = (payment.amount.amount, payment.account)
        day = Int(payment.day.yyyymmdd)
    }
}

extension ClaimEventBody {
    private func event(_ kind: ClaimEventKind) -> ClaimEvent? {
        switch kind {
        case .opened: return opening.map { .opened($0) }
        case .answered: return both(question, text).map { .answered(question: $0, text: $1) }
        case .evidenceAdded: return claimFile.map { .evidenceAdded($0) }
        case .evidenceWithdrawn:
            return both(file, reason).map { .evidenceWithdrawn(EvidenceID($0), reason: $1) }
        case .moved: return stage.flatMap(ClaimStage.init(rawValue:)).map { .moved(to: $0) }
        case .checked:
            return both(arrears, isHeld).map {
                .checked(
                    ClaimLook(
                        arrearsMonths: $0, isHeld: $1, low: low.map(Rupiah.init), high: high.map(Rupiah.init))
                )
            }
        case .submissionProposed: return .submissionProposed
        case .submitted: return .submitted
        case .returned: return reason.map { .returned(reason: $0) }
        case .approved: return amount.map { .approved(Rupiah($0)) }
        case .refused: return both(code, text).map { .refused(code: $0, text: $1) }
        case .paymentProposed: return payment.map { .paymentProposed($0) }
        case .paid: return number.map { .paid(number: $0) }
        case .paymentReversed: return both(number, reason).map { .paymentReversed(number: $0, reason: $1) }
        case .proposalDropped: return reason.map { .proposalDropped(reason: $0) }
        case .withdrawn: return reason.map { .withdrawn(reason: $0) }
        case .reopened: return reason.map { .reopened(reason: $0) }
        case .noted: return text.map { .noted($0) }
        }
    }

    private var opening: ClaimOpening? {
        guard let type = type.flatMap(ClaimType.init(rawValue:)), let person,
            let day = day.flatMap({ Day(yyyymmdd: $0) }),
            let time = time.flatMap(IndonesianTime.init(rawValue:))
        else { return nil }
        return ClaimOpening(
            type: type, person: PersonID(person), unit: unit.map { UnitID($0) },
            registration: registration.map { UnitID($0) }, eventDay: day, eventMinute: minute, time: time)
    }

    private var claimFile: ClaimFile? {
        guard let file, let evidence, let mediaType, let size, let digest else { return nil }
        return ClaimFile(
            id: EvidenceID(file), kind: evidence, mediaType: mediaType, size: size, digest: digest)
    }

    private var payment: ClaimPayment? {
        guard let number, let programme = programme.flatMap(Programme.init(rawValue:)), let amount,
            let day = day.flatMap({ Day(yyyymmdd: $0) }), let account
        else { return nil }
        return ClaimPayment(
            number: number, programme: programme, amount: Rupiah(amount), day: day, account: account)
    }
}

private func both<First, Second>(_ first: First?, _ second: Second?) -> (First, Second)? {
    guard let first, let second else { return nil }
    return (first, second)
}
