import LawBook
package import Membership
package import MoneyAndDates

/// The number of an agreement in the books.
package typealias AgreementID = Identifier<Agreement>

/// Who signs for a party.
package struct Signatory: Sendable, Hashable {
    package var name: String
    package var office: String
    /// NIP of an official, NPK of an employee of BPJS.
    package var number: String

    package init(name: String = "", office: String = "", number: String = "") {
        self.name = name
        self.office = office
        self.number = number
    }

    /// Whether nothing is missing with which one can sign.
    package var isComplete: Bool { !name.isBlank && !office.isBlank }
}

/// What two parties agree upon: an office of a government, and the branch of BPJS Ketenagakerjaan.
package struct AgreementTerms: Sendable, Hashable {
    package var unit: UnitID
    /// The number at BPJS that it is about; nil for all of the unit's.
    package var registration: Int64?
    package var title: String
    /// The office, and the branch, by name.
    package var party: String
    package var insurer: String
    package var signatory: Signatory
    package var insurerSignatory: Signatory
    package var programmes: ProgrammeSet
    package var headcount: Int
    /// The version of the roster that is attached; nil where none is.
    package var roster: Int64?
    /// Out of which account it is paid, in the words of the agreement.
    package var funding: String
    package var from: Day
    package var through: Day
    /// The last day until which people stay insured though the year's budget is not ready; nil without such a
    /// clause.
    package var bridgeThrough: Day?

    package init(
        unit: UnitID, registration: Int64? = nil, title: String = "", party: String = "",
        insurer: String = "", signatory: Signatory = Signatory(), insurerSignatory: Signatory = Signatory(),
        programmes: ProgrammeSet = ProgrammeSet([.workAccident, .death]), headcount: Int = 0,
        roster: Int64? = nil, funding: String = "", from: Day, through: Day, bridgeThrough: Day? = nil
    ) {
        self.unit = unit
        self.registration = registration
        self.title = title
        self.party = party
        self.insurer = insurer
        self.signatory = signatory
        self.insurerSignatory = insurerSignatory
        self.programmes = programmes
        self.headcount = headcount
        self.roster = roster
        self.funding = funding
        self.from = from
        self.through = through
        self.bridgeThrough = bridgeThrough
    }

    /// Refuses what nobody could agree upon.
    package func check() throws(AgreementRefusal) {
        guard from <= through else { throw .endsBeforeItBegins(from, through) }
        if programmes.isEmpty { throw .noProgrammes }
        guard headcount >= 0 else { throw .negativeHeadcount(headcount) }
        if let bridgeThrough, bridgeThrough < from || bridgeThrough > through {
            throw .bridgeOutside(bridgeThrough)
        }
    }

    /// The same for the time after it: as long again, at most to the end of the year that begins.
    ///
    /// - Parameter bridge: the last day of its bridging clause; nil without one.
    package func renewed(from first: Day? = nil, through last: Day? = nil, bridge: Day? = nil)
        -> AgreementTerms
    {
        var next = self
        next.from = first ?? through.adding(days: 1)
        next.through = last ?? Month(of: next.from).adding(12 - next.from.month).lastDay
        next.bridgeThrough = bridge
        next.roster = nil
        return next
    }

    /// Whether both speak of the same people for a programme on a day.
    package func overlaps(_ other: AgreementTerms) -> Bool {
        unit == other.unit && !programmes.isDisjoint(with: other.programmes)
            && (registration == nil || other.registration == nil || registration == other.registration)
            && from <= other.through && other.from <= through
    }
}

/// What an addendum changes, in force from its day on; what it does not name stays.
package struct AgreementAddendum: Sendable, Hashable {
    package var number: String
    package var signedOn: Day
    package var headcount: Int?
    package var programmes: ProgrammeSet?
    package var through: Day?
    package var note: String

    package init(
        number: String, signedOn: Day, headcount: Int? = nil, programmes: ProgrammeSet? = nil,
        through: Day? = nil, note: String = ""
    ) {
        self.number = number
        self.signedOn = signedOn
        self.headcount = headcount
        self.programmes = programmes
        self.through = through
        self.note = note
    }
}

extension String {
    /// Whether there is nothing but blanks.
    var isBlank: Bool { allSatisfy(\.isWhitespace) }
}
