package import Membership
package import MoneyAndDates

/// One month of one unit on its way to a bill, with the four states of SIPP and without its traps.
///
/// Draft → Hitung → Finalisasi → Posting. SIPP lets a roster change after Hitung and then finalises old
/// figures; here a change makes the calculation void, and what is not calculated is not finalised. Posting
/// locks: a later change is a named adjustment of the next month.
package struct ReportingPeriod: Sendable, Hashable {
    package let government: GovernmentID
    package let unit: UnitID
    package let month: Month
    package private(set) var state: PeriodState
    /// One more with every change of what the dues are calculated from.
    package private(set) var revision: Int

    /// A new period, in draft.
    package init(government: GovernmentID, unit: UnitID, month: Month) {
        self.government = government
        self.unit = unit
        self.month = month
        state = .draft(recalculate: false)
        revision = 0
    }

    /// A period read back from wherever it is kept.
    ///
    /// - Throws: `PeriodRefusal.recalculateFirst` when it claims a calculation of another revision.
    package init(
        government: GovernmentID, unit: UnitID, month: Month, state: PeriodState, revision: Int
    ) throws(PeriodRefusal) {
        if let calculated = state.calculation, calculated.revision != revision { throw .recalculateFirst }
        self.government = government
        self.unit = unit
        self.month = month
        self.state = state
        self.revision = revision
    }

    /// A joiner, a leaver, a wage: anything the dues depend on. After Hitung it asks to calculate again.
    package mutating func change() throws(PeriodRefusal) {
        switch state {
        case .draft: break
        case .calculated: state = .draft(recalculate: true)
        case .finalised: throw .finalised
        case .posted: throw .posted(correctIn: month.adding(1))
        }
        revision += 1
    }

    /// Hitung Iuran: what the roster of this revision owes.
    ///
    /// - Parameter revision: the revision that was read; another one means that someone changed the roster
    ///   in the meantime.
    package mutating func calculate(_ total: Rupiah, of revision: Int) throws(PeriodRefusal) {
        switch state {
        case .draft, .calculated: break
        case .finalised: throw .finalised
        case .posted: throw .posted(correctIn: month.adding(1))
        }
        if revision != self.revision { throw .recalculateFirst }
        state = .calculated(Calculation(revision: revision, total: total))
    }

    /// Finalisasi: the figures are agreed, and the unit is billed.
    ///
    /// - Parameter bill: its total must be what was calculated, to the rupiah.
    package mutating func finalise(_ bill: Bill) throws(PeriodRefusal) {
        switch state {
        case .draft(let recalculate): throw recalculate ? .recalculateFirst : .notCalculated
        case .calculated(let calculation):
            if bill.unit != unit || bill.month != month || bill.government != government {
                throw .billOfAnother(bill.id)
            }
            if bill.total != calculation.total {
                throw .billDiffers(billed: bill.total, calculated: calculation.total)
            }
            state = .finalised(calculation, bill.id)
        case .finalised: throw .finalised
        case .posted: throw .posted(correctIn: month.adding(1))
        }
    }

    /// Finalisasi of a month that asks for nothing, because nobody is left: agreed, and not billed.
    ///
    /// - Throws: `PeriodRefusal.billDiffers` where something was calculated, which a bill must then ask for.
    package mutating func finaliseWithoutBill() throws(PeriodRefusal) {
        switch state {
        case .draft(let recalculate): throw recalculate ? .recalculateFirst : .notCalculated
        case .calculated(let calculation):
            if calculation.total != .zero {
                throw .billDiffers(billed: .zero, calculated: calculation.total)
            }
            state = .finalised(calculation, nil)
        case .finalised: throw .finalised
        case .posted: throw .posted(correctIn: month.adding(1))
        }
    }

    /// Batal: back to draft. The bill it had is to be taken back.
    ///
    /// - Returns: that bill; nil when there was none yet.
    @discardableResult
    package mutating func cancel() throws(PeriodRefusal) -> BillID? {
        switch state {
        case .draft: return nil
        case .calculated:
            state = .draft(recalculate: true)
            return nil
        case .finalised(_, let bill):
            state = .draft(recalculate: true)
            return bill
        case .posted: throw .posted(correctIn: month.adding(1))
        }
    }

    /// Posting: locked for good.
    package mutating func post() throws(PeriodRefusal) {
        switch state {
        case .draft(let recalculate): throw recalculate ? .recalculateFirst : .notCalculated
        case .calculated: throw .notFinalised
        case .finalised(let calculation, let bill): state = .posted(calculation, bill)
        case .posted: throw .posted(correctIn: month.adding(1))
        }
    }
}

/// Where a period stands.
package enum PeriodState: Sendable, Hashable {
    /// `recalculate`: it was calculated before, and what it was calculated from has changed.
    case draft(recalculate: Bool)
    case calculated(Calculation)
    /// Without a bill where nothing is asked for.
    case finalised(Calculation, BillID?)
    case posted(Calculation, BillID?)

    package var stage: PeriodStage {
        switch self {
        case .draft: .draft
        case .calculated: .calculated
        case .finalised: .finalised
        case .posted: .posted
        }
    }

    package var calculation: Calculation? {
        switch self {
        case .draft: nil
        case .calculated(let calculation), .finalised(let calculation, _), .posted(let calculation, _):
            calculation
        }
    }
}

/// What Hitung found, and from which revision of the roster.
package struct Calculation: Sendable, Hashable {
    package let revision: Int
    package let total: Rupiah

    package init(revision: Int, total: Rupiah) {
        self.revision = revision
        self.total = total
    }
}

/// Why a step of a period is not taken. Each says what to do instead.
package enum PeriodRefusal: Error, Sendable, Hashable {
    case notCalculated
    /// Something changed after Hitung.
    case recalculateFirst
    case notFinalised
    /// Batal first.
    case finalised
    case posted(correctIn: Month)
    case billOfAnother(BillID)
    case billDiffers(billed: Rupiah, calculated: Rupiah)
}
