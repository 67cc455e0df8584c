import JSONText
import LawBook
import UseCases
import Words

/// Many questions, one JSON object a line, answered one a line in the same order. A line that cannot be
/// answered gets an error object under its id, and the rest goes on.
struct LineAnswers {
    let words: Words
    /// Writes the answer to one question, or why there is none.
    let write: (BatchQuestion, inout JSONText) -> Void

    /// - Throws: `CommandOutcome.couldNotRun` where the file cannot be read.
    func run(file: String) throws {
        guard let lines = LineReader(path: file) else {
            Terminal.errors.line(words("contribution.batch-unreadable", ["path": .text(file)]))
            throw CommandOutcome.couldNotRun
        }
        var json = JSONText()
        var number = 0
        while let line = lines.next() {
            number += 1
            guard line.contains(where: { $0 > 32 }) else { continue }
            json.clear()
            answer(line, number: number, into: &json)
            json.newLine()
            Terminal.output.bytes(json.bytes)
        }
    }

    /// The answer to one line, as JSON without a line break.
    func answer(to line: String, number: Int) -> String {
        var json = JSONText()
        answer(Array(line.utf8), number: number, into: &json)
        return json.text
    }

    private func answer(_ line: [UInt8], number: Int, into json: inout JSONText) {
        do {
            write(try BatchQuestion(line), &json)
        } catch {
            let message = words("refusal.\(error.code)", ["line": .number(number)])
            BatchError.write(code: error.code, message: message, id: error.id, into: &json)
        }
    }
}
