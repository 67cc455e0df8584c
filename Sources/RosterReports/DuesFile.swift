import Contributions
import LawBook
import MoneyAndDates
import RosterFiles
import RosterMatching
import Spreadsheets
import UseCases
import Words

/// `iuran.csv`: what each person owes by programme and payer, with the articles. Its sums are those of
/// the summary.
final class DuesFile {
    private let check: RosterCheck
    private let words: Words
    private let file: CSVWriter
    /// The lines of each kind of dues, ready but for the row and the name.
    private let lines: [[Line]]

    private struct Line {
        let programme: String
        let payer: String
        let basis: String
        let rate: String
        let amount: String
        let citations: String
    }

    init(_ check: RosterCheck, words: Words, path: String) throws(FileRefusal) {
        self.check = check
        self.words = words
        file = try CSVWriter(path: path, isMarked: false)
        lines = check.dues.kinds.map { $0.lines.map(Self.line) }
        try file.append([
            "berkas", "baris", "nama", "nomor_peserta", "bulan", "program", "pembayar", "dasar", "tarif",
            "iuran", "keadaan", "dasar_hukum",
        ])
    }

    func add(_ row: RosterRow, _ checked: CheckedRow, _ index: Int) throws(FileRefusal) {
        let kind = check.dues.kindOfRow[index]
        guard kind >= 0 else { return }
        let number = checked.decision == .same ? check.participants[checked.participant]?.number ?? "" : ""
        let state = words(checked.needsRepair ? "dues.held" : "dues.ready")
        for line in lines[Int(kind)] {
            try file.append([
                check.summary.files[Int(checked.file)].name, "\(checked.dataRow)", row.name ?? "", number,
                check.request.month.description, line.programme, words("payer.\(line.payer)"), line.basis,
                line.rate, line.amount, state, line.citations,
            ])
        }
    }

    func finish() throws(FileRefusal) { try file.finish() }

    private static func line(_ line: ContributionLine) -> Line {
        var citations: [String] = []
        for reason in line.reasons {
            let text = "\(reason.citation)"
            if !citations.contains(text) { citations.append(text) }
        }
        return Line(
            programme: line.code, payer: line.payer.rawValue,
            basis: line.basis.map { "\($0.amount)" } ?? "", rate: line.rate?.description ?? "",
            amount: "\(line.amount.amount)", citations: citations.joined(separator: "; "))
    }
}
