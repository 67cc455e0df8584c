package import LawBook
package import Membership

/// What a roster seldom says and what holds for its people unless a row says otherwise.
package struct RosterTerms: Sendable, Hashable {
    /// Who is billed.
    package let registration: Int64
    package var category: WorkerCategory
    package let segment: Segment
    package let programmes: ProgrammeSet
    package let funding: FundingSource
    package let wageBasis: ReportedWageBasis

    package init(
        registration: Int64, category: WorkerCategory, segment: Segment, programmes: ProgrammeSet,
        funding: FundingSource, wageBasis: ReportedWageBasis
    ) {
        self.registration = registration
        self.category = category
        self.segment = segment
        self.programmes = programmes
        self.funding = funding
        self.wageBasis = wageBasis
    }
}
