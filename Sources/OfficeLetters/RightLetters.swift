import Benefits
package import ClaimBooks
package import Claims
import LawBook
import Letters
import Membership
package import MoneyAndDates
import SQLStore
import Words

/// The letters that tell people of rights that come with time. That one was drafted is kept, so that a list
/// shows who was told; nothing is sent by the program.
package struct RightLetters: Sendable {
    /// Letters that one file holds.
    package static let most = 50

    private let letters: OfficeLetters
    private let rules: ClaimRules
    private var words: Words { letters.words }

    package init(_ letters: OfficeLetters, rules: ClaimRules) {
        self.letters = letters
        self.rules = rules
    }

    /// The letters to some people of a window, as one file; a letter that was drafted before is the same
    /// again.
    ///
    /// - Parameters:
    ///   - people: at most `most`.
    ///   - contact: who may be asked, given the unit; empty for nobody.
    /// - Throws: `ClaimLetterRefusal.nobodyToTell` without people; `ClaimBookRefusal.noticeDrafted` where
    ///   somebody else drafts one of them in the same moment; `LetterRefusal`.
    package func letters(
        to people: [ArisingPerson], of window: ArisingWindow, contact: (String) -> String = { _ in "" },
        as format: LetterFormat = .pdf
    ) async throws -> LetterFile {
        let amounts = RightAmounts(letters.law, rules, words).amounts(of: window)
        let papers = window.right.papers(rules).map { words("claim.evidence.\($0)") }
        let drafts = people.map { person in
            var facts = RightNoticeFacts(window.right)
            facts.name = person.name
            facts.unit = person.unitName
            facts.day = window.day(of: person)
            facts.count = window.number
            facts.missing = person.paid?.missing ?? 0
            facts.why = why(window.reason)
            facts.amounts = amounts
            facts.papers = papers
            facts.contact = contact(person.unitName)
            return Draft(
                subject: RightNoticeSubject(person.person, window.right, in: window.month),
                notice: person.notice, facts: facts)
        }
        return try await issue(drafts, as: format)
    }

    /// The letters to the families of children who come into another school.
    ///
    /// - Parameter month: in which they do.
    /// - Throws: as `letters(to:of:)`.
    package func letters(
        to children: [ArisingChild], in month: Month, contact: (String) -> String = { _ in "" },
        as format: LetterFormat = .pdf
    ) async throws -> LetterFile {
        let reckoning = RightAmounts(letters.law, rules, words)
        let papers = ArisingRight.schoolLevel.papers(rules).map { words("claim.evidence.\($0)") }
        let drafts = children.map { child in
            var facts = RightNoticeFacts(.schoolLevel)
            facts.name = child.kept.years.child.name
            facts.parent = child.kept.personName
            facts.day = child.year.dueOn
            facts.why = child.kept.years.reasons.map(why).joined(separator: " ")
            facts.schoolBefore = child.from.code
            facts.school = child.year.school.code
            facts.amounts = reckoning.year(at: child.year.school, since: child.kept.years.child.from)
            facts.papers = papers
            facts.contact = contact("")
            return Draft(
                subject: RightNoticeSubject(
                    child.kept.person, .schoolLevel, in: month, child: child.kept.years.child.heir),
                notice: child.notice, facts: facts)
        }
        return try await issue(drafts, as: format)
    }

    private struct Draft {
        let subject: RightNoticeSubject
        let notice: RightNotice?
        let facts: RightNoticeFacts
    }

    private func issue(_ drafts: [Draft], as format: LetterFormat) async throws -> LetterFile {
        guard !drafts.isEmpty, drafts.count <= RightLetters.most else {
            throw ClaimLetterRefusal.nobodyToTell
        }
        let office = letters.office
        let numbered = drafts.map { draft in
            (draft: draft, number: draft.notice?.number ?? office.identifiers.next())
        }
        let new = numbered.filter { $0.draft.notice == nil }.map {
            (subject: $0.draft.subject, number: $0.number)
        }
        let papers = numbered.map { draft, number in
            LetterDraft(
                kind: .rightNotice, subject: LetterSubject(name: "right-notice", number: number),
                month: draft.subject.month, fields: draft.facts.fields(words),
                tables: draft.facts.tables(words))
        }
        return try await letters.issue(papers, as: format) { connection, instant in
            try RightNotices.record(new, by: office, at: instant, on: connection)
        }
    }

    private func why(_ reason: Reason) -> String {
        RightAmounts.sentence(words(reason), reason.citation, reason.status, words)
    }
}

extension ArisingWindow {
    /// The day on which the right comes to somebody: the birthday at the age, or the first of the month in
    /// which the months are full.
    package func day(of person: ArisingPerson) -> Day {
        guard case .birth = mark else { return month.firstDay }
        return Day(month.year, month.month, person.since.day) ?? month.lastDay
    }
}

extension ArisingRight {
    /// What is to be at hand, as `claim.evidence` names it: what the claim that follows asks of everybody;
    /// where none follows, what makes the family known before anything happens.
    func papers(_ rules: ClaimRules) -> [String] {
        guard let claim else {
            return self == .scholarship
                ? ["family-card", "birth-certificate", "school-letter"] : ["family-card", "heir-ktp"]
        }
        return rules.form(claim).evidence.filter { $0.before != nil && $0.when.isEmpty }.map(\.name)
    }
}

/// What rights bring, by the law of their day. What cannot be reckoned is left out: the savings of somebody
/// stand with BPJS.
private struct RightAmounts {
    private let law: LawBook
    private let rules: ClaimRules
    private let words: Words

    init(_ law: LawBook, _ rules: ClaimRules, _ words: Words) {
        self.law = law
        self.rules = rules
        self.words = words
    }

    func amounts(of window: ArisingWindow) -> [RightNoticeFacts.Amount] {
        let day = window.month.lastDay
        switch window.right {
        case .fullDeathBenefit: return death(window, on: day)
        case .scholarship: return scholarship(window, on: day)
        case .pension: return pension(on: day)
        case .oldAge, .schoolLevel: return []
        }
    }

    /// A year of scholarship, by the law of the day from which it counts.
    func year(at school: SchoolPlace, since day: Day) -> [RightNoticeFacts.Amount] {
        guard let yearly = try? BenefitLaw(from: law).scholarship.yearly[school.level]?.ifInForce(on: day)
        else { return [] }
        return [amount(words("letter.right.a-year", ["school": .text(school.level.rawValue)]), yearly)]
    }

    private func death(_ window: ArisingWindow, on day: Day) -> [RightNoticeFacts.Amount] {
        var asked = BenefitFacts(claim: .death)
        asked.eventDay = day
        if case .job(let segment, _) = window.mark { asked.segment = segment }
        asked.membershipMonths = window.number
        return lines(asked)
    }

    /// As much as the law may pay: for as many children as it has, from before the first year of school on.
    private func scholarship(_ window: ArisingWindow, on day: Day) -> [RightNoticeFacts.Amount] {
        guard let most = try? rules.law.scholarshipChildren.ifInForce(on: day)?.value else { return [] }
        var asked = BenefitFacts(claim: .scholarship)
        asked.eventDay = day
        asked.membershipMonths = window.number
        asked.children = (0..<most).map { _ in SchoolChild(level: .kindergarten, year: 1) }
        let name = words("letter.right.at-most", ["count": .count(most)])
        return lines(asked, named: name)
    }

    private func pension(on day: Day) -> [RightNoticeFacts.Amount] {
        guard let pension = try? BenefitLaw(from: law).pension,
            let least = try? pension.minimum.ifInForce(on: day),
            let most = try? pension.maximum.ifInForce(on: day)
        else { return [] }
        return [
            amount(words("letter.right.pension-least"), least),
            amount(words("letter.right.pension-most"), most),
        ]
    }

    private func lines(_ asked: BenefitFacts, named name: String? = nil) -> [RightNoticeFacts.Amount] {
        guard let answer = try? BenefitAnswer.assess(asked, under: rules.law.benefits) else { return [] }
        return answer.lines.map { line in
            let basis = line.reasons.map { reason in
                let arguments = Dictionary(reason.arguments.map { ($0.name, $0.term) }) { $1 }
                return RightAmounts.sentence(
                    words(reason.key, arguments), reason.basis.citation, reason.basis.status, words)
            }
            return RightNoticeFacts.Amount(
                what: name ?? words("component.\(line.component.rawValue)"), amount: line.amount,
                basis: basis.joined(separator: " "),
                isVerified: line.reasons.allSatisfy { $0.basis.status == .enacted })
        }
    }

    private func amount(_ what: String, _ dated: Dated<Rupiah>) -> RightNoticeFacts.Amount {
        RightNoticeFacts.Amount(
            what: what, amount: dated.value,
            basis: RightAmounts.sentence("", dated.citation, dated.status, words),
            isVerified: dated.status == .enacted)
    }

    /// A sentence with the text it rests on, and how well founded that is.
    static func sentence(
        _ sentence: String, _ citation: Citation, _ status: LawStatus, _ words: Words
    ) -> String {
        let doubt = status == .enacted ? "" : ", \(words("status.\(status.rawValue)"))"
        return (sentence.isEmpty ? "" : sentence + " ") + "(\(citation)\(doubt))"
    }
}
