import Benefits
import Contributions
import EmbeddedFiles
import LawBook
import LawFiles
import MoneyAndDates
import OfficeCommands
import Testing

/// The law that ships, not a law made up for tests.
@Suite struct `The law of Indonesia in this program` {
    @Test func `gives every published example to the rupiah`() throws {
        let folder = shippedLaw
        let book = try folder.book()
        let run = ScenarioRun(
            law: try ContributionLaw(from: book), benefits: try BenefitRegimes(BenefitLaw(from: book)))
        let outcome = run.run(try folder.scenarios())
        #expect(outcome.wrong == [])
        #expect(outcome.count >= 100, "the examples of the law folder were found")
    }

    @Test func `answers every programme in every month from July 2015 to the end of next year`() throws {
        let law = try ContributionLaw(from: shippedLaw.book())
        var month = law.coverage.from
        #expect(month == Month(2015, 7))
        while month <= law.coverage.through {
            for facts in sweep(month, migrants: month >= firstMigrantMonth) {
                let owed = try Assessment.assess(facts, under: law)
                #expect(!owed.lines.isEmpty, "\(facts.segment) \(month)")
                #expect(
                    owed.lines.allSatisfy { line in
                        !line.reasons.isEmpty && line.reasons.allSatisfy { !$0.citation.document.isEmpty }
                    })
                #expect(owed.total > .zero)
            }
            month = month.adding(1)
        }
    }

    @Test func `changes on the day it says and not the day before`() throws {
        let book = try shippedLaw.book()
        for parameter in book.sorted where parameter.values.count > 1 {
            for key in parameter.everyKey {
                let values = parameter.values.filter { !parameter.keptByRows || $0.value.holds(key ?? "") }
                for (before, after) in zip(values, values.dropFirst()) {
                    let eve = after.from.adding(days: -1)
                    #expect(parameter.value(on: eve, key: key)?.from == before.from, "\(parameter.id)")
                    #expect(parameter.value(on: after.from, key: key)?.from == after.from, "\(parameter.id)")
                    #expect(parameter.value(on: after.from.adding(days: 1), key: key) != nil)
                }
            }
        }
    }

    @Test func `refuses the month before the first and after the last`() throws {
        let law = try ContributionLaw(from: shippedLaw.book())
        for month in [law.coverage.from.adding(-1), law.coverage.through.adding(1)] {
            for facts in sweep(month, migrants: false) {
                #expect(throws: ContributionRefusal.self) { try Assessment.assess(facts, under: law) }
            }
        }
    }

    @Test func `names a document for every value`() throws {
        for parameter in try shippedLaw.book().sorted {
            #expect(parameter.values.allSatisfy { !$0.citation.document.isEmpty }, "\(parameter.id)")
            #expect(parameter.means.values.allSatisfy { !$0.isEmpty }, "\(parameter.id)")
        }
    }

    @Test func `knows 38 provinces and 514 regencies and cities`() throws {
        let provinces = CSVLines.parse(try shippedLaw.text("regions/provinces.csv")).dropFirst()
        let regencies = CSVLines.parse(try shippedLaw.text("regions/regencies.csv")).dropFirst()
        #expect(Set(provinces.map(\.first)).count == 38)
        #expect(Set(regencies.map(\.first)).count == 514)
        let known = Set(provinces.compactMap(\.first))
        #expect(regencies.allSatisfy { known.contains(String($0[0].prefix(2))) })
    }

    private let firstMigrantMonth = Month(of: Day(sinceEpoch: 17_897))  // 1 January 2019

    private var shippedLaw: LawFolder {
        LawFolder(paths: EmbeddedFiles.paths(under: "law/").map { String($0.dropFirst(4)) }) {
            EmbeddedFiles.text(at: "law/" + $0)
        }
    }

    /// One question for each segment and way of asking, at wages around the usual limits.
    private func sweep(_ month: Month, migrants: Bool) -> [ContributionFacts] {
        var questions: [ContributionFacts] = []
        for riskClass in RiskClass.allCases {
            for wage in [1_000_000, 7_000_000, 20_000_000] as [Int64] {
                var facts = ContributionFacts(segment: .wageEarner, month: month)
                facts.wage = Rupiah(wage)
                facts.riskClass = riskClass
                facts.isLabourIntensive = riskClass == .low
                questions.append(facts)
            }
        }
        for sector in SelfEmployedSector.allCases {
            for funder in Funder.allCases {
                var facts = ContributionFacts(segment: .selfEmployed, month: month)
                facts.income = Rupiah(1_500_000)
                facts.sector = sector
                facts.funder = funder
                facts.programmes = [.workAccident, .death, .oldAge]
                questions.append(facts)
            }
        }
        var contract = ContributionFacts(segment: .construction, month: month)
        contract.contractValue = Rupiah(6_000_000_000)
        questions.append(contract)
        contract.wage = Rupiah(4_000_000)
        questions.append(contract)
        if migrants {
            var facts = ContributionFacts(segment: .migrant, month: month)
            facts.contractMonths = 24
            questions.append(facts)
        }
        return questions
    }
}
