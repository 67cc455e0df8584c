package import CompanyBooks
package import Spreadsheets

/// A list of companies as rows: CSV, XLSX or XLS, its columns in any order.
package struct CompanyListFile: Sendable {
    package private(set) var rows: [CompanyListRow] = []
    /// Whether no row named the columns; nothing is read then.
    package var hasNoHeader: Bool { columns == nil }

    private var columns: [Column: Int]?

    private enum Column: CaseIterable {
        case businessNumber, employerNumber, name, licence, sector, address, workers, capital, sales, size,
            riskClass

        /// How the header may call it, in small letters, without signs and blanks.
        var names: Set<String> {
            switch self {
            case .businessNumber: ["nib", "nomorindukberusaha", "businessnumber"]
            case .employerNumber: ["npp", "nomorpendaftaranperusahaan", "employernumber"]
            case .name: ["nama", "namaperusahaan", "perusahaan", "badanusaha", "namabadanusaha", "name"]
            case .licence: ["izin", "siup", "nomorizin", "licence"]
            case .sector: ["kbli", "sektor", "bidangusaha", "sector"]
            case .address: ["alamat", "address"]
            case .workers:
                [
                    "tenagakerja", "jumlahtenagakerja", "jumlahtk", "pekerja", "jumlahpekerja", "karyawan",
                    "workers",
                ]
            case .capital: ["modal", "modalusaha", "capital"]
            case .sales: ["penjualan", "omzet", "hasilpenjualan", "sales"]
            case .riskClass:
                ["kelasrisiko", "tingkatrisiko", "risiko", "kelompokrisiko", "kelasjkk", "riskclass"]
            case .size: ["skala", "skalausaha", "ukuran", "size"]
            }
        }
    }

    /// Reads the first sheet of a file.
    ///
    /// - Throws: `TableRefusal` for a file that is no table.
    package init(path: String) throws(TableRefusal) {
        var list = self
        let file = try TableFile.open(path: path)
        try file.forEachRow(inSheet: 0) { row in
            list.take(row)
            return list.rows.count > CompanyIntake.most ? .stop : .goOn
        }
        self = list
    }

    private mutating func take(_ row: TableRow) {
        if row.isBlank { return }
        guard let columns else {
            columns = CompanyListFile.header(row)
            return
        }
        func text(_ column: Column) -> String {
            columns[column].map { row.text($0) }?.split(whereSeparator: \.isWhitespace)
                .joined(separator: " ") ?? ""
        }
        var line = CompanyListRow(row: row.number)
        line.businessNumber = text(.businessNumber)
        line.employerNumber = text(.employerNumber)
        line.name = text(.name)
        line.licence = text(.licence)
        line.sector = text(.sector)
        line.address = text(.address)
        line.workers = text(.workers)
        line.capital = text(.capital)
        line.sales = text(.sales)
        line.size = text(.size)
        line.riskClass = text(.riskClass)
        rows.append(line)
    }

    /// The places of the columns; nil for a row that does not name a company and one of its numbers.
    private static func header(_ row: TableRow) -> [Column: Int]? {
        var found: [Column: Int] = [:]
        for place in 0..<row.count {
            let plain = row.text(place).lowercased().map { $0.isLetter || $0.isNumber ? $0 : " " }
            let name = String(plain).split(separator: " ").joined()
            for column in Column.allCases where column.names.contains(name) && found[column] == nil {
                found[column] = place
            }
        }
        let hasNumber = found[.businessNumber] != nil || found[.employerNumber] != nil
        return found[.name] != nil && hasNumber ? found : nil
    }
}
