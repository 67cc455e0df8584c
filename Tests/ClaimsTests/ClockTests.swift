import ClaimFiles
import Claims
import LawBook
import Membership
import MoneyAndDates
import Testing

@Suite struct `The clocks of a claim` {
    private func clock(
        _ name: String, of claim: ClaimCase, at moment: String
    ) throws -> ClaimClockReading? {
        try claim.clocks(at: at(moment), under: claimLaw()).first { $0.clock.name == name }
    }

    @Test func `phase I runs to the minute of forty-eight hours after the accident`() throws {
        let accident = try Driven(.workAccident, minute: 8 * 60 + 15).claim
        #expect(try clock("phase-one", of: accident, at: "2026-03-12T08:15")?.state == .running)
        #expect(
            try clock("phase-one", of: accident, at: "2026-03-12T08:16")?.state == .late(days: 0, minutes: 1))
        #expect(try clock("phase-one", of: accident, at: "2026-03-12T08:14")?.due == at("2026-03-12T08:15"))
    }

    @Test func `without an hour it runs from the first minute of the day`() throws {
        let accident = try Driven(.workAccident).claim
        #expect(try clock("phase-one", of: accident, at: "2026-03-12T00:00")?.state == .running)
        #expect(try clock("phase-one", of: accident, at: "2026-03-12T00:01")?.isOpen == true)
        #expect(
            try clock("phase-one", of: accident, at: "2026-03-12T00:01")?.state == .late(days: 0, minutes: 1))
    }

    @Test func `it stops when it was reported, whenever that was recorded`() throws {
        var accident = try Driven(.workAccident, minute: 8 * 60)
        try accident.take(.answered(question: "reported-at", text: "2026-03-12T08:00"))
        #expect(try clock("phase-one", of: accident.claim, at: "2026-03-20T08:00")?.state == .met)
        try accident.take(.answered(question: "reported-at", text: "2026-03-12T08:01"))
        let late = try clock("phase-one", of: accident.claim, at: "2026-03-20T08:00")
        #expect(late?.state == .late(days: 0, minutes: 1) && late?.isOpen == false)
    }

    @Test func `a late report costs the employer from 24 February 2025 on, and nothing the day before`()
        throws
    {
        let before = try Driven(.workAccident, on: 20_250_223).claim
        let after = try Driven(.workAccident, on: 20_250_224).claim
        #expect(try clock("phase-one", of: before, at: "2025-03-10T08:00")?.consequence == nil)
        let consequence = try clock("phase-one", of: after, at: "2025-03-10T08:00")?.consequence
        #expect(consequence?.citation.document == "Permenaker 1/2025")
        #expect(consequence?.arguments["who"] == .word("claim.bearer.employer"))
    }

    @Test func `the last day to claim is the day five years later, and the next is too late`() throws {
        let accident = try Driven(.workAccident, on: 20_191_202).claim
        #expect(try clock("expiry", of: accident, at: "2024-12-02T23:59")?.state == .running)
        #expect(try clock("expiry", of: accident, at: "2024-12-03T00:00")?.state == .expired)
        let older = try Driven(.workAccident, on: 20_191_201).claim
        #expect(try clock("expiry", of: older, at: "2021-12-01T23:59")?.state == .running)
        #expect(try clock("expiry", of: older, at: "2021-12-02T00:00")?.state == .expired)
    }

    @Test func `a claim of 29 February expires on 28 February`() throws {
        let accident = try Driven(.workAccident, on: 20_200_229).claim
        #expect(try clock("expiry", of: accident, at: "2025-02-28T12:00")?.dueDay == day(20_250_228))
    }

    @Test func `who says when a value is from knowledge only`() throws {
        var death = try Driven(.death)
        #expect(
            try clock("expiry", of: death.claim, at: "2026-03-20T12:00")?.reasons[0].status == .unverified)
        try death.submit(at: "2026-03-12T09:00")
        #expect(
            try clock("payment-jkm", of: death.claim, at: "2026-03-13T12:00")?.reasons[0].status == .enacted)
    }

    @Test func `working days pass over weekends and holidays`() throws {
        var death = try Driven(.death)
        // 12 March 2026 is a Thursday; Nyepi is on Thursday 19 March.
        try death.submit(at: "2026-03-12T16:00")
        #expect(
            try clock("payment-jkm", of: death.claim, at: "2026-03-13T12:00")?.dueDay == day(20_260_317))
        #expect(
            try clock("payment-jkm", of: death.claim, at: "2026-03-17T23:59")?.state == .running)
        #expect(
            try clock("payment-jkm", of: death.claim, at: "2026-03-19T00:00")?.state
                == .late(days: 2, minutes: 0))
    }

    @Test func `a year whose holidays nobody has decided is said, not guessed`() throws {
        var death = try Driven(.death, on: 20_220_310, opened: "2022-03-10T12:00")
        try death.submit(at: "2022-03-12T09:00")
        guard case .unknown = try clock("payment-jkm", of: death.claim, at: "2022-03-14T12:00")?.state else {
            Issue.record("a calendar from 2023 on cannot count working days of 2022")
            return
        }
    }

    @Test func `what has not begun does not run, and what the law did not know is not shown`() throws {
        let accident = try Driven(.workAccident).claim
        #expect(try clock("phase-two", of: accident, at: "2026-03-20T08:00")?.state == .notStarted)
        #expect(try clock("suspected-decision", of: accident, at: "2026-03-20T08:00") == nil)
        var old = try Driven(.workAccident, on: 20_230_930)
        try old.take(.answered(question: "suspected", text: "yes"))
        #expect(try clock("suspected-decision", of: old.claim, at: "2023-10-20T08:00") == nil)
        var new = try Driven(.workAccident, on: 20_231_001)
        try new.take(.answered(question: "suspected", text: "yes"))
        #expect(try clock("suspected-decision", of: new.claim, at: "2023-10-20T08:00")?.state == .notStarted)
    }

    @Test func `the clock that is due first is the one to look at, and none of an ended claim`() throws {
        var accident = try Driven(.workAccident)
        #expect(
            try accident.claim.nextClock(at: at("2026-03-11T08:00"), under: claimLaw())?.clock.name
                == "phase-one")
        try accident.take(.withdrawn(reason: "keliru"))
        #expect(try accident.claim.nextClock(at: at("2026-03-11T08:00"), under: claimLaw()) == nil)
    }

    @Test func `an hour in Jayapura is two hours before Palembang`() throws {
        #expect(IndonesianTime(region: 9471) == .eastern && IndonesianTime(region: 5171) == .central)
        #expect(IndonesianTime(region: 1671) == .western && IndonesianTime(region: 91) == .eastern)
        let moment = try #require(LocalMoment(day(20_260_310), minute: 60))
        #expect(moment.instant(in: .western).hours(until: moment.instant(in: .eastern)) == 0)
        #expect(moment.instant(in: .eastern).hours(until: moment.instant(in: .western)) == 2)
        #expect(LocalMoment(of: moment.instant(in: .eastern), in: .western).description == "2026-03-09T23:00")
        #expect(LocalMoment(iso: "2026-03-10T24:00") == nil && LocalMoment(iso: "2026-03-10T23:60") == nil)
        #expect(LocalMoment(iso: "2026-02-29T10:00") == nil && LocalMoment(iso: "2026-03-10") == nil)
    }
}
