/// What a batch of person-months owes: a column for each programme and payer, whole rupiah.
///
/// Who pays work-accident and death dues follows from the segment: the employer of wage earners and of
/// construction workers, otherwise the worker. Job-loss insurance has no column: it is paid for out of the
/// other dues and adds nothing to a bill (PP 37/2021). A refused row holds noughts.
package struct DuesOutput: Sendable {
    /// For migrant workers the sum of their package, which covers JKK and JKM and is not priced apart.
    package internal(set) var workAccident: [Int64] = []
    package internal(set) var death: [Int64] = []
    package internal(set) var oldAgeEmployer: [Int64] = []
    package internal(set) var oldAgeWorker: [Int64] = []
    package internal(set) var pensionEmployer: [Int64] = []
    package internal(set) var pensionWorker: [Int64] = []
    /// The raw value of the row's `DuesRefusal`, or nought.
    package internal(set) var refusals: [UInt8] = []
    /// How many rows were refused.
    package internal(set) var refusedCount = 0

    package init() {}

    package var count: Int { refusals.count }

    mutating func set(_ owed: DuesOfRow, at row: Int) {
        workAccident[row] = owed.workAccident
        death[row] = owed.death
        oldAgeEmployer[row] = owed.oldAgeEmployer
        oldAgeWorker[row] = owed.oldAgeWorker
        pensionEmployer[row] = owed.pensionEmployer
        pensionWorker[row] = owed.pensionWorker
    }

    mutating func refuse(because refusal: DuesRefusal, at row: Int) {
        set(DuesOfRow(), at: row)
        refusals[row] = refusal.rawValue
        refusedCount += 1
    }

    /// Makes room for so many rows; what stands in them is written over.
    mutating func resize(to count: Int) {
        refusedCount = 0
        refusals = [UInt8](repeating: 0, count: count)
        if workAccident.count == count { return }
        workAccident = [Int64](repeating: 0, count: count)
        death = workAccident
        oldAgeEmployer = workAccident
        oldAgeWorker = workAccident
        pensionEmployer = workAccident
        pensionWorker = workAccident
    }
}

/// Why a row of a batch has no amount: the cases of `ContributionRefusal` without what they name. For a
/// sentence the row is assessed by itself, by `DuesInput.facts(ofRow:in:)` and `Assessment.assess`.
package enum DuesRefusal: UInt8, Error, Sendable, CaseIterable {
    case missing = 1
    case notPositive
    case absurd
    case lawGap
}
