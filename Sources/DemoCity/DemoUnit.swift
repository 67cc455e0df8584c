package import MoneyAndDates

/// An office of the demonstration city and the shape of the roster it keeps.
package struct DemoUnit: Sendable {
    /// How the office keeps its list: each a shape met in real offices.
    package enum Form: String, Sendable, CaseIterable {
        case letterheadWorkbook = "letterhead-workbook"
        case typedWorkbook = "typed-workbook"
        case schoolWorkbook = "school-workbook"
        case serialDateWorkbook = "serial-date-workbook"
        case mergedHeaderWorkbook = "merged-header-workbook"
        case cleanWorkbook = "clean-workbook"
        case semicolonWindows = "semicolon-windows"
        case semicolonQuoted = "semicolon-quoted"
        case tabSeparated = "tab-separated"
        case commaUTF8 = "comma-utf8"
    }

    /// The government's own code of the office.
    package let code: String
    package let name: String
    /// A short name for files: `dlhk`.
    package let short: String
    /// People without civil-servant rank who work here.
    package let headCount: Int
    package let form: Form
    /// The sheets of its workbook; none for text files.
    package let sheets: [String]
    package let jobs: [String]
    /// Honoraria paid here: inputs of the demonstration, not law.
    package let wages: [Rupiah]

    static func read(_ path: String, of templates: DemoTemplates) throws(DemoRefusal) -> [DemoUnit] {
        var units: [DemoUnit] = []
        for line in try templates.lines(of: path).dropFirst() {
            let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            guard cells.count == 8, let headCount = Int(cells[3]), headCount > 0,
                let form = Form(rawValue: cells[4])
            else { throw .templateMalformed(file: path, what: String(line)) }
            let wages = cells[7].split(separator: "|").compactMap { Int64($0) }.map { Rupiah($0) }
            let jobs = cells[6].split(separator: "|").map(String.init)
            guard !wages.isEmpty, !jobs.isEmpty else {
                throw .templateMalformed(file: path, what: String(line))
            }
            units.append(
                DemoUnit(
                    code: cells[0], name: cells[1], short: cells[2], headCount: headCount, form: form,
                    sheets: cells[5].split(separator: "|").map(String.init), jobs: jobs, wages: wages))
        }
        return units
    }
}
