/// What columns without a header look like by their content. Only shapes that can hardly be anything
/// else are named.
enum ColumnGuess {
    static func proposals(for rows: [HeadRow]) -> [HeaderlessTable.Proposal] {
        let width = rows.map(\.cells.count).max() ?? 0
        var taken: Set<RosterField> = []
        var proposals: [HeaderlessTable.Proposal] = []
        for column in 0..<width {
            let cells = rows.map { $0.cell(column) }.filter { !$0.isEmpty }
            guard let field = field(of: cells, rows.count), taken.insert(field).inserted else { continue }
            proposals.append(HeaderlessTable.Proposal(column: column, field: field))
        }
        return proposals
    }

    private static func field(of cells: [String], _ rows: Int) -> RosterField? {
        guard !cells.isEmpty, cells.count * 2 >= rows else { return nil }
        func most(_ test: (String) -> Bool) -> Bool { cells.filter(test).count * 10 >= cells.count * 7 }
        if most({ digits($0) == 16 && $0.utf8.count <= 19 }) { return .nik }
        if most(isDate) { return .birthDate }
        if most({ $0.hasPrefix("08") || $0.hasPrefix("+62") || $0.hasPrefix("628") }) { return .phone }
        if most({ ["L", "P", "LK", "PR", "LAKI-LAKI", "PEREMPUAN"].contains($0.uppercased()) }) {
            return .sex
        }
        return nil
    }

    private static func digits(_ text: String) -> Int { text.utf8.reduce(0) { $0 + ($1.isDigit ? 1 : 0) } }

    private static func isDate(_ text: String) -> Bool {
        let marks = text.utf8.filter {
            $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: ".")
        }
        return marks.count == 2 && (6...8).contains(digits(text)) && text.utf8.count <= 10
    }
}
