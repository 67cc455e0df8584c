import Membership
import MoneyAndDates

/// One line of `kebenaran.csv`: what a line of a roster really is.
struct TruthLine: Sendable {
    let file: String
    let sheet: String
    /// The row as a spreadsheet program numbers it, from 1.
    let row: Int
    /// The how-manieth line of people it is in its file, from 1.
    let ordinal: Int
    let worker: Int
    let state: String
    let damage: [String]
    let isRepeated: Bool

    var place: String { "\(file):\(sheet):\(row)" }

    static let columns = [
        "berkas", "lembar", "baris", "data_ke", "nomor_peserta", "opd", "keadaan", "kerusakan", "sama_dengan",
        "nik_benar", "nama_benar", "tgl_lahir_benar",
    ]

    func cells(_ worker: Worker, unit: DemoUnit, sameAs: String) -> [String] {
        [
            file, sheet, String(row), String(ordinal), worker.number.map { String($0) } ?? "", unit.short,
            state,
            damage.joined(separator: ";"), sameAs, worker.person.nik.description, worker.person.name,
            worker.person.born.description,
        ]
    }
}
