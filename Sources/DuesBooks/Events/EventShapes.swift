import LawBook
import Ledger
import Membership
import MoneyAndDates

/// A programme and payer of a bill: `{"amount": 60, "payer": "employer", "programmes": "JKK"}`.
struct LineShape: Codable {
    let programmes: String
    let payer: String
    let amount: Int64

    init(_ line: BillLine) {
        programmes = line.programmes.code
        payer = line.payer.rawValue
        amount = line.amount.amount
    }

    init(_ programmes: String, _ payer: String, _ amount: Int64) {
        self.programmes = programmes
        self.payer = payer
        self.amount = amount
    }

    var line: BillLine? {
        guard let programmes = BilledProgrammes(code: programmes), let payer = Payer(rawValue: payer) else {
            return nil
        }
        return BillLine(programmes, payer, Rupiah(amount))
    }
}

/// A paper: `{"kind": "sp2d", "number": "12/2026"}`.
struct PaperShape: Codable {
    let kind: String
    let number: String

    init(_ document: EntryDocument) {
        kind = document.kind.rawValue
        number = document.number
    }

    var document: EntryDocument? { DocumentKind(rawValue: kind).flatMap { EntryDocument($0, number) } }
}

/// A bill without whose it is.
struct BillShape: Codable {
    let id: Int64
    let version: Int
    let month: Int
    let segment: String
    let code: String?
    let due: Int?
    let lines: [LineShape]

    init(_ bill: Bill) {
        id = bill.id.number
        version = bill.version
        month = Int(bill.month.yyyymm)
        segment = bill.segment.rawValue
        code = bill.code?.digits
        due = bill.dueDay.map { Int($0.yyyymmdd) }
        lines = bill.lines.map(LineShape.init)
    }

    func bill(_ place: EventPlace) -> Bill? {
        guard let month = Month(yyyymm: month), let segment = Segment(rawValue: segment), version > 0,
            let lines = all(lines.map(\.line)), let due = dayIfThere(due)
        else { return nil }
        return try? Bill(
            id: BillID(id), version: version, government: place.government, unit: place.unit, month: month,
            segment: segment, code: code.flatMap { BillingCode($0) }, dueDay: due.day, lines: lines)
    }
}

/// A correction without whose it is.
struct CorrectionShape: Codable {
    let id: Int64
    let month: Int
    let bookedIn: Int
    let why: String
    let due: Int?
    let papers: [PaperShape]
    let lines: [LineShape]

    init(_ correction: BillCorrection) {
        id = correction.id.number
        month = Int(correction.month.yyyymm)
        bookedIn = Int(correction.bookedIn.yyyymm)
        why = correction.why.rawValue
        due = correction.dueDay.map { Int($0.yyyymmdd) }
        papers = correction.documents.map(PaperShape.init)
        lines = correction.lines.map(LineShape.init)
    }

    func correction(_ place: EventPlace) -> BillCorrection? {
        guard let month = Month(yyyymm: month), let bookedIn = Month(yyyymm: bookedIn),
            let why = CorrectionCause(rawValue: why), let due = dayIfThere(due),
            let papers = all(papers.map(\.document)), let lines = all(lines.map(\.line))
        else { return nil }
        return try? BillCorrection(
            id: CorrectionID(id), government: place.government, unit: place.unit, month: month,
            bookedIn: bookedIn, why: why, dueDay: due.day, documents: papers, lines: lines)
    }
}

/// A fine without whose it is.
struct FineShape: Codable {
    let bill: Int64
    let day: Int
    let bookedIn: Int
    let amount: Int64

    init(_ fine: FineCharge) {
        bill = fine.bill.number
        day = Int(fine.day.yyyymmdd)
        bookedIn = Int(fine.bookedIn.yyyymm)
        amount = fine.amount.amount
    }

    func fine(_ place: EventPlace) -> FineCharge? {
        guard let day = Day(yyyymmdd: day), let bookedIn = Month(yyyymm: bookedIn) else { return nil }
        return FineCharge(
            of: BillID(bill), unit: place.unit, day: day, bookedIn: bookedIn, amount: Rupiah(amount))
    }
}

/// All of them, or nil where one is missing.
func all<Element>(_ elements: [Element?]) -> [Element]? {
    let found = elements.compactMap { $0 }
    return found.count == elements.count ? found : nil
}

/// A day that may be missing, told apart from one that cannot be read: nil only for the latter.
func dayIfThere(_ number: Int?) -> (day: Day?, isGiven: Bool)? {
    guard let number else { return (nil, false) }
    return Day(yyyymmdd: number).map { ($0, true) }
}
