import LawBook
import MoneyAndDates
import Yams

/// `law/coverage.yaml`: what the book answers for, who looked, and what it does not cover.
enum CoverageFile {
    static func parse(_ text: String, file: String) throws(LawFileFault) -> LawCoverage {
        let root = try YAMLMapping.parse(text, file: file)
        let answers = try root.mapping("answers")
        return LawCoverage(
            from: try month(answers, "from"), through: try month(answers, "through"),
            verifiedBy: try root.text("verified-by"))
    }

    private static func month(_ answers: YAMLMapping, _ key: String) throws(LawFileFault) -> Month {
        let text = try answers.text(key)
        guard let month = Month(iso: text) else { throw answers.fault(try answers.node(key), .notADay(text)) }
        return month
    }
}
