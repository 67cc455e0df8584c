import Ledger
import Testing

@Suite struct `The stages of a period` {
    @Test func `have a number each, and no other number is one`() {
        for (place, stage) in PeriodStage.allCases.enumerated() {
            #expect(stage.number == Int64(place) && PeriodStage(number: stage.number) == stage)
        }
        #expect(PeriodStage(number: -1) == nil && PeriodStage(number: 4) == nil)
    }
}
