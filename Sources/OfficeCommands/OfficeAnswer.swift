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
        case .number(let number): json.field(name, number)
        case .month(let month): json.field(name, month.description)
        case .day(let day): json.field(name, day.description)
        case .text(let text): json.field(name, text)
        case .word(let key): json.field(name, key.split(separator: ".").last.map(String.init) ?? key)
        }
    }
}

/// Reads what stands behind an option, or refuses it with its name.
enum Asked {
    static func day(_ name: String, _ text: String) throws(TermsRefusal) -> Day {
        try read(name, text, "wanted.day") { Day(iso: $0) }
    }

    static func month(_ name: String, _ text: String) throws(TermsRefusal) -> Month {
        try read(name, text, "wanted.month") { Month(iso: $0) }
    }

    static func read<Value>(
        _ name: String, _ text: String, _ wanted: String, _ convert: (String) -> Value?
    ) throws(TermsRefusal) -> Value {
        guard let value = convert(text) else { throw TermsRefusal(name: name, value: text, wanted: wanted) }
        return value
    }

    /// A code of the register, such as `non-asn` or `apbd`.
    static func code<Code: RawRepresentable<String> & CaseIterable>(
        _ name: String, _ text: String
    ) throws(CodeRefusal) -> Code {
        guard let code = Code(rawValue: text.lowercased()) ?? Code(rawValue: text.uppercased()) else {
            throw CodeRefusal(
                name: name, value: text, known: Code.allCases.map(\.rawValue).joined(separator: ", "))
        }
        return code
    }
}

/// A code that there is not, with those that there are.
struct CodeRefusal: TellableRefusal {
    let name: String
    let value: String
    let known: String

    var note: Note {
        Note(
            "office.unknown-code",
            ["name": .text(name), "value": .text(value), "known": .text(known)])
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
