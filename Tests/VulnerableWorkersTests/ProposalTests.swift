import EmbeddedFiles
import LawBook
import LawFiles
import Membership
import MoneyAndDates
import Testing
import VulnerableWorkers

private func lawBook() throws -> LawBook {
    try LawFolder(paths: EmbeddedFiles.paths(under: "law/").map { String($0.dropFirst(4)) }) {
        EmbeddedFiles.text(at: "law/" + $0)
    }.book()
}

private func month(_ yyyymm: Int) -> Month {
    guard let month = Month(yyyymm: yyyymm) else { preconditionFailure("the test names a real month") }
    return month
}

private func day(_ yyyymmdd: Int) -> Day {
    guard let day = Day(yyyymmdd: yyyymmdd) else { preconditionFailure("the test names a real day") }
    return day
}

private func terms(_ change: (inout QuotaTerms) -> Void = { _ in }) -> QuotaTerms {
    var terms = QuotaTerms(
        name: "APBD 2026", funding: .regionalBudget, ceiling: Rupiah(20_160_000), from: month(202_601),
        through: month(202_612), income: Rupiah(1_000_000), largestDecile: 4, postingDays: 5,
        registration: 7)
    change(&terms)
    return terms
}

@Suite struct `A quota` {
    @Test func `of a hundred times a year's dues has a hundred places, one rupiah less has ninety-nine`()
        throws
    {
        let dues = try terms().duesOfOne(under: ContributionLaw(from: lawBook()))
        #expect(dues == Rupiah(201_600))
        #expect(terms().places(at: dues) == 100)
        #expect(terms { $0.ceiling = Rupiah(20_159_999) }.places(at: dues) == 99)
    }

    @Test func `is refused without a name, without money, backwards, or for the eleventh decile`() {
        #expect(throws: VulnerableRefusal.nameMissing) { try terms { $0.name = "  " }.check() }
        #expect(throws: VulnerableRefusal.ceilingWrong) { try terms { $0.ceiling = .zero }.check() }
        #expect(throws: VulnerableRefusal.monthsWrong(month(202_701), month(202_612))) {
            try terms { $0.from = month(202_701) }.check()
        }
        #expect(throws: VulnerableRefusal.decileWrong("11")) { try terms { $0.largestDecile = 11 }.check() }
        #expect(throws: Never.self) { try terms { $0.largestDecile = 10 }.check() }
        #expect(throws: VulnerableRefusal.postingDaysWrong(0)) { try terms { $0.postingDays = 0 }.check() }
    }

    @Test func `whose months the law does not answer is not priced`() throws {
        let law = try ContributionLaw(from: lawBook())
        #expect(throws: VulnerableRefusal.notPriced(month(209_901))) {
            try terms {
                $0.from = month(209_901)
                $0.through = month(209_901)
            }.duesOfOne(under: law)
        }
    }
}

@Suite struct `The check of a proposal` {
    private func findings(
        _ change: (inout ProposalFacts) -> Void, known: (inout ProposalKnowledge) -> Void = { _ in },
        quota: QuotaTerms = terms()
    ) throws -> [ProposalFinding] {
        var facts = ProposalFacts(
            hasNIK: true, name: "SITI", born: day(19_900_101), decile: "2", proof: "kartu tani", isIll: false)
        change(&facts)
        var knowledge = ProposalKnowledge()
        known(&knowledge)
        return try ProposalCheck(quota, under: MembershipLaw(from: lawBook())).findings(facts, knowledge)
    }

    @Test func `finds nothing where all is well`() throws { #expect(try findings { _ in }.isEmpty) }

    @Test func `lets in at 64 and not at 65, counted on the first day of the quota`() throws {
        #expect(try findings { $0.born = day(19_610_102) }.isEmpty)
        #expect(try findings { $0.born = day(19_610_101) } == [.tooOld(age: 65, limit: 65)])
    }

    @Test func `refuses the child who is a day too young`() throws {
        let young = try findings { $0.born = day(20_250_101) }
        guard case .tooYoung(let age, let youngest)? = young.first else {
            Issue.record("a baby was let in")
            return
        }
        #expect(age == 1)
        let edge = day((2026 - youngest) * 10_000 + 101)
        #expect(try findings { $0.born = edge }.isEmpty)
        #expect(try !findings { $0.born = edge.adding(days: 1) }.isEmpty)
    }

    @Test(arguments: ["11", "0", "-1", "dua", "2,5"])
    func `does not guess at a decile that is none`(decile: String) throws {
        #expect(try findings { $0.decile = decile } == [.decileUnreadable(decile)])
    }

    @Test func `goes by the decree's decile, and asks for one where the decree does`() throws {
        #expect(try findings { $0.decile = "4" }.isEmpty)
        #expect(try findings { $0.decile = "5" } == [.decileBeyond(5, limit: 4)])
        #expect(try findings { $0.decile = "" } == [.decileMissing(limit: 4)])
        #expect(try findings({ $0.decile = "" }, quota: terms { $0.largestDecile = nil }).isEmpty)
    }

    @Test func `keeps back who is dead, covered, or stands twice, and says why`() throws {
        #expect(try findings({ _ in }, known: { $0.died = day(20_260_101) }) == [.died(day(20_260_101))])
        #expect(
            try findings({ _ in }, known: { $0.payer = OtherPayer("PT Sawit", through: nil) })
                == [.covered(payer: "PT Sawit", through: nil)])
        #expect(try findings({ _ in }, known: { $0.lineAbove = 3 }) == [.twiceInList(line: 3)])
        #expect(
            try findings({ _ in }, known: { $0.otherPlace = "Desa Suka" }) == [
                .twiceElsewhere(place: "Desa Suka")
            ]
        )
    }

    @Test func `leaves declared illness to a person, and asks where nobody answered`() throws {
        let ill = try findings { $0.isIll = true }
        #expect(ill == [.ill] && !ill[0].standsInTheWay)
        let open = try findings { $0.isIll = nil }
        #expect(open == [.illnessUnanswered] && open[0].standsInTheWay && open[0].isAnsweredInTheField)
        #expect(try findings { $0.proof = " - " } == [.noProof])
    }

    @Test func `is kept in a column and read again as it was, whatever a name holds`() throws {
        let all: [ProposalFinding] = [
            .nikUnreadable("12|3"), .nameMissing, .birthUnknown, .tooYoung(age: 1, youngest: 18),
            .tooOld(age: 70, limit: 65), .noProof, .illnessUnanswered, .ill, .decileUnreadable("11"),
            .decileMissing(limit: 4), .decileBeyond(5, limit: 4), .died(day(20_260_101)),
            .twiceInList(line: 2), .twiceElsewhere(place: "Desa A"),
            .covered(payer: "PT|X\nY", through: day(20_261_231)), .covered(payer: "Z", through: nil),
        ]
        for finding in all {
            let again = try #require(ProposalFinding(stored: finding.stored))
            #expect(again.stored == finding.stored)
            #expect(!finding.stored.contains("\n"))
        }
        #expect(ProposalFinding(stored: "died|kapan") == nil)
        #expect(ProposalFinding(stored: "apa") == nil)
    }
}

@Suite struct `The way of a proposal` {
    @Test func `leads nobody into a decree who did not hang out`() {
        #expect(ProposalStep.decree.from == [.posted, .waiting])
        #expect(!ProposalStep.post.from.contains(.checked))
        #expect(ProposalStep.accept.from == [.sent])
        #expect(ProposalStep.card.from == [.accepted])
    }

    @Test func `frees a place when it ends and takes it from the decree on`() {
        #expect(ProposalStage.allCases.filter(\.takesPlace) == [.decreed, .sent, .accepted, .carded])
        for stage in ProposalStage.over { #expect(!stage.takesPlace) }
    }
}

@Suite struct `A sheet that was filled without a network` {
    @Test(arguments: [
        ("a", "a", "a", SheetField.Outcome.same), ("a", "b", "b", .same), ("a", "a", "b", .take),
        ("a", "b", "a", .keep), ("a", "b", "c", .conflict), ("a", "a", " a ", .same),
        ("", "", "b", .take), ("a", "b", "", .conflict),
    ])
    func `is merged field by field`(
        before: String, mine: String, theirs: String, outcome: SheetField.Outcome
    ) {
        #expect(SheetField("x", before: before, mine: mine, theirs: theirs).outcome == outcome)
    }
}

@Suite struct `The calendar of tranches` {
    @Test func `gives every month of the year to one tranche`() throws {
        let calendar = try TrancheCalendar([
            .init(number: 1, month: 3, percent: 40), .init(number: 2, month: 7, percent: 40),
            .init(number: 3, month: 11, percent: 20),
        ])
        let months = calendar.tranches.flatMap { calendar.months(of: $0, in: 2026) }
        #expect(months.map(\.month) == Array(1...12))
    }

    @Test func `is refused where the parts are not the whole or a month stands twice`() {
        #expect(throws: VulnerableRefusal.percentagesWrong(99)) {
            try TrancheCalendar([.init(number: 1, month: 1, percent: 99)])
        }
        #expect(throws: VulnerableRefusal.trancheMonthTwice(3)) {
            try TrancheCalendar([
                .init(number: 1, month: 3, percent: 50), .init(number: 2, month: 3, percent: 50),
            ])
        }
    }
}

@Suite struct `The survival of a cohort` {
    @Test func `counts months that are past and leaves those ahead open`() {
        let counted = CohortSurvival.count(10, lastMonth: month(202_512), present: month(202_606)) {
            person, month in
            person < (month.month == 3 ? 6 : 4)
        }
        #expect(counted.protected == [6, 4, nil])
    }

    @Test func `shows of a name what its owner knows again`() {
        #expect(MaskedIdentity.name("SITI AMINAH") == "S*** A*****")
        #expect(MaskedIdentity.name("U") == "U")
        #expect(MaskedIdentity.name("") == "")
    }
}
