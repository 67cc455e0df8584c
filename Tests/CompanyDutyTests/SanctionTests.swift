import CompanyDuty
import LawBook
import MoneyAndDates
import Testing

@Suite struct `The ladder of sanctions` {
    @Test func `a reprimand runs ten working days, and the next is served on the day after`() throws {
        var ladder = try Ladder()
        try ladder.reprimand(.firstReprimand, on: 20_260_205)
        // Thursday; 17 February is a holiday, and joint leave on the 16th counts as a working day.
        let clock = try #require(try law().clock(of: ladder.sanction))
        #expect(clock.begins == day(20_260_206))
        #expect(clock.ends == day(20_260_220))
        #expect(clock.reason.citation.document == "PP 86/2013")
        #expect(throws: CompanyRefusal.tooEarly(.firstReprimand, through: day(20_260_220))) {
            try ladder.reprimand(.secondReprimand, on: 20_260_220)
        }
        try ladder.reprimand(.secondReprimand, on: 20_260_221)
        #expect(ladder.sanction.stage == .secondReprimand)
    }

    @Test(arguments: [20_260_216, 20_260_217, 20_260_214])
    func `a letter served on a holiday or at a weekend runs from the next working day`(served: Int) throws {
        var ladder = try Ladder()
        try ladder.reprimand(.firstReprimand, on: served)
        let clock = try #require(try law().clock(of: ladder.sanction))
        let begins = served == 20_260_214 ? day(20_260_216) : day(20_260_218)
        #expect(clock.begins == begins)
        #expect(clock.ends == (served == 20_260_214 ? day(20_260_302) : day(20_260_303)))
    }

    @Test func `what may be done on a day is said of every step, with why not yet`() throws {
        var ladder = try Ladder()
        func states(_ on: Int) throws -> [SanctionOption.State] {
            try law().options(of: ladder.sanction, on: day(on)).map(\.state)
        }
        #expect(
            try states(20_260_202) == [
                .open, .after(.firstReprimand), .after(.secondReprimand), .after(.fine), .after(.request),
                .after(.refusal),
            ])
        try ladder.reprimand(.firstReprimand, on: 20_260_205)
        #expect(try states(20_260_220)[1] == .waits(through: day(20_260_220)))
        #expect(try states(20_260_221)[1] == .open)
        #expect(try states(20_260_221)[0] == .done(day(20_260_205)))
        try ladder.take(.appealed(on: day(20_260_222), ground: "sudah terdaftar"))
        #expect(try states(20_260_223)[1] == .appeal)
    }

    @Test func `a fine is a share of the dues for each month begun, and says that it was not verified`()
        throws
    {
        let ladder = try Ladder.fined()
        // The second reprimand of 23 February ended on 9 March: one month has begun.
        let fine = try #require(ladder.sanction.fine)
        #expect(fine.amount == Rupiah(100_000) && fine.months == 1 && fine.isUnverified)
        #expect(fine.due == day(20_260_410))
        var later = try Ladder()
        try later.reprimand(.firstReprimand, on: 20_260_205)
        try later.reprimand(.secondReprimand, on: 20_260_223)
        let dues = Rupiah(100_000_999)
        #expect(try law().fine(of: dues, in: later.sanction, on: day(20_260_409)).months == 1)
        let second = try law().fine(of: dues, in: later.sanction, on: day(20_260_410))
        // Rounded down, as the law has it.
        #expect(second.months == 2 && second.amount == Rupiah(200_001))
        #expect(throws: CompanyRefusal.tooEarly(.secondReprimand, through: day(20_260_309))) {
            try law().fine(of: dues, in: later.sanction, on: day(20_260_309))
        }
    }

    @Test func `whoever puts a fine forward does not set it`() throws {
        var ladder = try Ladder()
        try ladder.reprimand(.firstReprimand, on: 20_260_205)
        try ladder.reprimand(.secondReprimand, on: 20_260_223)
        #expect(throws: CompanyRefusal.sameHand) {
            try ladder.decide(.fine, on: 20_260_311, dues: 1_000_000, by: "ani")
        }
        #expect(ladder.sanction.stage == .secondReprimand)
        #expect(throws: CompanyRefusal.proposedAlready(.fine)) {
            try ladder.take(.proposed(SanctionProposal(step: .fine, reason: "lagi", dues: Rupiah(1))))
        }
        try ladder.take(.returned(.fine, reason: "salah hitung"), by: "budi")
        #expect(throws: CompanyRefusal.noDues) { try ladder.decide(.fine, on: 20_260_311) }
        try ladder.decide(.fine, on: 20_260_311, dues: 1_000_000)
        #expect(ladder.sanction.stage == .fined)
    }

    @Test func `services are refused after the fine was not paid, and only those that the law names`() throws
    {
        var ladder = try Ladder.fined()
        #expect(throws: CompanyRefusal.tooEarly(.fine, through: day(20_260_410))) {
            try ladder.decide(.request, on: 20_260_410, services: ["building-permit"])
        }
        #expect(throws: CompanyRefusal.unknownService("warung")) {
            try ladder.decide(.request, on: 20_260_413, services: ["warung"])
        }
        try ladder.decide(.request, on: 20_260_413, services: ["building-permit"])
        try ladder.decide(.refusal, on: 20_260_420, services: ["building-permit", "passport"])
        #expect(ladder.sanction.refusedSince == day(20_260_420))
        #expect(
            CounterAnswer(ladder.sanction) == .refused(since: day(20_260_420), because: [.notRegistered]))
        #expect(CounterAnswer(nil) == .mayBeServed)
    }

    @Test func `a reprimand answered after the fine is kept, and the fine stands until it is paid`() throws {
        var ladder = try Ladder.fined()
        try ladder.take(.answered(on: day(20_260_312), note: "Kami mendaftar besok."))
        #expect(ladder.sanction.answers.map(\.isAfterFine) == [true])
        #expect(ladder.sanction.stage == .fined && ladder.sanction.fineOpen == Rupiah(100_000))
        #expect(throws: CompanyRefusal.fineOpen(Rupiah(100_000))) {
            try ladder.take(.cured(on: day(20_260_313), note: "terdaftar"))
        }
        #expect(throws: CompanyRefusal.payableOnly(Rupiah(100_000))) {
            try ladder.take(.finePaid(on: day(20_260_313), amount: Rupiah(100_001), evidence: "NTPN"))
        }
        try ladder.take(.finePaid(on: day(20_260_313), amount: Rupiah(100_000), evidence: "NTPN 1"))
        try ladder.take(.cured(on: day(20_260_313), note: "terdaftar"))
        #expect(ladder.sanction.stage == .cured)
    }

    @Test
    func `who complies before services are refused ends the ladder, and after that waits for its lifting`()
        throws
    {
        var early = try Ladder()
        try early.reprimand(.firstReprimand, on: 20_260_205)
        try early.take(.cured(on: day(20_260_206), note: "terdaftar"))
        #expect(early.sanction.stage == .cured)
        #expect(throws: CompanyRefusal.notNow(.cured)) {
            try early.reprimand(.secondReprimand, on: 20_260_305)
        }

        var late = try Ladder.refused()
        try late.take(.finePaid(on: day(20_260_501), amount: Rupiah(100_000), evidence: "NTPN 1"))
        try late.take(.cured(on: day(20_260_501), note: "terdaftar"))
        #expect(late.sanction.stage == .toBeLifted)
        #expect(late.sanction.refusedSince == day(20_260_420))
        try late.decide(.lifting, on: 20_260_504)
        #expect(late.sanction.stage == .lifted)
        #expect(CounterAnswer(late.sanction) == .mayBeServed)
    }

    @Test func `an appeal holds the next step until another hand decides it`() throws {
        var ladder = try Ladder.refused()
        try ladder.take(.appealed(on: day(20_260_421), ground: "sudah bayar"))
        #expect(throws: CompanyRefusal.sameHand) {
            try ladder.take(.appealDecided(on: day(20_260_422), isGranted: true, reason: "benar"))
        }
        try ladder.take(.appealDecided(on: day(20_260_422), isGranted: true, reason: "benar"), by: "budi")
        #expect(ladder.sanction.stage == .toBeLifted)

        var denied = try Ladder()
        try denied.reprimand(.firstReprimand, on: 20_260_205)
        #expect(throws: CompanyRefusal.noAppeal) {
            try denied.take(.appealDecided(on: day(20_260_206), isGranted: true, reason: "x"), by: "budi")
        }
        try denied.take(.appealed(on: day(20_260_206), ground: "keberatan"))
        #expect(throws: CompanyRefusal.appealOpen) {
            try denied.reprimand(.secondReprimand, on: 20_260_305)
        }
        try denied.take(.appealDecided(on: day(20_260_306), isGranted: false, reason: "x"), by: "budi")
        try denied.reprimand(.secondReprimand, on: 20_260_306)
        #expect(denied.sanction.stage == .secondReprimand)
    }

    @Test func `a reprimand needs its number and proof, and no step goes back in time`() throws {
        var ladder = try Ladder()
        #expect(throws: CompanyRefusal.noProof) {
            try ladder.reprimand(.firstReprimand, on: 20_260_205, proof: " ")
        }
        #expect(throws: CompanyRefusal.beforeTheLast(day(20_260_201), last: day(20_260_202))) {
            try ladder.reprimand(.firstReprimand, on: 20_260_201)
        }
        #expect(throws: CompanyRefusal.notNow(.opened)) {
            try ladder.reprimand(.secondReprimand, on: 20_260_205)
        }
        #expect(throws: CompanyRefusal.future(day(20_260_206))) {
            try law().hold(
                .answered(on: day(20_260_206), note: "x"), in: ladder.sanction, today: day(20_260_205))
        }
        #expect(throws: CompanyRefusal.noFinding) { try Ladder([]) }
    }

    @Test func `an organiser of the state is outside, with the text that says so`() throws {
        let profile = CompanyProfile(isStateOrganiser: true, source: .licenceList)
        #expect(
            throws: CompanyRefusal.stateOrganiser(
                Citation(document: "PP 86/2013", article: "Ps. 5-9"))
        ) {
            try law().holdSanctionable(profile, on: day(20_260_202))
        }
        try law().holdSanctionable(CompanyProfile(source: .licenceList), on: day(20_260_202))
    }

    @Test func `a day beyond the calendar is no answer`() throws {
        var ladder = try Ladder(on: 20_261_221)
        try ladder.reprimand(.firstReprimand, on: 20_261_222)
        #expect(throws: LawGap.self) { try law().clock(of: ladder.sanction) }
        let option = try law().options(of: ladder.sanction, on: day(20_261_228))[1]
        guard case .unknown = option.state else {
            Issue.record("it says that nobody can tell")
            return
        }
    }
}
