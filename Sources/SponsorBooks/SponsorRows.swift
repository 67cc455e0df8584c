import LawBook
package import Membership
package import MoneyAndDates
import RegisterBooks
package import SQLDatabase
package import SQLStore
package import Sponsorship

/// A sponsorship as lists have it: nobody's number but masked.
package struct SponsorshipRow: Sendable, Hashable {
    package let id: Int64
    package let sponsor: Int64
    package let sponsorKind: SponsorKind
    package let sponsorName: String
    package let unit: UnitID
    package let unitName: String
    package let registration: Int64
    package let follows: Int64?
    package let person: PersonID?
    package let spell: SpellID?
    package let workerName: String
    package let workerBorn: Day
    /// `************0001`.
    package let workerNumber: String
    package let work: SponsoredWork
    package let payment: SponsorPayment
    package let income: Rupiah
    package let term: SponsorshipTerm
    package let state: SponsorshipState
    /// The last month that the sponsor still wants to pay, where he asked that it ends.
    package let stopMonth: Month?
    package let recordedBy: String
    /// Milliseconds since 1970.
    package let recorded: Int64
    /// The invitation through which it came; nil where a sponsor carries on.
    package let link: Int64?
    /// The sponsor said that the worker is ill.
    package let isIll: Bool

    /// Out of which purse it is.
    package var funding: FundingSource { payment.funding(of: sponsorKind) }

    /// The terms of the worker's job.
    package var terms: JobTerms {
        JobTerms(
            unit: unit, category: work.category, segment: .selfEmployed,
            programmes: ProgrammeSet(SponsorshipCost.programmes), payer: UnitID(registration),
            funding: funding, wage: income, wageBasis: .declaredIncome)
    }

    /// What a statement over `tables` selects.
    package static let columns = """
        s.sponsorship_id, s.sponsor_id, p.kind, p.name, s.unit_id, u.name, s.registration_id, s.follows_id,
        s.person_id, s.spell_id, s.worker_name, s.worker_born, s.worker_nik_sealed, s.work, s.payment,
        s.income, s.first_month, s.months, s.state, s.stop_month, s.recorded_by, s.recorded_ms,
        s.link_id, s.is_ill
        """
    /// The tables of a row, `s` for the sponsorship.
    package static let tables = """
        sponsorship s JOIN sponsor p ON p.gov_id = s.gov_id AND p.sponsor_id = s.sponsor_id
        JOIN unit u ON u.gov_id = s.gov_id AND u.unit_id = s.unit_id
        """

    /// A row of `columns`.
    package init(_ row: SQLRow, _ office: Office) throws {
        id = try row.integer(0)
        sponsor = try row.integer(1)
        sponsorKind = try row.code(2, "sponsor.kind")
        sponsorName = try row.text(3)
        unit = UnitID(try row.integer(4))
        unitName = try row.text(5)
        registration = try row.integer(6)
        follows = try row.optionalInteger(7)
        person = try row.optionalInteger(8).map { PersonID($0) }
        spell = try row.optionalInteger(9).map { SpellID($0) }
        workerName = try row.text(10)
        workerBorn = try row.day(11, "sponsorship.worker_born")
        workerNumber = NIK.masked(
            try office.sealing.open(try row.text(12), SponsorPlace.workerNumber(id, office)))
        work = try row.code(13, "sponsorship.work")
        payment = try row.code(14, "sponsorship.payment")
        income = Rupiah(try row.integer(15))
        term = SponsorshipTerm(
            stored: try row.month(16, "sponsorship.first_month"), months: Int(try row.integer(17)))
        state = try row.code(18, "sponsorship.state")
        stopMonth = try row.optionalInteger(19).flatMap { Month(yyyymm: Int($0)) }
        recordedBy = try row.text(20)
        recorded = try row.integer(21)
        link = try row.optionalInteger(22)
        isIll = try row.integer(23) == 1
    }
}

/// Where the sealed fields of these tables belong.
enum SponsorPlace {
    static func workerNumber(_ id: Int64, _ office: Office) -> FieldSealing.Place {
        FieldSealing.Place("sponsorship.worker_nik", government: office.government, row: id)
    }
    static func workerPhone(_ id: Int64, _ office: Office) -> FieldSealing.Place {
        FieldSealing.Place("sponsorship.worker_phone", government: office.government, row: id)
    }
    static func note(_ id: Int64, _ sequence: Int64, _ office: Office) -> FieldSealing.Place {
        FieldSealing.Place("sponsorship_event.note:\(sequence)", government: office.government, row: id)
    }
    static func number(_ id: Int64, _ office: Office) -> FieldSealing.Place {
        FieldSealing.Place("sponsor.nik", government: office.government, row: id)
    }
    static func phone(_ id: Int64, _ office: Office) -> FieldSealing.Place {
        FieldSealing.Place("sponsor.phone", government: office.government, row: id)
    }
    static func staffNumber(_ id: Int64, _ office: Office) -> FieldSealing.Place {
        FieldSealing.Place("sponsor.number", government: office.government, row: id)
    }
}

extension NIK {
    /// The keyed hash by which a number is found again.
    func index(_ office: Office) -> String { office.sealing.index(description, kind: "nik") }
}

extension Day {
    /// As it stands in a column.
    var number: Int64 { Int64(yyyymmdd) }
}
