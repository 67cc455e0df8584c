import LawBook
import Membership
import MoneyAndDates
import Obligations
import Testing

@Suite struct `The map of obligations` {
    private let units = [
        ObligedUnit(id: UnitID(1), parent: nil, kind: .city, name: "Kota"),
        ObligedUnit(id: UnitID(2), parent: UnitID(1), kind: .office, name: "Dinas"),
        ObligedUnit(id: UnitID(3), parent: UnitID(2), kind: .technicalUnit, name: "UPTD"),
        ObligedUnit(id: UnitID(4), parent: UnitID(1), kind: .village, name: "Desa"),
        ObligedUnit(id: UnitID(5), parent: nil, kind: .company, name: "PT"),
    ]

    private func map(
        _ texts: [Regulation], registered: Set<UnitID> = [], _ counts: [UnitCategoryCount] = [],
        planned: [UnitID: [WorkerCategory: Int]] = [:]
    ) -> ObligationMap {
        let register = RegulationRegister(
            texts.enumerated().map { known(Int64($0.offset + 1), $0.element) })
        return ObligationMap(
            on: day(20_260_301), register: register, units: units, registered: registered, counts: counts,
            planned: planned)
    }

    private func count(
        _ unit: Int64, _ category: WorkerCategory = .dailyWorker, people: Int = 3, insured: Int = 3,
        programmes: ProgrammeSet = both
    ) -> UnitCategoryCount {
        UnitCategoryCount(
            unit: UnitID(unit), category: category, programmes: programmes, people: people, insured: insured)
    }

    @Test func `a text for a unit obliges all below it, and nobody beside it`() {
        let scope = RegulationScope(units: .branches([UnitID(2)]))
        let rows = map([text("1", 2019, scope: scope)]).units
        #expect(rows.filter { !$0.obligedBy.isEmpty }.map(\.unit.id) == [UnitID(2), UnitID(3)])
        let kinds = map([text("1", 2019, scope: RegulationScope(units: .kinds([.village])))]).units
        #expect(kinds.filter { !$0.obligedBy.isEmpty }.map(\.unit.id) == [UnitID(4)])
        let all = map([text("1", 2019)]).units
        #expect(
            all.filter { !$0.obligedBy.isEmpty }.map(\.unit.id) == [UnitID(2), UnitID(3), UnitID(4)])
    }

    @Test func `a category is without a basis where no text of the day speaks of it`() {
        let scope = RegulationScope(categories: [.dailyWorker])
        let people = [count(2), count(2, .neighbourhoodHead, people: 1, insured: 0)]
        let here = map([text("1", 2019, scope: scope)], people)
        #expect(here.withoutBasis.map(\.category) == [.neighbourhoodHead])
        #expect(here.categories.first?.obligedBy == [.own(1)])
        let ended = map([text("1", 2019, scope: scope, through: 20_260_228)], people)
        #expect(ended.withoutBasis.count == 2)
        var ground = scope
        ground.effect = .permits
        let permitted = map([text("1", 2019, scope: ground)], people)
        #expect(permitted.withoutBasis.map(\.category) == [.neighbourhoodHead])
        #expect(permitted.units[1].compliance == .notObliged)
        let planned = map([], planned: [UnitID(4): [.villageCouncil: 5]])
        #expect(planned.withoutBasis.map(\.planned) == [5])
    }

    @Test func `a number at BPJS of the unit above serves those below`() {
        let rows = map([text("1", 2019)], registered: [UnitID(2)], [count(3)])
        #expect(rows.unregistered.map(\.unit.id) == [UnitID(4)])
        #expect(rows.units[2].compliance == .complies)
    }

    @Test func `compliance says what is missing first`() {
        func compliance(_ counts: [UnitCategoryCount], registered: Set<UnitID> = [UnitID(2)]) -> Compliance {
            map([text("1", 2019)], registered: registered, counts).units[1].compliance
        }
        #expect(compliance([count(2)], registered: []) == .notRegistered)
        #expect(compliance([]) == .nobodyKnown)
        #expect(compliance([count(2, insured: 0)]) == .nobodyInsured)
        #expect(compliance([count(2, insured: 2)]) == .partlyInsured)
        #expect(compliance([count(2, programmes: ProgrammeSet(.workAccident))]) == .programmesMissing)
        #expect(compliance([count(2)]) == .complies)
    }

    @Test func `the government's own text is cited before that of the nation`() {
        let rows = map([
            text("9", 2001, issuer: .national), text("8", 2002, issuer: .province), text("7", 2003),
        ])
        #expect(rows.units[1].obligedBy == [.own(3), .own(2), .own(1)])
    }
}
