import Foundation
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
        guard let question = BatchQuestion(line) else {
            let message = writer.words("refusal.not-json", ["line": .number(number)])
            writer.writeError(code: "not-json", message: message, id: nil, into: &json)
            return
        }
        do {
            writer.write(try answer(ContributionQuestion(question.arguments)), id: question.id, into: &json)
        } catch {
            writer.write(error, id: question.id, into: &json)
        }
    }
}

/// `{"id": …, "arguments": {…}}`: numbers, words, truth values and lists of words are all taken as text.
struct BatchQuestion {
    let id: String?
    let arguments: [String: String]

    init?(_ line: [UInt8]) {
        let value = try? JSONSerialization.jsonObject(with: Data(line))
        guard let object = value as? [String: Any], let given = object["arguments"] as? [String: Any]
        else { return nil }
        id = object["id"].flatMap(Self.text)
        arguments = given.reduce(into: [:]) { arguments, entry in
            if let text = Self.text(entry.value) { arguments[entry.key] = text }
        }
    }

    /// A null is an argument that was not given.
    private static func text(_ value: Any) -> String? {
        switch value {
        case is NSNull: nil
        case let text as String: text
        case let list as [Any]: list.compactMap(text).joined(separator: ",")
        case let number as NSNumber: Self.text(number)
        default: "\(value)"
        }
    }

    private static func text(_ number: NSNumber) -> String {
        if CFNumberIsTruth(number) { return number.boolValue ? "true" : "false" }
        return number.stringValue
    }

    private static func CFNumberIsTruth(_ number: NSNumber) -> Bool {
        String(cString: number.objCType) == "c"
    }
}
