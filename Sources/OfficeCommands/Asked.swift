import LawBook
import MoneyAndDates

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

/// A term that cannot be read; `wanted` is a key of `words/`.
struct TermsRefusal: Error {
    let name: String
    let value: String
    let wanted: String
}
