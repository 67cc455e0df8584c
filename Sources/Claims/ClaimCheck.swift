import Continuity
package import LawBook
import Membership
package import MoneyAndDates

/// What somebody should know before papers are sent, the worst first.
package struct ClaimCheck: Sendable {
    package let findings: [ClaimFinding]
    /// Months in a row that were not paid on the day of the event.
    package let arrearsMonths: Int
    /// More of them than the law tolerates: the employer lays the benefit out, or pays first.
    package let isHeld: Bool

    /// Holds a claim against what the books know.
    ///
    /// - Parameter heirs: nil for claims in which nobody inherits.
    /// - Throws: `LawGap` where the book does not answer for the day of the event.
    package init(_ claim: ClaimCase, _ facts: ClaimFacts, today: Day, under law: ClaimLaw) throws(LawGap) {
        let day = claim.opening.eventDay
        var findings = ClaimCheck.life(claim, facts)
        findings += try ClaimCheck.cover(claim, facts, law)
        let tolerated = try law.arrearsTolerated.ifInForce(on: day)
        arrearsMonths = facts.arrearsMonths
        isHeld = tolerated.map { facts.arrearsMonths > $0.value } ?? false
        findings += ClaimCheck.arrears(facts, tolerated)
        findings += try ClaimCheck.wage(claim, facts, law)
        findings += ClaimCheck.heirs(claim, facts)
        findings += ClaimCheck.papers(claim)
        self.findings = findings.enumerated().sorted { left, right in
            (left.element.severity, left.offset) < (right.element.severity, right.offset)
        }.map(\.element)
    }

    /// The worst there is.
    package var severity: ClaimFinding.Severity { findings.first?.severity ?? .fine }

    private static func life(_ claim: ClaimCase, _ facts: ClaimFacts) -> [ClaimFinding] {
        var found: [ClaimFinding] = []
        let day = claim.opening.eventDay
        if let died = facts.died, claim.type == .workAccident, day > died {
            found.append(ClaimFinding("after-death", ["died": .day(died)], .stops, turn: .operator))
        }
        if claim.type == .death {
            if let died = facts.died, died != day {
                found.append(ClaimFinding("other-death-day", ["died": .day(died)], .stops, turn: .operator))
            }
            if facts.died == nil {
                found.append(ClaimFinding("death-not-recorded", [:], .warns, turn: .operator))
            }
        }
        for other in facts.others where other.type == claim.type && other.stage != .withdrawn {
            let near = abs(other.eventDay.sinceEpoch - day.sinceEpoch) <= 1
            if near || claim.type.isOnce {
                found.append(
                    ClaimFinding(
                        "claimed-before",
                        ["claim": .text(other.id.description), "day": .day(other.eventDay)], .warns,
                        turn: .operator))
            }
        }
        let familyDied = facts.others.contains { $0.type == .death || $0.type == .workAccident }
        if claim.type == .scholarship, !familyDied {
            found.append(ClaimFinding("no-claim-behind", [:], .warns, turn: .operator))
        }
        return found
    }

    private static func cover(
        _ claim: ClaimCase, _ facts: ClaimFacts, _ law: ClaimLaw
    ) throws(LawGap) -> [ClaimFinding] {
        let day = claim.opening.eventDay
        var found: [ClaimFinding] = []
        switch facts.protection {
        case .protected(let state):
            found.append(
                ClaimFinding("protected", ["day": .day(day)], .fine, detail: Note(state.key, state.arguments))
            )
        case .unprotected(.gap(.beforeJoining), _):
            found.append(ClaimFinding("before-cover", ["day": .day(day)], .stops, turn: .operator))
        case .unprotected(let state, let turn):
            found.append(
                ClaimFinding(
                    "unprotected", ["day": .day(day)], .stops, turn: turn,
                    detail: Note(state.key, state.arguments)))
        case .noJob:
            let bearer = try law.unregisteredBorneBy.ifInForce(on: day)
            let reasons = bearer.map { [Reason("claim.reason.unregistered", [:], by: $0)] } ?? []
            found.append(
                ClaimFinding("no-job", ["day": .day(day)], .stops, turn: .headOfUnit, because: reasons))
        }
        let programme = claim.programme
        if facts.protection != .noJob, !facts.programmes.contains(programme) {
            found.append(
                ClaimFinding(
                    "programme-missing", ["programme": .text(programme.rawValue)], .stops, turn: .operator))
        }
        if claim.type == .death || claim.type == .scholarship {
            let need = law.benefitsNeed(.fullDeath(facts.segment), on: day) ?? 0
            found.append(
                ClaimFinding(
                    "tenure",
                    ["row": .number(facts.monthsInRow), "months": .number(facts.monthsAltogether)],
                    claim.type == .death && facts.monthsInRow < need ? .warns : .fine))
        }
        return found
    }

    private static func arrears(_ facts: ClaimFacts, _ tolerated: Dated<Int>?) -> [ClaimFinding] {
        guard facts.arrearsMonths > 0, let tolerated else { return [] }
        let reason = Reason(
            "claim.reason.arrears", ["count": .count(tolerated.value)], by: tolerated)
        let isHeld = facts.arrearsMonths > tolerated.value
        return [
            ClaimFinding(
                isHeld ? "held-by-arrears" : "arrears", ["months": .number(facts.arrearsMonths)],
                isHeld ? .stops : .warns, turn: .treasurer, because: [reason])
        ]
    }

    private static func wage(
        _ claim: ClaimCase, _ facts: ClaimFacts, _ law: ClaimLaw
    ) throws(LawGap) -> [ClaimFinding] {
        guard claim.type == .workAccident || claim.type == .jobLoss, facts.protection != .noJob else {
            return []
        }
        guard let wage = facts.wage, wage > .zero else {
            return [ClaimFinding("wage-missing", [:], .stops, turn: .operator)]
        }
        guard let real = claim.rupiah("real-wage"), real > wage else { return [] }
        let bearer = try law.underReportedBorneBy.ifInForce(on: claim.opening.eventDay)
        return [
            ClaimFinding(
                "wage-under-reported", ["reported": .rupiah(wage), "real": .rupiah(real)], .warns,
                turn: .headOfUnit,
                because: bearer.map { [Reason("claim.reason.under-reported", [:], by: $0)] } ?? [])
        ]
    }

    private static func heirs(_ claim: ClaimCase, _ facts: ClaimFacts) -> [ClaimFinding] {
        let isDeath = claim.type == .death || claim.answers["outcome"] == "died"
        guard isDeath else { return [] }
        if facts.heirs.isEmpty { return [ClaimFinding("heirs-unknown", [:], .stops, turn: .operator)] }
        if facts.heirs.contains(where: { $0.confirmedOn == nil }) {
            return [ClaimFinding("heirs-not-confirmed", [:], .warns, turn: .operator)]
        }
        return [ClaimFinding("heirs-known", ["count": .count(facts.heirs.count)], .fine)]
    }

    private static func papers(_ claim: ClaimCase) -> [ClaimFinding] {
        if claim.stage.isEnd { return [] }
        let missing = claim.missing(before: .submitted)
        if missing.isEmpty { return [ClaimFinding("papers-complete", [:], .fine)] }
        return missing.map { ClaimFinding("paper-missing", ["what": .word($0)], .warns, turn: .operator) }
    }
}
