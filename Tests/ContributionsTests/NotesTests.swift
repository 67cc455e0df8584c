import Contributions
import LawBook
import MoneyAndDates
import TestKit
import Testing

/// What an answer says beside its amounts.
@Suite struct `Notes of an assessment` {
    @Test func `say each thing once, though two programmes have it to say`() throws {
        let owed = try assess(.selfEmployed) {
            $0.income = Rupiah(400)
            $0.funder = .regionalBudget
        }
        #expect(owed.notes.filter { $0.key == "note.relief.not-for-state-budget" }.count == 1)
        #expect(Set(owed.notes).count == owed.notes.count)
    }

    @Test func `name the text of a value that nobody has verified, once`() throws {
        let law = try InventedLaw.law(changing: [
            "jht/employer-rate": [InventedLaw.dated(.number(40_000), status: .unverified)],
            "jp/employer-rate": [InventedLaw.dated(.number(20_000), status: .projected)],
        ])
        let owed = try assess(.wageEarner, law: law) {
            $0.wage = Rupiah(500)
            $0.programmes = [.oldAge, .pension]
        }
        let doubts = owed.notes.filter { $0.key.hasPrefix("note.value.") }
        #expect(doubts.map(\.key) == ["note.value.unverified", "note.value.projected"])
        #expect(doubts.allSatisfy { $0.citation?.document == "Act" })
        #expect(owed.status == .unverified)
    }

    @Test func `mark an amount as unverified where a payer is in doubt`() throws {
        let doubt = [InventedLaw.dated(.words(["apbdes"]), status: .unverified)]
        let law = try InventedLaw.law(changing: ["relief/pp50-2025-uncertain-payers": doubt])
        let village = try assess(.selfEmployed, law: law) {
            $0.income = Rupiah(400)
            $0.funder = .villageBudget
        }
        #expect(village.status == .unverified)
        #expect(village.lines.allSatisfy { $0.reasons.last?.key == "reason.relief.payer-in-doubt" })
        #expect(village.notes.filter { $0.key == "note.relief.payer-in-doubt" }.count == 1)
        #expect(!village.notes.map(\.key).contains("note.value.unverified"))
        let own = try assess(.selfEmployed, law: law) { $0.income = Rupiah(400) }
        #expect(own.status == .enacted)
    }

    @Test func `say that an amount was rounded to rupiah before it was counted`() throws {
        let rounded = try assess(.wageEarner) {
            $0.wage = Rupiah(500)
            $0.riskClass = .low
            $0.isRounded = true
        }
        #expect(rounded.notes.map(\.key).contains("note.amount.rounded-to-rupiah"))
    }

    @Test func `say after which day nobody has looked, and not on that day`() throws {
        let key = "note.law.not-verified-after"
        let asked = { (month: (Int, Int)) in
            try assess(.wageEarner, month: month) {
                $0.wage = Rupiah(500)
                $0.programmes = [.oldAge]
            }.notes.map(\.key).contains(key)
        }
        #expect(try asked((2009, 1)))
        #expect(try !asked((2008, 12)))
    }

    @Test(arguments: [(64, false), (65, true)] as [(Int, Bool)])
    func `say that the self-employed enter before an age`(age: Int, said: Bool) throws {
        let owed = try assess(.selfEmployed) {
            $0.income = Rupiah(400)
            $0.age = age
        }
        #expect(owed.notes.map(\.key).contains("note.bpu.too-old-to-enter") == said)
    }

    @Test func `say that a foreigner waits`() throws {
        let owed = try assess(.wageEarner) {
            $0.wage = Rupiah(500)
            $0.programmes = [.oldAge]
            $0.nationality = .foreign
        }
        #expect(owed.notes.map(\.key) == ["note.foreigner.waits"])
    }

    @Test func `say that a relief was asked for in a month that has none`() throws {
        let law = try InventedLaw.law(changing: [
            "jkk/relief-labour-intensive": [
                InventedLaw.dated(.number(500_000)),
                InventedLaw.dated(.none, from: InventedLaw.day(2002, 1, 1)),
            ]
        ])
        let owed = try assess(.wageEarner, law: law) {
            $0.wage = Rupiah(500)
            $0.riskClass = .low
            $0.isLabourIntensive = true
            $0.programmes = [.workAccident]
        }
        #expect(owed.total == Rupiah(10))
        #expect(owed.notes.map(\.key) == ["note.relief.labour-intensive-not-in-force"])
    }

    @Test func `say that the pension may be deferred without growing smaller`() throws {
        let owed = try assess(.wageEarner) {
            $0.wage = Rupiah(500)
            $0.programmes = [.pension]
        }
        #expect(owed.total == Rupiah(15))
        #expect(owed.notes.map(\.key) == ["note.jp.may-be-deferred"])
    }

    @Test func `tell what job-loss insurance lives on, or that there was none`() throws {
        let nothing = [
            InventedLaw.dated(.none), InventedLaw.dated(.number(1000), from: InventedLaw.day(2003, 1, 1)),
        ]
        let law = try InventedLaw.law(changing: [
            "jkp/from-jkk": nothing,
            "jkp/from-jkm": [
                InventedLaw.dated(.number(1000)), InventedLaw.dated(.none, from: InventedLaw.day(2004, 1, 1)),
            ],
        ])
        let said = { (segment: Segment, month: (Int, Int)) in
            try assess(segment, law: law, month: month) { $0.programmes = [.jobLoss] }.notes.map(\.key)
        }
        #expect(try said(.wageEarner, (2002, 12)) == ["note.jkp.not-yet"])
        #expect(try said(.wageEarner, (2003, 1)) == ["note.jkp.out-of-jkk-and-jkm"])
        #expect(try said(.wageEarner, (2004, 1)) == ["note.jkp.out-of-jkk"])
        #expect(try said(.selfEmployed, (2004, 1)) == ["note.programme.not-in-segment"])
    }
}

/// Packages of the invented law: 6 months 100, 12 months 150, a further month 10; agency 30 before.
@Suite struct `Programmes of a migrant worker` {
    @Test func `are one package, whichever of the two is asked for`() throws {
        let both = try assess(.migrant) { $0.contractMonths = 12 }
        let one = try assess(.migrant) {
            $0.contractMonths = 12
            $0.programmes = [.death]
        }
        #expect(both.lines == one.lines)
        #expect(both.lines.allSatisfy { $0.code == "JKK+JKM" && $0.payer == .worker })
    }

    @Test func `give no line for savings or pension, and say why`() throws {
        let owed = try assess(.migrant) { $0.programmes = [.oldAge, .pension, .jobLoss] }
        #expect(owed.lines.isEmpty)
        #expect(
            owed.notes.map(\.key) == [
                "note.pmi.old-age-by-choice", "note.programme.not-in-segment",
                "note.programme.not-in-segment",
            ])
    }

    @Test func `need the length of the contract`() {
        #expect(throws: ContributionRefusal.missing(fact: "pmi-months")) { try assess(.migrant) { _ in } }
    }

    @Test func `may price further months at nothing`() throws {
        let law = try InventedLaw.law(changing: ["pmi/extra-month": [InventedLaw.dated(.number(0))]])
        let owed = try assess(.migrant, law: law) {
            $0.contractMonths = 20
            $0.route = .independent
        }
        #expect(owed.total == Rupiah(150))
        #expect(owed.lines.first?.reasons.last?.key == "reason.pmi.extra-months-included")
    }

    @Test func `are unknown before the first rule, even where no line would come of it`() throws {
        let later = { (value: ParameterValue) in
            [InventedLaw.dated(value, from: InventedLaw.day(2003, 1, 1))]
        }
        let words = InventedLaw.book().parameters["programmes/required"]?.values.first?.value ?? .none
        let law = try InventedLaw.law(changing: ["programmes/required": later(words)])
        #expect(throws: ContributionRefusal.self) {
            try assess(.migrant, law: law) { $0.programmes = [.oldAge] }
        }
        #expect(throws: Never.self) {
            try assess(.migrant, law: law, month: (2003, 1)) { $0.programmes = [.oldAge] }
        }
    }

    @Test func `fall due on no day that the law names`() throws {
        #expect(try assess(.migrant) { $0.contractMonths = 6 }.dueDay == nil)
    }
}

@Suite struct `Amounts and counts beyond belief` {
    @Test(
        arguments: [
            (Segment.selfEmployed, 10_000_000_000, true), (.selfEmployed, 10_000_000_001, false),
            (.construction, 1_000_000_000_000_000, true), (.construction, 1_000_000_000_000_001, false),
            (.selfEmployed, 0, false), (.construction, -1, false),
        ] as [(Segment, Int64, Bool)])
    func `are refused at the limit and not before`(segment: Segment, amount: Int64, taken: Bool) throws {
        let ask = {
            try assess(segment) {
                $0.income = segment == .selfEmployed ? Rupiah(amount) : nil
                $0.contractValue = segment == .construction ? Rupiah(amount) : nil
            }
        }
        if taken { _ = try ask() } else { #expect(throws: ContributionRefusal.self) { try ask() } }
    }

    @Test func `are refused for an age below nought`() {
        #expect(throws: ContributionRefusal.notPositive(fact: "age")) { try assess(.migrant) { $0.age = -1 } }
    }
}

private func assess(
    _ segment: Segment, law: ContributionLaw? = nil, month: (Int, Int) = (2002, 1),
    _ change: (inout ContributionFacts) -> Void
) throws -> Assessment {
    var facts = ContributionFacts(segment: segment, month: InventedLaw.month(month.0, month.1))
    change(&facts)
    return try Assessment.assess(facts, under: try law ?? InventedLaw.law())
}
