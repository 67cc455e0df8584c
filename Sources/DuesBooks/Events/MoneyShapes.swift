import Ledger
import Membership
import MoneyAndDates

/// A payment without whose it is.
struct PaymentShape: Codable {
    let id: Int64
    let day: Int
    let amount: Int64
    let isInAdvance: Bool
    let papers: [PaperShape]

    init(_ payment: Payment) {
        id = payment.id.number
        day = Int(payment.day.yyyymmdd)
        amount = payment.amount.amount
        isInAdvance = payment.isInAdvance
        papers = payment.documents.map(PaperShape.init)
    }

    func payment(_ place: EventPlace) -> Payment? {
        guard let day = Day(yyyymmdd: day), let papers = all(papers.map(\.document)) else { return nil }
        return Payment(
            id: PaymentID(id), government: place.government, unit: place.unit, day: day,
            amount: Rupiah(amount), isInAdvance: isInAdvance, documents: papers)
    }
}

/// Money given back.
struct RefundShape: Codable {
    let id: Int64
    /// `payment/88` or `correction/9`.
    let credit: String
    let day: Int
    let amount: Int64
    let papers: [PaperShape]

    init(_ refund: Refund) {
        id = refund.id.number
        credit = refund.credit.text
        day = Int(refund.day.yyyymmdd)
        amount = refund.amount.amount
        papers = refund.documents.map(PaperShape.init)
    }

    var refund: Refund? {
        guard let credit = CreditID(text: credit), let day = Day(yyyymmdd: day),
            let papers = all(papers.map(\.document))
        else { return nil }
        return Refund(id: EventID(id), of: credit, day: day, amount: Rupiah(amount), documents: papers)
    }
}

/// A debt given up.
struct WriteOffShape: Codable {
    let id: Int64
    /// `bill/77`, `correction/9` or `fine/77`.
    let claim: String
    let day: Int
    let amount: Int64
    let decision: PaperShape

    init(_ writeOff: WriteOff) {
        id = writeOff.id.number
        claim = writeOff.claim.description
        day = Int(writeOff.day.yyyymmdd)
        amount = writeOff.amount.amount
        decision = PaperShape(writeOff.decision)
    }

    var writeOff: WriteOff? {
        guard let claim = ClaimID(text: claim), let day = Day(yyyymmdd: day), let decision = decision.document
        else { return nil }
        return WriteOff(
            id: EventID(id), of: claim, day: day, amount: Rupiah(amount), decision: decision)
    }
}
