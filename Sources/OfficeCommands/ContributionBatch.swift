import JSONText
package import LawBook
import UseCases
package import Words

/// Many questions about contributions, answered line by line as `LineAnswers` does.
package struct ContributionBatch {
    private let lines: LineAnswers

    package init(law: ContributionLaw, words: Words) {
        let (answer, writer) = (AnswerContribution(law: law), ContributionAnswerText(words: words))
        func write(_ question: BatchQuestion, into json: inout JSONText) {
            do {
                let assessment = try answer(ContributionQuestion(question.arguments))
                writer.write(assessment, id: question.id, into: &json)
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
