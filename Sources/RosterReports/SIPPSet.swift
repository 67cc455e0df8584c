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
    /// How many files of each kind there are.
    private var written: [SIPPFileKind: Int] = [:]
    private let templates: [SIPPFileKind: SIPPTemplate]

    private struct Upload {
        let writer: SIPPWriter
        var preflight: SIPPPreflight
        var rows = 0
        var willBeRejected = 0
        var mayBeRejected = 0
        /// Columns that lack a required value, with the rows that lack it: told once where it is all of them.
        var missing: [String: [Told]] = [:]
    }

    private struct Told {
        let finding: SIPPFinding
        let file: String
        let dataRow: Int32
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

    /// Takes away what earlier checks left in a folder and this one will not replace: it would be uploaded
    /// with the rest. The old manifest goes first, for it vouches for files that change.
    func removeOldFiles(in folder: String) {
        SIPPManifest.remove(from: folder)
        for (kind, template) in templates {
            SIPPWriter.removeFiles(of: template, in: folder, keeping: written[kind] ?? 0)
        }
    }

    /// Ends all files and says what is in them.
    func finish() throws -> [CheckSummary.SIPPCount] {
        var manifests: [SIPPManifest] = []
        var counts: [CheckSummary.SIPPCount] = []
        for kind in SIPPFileKind.allCases {
            guard let template = templates[kind] else { continue }
            guard let upload = uploads[kind] else { continue }
            try tellMissing(upload, template)
            let manifest = try upload.writer.finish()
            manifests.append(manifest)
            written[kind] = manifest.files.count
            counts.append(
                .init(
                    file: template.fileName, rows: upload.rows, willBeRejected: upload.willBeRejected,
                    mayBeRejected: upload.mayBeRejected))
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
        for finding in findings {
            let told = Told(finding: finding, file: file, dataRow: checked.dataRow)
            if finding.key == .requiredMissing {
                upload.missing[finding.column, default: []].append(told)
            } else {
                try tell(told, template)
            }
        }
        uploads[kind] = upload
    }

    private func tellMissing(_ upload: Upload, _ template: SIPPTemplate) throws(FileRefusal) {
        for (column, rows) in upload.missing.sorted(by: { $0.key < $1.key }) {
            guard rows.count == upload.rows, rows.count > 1 else {
                for told in rows { try tell(told, template) }
                continue
            }
            try preflight.append([
                template.fileName, "", "", "", column,
                words("sipp.severity.\(rows[0].finding.severity.rawValue)"),
                words.filled("sipp.column-missing", ["column": column, "rows": "\(rows.count)"]),
            ])
        }
    }

    private func tell(_ told: Told, _ template: SIPPTemplate) throws(FileRefusal) {
        let finding = told.finding
        let isSplit = finding.file > 1
        try preflight.append([
            isSplit ? "\(finding.file)/\(template.fileName)" : template.fileName, "\(finding.row)",
            told.file, "\(told.dataRow)", finding.column,
            words("sipp.severity.\(finding.severity.rawValue)"),
            words.filled(finding.key.rawValue, finding.arguments),
        ])
    }
}
