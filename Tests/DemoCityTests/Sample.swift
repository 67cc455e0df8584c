import DemoCity
import MoneyAndDates
import Testing

/// The pools of this checkout, found from this file and never from the directory the tests run in.
func demoPools(_ file: String = #filePath) throws -> DemoPools {
    let root = file.split(separator: "/").dropLast(3).joined(separator: "/")
    return try DemoPools(directory: "/" + root + "/templates/demo")
}

func referenceDay() throws -> Day { try #require(Day(2024, 12, 31)) }
