import Claims
import LawBook
import MoneyAndDates
import Testing

@Suite struct `A claim and its events` {
    @Test func `a death goes from opening to payment by two people`() throws {
        var death = try Driven(.death)
        try death.submit()
        #expect(death.claim.stage == .submitted)
        try death.take(.approved(Rupiah(42_000_000)))
        try death.take(.paymentProposed(payment(1, 42_000_000)))
        #expect(death.claim.proposal?.kind == .payment(number: 1))
        try death.take(.paid(number: 1), by: "budi")
        #expect(death.claim.stage == .paid && death.claim.paid == Rupiah(42_000_000))
        #expect(death.claim.payments[0].confirmedBy == "budi")
    }

    @Test func `whoever proposed cannot confirm, neither papers nor a payment`() throws {
        var death = try Driven(.death)
        try death.complete(before: .submitted)
        try death.take(.submissionProposed)
        #expect(refusal(ClaimRefusal.self) { try death.take(.submitted) } == .sameHand)
        #expect(death.claim.stage == .opened)
        try death.take(.submitted, by: "budi")
        try death.take(.approved(Rupiah(1)))
        try death.take(.paymentProposed(payment(1, 1)), by: "budi")
        #expect(refusal(ClaimRefusal.self) { try death.take(.paid(number: 1), by: "budi") } == .sameHand)
        try death.take(.paid(number: 1))
    }

    @Test func `papers are not sent before everything is there, and the first that lacks is named`() throws {
        var death = try Driven(.death)
        let refused = refusal(ClaimRefusal.self) { try death.take(.submissionProposed) }
        guard case .missing(let keys) = refused else {
            Issue.record("\(String(describing: refused))")
            return
        }
        #expect(keys.first == "claim.question.certificate-number")
        #expect(keys.contains("claim.evidence.heir-letter"))
        try death.complete(before: .submitted)
        let last = try #require(death.claim.files.last)
        try death.take(.evidenceWithdrawn(last.id, reason: "salah berkas"))
        #expect(refusal(ClaimRefusal.self) { try death.take(.submissionProposed) } != nil)
    }

    @Test func `what is withdrawn after it was proposed keeps the papers here`() throws {
        var death = try Driven(.death)
        try death.complete(before: .submitted)
        try death.take(.submissionProposed)
        let last = try #require(death.claim.files.last)
        try death.take(.evidenceWithdrawn(last.id, reason: "salah berkas"))
        #expect(
            refusal(ClaimRefusal.self) { try death.take(.submitted, by: "budi") }
                == .missing(["claim.evidence.\(last.kind)"]))
    }

    @Test func `stages follow each other as the form has them`() throws {
        var accident = try Driven(.workAccident)
        #expect(
            refusal(ClaimRefusal.self) { try accident.take(.moved(to: .phaseTwo)) }
                == .notNext(.phaseTwo, next: .phaseOne))
        #expect(
            refusal(ClaimRefusal.self) { try accident.take(.submissionProposed) }
                == .notNext(.submitted, next: .phaseOne))
        try accident.complete(before: .phaseOne, answers: ["circumstance": "at-work"])
        try accident.take(.moved(to: .phaseOne))
        #expect(
            refusal(ClaimRefusal.self) { try accident.take(.moved(to: .submitted)) }
                == .notNext(.submitted, next: .care))
    }

    @Test func `a commute asks for the police or for two witnesses, an accident at work for neither`() throws
    {
        var accident = try Driven(.workAccident)
        try accident.take(.answered(question: "circumstance", text: "at-work"))
        #expect(!accident.claim.missing(before: .phaseOne).contains("claim.question.commute-proof"))
        try accident.take(.answered(question: "circumstance", text: "commute"))
        #expect(accident.claim.missing(before: .phaseOne).contains("claim.question.commute-proof"))
        try accident.take(.answered(question: "commute-proof", text: "witnesses"))
        #expect(accident.claim.missing(before: .phaseOne).contains("claim.question.witness-two"))
        #expect(!accident.claim.missing(before: .submitted).contains("claim.evidence.police-letter"))
    }

    @Test func `a payment is reversed once, and the claim waits for one again`() throws {
        var death = try Driven(.death)
        try death.submit()
        try death.take(.approved(Rupiah(5)))
        try death.take(.paymentProposed(payment(1, 5)))
        #expect(
            refusal(ClaimRefusal.self) { try death.take(.paymentReversed(number: 1, reason: "salah")) }
                == .paymentNotConfirmed(1))
        try death.take(.paid(number: 1), by: "budi")
        #expect(
            refusal(ClaimRefusal.self) { try death.take(.paymentReversed(number: 1, reason: " ")) }
                == .noReason)
        try death.take(.paymentReversed(number: 1, reason: "rekening salah"))
        #expect(death.claim.stage == .approved && death.claim.paid == .zero)
        #expect(
            refusal(ClaimRefusal.self) { try death.take(.paymentReversed(number: 1, reason: "lagi")) }
                == .reversedBefore(1))
        try death.take(.paymentProposed(payment(2, 5)))
    }

    @Test func `a payment has an amount, a day between event and today, and a hidden account`() throws {
        var death = try Driven(.death)
        try death.submit()
        try death.take(.approved(Rupiah(5)))
        func refused(_ payment: ClaimPayment) -> ClaimRefusal? {
            var copy = death
            return refusal { try copy.take(.paymentProposed(payment), at: "2026-03-20T10:00") }
        }
        #expect(refused(payment(1, 0)) == .notPositive(.zero))
        #expect(refused(payment(1, 10_000_000_001)) == .unlikelyAmount(Rupiah(10_000_000_001)))
        #expect(refused(payment(1, 5, on: 20_260_309)) == .paymentDay(day(20_260_309)))
        #expect(refused(payment(1, 5, on: 20_260_310)) == nil)
        #expect(refused(payment(1, 5, on: 20_260_320)) == nil)
        #expect(refused(payment(1, 5, on: 20_260_321)) == .paymentDay(day(20_260_321)))
        #expect(refused(payment(1, 5, account: "1234567890")) == .accountNotHidden)
        #expect(refused(payment(2, 5)) == .unknownPayment(2))
        #expect(ClaimPayment.hidden("123-456-7890") == "******7890")
    }

    @Test func `a refusal keeps its reason, and a reopened claim goes on where it stood`() throws {
        var death = try Driven(.death)
        try death.submit()
        #expect(
            refusal(ClaimRefusal.self) { try death.take(.refused(code: "masa-iuran", text: "")) } == .noReason
        )
        try death.take(.refused(code: "masa-iuran", text: "iuran kurang dari tiga bulan"))
        #expect(death.claim.stage == .refused && death.claim.refusal?.code == "masa-iuran")
        #expect(
            refusal(ClaimRefusal.self) { try death.take(.approved(Rupiah(1))) } == .notNow(stage: .refused))
        try death.take(.reopened(reason: "bukti iuran ditemukan"))
        #expect(death.claim.stage == .submitted && death.claim.refusal == nil)
        try death.take(.returned(reason: "KK tidak terbaca"))
        #expect(death.claim.stage == .opened)
    }

    @Test func `what was paid is neither withdrawn nor refused any more`() throws {
        var death = try Driven(.death)
        try death.submit()
        try death.take(.approved(Rupiah(5)))
        try death.take(.paymentProposed(payment(1, 5)))
        try death.take(.paid(number: 1), by: "budi")
        #expect(refusal(ClaimRefusal.self) { try death.take(.withdrawn(reason: "a")) } != nil)
        #expect(refusal(ClaimRefusal.self) { try death.take(.refused(code: "a", text: "b")) } != nil)
        #expect(refusal(ClaimRefusal.self) { try death.take(.opened(death.claim.opening)) } == .notOpened)
        #expect(refusal(ClaimRefusal.self) { try death.take(.noted("\n")) } == .noReason)
    }
}

func payment(
    _ number: Int, _ amount: Int64, on yyyymmdd: Int = 20_260_311, account: String = "******7890"
) -> ClaimPayment {
    ClaimPayment(
        number: number, programme: .death, amount: Rupiah(amount), day: day(yyyymmdd), account: account)
}
