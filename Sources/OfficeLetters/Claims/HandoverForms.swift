package import LawBook
import Ledger
package import Letters
package import MoneyAndDates
package import Words

/// Somebody who receives a benefit in public.
package struct HandoverRecipient: Sendable, Hashable {
    /// Who is insured.
    package let participant: String
    package let recipient: String
    package let unit: String
    package let programme: Programme
    /// What BPJS paid, not what was estimated.
    package let amount: Rupiah

    package init(
        participant: String, recipient: String, unit: String, programme: Programme, amount: Rupiah
    ) {
        self.participant = participant
        self.recipient = recipient
        self.unit = unit
        self.programme = programme
        self.amount = amount
    }
}

/// The papers of a handing over: the list, the minutes, and facts for the press.
package struct HandoverFacts: ClaimFormFacts, Hashable {
    package var title = ""
    package var day: Day?
    package var place = ""
    package var recipients: [HandoverRecipient] = []
    /// Who hands over: the head of the region or a deputy.
    package var giver = ""
    package var giverOffice = ""
    /// Of the branch of BPJS.
    package var branchName = ""
    package var branchOffice = ""

    package init() {}

    package var kind: LetterKind { .benefitHandover }

    /// The places of its template.
    package func fields(_ words: Words) -> [String: String] {
        var form = FormFields(words)
        form.text("event", title)
        form.day("event-day", day)
        form.text("event-place", place)
        form.text("giver", giver, room: .short)
        form.text("giver-office", giverOffice, room: .short)
        form.text("branch-name", branchName, room: .short)
        form.text("branch-office", branchOffice, room: .short)
        let total = recipients.map(\.amount).sum()
        return form.fields.merging(
            [
                "people": words("letter.handover.people", ["count": .count(recipients.count)]),
                "total": total.description, "in-words": AmountInWords.told(total, words),
                "by-programme": byProgramme(words).joined(separator: "\n"),
            ]
        ) { $1 }
    }

    private func byProgramme(_ words: Words) -> [String] {
        Programme.allCases.compactMap { programme in
            let theirs = recipients.filter { $0.programme == programme }
            if theirs.isEmpty { return nil }
            return words(
                "letter.handover.programme",
                [
                    "programme": .text(programme.rawValue), "people": .count(theirs.count),
                    "amount": .rupiah(theirs.map(\.amount).sum()),
                ])
        }
    }

    /// The rows of its tables.
    package func tables(_ words: Words) -> [String: LetterRows] {
        let rows = recipients.enumerated().map { place, one in
            [
                "\(place + 1)", one.participant, one.recipient, one.unit, one.programme.rawValue,
                one.amount.description, "",
            ]
        }
        return [
            "recipients": LetterRows(
                ["no", "participant", "recipient", "unit", "programme", "amount", "signature"], rows)
        ]
    }
}

/// The large sheet of one recipient.
package struct ReplicaFacts: ClaimFormFacts, Hashable {
    package let recipient: HandoverRecipient
    package let day: Day?

    package init(_ recipient: HandoverRecipient, day: Day?) {
        self.recipient = recipient
        self.day = day
    }

    package var kind: LetterKind { .benefitReplica }

    /// The places of its template.
    package func fields(_ words: Words) -> [String: String] {
        var form = FormFields(words)
        form.day("event-day", day)
        return form.fields.merging(
            [
                "participant": recipient.participant, "recipient": recipient.recipient,
                "unit": recipient.unit, "programme": recipient.programme.rawValue,
                "amount": recipient.amount.description,
                "in-words": AmountInWords.told(recipient.amount, words),
            ]
        ) { $1 }
    }

    /// The rows of its tables.
    package func tables(_ words: Words) -> [String: LetterRows] { [:] }
}

extension AmountInWords {
    /// In the language of the words; the figures beyond what words are agreed on.
    static func told(_ amount: Rupiah, _ words: Words) -> String {
        let written: String? =
            switch words.language {
            case .indonesian: indonesian(amount)
            case .english: english(amount)
            }
        return written ?? words.text(.rupiah(amount))
    }
}
