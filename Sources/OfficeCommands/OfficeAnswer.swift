import JSONText
import LawBook
import MoneyAndDates
import Words

/// An answer of an office command: sentences for a person, or one object a line for a program.
struct OfficeAnswer {
    let words: Words
    let format: AnswerFormat

    /// What is said, in the order in which a person reads it.
    typealias Fields = [(name: String, term: Term)]

    init(_ words: Words, _ format: AnswerFormat) {
        self.words = words
        self.format = format
    }

    /// One sentence, or its places under the name of the sentence.
    func tell(_ key: String, _ fields: Fields = []) {
        switch format {
        case .text:
            let arguments = Dictionary(fields.map { ($0.name, $0.term) }, uniquingKeysWith: { $1 })
            Terminal.output.line(words(key, arguments))
        case .json:
            var json = JSONText()
            json.object { json in
                json.field("says", key)
                for field in fields { write(field.term, field.name, &json) }
            }
            json.newLine()
            Terminal.output.bytes(json.bytes)
        }
    }

    private func write(_ term: Term, _ name: String, _ json: inout JSONText) {
        switch term {
        case .rupiah(let amount): json.field(name, amount.amount)
        case .rate(let rate): json.field(name, rate.millionths)
        case .number(let number), .count(let number): json.field(name, number)
        case .month(let month): json.field(name, month.description)
        case .day(let day): json.field(name, day.description)
        case .text(let text): json.field(name, text)
        case .word(let key): json.field(name, key.split(separator: ".").last.map(String.init) ?? key)
        }
    }
}

/// Adds the sentences of files that cannot be read to what is refused.
func readingFiles(_ words: Words, _ body: () async throws -> Void) async throws {
    do {
        try await body()
    } catch let outcome as CommandOutcome {
        throw outcome
    } catch {
        guard let message = CheckFailureText(words: words).message(error) else { throw error }
        Terminal.errors.line(message)
        throw CommandOutcome.couldNotRun
    }
}
