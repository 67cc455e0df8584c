import EmbeddedFiles
import LawBook
import Membership
import MoneyAndDates
import ObligationFiles
import Obligations
import Testing

@Suite struct `Regulations` {
    @Test func `a text is refused without number or title, in an absurd year, or ending before it begins`() {
        func refused(_ change: (inout Regulation) -> Void) -> RegulationRefusal? {
            var regulation = text("5", 2019)
            change(&regulation)
            return refusal { () throws(RegulationRefusal) in try regulation.check() }
        }
        #expect(refused { _ in } == nil)
        #expect(refused { $0.number = " " } == .emptyNumber)
        #expect(refused { $0.title = "" } == .emptyTitle)
        #expect(refused { $0.year = 1944 } == .absurdYear(1944))
        #expect(
            refused {
                $0.year = 1945; $0.from = day(19_450_101)
            } == nil)
        #expect(refused { $0.year = 2200 } == .absurdYear(2200))
        #expect(refused { $0.from = day(20_181_231) } == .beginsBeforeItsYear(day(20_181_231), year: 2019))
        #expect(
            refused { $0.through = day(20_181_231) }
                == .endsBeforeItBegins(day(20_190_101), day(20_181_231)))
        #expect(refused { $0.through = day(20_190_101) } == nil)
        #expect(refused { $0.scope.programmes = [] } == .noProgrammes)
        #expect(refused { $0.scope.units = .branches([]) } == .noUnits)
        #expect(refused { $0.kind = .presidentialInstruction } == .notOurs(.presidentialInstruction))
    }

    @Test func `a text that supersedes itself or in a circle is refused, a chain is not`() {
        let register = RegulationRegister([
            known(1, text("1", 2017, supersedes: .own(3))), known(2, text("2", 2018, supersedes: .own(1))),
            known(3, text("3", 2019)),
        ])
        func refused(_ text: Regulation, as key: Int64? = nil) -> RegulationRefusal? {
            refusal { () throws(RegulationRefusal) in
                try register.check(text, as: key.map { .own($0) })
            }
        }
        #expect(refused(text("3", 2019, supersedes: .own(3)), as: 3) == .supersedesItself)
        #expect(refused(text("3", 2019, supersedes: .own(2)), as: 3) == .circle("1/2017"))
        #expect(refused(text("4", 2020, supersedes: .own(9))) == .unknownSuperseded("9"))
        #expect(refused(text("4", 2020, supersedes: .own(2))) == nil)
        #expect(refused(text("4", 2020, supersedes: .own(1))) == .supersededAlready("1/2017", by: "2/2018"))
    }

    @Test func `a text takes the place of an earlier one only, and there is one of a number and year`() {
        let register = RegulationRegister([known(1, text("1A", 2017, from: 20_170_601))])
        func refused(_ text: Regulation, as key: Int64? = nil) -> RegulationRefusal? {
            refusal { () throws(RegulationRefusal) in
                try register.check(text, as: key.map { .own($0) })
            }
        }
        #expect(
            refused(text("2", 2017, from: 20_170_531, supersedes: .own(1))) == .supersedesALater("1A/2017"))
        #expect(refused(text("2", 2017, from: 20_170_601, supersedes: .own(1))) == nil)
        #expect(refused(text("1a", 2017)) == .thereAlready("1a/2017"))
        #expect(refused(text("1a", 2017), as: 1) == nil)
        #expect(refused(text("1a", 2017, kind: .decree)) == nil)
    }

    @Test func `a text holds from its first day to its last, and until another takes its place`() throws {
        let register = RegulationRegister([
            known(1, text("1", 2017, from: 20_170_601, through: 20_191_231)),
            known(2, text("2", 2018, from: 20_180_701)), known(3, text("3", 2020, supersedes: .own(2))),
        ])
        func inForce(_ yyyymmdd: Int) -> [RegulationKey] { register.inForce(on: day(yyyymmdd)).map(\.key) }
        #expect(inForce(20_170_531) == [])
        #expect(inForce(20_170_601) == [.own(1)])
        #expect(inForce(20_191_231) == [.own(1), .own(2)])
        #expect(inForce(20_200_101) == [.own(3)])
        #expect(register.successor(of: .own(2))?.key == .own(3))
    }
}

@Suite struct `Regulations that come with the program` {
    private func rules() throws -> ObligationRules {
        try ObligationRules(
            files: EmbeddedFiles.paths(under: ObligationRules.folder).map {
                (path: $0, text: EmbeddedFiles.text(at: $0) ?? "")
            }, reminders: EmbeddedFiles.text(at: ObligationRules.remindersPath))
    }

    @Test func `are those that the seeds and the law notes name, and never the instruction 24 of 2021`()
        throws
    {
        let rules = try rules()
        let city = rules.regulations(of: 1671)
        let names = Set(city.map(\.key.description))
        for name in ["inpres-2-2021", "inpres-4-2022", "pergub-16-15-2014", "se-842.2-5193-sj-2021"] {
            #expect(names.contains(name), "\(name)")
        }
        let slip = city.filter { $0.regulation.number == "24" && $0.regulation.year == 2021 }
        #expect(slip.isEmpty)
        let typed = text("24", 2021, kind: .presidentialInstruction)
        let register = RegulationRegister(city)
        let refused = refusal { () throws(RegulationRefusal) in
            try register.check(typed, slips: rules.slips)
        }
        #expect(refused == .slip(.presidentialInstruction, typed: "24/2021", meant: "2/2021"))
        let other = text("24", 2022, kind: .mayorRegulation)
        #expect(
            refusal { () throws(RegulationRefusal) in try register.check(other, slips: rules.slips) } == nil)
    }

    @Test func `oblige the offices they name; to others of the province they are a ground`() throws {
        let rules = try rules()
        func effect(_ government: Int64) -> RegulationEffect? {
            rules.regulations(of: government).first { $0.key == .ofProgram("pergub-16-15-2014") }?
                .regulation.scope.effect
        }
        #expect(effect(16) == .obliges)
        #expect(effect(1671) == .permits)
        #expect(effect(3674) == nil)
        #expect(try self.rules().reminders.days == [120, 90, 60, 30, 7])
    }

    @Test func `are refused by file and line where they are not understood`() throws {
        let good = """
            regulations:
              - name: a-1
                kind: sk
                number: "1"
                year: 2020
                title: T
                issuer-name: I
                from: 2020-01-01
                effect: wajib
                programmes: [JKK]
                status: enacted
                source: s
            """
        func fault(_ text: String, slips: String = "slips: []", reminders: String? = "days: [7]")
            -> ObligationFileRefusal?
        {
            refusal { () throws(ObligationFileRefusal) in
                _ = try ObligationRules(
                    files: [("r/a.yaml", text), ("r/slips.yaml", slips)], reminders: reminders)
            }
        }
        #expect(fault(good) == nil)
        #expect(fault("a: [")?.fault == .notYAML)
        let wrongKind = fault(good.replacing("kind: sk", with: "kind: skk"))
        #expect(wrongKind?.fault == .valueWrong && wrongKind?.line == 3 && wrongKind?.file == "r/a.yaml")
        #expect(fault(good.replacing("    title: T\n", with: ""))?.fault == .keyMissing)
        #expect(fault(good.replacing("title", with: "titel"))?.fault == .keyUnknown)
        #expect(fault(good.replacing("year: 2020", with: "year: 1020"))?.fault == .notARegulation)
        let slip = "slips:\n  - {kind: sk, number: \"2\", year: 2020, meant: b-1}"
        #expect(fault(good, slips: slip)?.fault == .nameUnknown)
        #expect(fault(good, slips: slip.replacing("b-1", with: "a-1")) == nil)
        #expect(fault(good, reminders: nil)?.fault == .fileMissing)
        #expect(fault(good, reminders: "days: [7, 7]")?.fault == .valueWrong)
        #expect(fault(good, reminders: "days: [0]")?.fault == .valueWrong)
    }
}
