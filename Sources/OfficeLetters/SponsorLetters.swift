import Contributions
package import LawBook
package import Letters
import MoneyAndDates
import SponsorBooks
import Sponsorship
import Words

/// The papers of a sponsorship: the statement for the treasurer, the receipt, the reminder.
package struct SponsorLetters: Sendable {
    private let letters: OfficeLetters
    private let law: ContributionLaw
    private var words: Words { letters.words }

    /// Those that an office gives out.
    package static let all: [LetterKind] = [.sponsorDeduction, .sponsorReceipt, .sponsorReminder]
    /// Those that a sponsor takes himself.
    package static let own: [LetterKind] = [.sponsorDeduction, .sponsorReceipt]

    package init(_ letters: OfficeLetters, law: ContributionLaw) {
        self.letters = letters
        self.law = law
    }

    /// A paper of a kind; the worker's number stands in it masked.
    ///
    /// - Throws: `OfficeLetterRefusal.notOfSponsor`, `.noMonthPaid` for a receipt without a paid month;
    ///   `SponsorRefusal` where the law does not price a month.
    package func letter(
        _ kind: LetterKind, of id: Int64, as format: LetterFormat = .pdf
    ) async throws -> LetterFile {
        let found = try await SponsorLists.open(id, by: letters.office)
        let (row, paid) = (found.row, found.months.filter(\.isPaid))
        guard SponsorLetters.all.contains(kind),
            kind != .sponsorDeduction || row.payment == .payDeduction
        else { throw OfficeLetterRefusal.notOfSponsor }
        if kind == .sponsorReceipt, paid.isEmpty { throw OfficeLetterRefusal.noMonthPaid }
        let cost = try SponsorshipCost(
            row.term, income: row.income, funding: row.funding, under: law)
        let total = kind == .sponsorReceipt ? paid.map(\.amount).sum() : cost.total
        let number = try await SponsorLists.staffNumber(of: row.sponsor, by: letters.office)
        let fields = [
            "sponsor": row.sponsorName, "sponsor-kind": words(row.sponsorKind.labelKey),
            "sponsor-number": number.isEmpty ? OfficeLetters.nothing : number, "unit": row.unitName,
            "worker": row.workerName, "worker-number": row.workerNumber, "work": words(row.work.labelKey),
            "from": words.text(row.term.from), "through": words.text(row.term.last),
            "protects-until": words.text(row.term.protectsUntil), "months": words.text(row.term.months),
            "amount": total.description, "in-words": letters.inWords(total),
            "payment": words(row.payment.labelKey),
        ]
        let parts = kind == .sponsorReceipt ? receipt(paid) : plan(cost)
        return try await letters.issue(
            LetterDraft(
                kind: kind, subject: LetterSubject(name: "sponsorship", number: id),
                month: kind == .sponsorReceipt ? paid.last?.month : row.term.from, fields: fields,
                tables: ["parts": parts]), as: format)
    }

    private func receipt(_ paid: [SponsoredMonth]) -> LetterRows {
        LetterRows(
            ["month", "what", "amount"],
            paid.map { month in
                [
                    words.text(month.month),
                    month.paidOn.map { words.text($0) } ?? OfficeLetters.nothing, month.amount.description,
                ]
            })
    }

    private func plan(_ cost: SponsorshipCost) -> LetterRows {
        LetterRows(
            ["month", "what", "amount"],
            cost.parts.map { part in
                [
                    "\(words.text(part.from)) – \(words.text(part.through))",
                    "\(part.count) × \(part.month.total)", part.total.description,
                ]
            })
    }
}
