import Continuity
import CoverageBooks
import LawBook
import SQLStore
import Words

/// Reads what a list asks about, and says whom it is about.
struct CoverageWork {
    let office: Office
    let answers: CoverageAnswers
    let words: Words

    init(
        _ office: Office, _ shared: SharedOptions, _ coverage: CoverageOptions,
        back: Int = CoverageOptions.monthsBefore, amounts: Bool = false
    ) async throws {
        let (law, months) = try shared.continuityLaw()
        let question = try coverage.question(office, months, back: back, amounts: amounts)
        self.office = office
        answers = try await CoverageAnswers(question, under: law, from: office.database)
        words = try shared.words()
    }

    func list(_ columns: [CoverageList.Column]) -> CoverageList {
        CoverageList(office: office, answers: answers, words: words, columns: columns)
    }

    /// A sentence with the day asked about, a count and the number of all people.
    func say(_ key: String, _ count: Int, _ more: [String: Term] = [:]) {
        let all: [String: Term] = [
            "day": .day(answers.question.asOf), "count": .text(words.text(count)),
            "people": .text(words.text(answers.columns.count)),
        ]
        Terminal.output.line(words(key, all.merging(more) { first, _ in first }))
    }
}
