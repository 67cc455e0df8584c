import LawBook
import Membership
import MoneyAndDates
import Obligations
import Testing

@Suite struct `Agreements` {
    @Test func `an agreement is drafted, reviewed and signed by two people`() throws {
        var agreement = try Agreement.drafted(terms())
        try agreement.after(.sentToReview)
        #expect(agreement.refusing(.accepted) == .sameHand)
        try agreement.after(.accepted, by: "kepala")
        let signing = AgreementEvent.signed(on: day(20_260_101), number: "7", insurerNumber: "B7")
        #expect(agreement.refusing(signing) == .sameHand)
        try agreement.after(signing, by: "kepala")
        #expect(agreement.stage == .signed && agreement.number == "7" && agreement.insurerNumber == "B7")
        #expect(agreement.refusing(signing, by: "kepala") == .signedBefore(number: "7"))
    }

    @Test func `whoever changed the terms after a return neither agrees nor signs`() throws {
        var agreement = try Agreement.drafted(terms())
        try agreement.after(.sentToReview)
        #expect(agreement.refusing(.returned(reason: " "), by: "kepala") == .noReason)
        try agreement.after(.returned(reason: "jumlah"), by: "kepala")
        try agreement.after(.revised(terms(20_260_201)), by: "kepala")
        try agreement.after(.sentToReview)
        #expect(agreement.refusing(.accepted, by: "kepala") == .sameHand)
        #expect(agreement.refusing(.accepted, by: "camat") == nil)
    }

    @Test func `nothing is signed without both numbers, or before somebody agreed`() throws {
        var agreement = try Agreement.drafted(terms())
        func signing(_ ours: String, _ theirs: String) -> AgreementEvent {
            .signed(on: day(20_260_101), number: ours, insurerNumber: theirs)
        }
        #expect(agreement.refusing(signing("7", "B7"), by: "kepala") == .notNow(.draft))
        try agreement.after(.sentToReview)
        #expect(agreement.refusing(signing("7", "B7"), by: "kepala") == .notNow(.review))
        try agreement.after(.accepted, by: "kepala")
        #expect(agreement.refusing(signing("7", " "), by: "kepala") == .noNumber)
        #expect(agreement.refusing(signing("", "B7"), by: "kepala") == .noNumber)
        #expect(agreement.refusing(signing("7", "B7"), by: "kepala") == nil)
        var nameless = terms()
        nameless.insurerSignatory.name = ""
        #expect(try Agreement.drafted(nameless).refusing(.sentToReview) == .noSignatory)
    }

    @Test func `terms that cannot be are refused`() {
        func refused(_ change: (inout AgreementTerms) -> Void) -> AgreementRefusal? {
            var terms = terms()
            change(&terms)
            return refusal { () throws(AgreementRefusal) in try terms.check() }
        }
        #expect(
            refused { $0.through = day(20_251_231) }
                == .endsBeforeItBegins(day(20_260_101), day(20_251_231)))
        #expect(refused { $0.through = day(20_260_101) } == nil)
        #expect(refused { $0.programmes = [] } == .noProgrammes)
        #expect(refused { $0.headcount = -1 } == .negativeHeadcount(-1))
        #expect(refused { $0.headcount = 0 } == nil)
        #expect(refused { $0.bridgeThrough = day(20_251_231) } == .bridgeOutside(day(20_251_231)))
        #expect(refused { $0.bridgeThrough = day(20_270_101) } == .bridgeOutside(day(20_270_101)))
        #expect(refused { $0.bridgeThrough = day(20_260_331) } == nil)
    }

    @Test func `an addendum changes what it names, after the signing only`() throws {
        var agreement = try Agreement.signed(terms())
        func addendum(_ change: (inout AgreementAddendum) -> Void) -> AgreementEvent {
            var addendum = AgreementAddendum(number: "7a", signedOn: day(20_260_601), headcount: 12)
            change(&addendum)
            return .amended(addendum)
        }
        #expect(try Agreement.drafted(terms()).refusing(addendum { _ in }) == .notNow(.draft))
        #expect(agreement.refusing(addendum { $0.number = "" }) == .addendumWithoutNumber)
        #expect(
            agreement.refusing(addendum { $0.signedOn = day(20_251_231) })
                == .addendumDay(day(20_251_231)))
        #expect(agreement.refusing(addendum { $0.headcount = 10 }) == .emptyAddendum)
        let early = addendum { $0.through = day(20_251_230) }
        #expect(
            agreement.refusing(early) == .endsBeforeItBegins(day(20_260_101), day(20_251_230)))
        try agreement.after(addendum { $0.through = day(20_270_131) })
        #expect(agreement.terms.headcount == 12 && agreement.lastDay == day(20_270_131))
        #expect(agreement.stage == .signed && agreement.addenda.map(\.number) == ["7a"])
    }

    @Test func `an agreement is ended within its time, and renewed only when it was signed`() throws {
        var agreement = try Agreement.signed(terms())
        func end(_ yyyymmdd: Int, _ reason: String = "dibubarkan") -> AgreementEvent {
            .ended(on: day(yyyymmdd), reason: reason)
        }
        #expect(agreement.refusing(end(20_251_231)) == .endOutside(day(20_251_231)))
        #expect(agreement.refusing(end(20_261_231)) == .endOutside(day(20_261_231)))
        #expect(agreement.refusing(end(20_260_630, "")) == .noReason)
        #expect(
            try Agreement.drafted(terms()).refusing(.renewed(AgreementID(9))) == .renewingUnsigned(.draft))
        var renewed = agreement
        try renewed.after(.renewed(AgreementID(9)))
        #expect(renewed.refusing(.renewed(AgreementID(10))) == .renewedBefore)
        try agreement.after(end(20_260_630))
        #expect(agreement.lastDay == day(20_260_630))
        #expect(agreement.refusing(.cancelled(reason: "x")) == .notNow(.ended))
    }

    @Test func `its state follows the day`() throws {
        let agreement = try Agreement.signed(terms())
        func state(_ yyyymmdd: Int) -> AgreementStanding { agreement.state(on: day(yyyymmdd), reminder: 120) }
        #expect(state(20_251_231) == .signed)
        #expect(state(20_260_101) == .inForce)
        #expect(state(20_260_901) == .inForce)
        #expect(state(20_260_902) == .expiring)
        #expect(state(20_261_231) == .expiring)
        #expect(state(20_270_101) == .ended)
        var renewed = agreement
        try renewed.after(.renewed(AgreementID(9)))
        #expect(renewed.state(on: day(20_261_231), reminder: 120) == .renewed)
        #expect(try Agreement.drafted(terms()).state(on: day(20_270_101), reminder: 120) == .draft)
    }

    @Test func `an overlap is one of unit, number, programme and day together`() {
        func overlaps(_ other: AgreementTerms) -> Bool { terms().overlaps(other) }
        #expect(overlaps(terms(20_261_231, 20_271_231)))
        #expect(!overlaps(terms(20_270_101, 20_271_231)))
        #expect(!overlaps(terms(unit: 3)))
        #expect(!overlaps(terms(programmes: ProgrammeSet(.oldAge))))
        #expect(overlaps(terms(programmes: ProgrammeSet([.death, .oldAge]))))
        #expect(overlaps(terms(registration: 5)))
        #expect(!terms(registration: 4).overlaps(terms(registration: 5)))
        let hold = AgreementHold(id: AgreementID(8), name: "8/2026", terms: terms())
        #expect(
            refusal { () throws(AgreementRefusal) in try terms().refuseOverlap(with: [hold]) }
                == .overlap(number: "8/2026", from: day(20_260_101), through: day(20_261_231)))
        #expect(
            refusal { () throws(AgreementRefusal) in
                try terms().refuseOverlap(with: [hold], as: AgreementID(8))
            } == nil)
    }

    @Test func `a renewal begins the day after and goes to the end of its year`() {
        let next = terms(20_260_101, 20_261_231).renewed(bridge: day(20_270_331))
        #expect(next.from == day(20_270_101) && next.through == day(20_271_231))
        #expect(next.bridgeThrough == day(20_270_331) && next.headcount == 10)
        let early = terms(20_260_101, 20_260_630).renewed()
        #expect(early.from == day(20_260_701) && early.through == day(20_261_231))
    }
}

@Suite struct `Reminders and the time-line` {
    @Test func `the smallest reminder whose day has come is due`() throws {
        let reminders = try #require(AgreementReminders(days: [7, 120, 90, 60, 30]))
        func stage(_ yyyymmdd: Int) -> Int? {
            reminders.stage(until: day(20_261_231), on: day(yyyymmdd))
        }
        #expect(stage(20_260_901) == nil)
        #expect(stage(20_260_902) == 120)
        #expect(stage(20_261_201) == 30)
        #expect(stage(20_261_223) == 30)
        #expect(stage(20_261_224) == 7)
        #expect(stage(20_261_231) == 7)
        #expect(stage(20_270_101) == nil)
        #expect(reminders.falls(on: day(20_261_224), until: day(20_261_231)))
        #expect(!reminders.falls(on: day(20_261_225), until: day(20_261_231)))
        #expect(AgreementReminders(days: []) == nil)
        #expect(AgreementReminders(days: [30, 0]) == nil)
    }

    private func bar(_ kind: TimelineKind, _ from: Int, _ through: Int, isSigned: Bool = true) -> TimelineBar
    {
        TimelineBar(
            kind: kind, span: DaySpan(day(from), day(through)), isSigned: isSigned, number: "n")
    }

    @Test func `days between years that nothing covers are found before they come`() {
        let horizon = DaySpan(day(20_260_101), day(20_271_231))
        let line = CoverTimeline(
            horizon: horizon,
            bars: [
                bar(.agreement, 20_260_101, 20_261_231), bar(.agreement, 20_270_301, 20_271_231),
                bar(.budget, 20_260_101, 20_261_231), bar(.budget, 20_270_201, 20_271_231),
                bar(.agreement, 20_270_101, 20_270_228, isSigned: false),
            ])
        #expect(
            line.gaps == [
                TimelineGap(
                    span: DaySpan(day(20_270_101), day(20_270_131)), lacks: [.agreement, .budget]),
                TimelineGap(span: DaySpan(day(20_270_201), day(20_270_228)), lacks: [.agreement]),
            ])
        #expect(line.uncoveredDays == 59)
    }

    @Test func `a bridging clause covers days without a budget, not days without an agreement`() {
        let horizon = DaySpan(day(20_270_101), day(20_271_231))
        let bars = [bar(.agreement, 20_270_101, 20_271_231), bar(.budget, 20_270_401, 20_271_231)]
        let bridge = DaySpan(day(20_270_101), day(20_270_331))
        #expect(CoverTimeline(horizon: horizon, bars: bars, bridges: [bridge]).gaps.isEmpty)
        #expect(CoverTimeline(horizon: horizon, bars: bars).uncoveredDays == 90)
        let alone = CoverTimeline(horizon: horizon, bars: [], bridges: [bridge])
        #expect(alone.gaps.map(\.lacks) == [[.agreement], [.agreement, .budget]])
    }

    @Test func `nothing at all is one gap as long as the horizon`() {
        let horizon = DaySpan(day(20_260_101), day(20_261_231))
        let line = CoverTimeline(horizon: horizon, bars: [bar(.budget, 20_250_101, 20_251_231)])
        #expect(line.bars.isEmpty && line.uncoveredDays == 365 && line.gaps.count == 1)
    }
}
