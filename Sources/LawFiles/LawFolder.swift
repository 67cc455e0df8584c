package import LawBook
import MoneyAndDates

/// A law folder, wherever it lies: inside the program, or in a directory.
package struct LawFolder: Sendable {
    /// Paths below the folder, with `/` between: `parameters/jkk/rate.yaml`.
    package let paths: [String]
    private let read: @Sendable (String) -> String?

    package init(paths: [String], read: @escaping @Sendable (String) -> String?) {
        self.paths = paths.sorted()
        self.read = read
    }

    /// The text of a file.
    ///
    /// - Throws: `LawFileFault` where it is not there or not UTF-8.
    package func text(_ path: String) throws(LawFileFault) -> String {
        guard let text = read(path) else { throw LawFileFault(file: path, line: 0, .unreadable) }
        return text
    }

    /// Every parameter, the coverage and the calendar, checked; the first fault ends it.
    package func book() throws(LawFileFault) -> LawBook {
        let coverage = try CoverageFile.parse(try text("coverage.yaml"), file: "coverage.yaml")
        var parameters: [Parameter] = []
        for path in paths where path.hasPrefix("parameters/") && path.hasSuffix(".yaml") {
            parameters.append(try parameter(at: path))
        }
        return LawBook(
            parameters: parameters, coverage: coverage, calendar: try CalendarFiles(folder: self).calendar())
    }

    func parameter(at path: String) throws(LawFileFault) -> Parameter {
        let id = String(path.dropFirst("parameters/".count).dropLast(".yaml".count))
        let folder = path.split(separator: "/").dropLast().joined(separator: "/")
        let file = try ParameterFile.parse(try text(path), id: id, file: path)
        if let list = file.list { _ = try text("\(folder)/\(list)") }
        guard let table = file.table else { return file.parameter }
        let tablePath = "\(folder)/\(table)"
        let rows = try ValueTable.parse(
            try text(tablePath), file: tablePath, keyedBy: file.parameter.keyedBy ?? "")
        return file.withRows(rows)
    }

    /// The worked examples of the folder, each file a scenario.
    package func scenarios() throws(LawFileFault) -> [Scenario] {
        var scenarios: [Scenario] = []
        for path in paths where path.hasPrefix("scenarios/") && path.hasSuffix(".yaml") {
            scenarios.append(try ScenarioFile.parse(try text(path), file: path))
        }
        return scenarios
    }
}

/// What is wrong with a law file, and where.
package struct LawFileFault: Error, Sendable, Equatable {
    package let file: String
    /// 1-based; 0 where the whole file is meant.
    package let line: Int
    package let what: What

    /// The kinds of fault; each has a sentence in `words/`.
    package enum What: Sendable, Equatable {
        case unreadable
        case notYAML(String)
        case unknownKey(String)
        case missingKey(String)
        case unknownUnit(String)
        case notADay(String)
        case notAnInteger(String)
        /// A share above 1,000,000 millionths.
        case moreThanWhole(String)
        case wrongShape(wanted: String)
        case daysDoNotRise(String)
        case noDocument
        case unknownStatus(String)
        case notARow(String)
    }

    package init(file: String, line: Int, _ what: What) {
        self.file = file
        self.line = line
        self.what = what
    }
}
