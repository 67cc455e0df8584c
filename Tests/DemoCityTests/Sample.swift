import DemoCity
import Foundation
import MoneyAndDates
import Testing

/// `templates/demo` of this checkout, found from this file and never from the directory the tests run in.
func templates(_ file: String = #filePath) -> String {
    "/" + file.split(separator: "/").dropLast(3).joined(separator: "/") + "/templates/demo"
}

/// The pools, read once for all tests.
func demoPools() throws -> DemoPools { try pools.get() }

private let pools = Result { try DemoPools(DemoTemplates(directory: templates())) }

func referenceDay() throws -> Day { try #require(Day(2024, 12, 31)) }

/// A directory of its own for one test, gone when the test is over.
final class Folder: Sendable {
    let path = NSTemporaryDirectory() + "/demo-city-tests-\(UUID().uuidString)"

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// All files below it, by their paths below it.
    func files() throws -> [String: Data] {
        var files: [String: Data] = [:]
        for name in try FileManager.default.subpathsOfDirectory(atPath: path) {
            files[name] = FileManager.default.contents(atPath: path + "/" + name)
        }
        return files
    }

    /// The lines of a comma-separated file without quoted cells, by column.
    func table(_ name: String) throws -> [[String: String]] {
        let data = try #require(FileManager.default.contents(atPath: path + "/" + name))
        let lines = String(decoding: data, as: UTF8.self).split(separator: "\n")
        let columns = cells(of: try #require(lines.first))
        return try lines.dropFirst().map { line in
            let cells = cells(of: line)
            try #require(cells.count == columns.count, "\(line)")
            return Dictionary(uniqueKeysWithValues: zip(columns, cells))
        }
    }

    private func cells(of line: Substring) -> [String] {
        var cells: [String] = [""]
        var isQuoted = false
        for character in line {
            if character == "\"" {
                isQuoted.toggle()
            } else if character == ",", !isQuoted {
                cells.append("")
            } else {
                cells[cells.count - 1].append(character)
            }
        }
        return cells
    }
}
