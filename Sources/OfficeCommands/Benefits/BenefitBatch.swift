package import Benefits
import JSONText
import LawBook
import UseCases
package import Words

/// Many questions about benefits, answered line by line as `LineAnswers` does.
package struct BenefitBatch {
    private let lines: LineAnswers

    package init(regimes: BenefitRegimes, words: Words) {
        let (answer, writer) = (AnswerBenefit(regimes), BenefitAnswerText(words: words))
        func write(_ question: BatchQuestion, into json: inout JSONText) {
            do {
                writer.write(try answer(BenefitQuestion(question.arguments)), id: question.id, into: &json)
            } catch {
                writer.write(error, id: question.id, into: &json)
            }
        }
        lines = LineAnswers(words: words, write: write)
    }

    func run(file: String) throws { try lines.run(file: file) }

    /// The answer to one line, as JSON without a line break.
    package func answer(to line: String, number: Int) -> String { lines.answer(to: line, number: number) }
}
