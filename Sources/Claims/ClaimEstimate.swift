package import Benefits
package import LawBook
package import MoneyAndDates

/// What is likely due, from the least to the most that may be, as far as data and law tell. BPJS decides.
package struct ClaimEstimate: Sendable {
    /// One benefit among those that may be due.
    package struct Part: Sendable {
        package let claim: BenefitClaim
        /// Nil where the least is nothing.
        package let low: BenefitAnswer?
        package let high: BenefitAnswer
    }

    package let parts: [Part]
    /// Why it is a range, and what it leaves out: keys of `words/`.
    package let notes: [Note]
    /// Why a benefit could not be reckoned; empty where all could.
    package let refusals: [BenefitRefusal]

    /// Nil where nothing could be reckoned.
    package var low: Rupiah? { parts.isEmpty ? nil : parts.compactMap { $0.low?.total }.sum() }
    /// Nil where nothing could be reckoned.
    package var high: Rupiah? { parts.isEmpty ? nil : parts.map(\.high.total).sum() }

    /// The values under the amounts that no text in force states, each once.
    package var doubts: [Basis] {
        var doubts: [Basis] = []
        for basis in parts.flatMap({ $0.high.doubts + ($0.low?.doubts ?? []) })
        where !doubts.contains(where: { $0 === basis }) { doubts.append(basis) }
        return doubts
    }

    /// Reckons what a claim is likely to bring.
    package init(_ claim: ClaimCase, _ facts: ClaimFacts, under law: ClaimLaw) {
        var making = EstimateMaking(claim: claim, facts: facts, law: law)
        making.reckon()
        parts = making.parts
        notes = making.notes
        refusals = making.refusals
    }
}

/// Puts the questions to the law of benefits, the surest and the best case of each.
struct EstimateMaking {
    let claim: ClaimCase
    let facts: ClaimFacts
    let law: ClaimLaw
    private(set) var parts: [ClaimEstimate.Part] = []
    private(set) var notes: [Note] = []
    private(set) var refusals: [BenefitRefusal] = []

    init(claim: ClaimCase, facts: ClaimFacts, law: ClaimLaw) {
        self.claim = claim
        self.facts = facts
        self.law = law
    }

    mutating func reckon() {
        switch claim.type {
        case .workAccident: workAccident()
        case .death: death()
        case .scholarship: scholarship()
        case .oldAge: oldAge()
        case .pension: pension()
        case .jobLoss: jobLoss()
        }
    }

    private mutating func death() {
        var low = base(.death)
        low.membershipMonths = toldMonths ?? monthsAtLeast()
        if facts.employers > 1 { low.employers = facts.employers }
        low.children = knownChildren
        var high = low
        if toldMonths == nil { high.membershipMonths = monthsElsewhere(beyond: facts.monthsAltogether) }
        if facts.heirs.isEmpty { high.children = childrenAtMost }
        add(low, high)
    }

    private mutating func workAccident() {
        if let days = claim.number("days-unable"), days > 0 {
            var facts = waged(.workAccidentTemporary)
            facts.daysUnable = days
            add(facts, facts)
        }
        let trips = claim.trips
        if !trips.isEmpty {
            var facts = base(.workAccidentTransport)
            facts.trips = trips
            add(facts, facts)
        }
        switch claim.answers["outcome"] {
        case "recovered": break
        case "partial-disability": partialDisability()
        case "total-disability": family(.workAccidentTotalDisability)
        case "died": family(.workAccidentDeath)
        default: outcomeUnknown()
        }
    }

    private mutating func partialDisability() {
        var facts = waged(.workAccidentPartialDisability)
        facts.injuries = claim.injuries
        facts.isLeftHanded = claim.answers["left-handed"] == "yes"
        if facts.injuries.isEmpty {
            notes.append(Note("claim.estimate.injury-unknown"))
            return outcomeUnknown()
        }
        add(facts, facts)
    }

    /// Death or total disability: with the children.
    private mutating func family(_ kind: BenefitClaim) {
        var low = waged(kind)
        low.children = knownChildren
        var high = low
        if facts.heirs.isEmpty { high.children = childrenAtMost }
        add(low, high)
    }

    /// As long as nobody knows how it ends: nothing at least, total disability at most.
    private mutating func outcomeUnknown() {
        notes.append(Note("claim.estimate.outcome-unknown"))
        guard let high = answer(waged(.workAccidentTotalDisability)) else { return }
        parts.append(ClaimEstimate.Part(claim: high.claim, low: nil, high: high))
    }

    private mutating func scholarship() {
        var asked = base(.scholarship)
        asked.children = knownChildren
        if claim.programme == .death { asked.membershipMonths = toldMonths ?? facts.monthsAltogether }
        var high = asked
        if claim.programme == .death, toldMonths == nil {
            high.membershipMonths = monthsElsewhere(beyond: facts.monthsAltogether)
        }
        add(asked, high)
    }

    private mutating func oldAge() {
        var asked = base(.oldAgeTax)
        asked.balance = claim.rupiah("balance")
        asked.hasTaxNumber = claim.answers["tax-number"] != "no"
        add(asked, asked)
    }

    private mutating func pension() {
        let isSurvivor = claim.answers["ground"] == "survivor"
        var asked = base(isSurvivor ? .pensionSurvivor : .pensionOldAge)
        asked.months = claim.number("pension-months")
        asked.averageWage = claim.rupiah("average-wage")
        asked.balance = claim.rupiah("balance")
        if isSurvivor {
            asked.survivor = claim.answers["survivor"].flatMap(Survivor.init(rawValue:)) ?? .spouse
        }
        add(asked, asked)
    }

    private mutating func jobLoss() {
        var asked = waged(.jobLoss)
        asked.months = claim.number("benefit-months")
        add(asked, asked)
    }
}

extension EstimateMaking {
    private func base(_ kind: BenefitClaim) -> BenefitFacts {
        var asked = BenefitFacts(claim: kind)
        asked.eventDay = claim.opening.eventDay
        asked.segment = facts.segment
        return asked
    }

    /// With the wage that was reported, or the income of the self-employed.
    private func waged(_ kind: BenefitClaim) -> BenefitFacts {
        var asked = base(kind)
        let wage = facts.wage.flatMap { $0 > .zero ? $0 : nil }
        if facts.segment == .selfEmployed { asked.income = wage } else { asked.wage = wage }
        return asked
    }

    /// Months of dues as somebody told them, who saw them at BPJS.
    private var toldMonths: Int? { claim.number("dues-months") }

    /// Whoever began anew counts from there, where the whole benefit needs some months: that the months
    /// before count too is not said by the law.
    private mutating func monthsAtLeast() -> Int {
        let need = law.benefitsNeed(.fullDeath(facts.segment), on: claim.opening.eventDay)
        guard let need, facts.monthsInRow < need, facts.monthsAltogether >= need else {
            return facts.monthsAltogether
        }
        notes.append(
            Note(
                "claim.estimate.dues-in-row",
                ["row": .number(facts.monthsInRow), "needed": .number(need)]))
        return facts.monthsInRow
    }

    /// These books may not know every month: whoever paid elsewhere before has more.
    private mutating func monthsElsewhere(beyond known: Int) -> Int {
        let day = claim.opening.eventDay
        let needed =
            [
                law.benefitsNeed(.scholarship, on: day), law.benefitsNeed(.fullDeath(facts.segment), on: day),
            ].compactMap { $0 }.max() ?? 0
        guard known < needed else { return known }
        notes.append(Note("claim.estimate.dues-elsewhere", ["months": .number(known)]))
        return needed
    }

    /// Children of the register who are at school and young enough.
    private var knownChildren: [SchoolChild] {
        let day = claim.opening.eventDay
        let limit = (try? law.scholarshipAge.ifInForce(on: day))?.value
        let children = facts.heirs.filter { $0.relation == .child }.compactMap { child -> SchoolChild? in
            let age = child.born?.completedYears(on: day)
            if let age, let limit, age >= limit { return nil }
            return child.school.map { SchoolChild(level: $0.level, year: $0.year, age: age) }
        }
        guard children.count > EstimateMaking.childrenTold else { return children }
        return Array(children.sorted { $0.place < $1.place }.prefix(EstimateMaking.childrenTold))
    }

    /// A question to the law takes no more; of a larger family those with the most years of school before
    /// them, among whom are the ones whom the law pays for.
    private static let childrenTold = 5

    /// As many as the law pays for, each before the first year of school.
    private var childrenAtMost: [SchoolChild] {
        let most = (try? law.scholarshipChildren.ifInForce(on: claim.opening.eventDay))?.value ?? 0
        return (0..<most).map { _ in SchoolChild(level: .kindergarten, year: 1) }
    }

    private mutating func add(_ low: BenefitFacts, _ high: BenefitFacts) {
        if low.children != high.children { notes.append(Note("claim.estimate.children-unknown")) }
        guard let best = answer(high) else { return }
        let least = low == high ? best : answer(low)
        parts.append(ClaimEstimate.Part(claim: high.claim, low: least, high: best))
    }

    private mutating func answer(_ asked: BenefitFacts) -> BenefitAnswer? {
        do {
            let answer = try BenefitAnswer.assess(asked, under: law.benefits)
            notes += answer.notes.filter { !notes.contains($0) }
            return answer
        } catch {
            if !refusals.contains(error) { refusals.append(error) }
            return nil
        }
    }
}

extension SchoolChild {
    /// How far the child is in school: the level before the year.
    fileprivate var place: Int { (SchoolLevel.allCases.firstIndex(of: level) ?? 0) * 10 + year }
}

extension ClaimCase {
    /// `A01`, `F03=50` of the question `injuries`.
    var injuries: [Injury] {
        (answers["injuries"] ?? "").split(separator: ",").map { code in
            let parts = code.split(separator: "=", maxSplits: 1).map(String.init)
            return Injury(code: parts.first ?? "", measure: parts.count > 1 ? Int(parts[1]) : nil)
        }
    }

    /// `land=250000` of the question `transport`.
    var trips: [Trip] {
        (answers["transport"] ?? "").split(separator: ",").compactMap { trip in
            let parts = trip.split(separator: "=", maxSplits: 1).map(String.init)
            guard let mode = parts.first.flatMap(TransportMode.init(rawValue:)) else { return nil }
            return Trip(mode: mode, cost: parts.count > 1 ? Int64(parts[1]).map(Rupiah.init) : nil)
        }
    }
}
