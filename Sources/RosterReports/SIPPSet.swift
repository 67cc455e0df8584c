import MoneyAndDates
import RosterFiles
import SIPPFiles
import Spreadsheets
import UseCases
import Words

/// The SIPP files of a check side by side: each row goes to its file, and what SIPP would reject is told
/// beforehand in `sipp-praperiksa.csv`.
final class SIPPSet {
    private let maker: SIPPRowMaker
    private let words: Words
    private let directory: String
    private let preflight: CSVWriter
    private var uploads: [SIPPFileKind: Upload] = [:]
    private let templates: [SIPPFileKind: SIPPTemplate]

    private struct Upload {
        let writer: SIPPWriter
        var preflight: SIPPPreflight
        var rows = 0
        var willBeRejected = 0
        var mayBeRejected = 0
    }

    init(
        request: CheckRequest, details: ParticipantDetails, templates: SIPPTemplates, fateWords: FateWords,
        words: Words, directory: String
    ) throws {
        maker = SIPPRowMaker(request: request, details: details, fateWords: fateWords)
        self.words = words
        self.directory = directory
        var newest: [SIPPFileKind: SIPPTemplate] = [:]
        for kind in SIPPFileKind.allCases where kind.isUpload {
            newest[kind] = try templates.newest(kind, on: request.today)
        }
        self.templates = newest
        SIPPManifest.remove(from: directory)
        preflight = try CSVWriter(path: "\(directory)/sipp-praperiksa.csv", isMarked: false)
        try preflight.append([
            "berkas", "baris_berkas", "berkas_asal", "baris_asal", "kolom", "akibat", "keterangan",
        ])
    }

    func add(_ row: RosterRow, _ checked: CheckedRow, file: String) throws {
        if let made = maker.row(row, checked) { try add(made.row, to: made.kind, file, checked) }
        if let correction = maker.correction(row, checked) {
            try add(correction, to: .corrections, file, checked)
        }
    }

    /// Ends all files and says what is in them; files of kinds that have no rows this time are taken away.
    func finish() throws -> [CheckSummary.SIPPCount] {
        var manifests: [SIPPManifest] = []
        var counts: [CheckSummary.SIPPCount] = []
        for kind in SIPPFileKind.allCases {
            guard let template = templates[kind] else { continue }
            guard let upload = uploads[kind] else { continue }
            manifests.append(try upload.writer.finish())
            counts.append(
                .init(
                    file: template.fileName, rows: upload.rows, willBeRejected: upload.willBeRejected,
                    mayBeRejected: upload.mayBeRejected))
        }
        for (kind, template) in templates where uploads[kind] == nil {
            SIPPWriter.removeFiles(of: template, in: directory)
        }
        try preflight.finish()
        try SIPPManifest.write(manifests, into: directory)
        return counts
    }

    private func add(_ row: SIPPRow, to kind: SIPPFileKind, _ file: String, _ checked: CheckedRow) throws {
        guard let template = templates[kind] else { return }
        var upload: Upload
        if let open = uploads.removeValue(forKey: kind) {
            upload = open
        } else {
            upload = Upload(
                writer: try SIPPWriter(template: template, into: directory),
                preflight: SIPPPreflight(template: template))
        }
        try upload.writer.append(row)
        let findings = upload.preflight.check(row)
        upload.rows += 1
        if findings.contains(where: { $0.severity == .willBeRejected }) {
            upload.willBeRejected += 1
        } else if !findings.isEmpty {
            upload.mayBeRejected += 1
        }
        uploads[kind] = upload
        for finding in findings { try tell(finding, template, file, checked) }
    }

    private func tell(
        _ finding: SIPPFinding, _ template: SIPPTemplate, _ file: String, _ checked: CheckedRow
    ) throws(FileRefusal) {
        let isSplit = finding.file > 1
        try preflight.append([
            isSplit ? "\(finding.file)/\(template.fileName)" : template.fileName, "\(finding.row)", file,
            "\(checked.dataRow)", finding.column, words("sipp.severity.\(finding.severity.rawValue)"),
            words.filled(finding.key.rawValue, finding.arguments),
        ])
    }
}
