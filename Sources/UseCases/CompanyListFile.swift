package import CompanyBooks
package import Spreadsheets

/// A list of companies as rows: CSV, XLSX or XLS, its columns in any order.
package struct CompanyListFile: Sendable {
    package private(set) var rows: [CompanyListRow] = []
    /// Whether no row named the columns; nothing is read then.
    package var hasNoHeader: Bool { columns == nil }

    private var columns: HeaderColumns<Column>?

    private enum Column: HeaderColumn {
        case businessNumber, employerNumber, name, licence, sector, address, workers, capital, sales, size,
            riskClass

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

        static func suffice(_ found: Set<Column>) -> Bool {
            found.contains(.name)
                && (found.contains(.businessNumber) || found.contains(.employerNumber))
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
            columns = HeaderColumns(row)
            return
        }
        func text(_ column: Column) -> String { columns.text(column, of: row) }
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
}
