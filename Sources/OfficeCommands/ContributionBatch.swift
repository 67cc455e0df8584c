import JSONText
package import LawBook
import UseCases
package import Words

/// Many questions, one JSON object a line, answered one a line in the same order. A line that cannot be
/// answered gets an error object under its id, and the rest goes on.
package struct ContributionBatch {
    private let answer: AnswerContribution
    private let writer: ContributionAnswerText

    package init(law: ContributionLaw, words: Words) {
        answer = AnswerContribution(law: law)
        writer = ContributionAnswerText(words: words)
    }

    func run(file: String) throws {
        guard let lines = LineReader(path: file) else {
            Terminal.errors.line(writer.words("contribution.batch-unreadable", ["path": .text(file)]))
            throw CommandOutcome.couldNotRun
        }
        var json = JSONText()
        var number = 0
        while let line = lines.next() {
            number += 1
            guard line.contains(where: { $0 > 32 }) else { continue }
            json.clear()
            answerLine(line, number: number, into: &json)
            json.newLine()
            Terminal.output.bytes(json.bytes)
        }
    }

    /// The answer to one line, as JSON without a line break.
    package func answer(to line: String, number: Int) -> String {
        var json = JSONText()
        answerLine(Array(line.utf8), number: number, into: &json)
        return json.text
    }

    private func answerLine(_ line: [UInt8], number: Int, into json: inout JSONText) {
        let question: BatchQuestion
        do {
            question = try BatchQuestion(line)
        } catch {
            let message = writer.words("refusal.\(error.code)", ["line": .number(number)])
            BatchError.write(code: error.code, message: message, id: error.id, into: &json)
            return
        }
        do {
            let assessment = try answer(ContributionQuestion(question.arguments))
            writer.write(assessment, id: question.id, into: &json)
        } catch {
            writer.write(error, id: question.id, into: &json)
        }
    }
}
