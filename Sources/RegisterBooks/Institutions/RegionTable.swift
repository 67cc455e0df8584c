package import Membership

/// Provinces, regencies and cities, with the districts and villages that somebody adds, by Kemendagri code.
package struct RegionTable: Sendable {
    /// A place with its name.
    package struct Region: Sendable, Hashable {
        package let code: KemendagriCode
        package let name: String
    }

    private var regions: [KemendagriCode: String] = [:]

    /// - Parameter tables: lines of `code,name`, with more columns or without; a first line of headings and
    ///   lines without a code are passed over.
    package init(csv tables: [String]) {
        for line in tables.joined(separator: "\n").split(whereSeparator: \.isNewline) {
            let cells = line.split(separator: ",", omittingEmptySubsequences: false)
            guard cells.count > 1, let code = KemendagriCode(cells[0]) else { continue }
            regions[code] = cells[1].filter { $0 != "\"" }
        }
    }

    /// The name of a place; nil for a code that the table has not.
    package func name(of code: KemendagriCode) -> String? { regions[code] }

    /// The place, those around it and those in it, the widest first: what the books of its government name.
    package func around(_ code: KemendagriCode) -> [Region] {
        regions.filter { $0.key.contains(code) || code.contains($0.key) }
            .map { Region(code: $0.key, name: $0.value) }
            .sorted { ($0.code.digits.utf8.count, $0.code) < ($1.code.digits.utf8.count, $1.code) }
    }
}

extension KemendagriCode {
    /// As the tables have it: 1671.
    package var number: Int64 { digits.utf8.reduce(0) { $0 * 10 + Int64($1 - UInt8(ascii: "0")) } }

    /// 1 province, 2 regency or city, 3 district, 4 village.
    var level: Int64 {
        switch digits.utf8.count {
        case 2: 1
        case 4: 2
        case 6: 3
        default: 4
        }
    }

    /// The place that it lies in; nil for a province.
    var parent: KemendagriCode? {
        let length = [2: 0, 4: 2, 6: 4, 10: 6][digits.utf8.count] ?? 0
        return KemendagriCode(digits.prefix(length))
    }

    /// What kind of government has this code. Regencies are numbered from 01, cities from 71.
    package var governmentKind: InstitutionKind {
        switch level {
        case 1: .province
        case 2: number % 100 > 70 ? .city : .regency
        case 3: .district
        default: .village
        }
    }
}
