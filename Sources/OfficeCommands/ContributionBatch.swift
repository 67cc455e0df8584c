import JSONText
import LawBook
import UseCases
import Words

/// Many questions, one JSON object a line, answered one a line in the same order. A line that cannot be
/// answered gets an error object under its id, and the rest goes on.
struct ContributionBatch {
    let answer: AnswerContribution
    let writer: ContributionAnswerText

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

    private func answerLine(_ line: [UInt8], number: Int, into json: inout JSONText) {
        let question: BatchQuestion
        do {
            question = try BatchQuestion(line)
        } catch {
            let message = writer.words("refusal.\(error.code)", ["line": .number(number)])
            writer.writeError(code: error.code, message: message, id: error.id, into: &json)
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
