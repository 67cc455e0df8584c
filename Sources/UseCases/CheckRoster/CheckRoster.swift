package import Contributions
package import LawBook
import MoneyAndDates
package import RosterFiles
package import RosterMatching
package import Spreadsheets

/// Takes an office’s rosters to decided rows and computed dues: who is a participant already, who is not,
/// what each owes, and what an auditor would find. It writes nothing.
package struct CheckRoster: Sendable {
    private let law: ContributionLaw
    private let book: LawBook
    private let lexicon: NameLexicon
    private let fateWords: FateWords
    private let checks: RosterChecks

    /// A file together with what was understood of it.
    package struct Source: Sendable {
        package let name: String
        package let file: RosterFile
        package let layout: RosterLayout

        package init(name: String, file: RosterFile, layout: RosterLayout) {
            self.name = name
            self.file = file
            self.layout = layout
        }

        /// Does something with the file, and names it where it turns out to be damaged.
        fileprivate func naming<Result>(_ body: () throws -> Result) throws -> Result {
            do {
                return try body()
            } catch let refusal as TableRefusal {
                throw Damaged(file: name, reason: refusal)
            }
        }
    }

    /// A file that turned out to be damaged or too long when it was read to its end.
    package struct Damaged: Error {
        package let file: String
        package let reason: TableRefusal

        package init(file: String, reason: TableRefusal) {
            self.file = file
            self.reason = reason
        }
    }

    /// Steps that may take a while, for a line of progress.
    package enum Step: String, Sendable {
        case rosters, participants, matching, dues
    }

    /// The law has no answer under the terms of the request.
    package enum Refusal: Error, Sendable {
        case wageBasis(WageBasis.Refusal)
        case contribution(ContributionRefusal)
    }

    package init(
        law: ContributionLaw, book: LawBook, lexicon: NameLexicon, fateWords: FateWords, checks: RosterChecks
    ) {
        self.law = law
        self.book = book
        self.lexicon = lexicon
        self.fateWords = fateWords
        self.checks = checks
    }

    /// - Throws: `Refusal` for terms that the law has no answer to, before any file is read; `Damaged` where
    ///   a file cannot be read to its end; what `progress` throws.
    package func callAsFunction(
        _ request: CheckRequest, rosters: [Source], participants: Source?,
        progress: (Step, Int) throws -> Void
    ) async throws -> RosterCheck {
        let wageOfEverybody = try wageOfEverybody(request)
        var intake = RosterIntake(
            lexicon: lexicon, fateWords: fateWords, wageOfEverybody: wageOfEverybody?.value)
        var counts: [CheckSummary.FileCount] = []
        for (number, source) in rosters.enumerated() {
            let summary = try source.naming {
                try source.file.rows(source.layout, checks: checks) { row in
                    intake.add(row, file: number)
                    try progress(.rosters, intake.rows.count)
                }
            }
            counts.append(
                .init(
                    name: source.name, sheets: source.layout.sheets.map(\.name), rows: summary.people,
                    skippedCount: summary.skippedCount, skipped: summary.skipped))
        }
        let listed = try participants.map { try read($0, for: intake, request, progress) }
        try progress(.matching, intake.rows.count)
        let table = listed?.people ?? PersonTable(lexicon: lexicon)
        let matches = await RosterMatcher(participants: table).match(roster: intake.people)
        let rows = DecideRows(intake: intake, participants: listed, matches: matches).rows
        try progress(.dues, rows.count)
        var check = try finish(request, rows: rows, matches: matches, fileNames: rosters.map(\.name))
        check.summary.files = counts
        check.summary.hasParticipants = listed != nil
        check.summary.participants = listed?.count ?? 0
        if let listed { check.participants = listed.details }
        check.summary.count(intake)
        check.summary.wageOfEverybody = wageOfEverybody
        return check
    }

    private func wageOfEverybody(_ request: CheckRequest) throws(Refusal) -> Dated<Rupiah>? {
        do {
            return try request.wageBasis.wageOfEverybody(
                in: request.month, region: request.region, from: book)
        } catch {
            throw .wageBasis(error)
        }
    }

    private func read(
        _ source: Source, for intake: RosterIntake, _ request: CheckRequest,
        _ progress: (Step, Int) throws -> Void
    ) throws -> ParticipantIntake {
        let numbers = Set(intake.rows.map(\.writtenNumber).filter { $0 > 0 })
        var participants = ParticipantIntake(
            lexicon: lexicon, fateWords: fateWords, numbers: numbers, unit: request.unit)
        try source.naming {
            _ = try source.file.participants(source.layout, checks: checks) { row in
                participants.add(row)
                try progress(.participants, participants.count)
            }
        }
        return participants
    }

    private func finish(
        _ request: CheckRequest, rows: [CheckedRow], matches: MatchResult, fileNames: [String]
    ) throws(Refusal) -> RosterCheck {
        let assess = AssessRows(request: request, law: law)
        do {
            let dues = try assess.dues(of: rows)
            var summary = CheckSummary(
                unit: request.unit, month: request.month, segment: request.segment,
                programmes: request.programmes, riskClass: request.riskClass, wageBasis: request.wageBasis,
                hasParticipants: false)
            summary.people = PeopleCount(rows)
            summary.money = assess.money(rows, dues)
            summary.doubts = assess.doubts(rows, dues)
            if let budget = request.budget { summary.budget = try assess.outlook(rows, budget: budget) }
            summary.audit = try audit(request, rows, matches, fileNames)
            if request.month.firstDay > law.verifiedThrough {
                summary.notes = [Note("note.law.not-verified-after", ["day": .day(law.verifiedThrough)])]
            }
            return RosterCheck(request: request, rows: rows, matches: matches, dues: dues, summary: summary)
        } catch {
            throw .contribution(error)
        }
    }

    /// What is paid for a row is at risk whether or not the row is right, so it is computed by its wage
    /// alone.
    private func audit(
        _ request: CheckRequest, _ rows: [CheckedRow], _ matches: MatchResult, _ fileNames: [String]
    ) throws(ContributionRefusal) -> [AuditFinding] {
        var table = DuesTable(terms: AssessRows(request: request, law: law).terms, law: law)
        var costs: [Rupiah: Rupiah] = [:]
        for row in rows {
            guard let wage = row.wage, costs[wage] == nil else { continue }
            costs[wage] = try table.dues(wage: wage, born: nil, in: request.month).total
        }
        return FindAuditErrors(
            fileNames: fileNames, rows: rows,
            cost: { $0.wage.flatMap { costs[$0] } ?? .zero },
            hasForeignNIK: { matches.rows[$0].hasForeignNIK }
        ).findings
    }
}

extension PeopleCount {
    init(_ rows: [CheckedRow]) {
        self.init()
        self.rows = rows.count
        for row in rows {
            if row.isRepeat {
                duplicates += 1
                continue
            }
            switch row.decision {
            case .same:
                matched += 1
                if row.isInactive, row.isToInsure { inactive += 1 }
            case .review: toReview += 1
            case .new: new += 1
            }
            if row.fate.isGone { gone += 1 }
            if row.needsRepair, row.decision != .review { toRepair += 1 }
        }
    }
}

extension CheckSummary {
    fileprivate mutating func count(_ intake: RosterIntake) {
        findings = intake.findings.map { KeyedCount(key: $0.key.rawValue, count: $0.value) }
            .sorted { ($1.count, $0.key) < ($0.count, $1.key) }
        repairs = intake.repairs.map { KeyedCount(key: $0.key.rawValue, count: $0.value) }
            .sorted { ($1.count, $0.key) < ($0.count, $1.key) }
    }
}
