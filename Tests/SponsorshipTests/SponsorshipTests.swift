import Contributions
import EmbeddedFiles
import LawBook
import LawFiles
import Membership
import MoneyAndDates
import Sponsorship
import Testing

private func day(_ yyyymmdd: Int) -> Day { Day(yyyymmdd: yyyymmdd) ?? Day(sinceEpoch: 0) }
private func month(_ yyyymm: Int) -> Month { Month(yyyymm: yyyymm) ?? Month(of: day(20_000_101)) }

private func rules() throws -> SponsorRules {
    try SponsorRules(yaml: EmbeddedFiles.text(at: SponsorRules.path) ?? "")
}

private func book() throws -> LawBook {
    try LawFolder(paths: EmbeddedFiles.paths(under: "law/").map { String($0.dropFirst(4)) }) {
        EmbeddedFiles.text(at: "law/\($0)") ?? ""
    }.book()
}

/// Everything right; each test spoils one thing.
private func draft() throws -> SponsorshipDraft {
    SponsorshipDraft(
        sponsor: SponsorIdentity(
            kind: .civilServant, name: "Ratna Dewi", nik: NIK("1671015506820001"), born: day(19_820_615),
            phone: "081234567890", number: "198206152008012001"),
        worker: SponsoredWorker(
            name: "Sumi", nik: NIK("1671014203900007"), born: day(19_900_302), work: .domesticWorker,
            phone: ""),
        term: try SponsorshipTerm(from: month(202_603), months: 3, most: 24), payment: .payDeduction,
        income: Rupiah(1_000_000), hasConsent: true, isActive: true)
}

private func refusal(
    isFirst: Bool = true, _ change: (inout SponsorshipDraft) throws -> Void
) throws -> SponsorRefusal? {
    var draft = try draft()
    try change(&draft)
    let (law, rules) = (try MembershipLaw(from: try book()), try rules())
    do throws(SponsorRefusal) {
        try draft.check(on: day(20_260_310), under: law, rules: rules, isFirst: isFirst)
        return nil
    } catch { return error }
}

@Suite struct `Who enrols a worker` {
    @Test func `with everything in order is taken`() throws {
        #expect(try refusal { _ in } == nil)
        #expect(try refusal { $0.sponsor.phone = "+6281234567890" } == nil)
        #expect(
            try refusal {
                $0.sponsor.kind = .household; $0.sponsor.number = ""; $0.payment = .cash
            } == nil)
    }

    @Test func `is not taken as his own sponsor, and only the worker takes himself over`() throws {
        #expect(
            try refusal { draft in
                draft.sponsor.nik = draft.worker.nik
                draft.sponsor.born = draft.worker.born
            } == .oneself)
        #expect(
            try refusal {
                $0.sponsor.kind = .worker; $0.payment = .cash
            } == .notTheWorker)
        #expect(
            try refusal { draft in
                draft.sponsor.kind = .worker
                draft.sponsor.nik = draft.worker.nik
                draft.sponsor.born = draft.worker.born
                draft.payment = .cash
            } == nil)
    }

    @Test func `says who he is, and the numbers belong to the days of birth`() throws {
        #expect(try refusal { $0.worker.name = "S" } == .nameMissing)
        #expect(try refusal { $0.worker.name = "Sumi 2" } == .nameMissing)
        #expect(try refusal { $0.worker.nik = nil } == .numberWrong)
        #expect(try refusal { $0.worker.born = day(19_900_303) } == .birthDayDisagrees)
        #expect(try refusal { $0.worker.phone = "0812" } == .phoneWrong)
        #expect(try refusal { $0.sponsor.name = " " } == .sponsorNameMissing)
        #expect(try refusal { $0.sponsor.nik = nil } == .sponsorNumberWrong)
        #expect(try refusal { $0.sponsor.born = day(19_820_616) } == .birthDayDisagrees)
        #expect(try refusal { $0.sponsor.phone = "" } == .phoneWrong)
        #expect(try refusal { $0.sponsor.number = "1982061520080120" } == .staffNumberWrong)
        #expect(try refusal { $0.sponsor.number = "19820615200801200A" } == .staffNumberWrong)
    }

    @Test func `asks for a worker of an age that the law allows on the first day`() throws {
        func young(_ text: String, _ born: Int) throws -> SponsorRefusal? {
            try refusal { draft in
                draft.worker.nik = NIK(text)
                draft.worker.born = day(born)
            }
        }
        #expect(try young("1671014103110007", 20_110_301) == nil)
        #expect(try young("1671014203110007", 20_110_302) == .tooYoung(age: 14, youngest: 15))
        #expect(try young("1671014203610007", 19_610_302) == nil)
        #expect(try young("1671014103610007", 19_610_301) == .tooOldToEnter(age: 65, limit: 65))
        // Who was in before may stay.
        #expect(
            try refusal(isFirst: false) { draft in
                draft.worker.nik = NIK("1671014103610007")
                draft.worker.born = day(19_610_301)
            } == nil)
    }

    @Test func `needs the worker's consent and the statement that he works`() throws {
        #expect(try refusal { $0.hasConsent = false } == .consentMissing)
        #expect(try refusal { $0.isActive = false } == .statementMissing)
    }

    @Test func `begins now or soon, with an income that can be`() throws {
        func begins(_ at: Int) throws -> SponsorRefusal? {
            try refusal { $0.term = try SponsorshipTerm(from: month(at), months: 1, most: 24) }
        }
        #expect(try begins(202_602) == .beginsTooEarly(month(202_603)))
        #expect(try begins(202_605) == nil)
        #expect(try begins(202_606) == .beginsTooLate(month(202_605)))
        #expect(try refusal { $0.income = .zero } == .incomeWrong)
        #expect(try refusal { $0.income = Rupiah(100_000_000) } == nil)
        #expect(try refusal { $0.income = Rupiah(100_000_001) } == .incomeWrong)
    }

    @Test func `pays in a way that his kind can`() throws {
        #expect(try refusal { $0.payment = .corporateGiving } == .paymentNotOfKind)
        #expect(try refusal { $0.sponsor.kind = .household } == .paymentNotOfKind)
        #expect(
            try refusal {
                $0.sponsor.kind = .firm; $0.payment = .corporateGiving; $0.sponsor.number = ""
            } == nil)
        #expect(SponsorPayment.corporateGiving.funding(of: .firm) == .corporateGiving)
        #expect(SponsorPayment.cash.funding(of: .worker) == .oneself)
        #expect(SponsorPayment.payDeduction.funding(of: .civilServant) == .sponsor)
    }
}

@Suite struct `A term` {
    @Test func `has at least a month and no more than the rules allow`() throws {
        #expect(throws: SponsorRefusal.noMonths) {
            try SponsorshipTerm(from: month(202_601), months: 0, most: 24)
        }
        #expect(throws: SponsorRefusal.noMonths) {
            try SponsorshipTerm(from: month(202_601), months: -3, most: 24)
        }
        #expect(throws: SponsorRefusal.tooManyMonths(25, most: 24)) {
            try SponsorshipTerm(from: month(202_601), months: 25, most: 24)
        }
        let term = try SponsorshipTerm(from: month(202_611), months: 24, most: 24)
        #expect(term.last == month(202_810) && term.protectsUntil == day(20_281_031))
    }

    @Test func `overlaps where a month is of both`() throws {
        let term = SponsorshipTerm(stored: month(202_603), months: 3)
        #expect(term.overlaps(SponsorshipTerm(stored: month(202_605), months: 1)))
        #expect(!term.overlaps(SponsorshipTerm(stored: month(202_606), months: 1)))
        #expect(!term.overlaps(SponsorshipTerm(stored: month(202_602), months: 1)))
    }

    @Test func `costs what the law of each month asks, month groups with the same sum together`() throws {
        let law = try ContributionLaw(from: try book())
        let year = SponsorshipTerm(stored: month(202_501), months: 3)
        let cost = try SponsorshipCost(year, income: Rupiah(1_000_000), funding: .sponsor, under: law)
        #expect(cost.parts.count == 1 && cost.total == Rupiah(3 * 16_800))
        #expect(cost.parts[0].month.lines.allSatisfy { !$0.reasons.isEmpty })
        let over = SponsorshipTerm(stored: month(202_603), months: 12)
        let relief = try SponsorshipCost(over, income: Rupiah(1_000_000), funding: .sponsor, under: law)
        #expect(relief.parts.map(\.count).reduce(0, +) == 12)
        #expect(relief.total == relief.parts.map(\.total).sum())
        #expect(throws: SponsorRefusal.self) {
            try SponsorshipCost(
                SponsorshipTerm(stored: month(210_001), months: 1), income: Rupiah(1_000_000),
                funding: .sponsor, under: law)
        }
        #expect(throws: SponsorRefusal.incomeWrong) {
            try SponsorshipCost(year, income: .zero, funding: .sponsor, under: law)
        }
    }
}

@Suite struct `A sponsorship` {
    @Test func `goes only where an act leads from where it stands`() throws {
        #expect(try SponsorshipState.proposed.after(.verify) == .inForce)
        #expect(try SponsorshipState.proposed.after(.refuse) == .refused)
        #expect(try SponsorshipState.inForce.after(.follow) == .followed)
        for (state, act) in [
            (.inForce, .verify), (.proposed, .follow), (.stopped, .askStop), (.refused, .verify),
            (.withdrawn, .withdraw), (.followed, .stop),
        ] as [(SponsorshipState, SponsorshipAct)] {
            #expect(throws: SponsorRefusal.notPossible(state)) { try state.after(act) }
        }
    }

    @Test func `is called to mind before its last day, and not after it`() throws {
        let rules = try rules()
        let last = day(20_260_531)
        #expect(rules.reminder(until: last, on: day(20_260_416)) == 45)
        #expect(rules.reminder(until: last, on: day(20_260_415)) == nil)
        #expect(rules.reminder(until: last, on: day(20_260_517)) == 14)
        #expect(rules.reminder(until: last, on: last) == 3)
        #expect(rules.reminder(until: last, on: day(20_260_601)) == nil)
    }

    @Test func `is ranked with its office by share, and without a count last`() {
        let lines = SponsorLeagueLine.ranked([
            SponsorLeagueLine(name: "A", staff: nil, participating: 9, workers: 9),
            SponsorLeagueLine(name: "B", staff: 100, participating: 5, workers: 7),
            SponsorLeagueLine(name: "C", staff: 50, participating: 5, workers: 5),
            SponsorLeagueLine(name: "D", staff: 4, participating: 5, workers: 5),
        ])
        #expect(lines.map(\.name) == ["C", "B", "A", "D"])
        #expect(lines[0].share == Rate(millionths: 100_000) && lines[3].share == nil)
    }
}

@Suite struct `The file of terms` {
    @Test(arguments: [
        ("months: [1, 3]\nmonths: [1]", 2, SponsorFileRefusal.Fault.keyWrong),
        ("months: [1, x]", 1, .valueWrong), ("months: []", 1, .valueWrong),
        ("most-months: 0", 1, .valueWrong),
        ("# nothing\nhow: 1", 2, .keyWrong), ("months: [1]", 0, .keyMissing), ("", 0, .keyMissing),
    ])
    func `is refused with its line`(text: String, line: Int, fault: SponsorFileRefusal.Fault) {
        do throws(SponsorFileRefusal) {
            _ = try SponsorRules(yaml: text)
            Issue.record("it was taken: \(text)")
        } catch { #expect(error.line == line && error.fault == fault) }
    }
}
