import Contributions
package import DeskBooks
package import LawBook
package import MoneyAndDates
package import RegisterBooks
package import RosterFiles
import Spreadsheets

/// Checks a file that somebody sent, as `naungan check` does, and finds the cells that wait for somebody.
package struct CheckUpload: Sendable {
    let parts: RosterParts
    let law: ContributionLaw
    let book: LawBook

    package init(parts: RosterParts, law: ContributionLaw, book: LawBook) {
        self.parts = parts
        self.law = law
        self.book = book
    }

    /// A file on disk with what is known of it.
    package struct Work: Sendable {
        let upload: RosterUpload
        /// Where its copy lies.
        package let path: String
        let terms: RosterTerms
        let corrections: [(line: Int, column: Int, text: String)]
        let region: RegionCode?
        let today: Day

        package init(
            upload: RosterUpload, path: String, terms: RosterTerms,
            corrections: [(line: Int, column: Int, text: String)], region: RegionCode?, today: Day
        ) {
            self.upload = upload
            self.path = path
            self.terms = terms
            self.corrections = corrections
            self.region = region
            self.today = today
        }
    }

    /// Bounds of a file that comes over the network: no office has more people, and no sheet of theirs is
    /// larger when it is unpacked.
    static var limits: TableLimits {
        var limits = TableLimits()
        limits.fileBytes = 32 << 20
        limits.rows = 300_000
        limits.expandedBytes = 600_000_000
        limits.sharedBytes = 64_000_000
        limits.columns = 300
        return limits
    }

    /// - Parameter progress: a step, and how many rows it did.
    /// - Returns: what it found, or why it cannot be read; both are kept.
    package func callAsFunction(
        _ work: Work, progress: @escaping @Sendable (String, Int) throws -> Void
    ) async throws -> UploadOutcome {
        var outcome = UploadOutcome()
        do {
            let read = try read(work)
            outcome.layout = UploadLayout(read.seen)
            let check = try await check(read, progress)
            try find(in: read, check, &outcome)
        } catch let unread as UnreadUpload {
            outcome.refusal = unread.note
            outcome.layout = unread.layout
        } catch {
            guard let note = UploadRefusal.note(error) else { throw error }
            outcome.refusal = note
        }
        return outcome
    }

    /// The check itself, for what is written out of it.
    ///
    /// - Throws: `TableRefusal`, `CheckRoster.Refusal`, and why it cannot be read.
    package func checked(
        _ work: Work
    ) async throws -> (check: RosterCheck, source: CheckRoster.Source, checks: RosterChecks) {
        let read = try read(work)
        return (try await check(read) { _, _ in }, read.source, read.checks)
    }

    func check(
        _ read: ReadUpload, _ progress: (String, Int) throws -> Void
    ) async throws -> RosterCheck {
        let check = CheckRoster(
            law: law, book: book, lexicon: parts.lexicon, fateWords: parts.fateWords, checks: read.checks)
        return try await check(read.request, rosters: [read.source], participants: nil) { step, count in
            try progress(step.rawValue, count)
        }
    }

    /// Reads the rows once more and keeps what is wrong with those that somebody must repair.
    private func find(
        in read: ReadUpload, _ check: RosterCheck, _ outcome: inout UploadOutcome
    ) throws {
        var counts = UploadCounts()
        var cells: [UploadCell] = []
        let summary = try read.source.file.rows(read.source.layout, checks: read.checks) { row in
            let checked = check.rows[counts.people]
            counts.people += 1
            switch SubmittedRoster.standing(row, checked) {
            case .good: counts.good += 1
            case .repeated: counts.repeated += 1
            case .left, .died: counts.gone += 1
            case .bad:
                counts.bad += 1
                let found = UploadCells(row: row, checked: checked).cells
                counts.cells += found.count
                if cells.count + found.count <= UploadOutcome.mostCells { cells += found }
            }
        }
        counts.skipped = summary.skippedCount
        outcome.counts = counts
        outcome.cells = cells
    }
}
