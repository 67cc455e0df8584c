package import LawBook
package import MoneyAndDates

/// One job of one person, from its first to its last day, on the same terms throughout.
package struct JobSpell: Sendable, Hashable {
    package let id: SpellID
    package let person: PersonID
    package let terms: JobTerms
    package let start: Day
    /// The last day of the job; nil while no end is known.
    package let end: Day?
    package let endReason: EndReason?

    package init(
        id: SpellID, person: PersonID, terms: JobTerms, start: Day, end: Day? = nil,
        endReason: EndReason? = nil
    ) {
        self.id = id
        self.person = person
        self.terms = terms
        self.start = start
        self.end = end
        self.endReason = endReason
    }

    /// Whether a day belongs to the job, its first and last included.
    package func holds(on day: Day) -> Bool { start <= day && (end.map { day <= $0 } ?? true) }

    /// Whether any day of a month belongs to the job.
    package func touches(_ month: Month) -> Bool {
        Month(of: start) <= month && (end.map { month <= Month(of: $0) } ?? true)
    }

    /// The first day that belongs to both jobs; nil where they share none.
    package func firstSharedDay(with other: JobSpell) -> Day? {
        let first = max(start, other.start)
        return holds(on: first) && other.holds(on: first) ? first : nil
    }

    /// The same job with an end.
    func ending(on day: Day, because reason: EndReason) -> JobSpell {
        JobSpell(id: id, person: person, terms: terms, start: start, end: day, endReason: reason)
    }
}

/// The terms of a job: all that a change of category, unit, payer, segment or wage replaces.
package struct JobTerms: Sendable, Hashable {
    /// Where the person works.
    package var unit: UnitID
    package var category: WorkerCategory
    package var segment: Segment
    package var programmes: ProgrammeSet
    /// Who is billed; often the unit itself, but an agency may pay for every village.
    package var payer: UnitID
    package var funding: FundingSource
    /// Of a month, in whole rupiah: the wage of a wage earner, the declared income of the self-employed.
    package var wage: Rupiah
    package var wageBasis: ReportedWageBasis
    /// The decree (SK) or contract behind the job; nil while it has not been handed in.
    package var letter: AppointmentLetter?

    package init(
        unit: UnitID, category: WorkerCategory, segment: Segment, programmes: ProgrammeSet, payer: UnitID,
        funding: FundingSource, wage: Rupiah, wageBasis: ReportedWageBasis, letter: AppointmentLetter? = nil
    ) {
        self.unit = unit
        self.category = category
        self.segment = segment
        self.programmes = programmes
        self.payer = payer
        self.funding = funding
        self.wage = wage
        self.wageBasis = wageBasis
        self.letter = letter
    }
}

/// The decree (SK) or contract that gives somebody a job.
package struct AppointmentLetter: Sendable, Hashable {
    package let number: String
    package let signed: Day

    package init(number: String, signed: Day) {
        self.number = number
        self.signed = signed
    }
}

/// Why a job ended.
package enum EndReason: String, Sendable, Hashable, CaseIterable {
    case contractEnded = "kontrak-berakhir"
    case resigned = "mengundurkan-diri"
    case dismissed = "diberhentikan"
    case died = "meninggal"
    case retired = "pensiun"
    /// Became a civil servant or PPPK of full time, whom Taspen insures.
    case becameCivilServant = "menjadi-asn"
    /// The listed ground for non-civil servants (Perdir 22/PERDIR.02/072022).
    case nonCivilServiceEnded = "non-asn-berakhir"
    /// A vulnerable worker whom the sponsor hands back, to pay for himself.
    case handedBack = "dikembalikan"
    /// Goes on with other terms from the next day: nothing ended but the terms.
    case changed = "berubah"
}
