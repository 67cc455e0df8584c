import LawBook
import Ledger
import Membership
import MoneyAndDates
import TestKit

/// Invented units and round amounts, so that a reader can do the sums.
let city = GovernmentID(7)
let province = GovernmentID(3)
let office = UnitID(12)
let school = UnitID(13)
let accident = BilledProgrammes(.workAccident)
let death = BilledProgrammes(.death)
let oldAge = BilledProgrammes(.oldAge)

func day(_ year: Int, _ month: Int, _ day: Int) -> Day { InventedLaw.day(year, month, day) }

func month(_ year: Int, _ month: Int) -> Month { InventedLaw.month(year, month) }

func rp(_ amount: Int64) -> Rupiah { Rupiah(amount) }

func key(_ text: String) -> EntryKey {
    guard let key = EntryKey(text) else { preconditionFailure("the test names a key") }
    return key
}

func document(_ kind: DocumentKind, _ number: String) -> EntryDocument {
    guard let document = EntryDocument(kind, number) else { preconditionFailure("the test names a number") }
    return document
}

func movement(_ debit: Account, _ credit: Account, _ amount: Int64) -> Movement {
    guard let movement = Movement(debit: debit, credit: credit, amount: rp(amount)) else {
        preconditionFailure("the test moves something")
    }
    return movement
}

/// A bill of JKK and JKM, all the employer’s.
func bill(
    _ id: Int64, _ of: Month, jkk: Int64 = 60, jkm: Int64 = 40, version: Int = 1, due: Day? = nil
) throws -> Bill {
    try Bill(
        id: BillID(id), version: version, government: city, unit: office, month: of, segment: .wageEarner,
        dueDay: due,
        lines: [BillLine(accident, .employer, rp(jkk)), BillLine(death, .employer, rp(jkm))])
}

func payment(_ id: Int64, _ day: Day, _ amount: Int64, inAdvance: Bool = false) -> Payment {
    guard
        let payment = Payment(
            id: PaymentID(id), government: city, unit: office, day: day, amount: rp(amount),
            isInAdvance: inAdvance)
    else { preconditionFailure("the test pays something") }
    return payment
}

/// The unit’s dues and the city’s books beside each other, as the store keeps them.
struct Books {
    var dues = UnitDues(of: office, in: city)
    var journal = Journal(of: city)

    /// - Returns: how many entries were new.
    @discardableResult
    mutating func take(_ event: DuesEvent) throws -> Int {
        try journal.post(group: dues.apply(event))
    }

    func balance(_ account: Account) -> Int64 { journal.balance(of: account).amount }

    /// What is owed for dues, all programmes together; above nought.
    var owed: Int64 {
        -journal.balances.filter { $0.key.kind == .contributionsPayable }.values.sum().amount
    }
}

/// A seeded generator (SplitMix64), the same on every machine.
struct Dice: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    mutating func within(_ range: ClosedRange<Int64>) -> Int64 {
        range.lowerBound + Int64(next() % UInt64(range.upperBound - range.lowerBound + 1))
    }
}
