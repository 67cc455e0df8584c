package import LawBook
package import Membership
package import MoneyAndDates

/// What a unit is to pay for a month, by programme and payer.
///
/// The total is the sum of the lines, which are the sums of the persons’ charges; nothing is rounded again.
package struct Bill: Sendable, Hashable {
    package let id: BillID
    /// 1 for the first; one more each time it is calculated anew before posting.
    package let version: Int
    package let government: GovernmentID
    package let unit: UnitID
    package let month: Month
    package let segment: Segment
    package let code: BillingCode?
    /// Already moved past holidays; nil where the law of the segment names no day.
    package let dueDay: Day?
    /// Above nought, each programme and payer once, in the order of the law.
    package let lines: [BillLine]

    package var total: Rupiah { lines.map(\.amount).sum() }

    /// - Throws: `BillRefusal`, in the order of its cases.
    package init(
        id: BillID, version: Int = 1, government: GovernmentID, unit: UnitID, month: Month,
        segment: Segment, code: BillingCode? = nil, dueDay: Day? = nil, lines: [BillLine]
    ) throws(BillRefusal) {
        precondition(version > 0, "the first version of a bill is 1")
        let kept = lines.filter { $0.amount != .zero }.sorted { $0.rank < $1.rank }
        if kept.isEmpty { throw .nothingToPay }
        if let line = kept.first(where: { $0.amount < .zero }) { throw .lessThanNought(line) }
        for (line, next) in zip(kept, kept.dropFirst()) where line.rank == next.rank {
            throw .lineTwice(next)
        }
        self.id = id
        self.version = version
        self.government = government
        self.unit = unit
        self.month = month
        self.segment = segment
        self.code = code
        self.dueDay = dueDay
        self.lines = kept
    }

    /// The same bill with the billing code that EPS gave it; what is owed does not change.
    package func with(code: BillingCode) -> Bill { Bill(self, code: code) }

    private init(_ bill: Bill, code: BillingCode) {
        id = bill.id
        version = bill.version
        government = bill.government
        unit = bill.unit
        month = bill.month
        segment = bill.segment
        self.code = code
        dueDay = bill.dueDay
        lines = bill.lines
    }
}

/// One programme and payer of a bill.
package struct BillLine: Sendable, Hashable {
    package let programmes: BilledProgrammes
    package let payer: Payer
    package let amount: Rupiah

    package init(_ programmes: BilledProgrammes, _ payer: Payer, _ amount: Rupiah) {
        self.programmes = programmes
        self.payer = payer
        self.amount = amount
    }

    /// The place of a line in a bill: by programme, the employer’s share first.
    var rank: BillLineRank { BillLineRank(programmes: programmes, payer: payer) }
}

/// By what lines are told apart and sorted.
struct BillLineRank: Hashable, Comparable {
    let programmes: BilledProgrammes
    let payer: Payer

    static func < (left: BillLineRank, right: BillLineRank) -> Bool {
        (left.programmes, left.payer.place) < (right.programmes, right.payer.place)
    }
}

extension Payer {
    fileprivate var place: Int { self == .employer ? 0 : 1 }
}

/// Why a bill cannot be made, in order of precedence.
package enum BillRefusal: Error, Sendable, Hashable {
    case nothingToPay
    case lessThanNought(BillLine)
    case lineTwice(BillLine)
}
