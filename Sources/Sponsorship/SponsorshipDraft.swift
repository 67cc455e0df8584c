import LawBook
package import Membership
package import MoneyAndDates

/// Who pays, as he says it.
package struct SponsorIdentity: Sendable, Hashable {
    package var kind: SponsorKind
    /// His own, or a firm's.
    package var name: String
    /// Of the person; of a firm that of whoever fills the form in.
    package var nik: NIK?
    package var born: Day?
    package var phone: String
    /// NIP of a civil servant, NIB of a firm; else empty.
    package var number: String

    package init(
        kind: SponsorKind, name: String, nik: NIK?, born: Day?, phone: String, number: String = ""
    ) {
        self.kind = kind
        self.name = name
        self.nik = nik
        self.born = born
        self.phone = phone
        self.number = number
    }
}

/// Who is protected, as the sponsor says it.
package struct SponsoredWorker: Sendable, Hashable {
    package var name: String
    package var nik: NIK?
    package var born: Day?
    package var work: SponsoredWork
    package var phone: String

    package init(name: String, nik: NIK?, born: Day?, work: SponsoredWork, phone: String) {
        self.name = name
        self.nik = nik
        self.born = born
        self.work = work
        self.phone = phone
    }
}

/// All that a form brings.
package struct SponsorshipDraft: Sendable, Hashable {
    package var sponsor: SponsorIdentity
    package var worker: SponsoredWorker
    package var term: SponsorshipTerm
    package var payment: SponsorPayment
    /// Of a month, as the worker declares it; in whole rupiah.
    package var income: Rupiah
    /// The worker agrees that his data are used for this.
    package var hasConsent: Bool
    /// He is at work, and what is said of his health is true; where it is not, a claim may be refused.
    package var isActive: Bool
    /// The sponsor said that he is ill now: a human asks, nobody is refused for it.
    package var isIll: Bool

    package init(
        sponsor: SponsorIdentity, worker: SponsoredWorker, term: SponsorshipTerm, payment: SponsorPayment,
        income: Rupiah, hasConsent: Bool, isActive: Bool, isIll: Bool = false
    ) {
        self.sponsor = sponsor
        self.worker = worker
        self.term = term
        self.payment = payment
        self.income = income
        self.hasConsent = hasConsent
        self.isActive = isActive
        self.isIll = isIll
    }

    /// - Throws: `SponsorRefusal`, for the first thing in the order of the form.
    package func check(
        on today: Day, under law: MembershipLaw, rules: SponsorRules, isFirst: Bool
    ) throws(SponsorRefusal) {
        try worker.check(on: term.firstDay, under: law, isFirst: isFirst)
        try checkTerm(today, rules)
        try sponsor.check(on: today)
        guard sponsor.kind.payments.contains(payment) else { throw .paymentNotOfKind }
        let isSame = sponsor.nik == worker.nik
        if sponsor.kind == .worker { guard isSame else { throw .notTheWorker } }
        if sponsor.kind != .worker { guard !isSame else { throw .oneself } }
        guard hasConsent else { throw .consentMissing }
        guard isActive else { throw .statementMissing }
    }

    private func checkTerm(_ today: Day, _ rules: SponsorRules) throws(SponsorRefusal) {
        let present = Month(of: today)
        guard term.from >= present else { throw .beginsTooEarly(present) }
        let latest = present.adding(rules.beginAhead)
        guard term.from <= latest else { throw .beginsTooLate(latest) }
        guard income.isPayable, income <= rules.mostIncome else { throw .incomeWrong }
    }
}

extension SponsoredWorker {
    /// - Parameter isFirst: whether the register knows no earlier job as self-employed; the age of entry is
    ///   asked only then.
    package func check(
        on day: Day, under law: MembershipLaw, isFirst: Bool
    ) throws(SponsorRefusal) {
        guard name.isName else { throw .nameMissing }
        guard let nik else { throw .numberWrong }
        guard let born, nik.agrees(with: born) else { throw .birthDayDisagrees }
        guard phone.isEmpty || phone.isPhone else { throw .phoneWrong }
        let age = born.completedYears(on: day)
        if let youngest = try asked(law.youngestAge, on: day), age < youngest {
            throw .tooYoung(age: age, youngest: youngest)
        }
        if isFirst, let limit = try asked(law.selfEmployedEntryAge, on: day), age >= limit {
            throw .tooOldToEnter(age: age, limit: limit)
        }
    }

    private func asked(_ timeline: Timeline<Int>, on day: Day) throws(SponsorRefusal) -> Int? {
        do throws(LawGap) { return try timeline.ifInForce(on: day)?.value } catch { throw .lawSilent(error) }
    }
}

extension SponsorIdentity {
    func check(on today: Day) throws(SponsorRefusal) {
        guard name.isName else { throw .sponsorNameMissing }
        guard let nik else { throw .sponsorNumberWrong }
        guard let born, nik.agrees(with: born) else { throw .birthDayDisagrees }
        guard born <= today else { throw .birthDayDisagrees }
        guard phone.isPhone else { throw .phoneWrong }
        if kind.hasStaffNumber {
            guard number.utf8.count == 18, number.utf8.allSatisfy({ (48...57).contains($0) }) else {
                throw .staffNumberWrong
            }
        }
    }
}

extension String {
    /// At least two letters, at most a hundred, and no digits.
    fileprivate var isName: Bool {
        let letters = filter(\.isLetter).count
        return letters >= 2 && count <= 100 && !contains(where: \.isNumber)
    }

    /// Eight to fifteen digits, with a plus before them or without.
    fileprivate var isPhone: Bool {
        let digits = hasPrefix("+") ? dropFirst() : self[...]
        return (8...15).contains(digits.utf8.count) && digits.utf8.allSatisfy { (48...57).contains($0) }
    }
}
