import Foundation
package import LawBook
package import MoneyAndDates
import WebGate

/// The parameters and body of a call, checked against what its endpoint declares.
package struct Given: Sendable {
    private let values: [String: String]
    private let body: [String: Value]
    /// What the caller names an act by; nil where it was not sent.
    package let idempotencyKey: String?

    private enum Value: Sendable {
        case text(String)
        case number(Int64)
        case truth(Bool)
    }

    init(_ asking: Asking, _ parameters: [Endpoint.Parameter], _ schema: Schema?) throws {
        var values: [String: String] = [:]
        for parameter in parameters {
            let text =
                parameter.place == .path ? asking.parameters[parameter.name] : asking.query[parameter.name]
            guard let text else {
                if parameter.isRequired { throw CallRefusal.missing(parameter.name) }
                continue
            }
            try parameter.check(text)
            if case .text(format: "cursor") = parameter.schema {
                values[parameter.name] = try asking.opened(cursor: text)
            } else {
                values[parameter.name] = text
            }
        }
        let known = Set(parameters.filter { $0.place == .query }.map(\.name)).union(["bahasa"])
        var names: Set<String> = []
        if let twice = asking.query.pairs.first(where: { !names.insert($0.name).inserted }) {
            throw CallRefusal.twice(twice.name)
        }
        if let stray = asking.query.pairs.first(where: { !known.contains($0.name) }) {
            throw CallRefusal.unknown(stray.name)
        }
        self.values = values
        body = try schema.map { try Given.body(asking.body, $0) } ?? [:]
        idempotencyKey = asking.idempotencyKey
    }

    /// What an act is named by.
    ///
    /// - Throws: `.keyNeeded` where it is missing or not of the declared shape.
    func key() throws(CallRefusal) -> String {
        let signs = idempotencyKey.map { Array($0.utf8) } ?? []
        let fits = signs.allSatisfy { byte in
            (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
                || [45, 46, 95].contains(byte)
        }
        guard let idempotencyKey, (8...80).contains(signs.count), fits else { throw .keyNeeded }
        return idempotencyKey
    }

    /// A text of the path, the query or the body.
    package func text(_ name: String) -> String? {
        if case .text(let text) = body[name] { return text }
        return values[name]
    }

    /// A whole number or an identifier of any of them.
    package func number(_ name: String) -> Int64? {
        if case .number(let number) = body[name] { return number }
        return values[name].flatMap { Int64($0) }
    }

    /// A truth of the body.
    package func truth(_ name: String) -> Bool? {
        if case .truth(let truth) = body[name] { return truth }
        return nil
    }

    /// A month of any of them.
    package func month(_ name: String) throws -> Month? {
        guard let text = text(name) else { return nil }
        guard let month = Month(iso: text) else { throw CallRefusal.wrong(name) }
        return month
    }

    /// A day of any of them.
    package func day(_ name: String) throws -> Day? {
        guard let text = text(name) else { return nil }
        guard let day = Day(iso: text) else { throw CallRefusal.wrong(name) }
        return day
    }

    /// A flat object of texts, whole numbers and truths, with every required member and no other.
    private static func body(_ bytes: [UInt8], _ schema: Schema) throws -> [String: Value] {
        guard case .object(let members) = schema else { return [:] }
        guard let object = try? JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any] else {
            throw CallRefusal.notJSON
        }
        if let stray = object.keys.sorted().first(where: { key in !members.contains { $0.name == key } }) {
            throw CallRefusal.unknown(stray)
        }
        var values: [String: Value] = [:]
        for member in members {
            guard let given = object[member.name], !(given is NSNull) else {
                if case .optional = member.schema { continue }
                throw CallRefusal.missing(member.name)
            }
            values[member.name] = try value(given, member)
        }
        return values
    }

    private static func value(_ given: Any, _ member: Schema.Member) throws -> Value {
        let refusal = CallRefusal.wrong(member.name)
        switch member.schema.plain {
        case .truth:
            guard let number = given as? NSNumber, CFBoolean.isTruth(number) else { throw refusal }
            return .truth(number.boolValue)
        case .number(let least, let most):
            guard let number = given as? NSNumber, !CFBoolean.isTruth(number),
                let whole = Int64("\(number)"), whole >= least ?? .min, whole <= most ?? .max
            else { throw refusal }
            return .number(whole)
        case .identifier:
            guard let text = given as? String, let number = Schema.identifier(of: text) else { throw refusal }
            return .number(number)
        case .text, .oneOf:
            guard let text = given as? String else { throw refusal }
            try Endpoint.Parameter.query(member.name, member.schema.plain, detail: "").check(text)
            return .text(text)
        case .array, .object, .optional: throw refusal
        }
    }
}

/// Foundation on Linux reads `true` as a number of one byte.
private enum CFBoolean {
    static func isTruth(_ number: NSNumber) -> Bool { String(cString: number.objCType) == "c" }
}

extension Schema {
    /// The number that an identifier stands for; nil where the text is no identifier.
    static func identifier(of text: String) -> Int64? {
        let isPlain = text.utf8.allSatisfy { (48...57).contains($0) } && text.utf8.first != 48
        return isPlain ? Int64(text) : nil
    }

    /// Without its being optional.
    var plain: Schema {
        if case .optional(let schema) = self { schema.plain } else { self }
    }
}

extension Endpoint.Parameter {
    /// Refuses a text that is not of the declared shape.
    func check(_ text: String) throws(CallRefusal) {
        switch schema.plain {
        case .number(let least, let most):
            guard let number = Int64(text), number >= least ?? .min, number <= most ?? .max else {
                throw .wrong(name)
            }
        case .identifier:
            if Schema.identifier(of: text) == nil { throw .wrong(name) }
        case .oneOf(let values):
            if !values.contains(text) { throw .wrong(name) }
        case .text(let format):
            if text.utf8.count > 1_000 || text.unicodeScalars.contains(where: { $0.value == 0 }) {
                throw .wrong(name)
            }
            if format == "date", Day(iso: text) == nil { throw .wrong(name) }
            if format == "month", Month(iso: text) == nil { throw .wrong(name) }
        case .truth, .array, .object, .optional: throw .wrong(name)
        }
    }
}

/// A call that is not in the shape of its description.
package enum CallRefusal: TellableRefusal {
    case missing(String)
    case unknown(String)
    case wrong(String)
    /// Two answers to one question: which of them was meant is not guessed.
    case twice(String)
    case notJSON
    case keyNeeded
    /// Where a list is to go on is none of its places.
    case cursor

    package var note: Note {
        switch self {
        case .missing(let name): Note("api.missing", ["name": .text(name)])
        case .unknown(let name): Note("api.unknown", ["name": .text(name)])
        case .wrong(let name): Note("api.wrong", ["name": .text(name)])
        case .twice(let name): Note("api.twice", ["name": .text(name)])
        case .notJSON: Note("api.not-json")
        case .keyNeeded: Note("api.key-needed")
        case .cursor: Note("api.cursor")
        }
    }
}
