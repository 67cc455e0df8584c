import DeskBooks
import RegisterBooks
package import SQLStore

/// Makes a version of a file that was checked: every row is kept, the bad ones with their reasons.
package struct HandInUpload: Sendable {
    private let check: CheckUpload
    private let office: Office

    package init(check: CheckUpload, office: Office) {
        self.check = check
        self.office = office
    }

    /// - Returns: the number of the version. The same file with the same corrections is the same version.
    package func callAsFunction(
        _ work: CheckUpload.Work, progress: @escaping @Sendable (String, Int) throws -> Void
    ) async throws -> Int64 {
        let read = try check.read(work)
        let result = try await check.check(read, progress)
        let rows = try SubmittedRoster.rows(
            of: result, from: read.source, checks: read.checks, terms: work.terms,
            isCategoryStated: work.upload.category != nil)
        let submitted = try await SubmissionBook.submit(
            rows, digest: digest(work), unit: work.upload.unit, period: work.upload.period,
            campaign: work.upload.campaign, pairsToCome: true, by: office)
        return submitted.submission.id
    }

    /// Of the file alone where nothing was changed, so that it is the same as from the command line.
    private func digest(_ work: CheckUpload.Work) -> String {
        guard !work.corrections.isEmpty || !work.upload.mapping.isEmpty else { return work.upload.digest }
        let changes = work.corrections.map { "\($0.line)/\($0.column)=\($0.text)" }
        return sha256(
            "\(work.upload.digest)\n\(work.upload.mapping)\n\(changes.joined(separator: "\n"))".utf8)
    }
}
