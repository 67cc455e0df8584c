import LawBook
import MoneyAndDates
import Yams

/// `law/coverage.yaml`: what the book answers for, who looked, and what it does not cover.
enum CoverageFile {
    static func parse(_ text: String, file: String) throws(LawFileFault) -> LawCoverage {
        let root = try YAMLMapping.parse(text, file: file)
        try root.refuseUnknownKeys(except: [
            "means", "answers", "verified-through", "verified-by", "covers", "does-not-cover", "open-points",
        ])
        let answers = try root.mapping("answers")
        let from = try month(answers, "from")
        let through = try month(answers, "through")
        guard from <= through else {
            throw answers.fault(try answers.node("through"), .daysDoNotRise("\(through)"))
        }
        return LawCoverage(
            from: from, through: through,
            verifiedBy: try root.text("verified-by"))
    }

    private static func month(_ answers: YAMLMapping, _ key: String) throws(LawFileFault) -> Month {
        let text = try answers.text(key)
        guard let month = Month(iso: text) else { throw answers.fault(try answers.node(key), .notADay(text)) }
        return month
    }
}
