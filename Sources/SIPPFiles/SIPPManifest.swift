import Glibc
package import MoneyAndDates
package import Spreadsheets

/// What was written: every file with its rows and checksum. It stands beside the files as
/// `manifest.json` and `manifest.csv`; a folder without them was not finished.
package struct SIPPManifest: Sendable, Hashable {
    package let kind: SIPPFileKind
    /// The layout by name and first day: `template_tk_baru`, 2023-01-01.
    package let template: String
    package let since: Day
    package let sheet: String
    package let files: [File]

    /// The rows of all files.
    package var rows: Int { files.reduce(0) { $0 + $1.rows } }

    /// One written file.
    package struct File: Sendable, Hashable {
        /// From the folder of the manifest: `template_tk_baru.xlsx`, or `2/template_tk_baru.xlsx`.
        package let path: String
        package let rows: Int
        /// Which of the rows given stands first in this file, from 1.
        package let firstRecord: Int
        package let bytes: Int
        /// In hexadecimal.
        package let sha256: String
    }

    /// Several kinds of file stand in one folder under one manifest. Names in a fixed order and no time of
    /// writing, so that the same rows give the same text.
    package static func json(_ manifests: [SIPPManifest]) -> String {
        "{\"uploads\": [\n" + manifests.map(\.json).joined(separator: ",\n") + "\n]}\n"
    }

    private var json: String {
        let lines = files.map { file in
            "    {\"path\": \(SIPPManifest.quoted(file.path)), \"rows\": \(file.rows), "
                + "\"first-record\": \(file.firstRecord), \"bytes\": \(file.bytes), "
                + "\"sha256\": \"\(file.sha256)\"}"
        }
        return """
              {
                "kind": "\(kind.rawValue)",
                "template": \(SIPPManifest.quoted(template)),
                "since": "\(since)",
                "sheet": \(SIPPManifest.quoted(sheet)),
                "rows": \(rows),
                "files": [
              \(lines.joined(separator: ",\n"))
                ]
              }
            """
    }

    /// Writes `manifest.json` and `manifest.csv` for all that was written into a folder.
    package static func write(_ manifests: [SIPPManifest], into directory: String) throws(FileRefusal) {
        let table = try CSVWriter(path: "\(directory)/manifest.csv")
        try table.append(["file", "rows", "first-record", "bytes", "sha256", "template", "since", "sheet"])
        for manifest in manifests {
            for file in manifest.files {
                try table.append([
                    file.path, String(file.rows), String(file.firstRecord), String(file.bytes), file.sha256,
                    manifest.template, manifest.since.description, manifest.sheet,
                ])
            }
        }
        try table.finish()
        try AtomicFile.write(json(manifests), to: "\(directory)/manifest.json")
    }

    /// Takes an old manifest away before its files change: it would vouch for what it never saw.
    package static func remove(from directory: String) {
        unlink("\(directory)/manifest.json")
        unlink("\(directory)/manifest.csv")
    }

    private static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": result += "\\\(scalar)"
            case _ where scalar.value < 0x20:
                result += "\\u00" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16)
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
