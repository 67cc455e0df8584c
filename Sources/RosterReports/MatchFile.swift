import RosterMatching
import Spreadsheets
import UseCases
import Words

/// `cocok.csv`: for each row of the roster the participant it is, how sure that is, and why.
struct MatchFile {
    let check: RosterCheck
    let words: Words

    /// With several files a column says which; with one the row number is enough.
    func write(to path: String) throws(FileRefusal) {
        let file = try CSVWriter(path: path, isMarked: false)
        let hasFiles = check.summary.files.count > 1
        let header = ["baris", "nomor_peserta", "keputusan", "peluang", "alasan"]
        try file.append(header + (hasFiles ? ["berkas"] : []))
        let reasons = MatchReasonText(check: check, words: words)
        for (index, row) in check.rows.enumerated() {
            let number = row.decision == .new ? "" : check.participants[row.participant]?.number ?? ""
            let cells = [
                "\(row.dataRow)", number, row.decision.rawValue, Self.decimals(row.probability),
                reasons.text(index),
            ]
            try file.append(cells + (hasFiles ? [check.summary.files[Int(row.file)].name] : []))
        }
        try file.finish()
    }

    /// A chance with four places, cut off so that only certainty reads as 1.
    static func decimals(_ probability: Double) -> String {
        let parts = Int((min(max(probability, 0), 1) * 10_000).rounded(.down))
        let digits = String(parts % 10_000)
        return "\(parts / 10_000)." + String(repeating: "0", count: 4 - digits.count) + digits
    }
}
