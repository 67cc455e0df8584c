import Contributions
import DeskBooks
import LawBook
import Membership
import MoneyAndDates
import SQLStore
import SponsorBooks
import Sponsorship
import WebGate
import Words

/// What the three steps have brought so far: every page carries on what was typed on the ones before, and
/// nothing is kept until the last one is sent.
struct EnrolForm {
    let asking: Asking
    let opened: OpenedSponsorLink
    let rules: SponsorRules
    let law: MembershipLaw

    init(_ asking: Asking, _ opened: OpenedSponsorLink) throws {
        self.asking = asking
        self.opened = opened
        rules = try SponsorTemplates.embedded()
        law = try MembershipLaw(from: asking.portal.law.book)
    }

    var isTakeOver: Bool { opened.handedOver != nil }
    private var present: Month { Month(of: opened.office.today) }

    /// The fields of each step, in the order of their pages.
    static let worker = ["nama", "nik", "lahir", "pekerjaan", "hp"]
    static let term = ["jenis", "mulai", "bulan", "bayar", "penghasilan"]

    var kind: SponsorKind { asking.form["jenis"].flatMap(SponsorKind.init) ?? .civilServant }
    var payment: SponsorPayment { asking.form["bayar"].flatMap(SponsorPayment.init) ?? .cash }
    var months: Int { asking.form["bulan"].flatMap { Int($0) } ?? rules.months.last ?? 1 }

    /// The months in which protection may begin.
    var beginnings: [Month] {
        if let handed = opened.handedOver {
            return (0...rules.beginAhead).map { handed.from.adding($0) }
        }
        return (0...rules.beginAhead).map { present.adding($0) }
    }

    var from: Month {
        asking.form["mulai"].flatMap { Month(iso: $0) } ?? beginnings.first ?? present
    }

    var income: Rupiah? {
        asking.form["penghasilan"] == nil
            ? rules.income : asking.form["penghasilan"].flatMap { WrittenAmount($0)?.rupiah }
    }

    /// The worker of the first step.
    var sponsored: SponsoredWorker {
        SponsoredWorker(
            name: asking.typed("nama"), nik: NIK(digits("nik")),
            born: asking.form["lahir"].flatMap { Day(iso: $0) },
            work: asking.form["pekerjaan"].flatMap(SponsoredWork.init) ?? .other, phone: digits("hp"))
    }

    /// Who fills it in.
    var identity: SponsorIdentity {
        SponsorIdentity(
            kind: kind, name: asking.typed("s-nama"), nik: NIK(digits("s-nik")),
            born: asking.form["s-lahir"].flatMap { Day(iso: $0) }, phone: digits("s-hp"),
            number: digits("s-nomor"))
    }

    /// Digits as people type them: blanks, dots and strokes mean nothing.
    private func digits(_ name: String) -> String {
        asking.typed(name, most: 40).filter { $0 != " " && $0 != "." && $0 != "-" }
    }

    /// - Throws: `SponsorRefusal` of the first step.
    func checkWorker() throws(SponsorRefusal) {
        if isTakeOver { return }
        try sponsored.check(on: from.firstDay, under: law, isFirst: true)
    }

    /// - Throws: `SponsorRefusal` of the second step.
    func readTerm() throws(SponsorRefusal) -> (term: SponsorshipTerm, cost: SponsorshipCost) {
        let term = try SponsorshipTerm(from: from, months: months, most: rules.mostMonths)
        guard kind.payments.contains(payment) else { throw .paymentNotOfKind }
        guard let income, income.isPayable, income <= rules.mostIncome else { throw .incomeWrong }
        return (term, try cost(term))
    }

    /// What a term costs with what was typed so far.
    func cost(_ term: SponsorshipTerm) throws(SponsorRefusal) -> SponsorshipCost {
        try SponsorshipCost(
            term, income: income ?? rules.income, funding: payment.funding(of: kind),
            under: asking.portal.law.contributions)
    }

    /// All of it, checked.
    func draft() throws(SponsorRefusal) -> SponsorshipDraft {
        let draft = SponsorshipDraft(
            sponsor: identity, worker: sponsored, term: try readTerm().term, payment: payment,
            income: income ?? rules.income, hasConsent: asking.form["setuju"] == "ya",
            isActive: asking.form["aktif"] == "ya", isIll: asking.form["sakit"] == "ya")
        guard !isTakeOver else { return draft }
        try draft.check(on: opened.office.today, under: law, rules: rules, isFirst: true)
        return draft
    }

    /// Of a civil servant whose invitation is of no office the one that he means; nil where the link says it.
    func unit() async throws -> UnitID? {
        guard kind == .civilServant, opened.link.unitKind != .office, !isTakeOver else { return nil }
        return try await PublicSponsors.office(named: asking.typed("opd"), of: opened.office)
    }
}
