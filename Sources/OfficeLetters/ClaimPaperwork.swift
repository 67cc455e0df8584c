import Benefits
import ClaimBooks
import Claims
import LawBook
import Letters
import Membership
import MoneyAndDates
import Words

/// A claim with the people and bodies that its forms name, as facts of each form.
struct ClaimPaperwork {
    let view: ClaimView
    let person: ClaimPersonFacts
    let employer: ClaimEmployerFacts
    /// The NIK of the heirs, where it is known.
    let heirNumbers: [HeirID: String]
    let words: Words

    private var claim: ClaimCase { view.claim }
    private var opening: ClaimOpening { view.claim.opening }

    /// By the form of the type; the statement of heirs also where an accident ended in death.
    func allows(_ kind: LetterKind) -> Bool {
        if claim.form.letters.contains(kind.rawValue) { return true }
        return view.heirs != nil && (kind == .heirStatement || kind == .deathClaim)
    }

    /// The person with what the folder knows of where to find her; the register holds neither.
    private var reached: ClaimPersonFacts {
        var person = person
        person.address = claim.answers["worker-address"] ?? claim.answers["last-address"] ?? ""
        person.phone = claim.answers["worker-phone"] ?? ""
        return person
    }

    var report: AccidentReportFacts {
        var facts = AccidentReportFacts()
        facts.person = reached
        facts.employer = employer
        facts.segment = view.facts.segment
        facts.wage = view.facts.wage
        facts.day = opening.eventDay
        if let minute = opening.eventMinute, let moment = LocalMoment(opening.eventDay, minute: minute) {
            facts.hour = "\(moment.clock) \(opening.time.rawValue)"
        }
        facts.place = claim.answers["place"] ?? ""
        facts.circumstance = circumstance
        facts.isTraffic = claim.answers["road-accident"].map { $0 == "yes" }
        facts.story = claim.answers["chronology"] ?? ""
        facts.facility = claim.answers["care-facility"] ?? ""
        facts.witnesses = ["witness-one", "witness-two"].compactMap { claim.answers[$0] }.map {
            ClaimWitness(name: $0)
        }
        facts.due = due("phase-one")
        return facts
    }

    private var circumstance: AccidentReportFacts.Circumstance? {
        switch claim.answers["circumstance"] {
        case nil: nil
        case "commute": .commute
        case "official-travel", "ordered-work", "urgent-errand": .duty
        case "occupational-disease": .disease
        default: .atWork
        }
    }

    var closing: AccidentClosingFacts {
        var facts = AccidentClosingFacts()
        facts.person = reached
        facts.employer = employer
        facts.wage = view.facts.wage
        facts.accidentDay = opening.eventDay
        facts.reportedOn = claim.day("reported-at")
        facts.outcome =
            switch claim.answers["outcome"] {
            case "died": .dead
            case let code?: AccidentOutcome(rawValue: code)
            case nil: nil
            }
        facts.outcomeDay = claim.day("doctor-statement")
        facts.daysUnable = claim.number("days-unable")
        facts.recipient = view.heirs == nil ? person.name : view.heirs?.entitled.first?.name ?? ""
        facts.due = due("phase-two")
        return facts
    }

    var doctor: DoctorCertificateFacts {
        var facts = DoctorCertificateFacts()
        facts.person = reached
        facts.employer = employer
        facts.accidentDay = opening.eventDay
        facts.facility = claim.answers["care-facility"] ?? ""
        return facts
    }

    var death: DeathClaimFacts {
        var facts = DeathClaimFacts()
        facts.person = reached
        facts.employer = employer
        facts.diedOn = view.facts.died ?? (claim.type == .death ? opening.eventDay : nil)
        facts.cause = claim.answers["cause"].map { words("claim.choice.cause.\($0)") } ?? ""
        facts.deathCertificate = claim.answers["certificate-number"] ?? ""
        if let heir = view.heirs?.entitled.first {
            facts.claimant.name = heir.name
            facts.claimant.nik = heirNumbers[heir.id] ?? ""
            facts.claimant.born = heir.born
            facts.relation = words(heir.relation.labelKey)
        }
        facts.claimant.address = claim.answers["claimant-address"] ?? ""
        facts.claimant.phone = claim.answers["claimant-phone"] ?? ""
        facts.papers = papers
        facts.employedThrough = facts.diedOn
        facts.wage = view.facts.wage
        facts.estimate = estimate
        return facts
    }

    var heirStatement: HeirStatementFacts {
        var facts = HeirStatementFacts()
        facts.person = reached
        facts.diedOn = view.facts.died ?? (claim.type == .death ? opening.eventDay : nil)
        facts.deathCertificate = claim.answers["certificate-number"] ?? ""
        facts.heirs = (view.heirs?.entitled ?? []).map { heir in
            ClaimHeir(
                name: heir.name, nik: heirNumbers[heir.id] ?? "", relation: words(heir.relation.labelKey),
                born: heir.born)
        }
        return facts
    }

    var scholarship: ScholarshipRenewalFacts {
        var facts = ScholarshipRenewalFacts()
        facts.person = person
        facts.guardian.name = claim.answers["guardian-name"] ?? ""
        facts.guardian.address = claim.answers["guardian-address"] ?? ""
        facts.guardian.phone = claim.answers["guardian-phone"] ?? ""
        let children = view.facts.heirs.filter { $0.relation == .child && $0.school != nil }
        if children.count == 1, let child = children.first {
            facts.child.name = child.name
            facts.child.nik = heirNumbers[child.id] ?? ""
            facts.child.born = child.born
            facts.level = child.school.map { "\($0.level.rawValue) \($0.year)" } ?? ""
        }
        facts.schoolYear = claim.answers["school-year"] ?? ""
        facts.claimNumber = "\(view.id)"
        facts.papers = papers
        return facts
    }

    /// What the form asks for as things stand, and what of it was brought.
    private var papers: [ClaimPaper] {
        claim.form.evidence.filter { claim.applies($0.when) && $0.name != "other" }.map { kind in
            ClaimPaper(
                name: words(kind.labelKey), isThere: claim.files.contains { $0.kind == kind.name })
        }
    }

    private var estimate: String {
        guard let low = view.estimate.low, let high = view.estimate.high, high > .zero else { return "" }
        if low == high { return words("letter.estimate-exact", ["amount": .rupiah(high)]) }
        return words("letter.estimate", ["low": .rupiah(low), "high": .rupiah(high)])
    }

    private func due(_ clock: String) -> String {
        guard let due = view.clocks.first(where: { $0.clock.name == clock })?.due else { return "" }
        let moment = LocalMoment(of: due, in: opening.time)
        return words(
            "letter.moment",
            [
                "day": .day(moment.day), "clock": .text(moment.clock),
                "zone": .text(opening.time.rawValue),
            ])
    }
}
