import Foundation
import JSONText

/// The id of a question as its line has it: a text, a number or anything else, given back as it came.
enum BatchID {
    /// An answer to no line of a batch: no id is written.
    case none
    case text(String)
    /// JSON that is not a text: `7`, `null`.
    case json(String)

    init(_ value: Any?) {
        switch value {
        case let text as String: self = .text(text)
        case let value?:
            let data = try? JSONSerialization.data(
                withJSONObject: value, options: [.fragmentsAllowed, .sortedKeys])
            self = .json(data.map { String(decoding: $0, as: UTF8.self) } ?? "null")
        case nil: self = .json("null")
        }
    }

    func write(into json: inout JSONText) {
        switch self {
        case .none: break
        case .text(let text): json.field("id", text)
        case .json(let value):
            json.key("id")
            json.value(json: value)
        }
    }
}

/// `{"id": …, "arguments": {…}}`: numbers, words, truth values and lists of words are all taken as text.
struct BatchQuestion {
    let id: BatchID
    let arguments: [String: String]

    /// A line that asks nothing.
    struct Unreadable: Error {
        let id: BatchID
        /// A code for programs, and the tail of a key of `words/`.
        let code: String
    }

    init(_ line: [UInt8]) throws(Unreadable) {
        if let flat = FlatQuestionReader.read(line) {
            id = flat.id
            arguments = flat.arguments
            return
        }
        guard let value = try? JSONSerialization.jsonObject(with: Data(line)),
            let object = value as? [String: Any]
        else { throw Unreadable(id: BatchID(nil), code: "not-json") }
        id = BatchID(object["id"])
        guard let given = object["arguments"] as? [String: Any] else {
            throw Unreadable(id: id, code: "no-arguments")
        }
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
        case let number as NSNumber: isTruth(number) ? "\(number.boolValue)" : number.stringValue
        default: "\(value)"
        }
    }

    private static func isTruth(_ number: NSNumber) -> Bool { String(cString: number.objCType) == "c" }
}
