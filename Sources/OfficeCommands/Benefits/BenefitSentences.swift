import Benefits
import JSONText
import LawBook
import MoneyAndDates
import Words

/// Reasons as JSON. A batch writes a few hundred thousand of them a second, most of them the same, so what
/// stands in the law is written once, and only what is particular to a person is filled in.
final class BenefitSentences {
    /// A sentence cut at its places, escaped.
    private struct Template {
        var places: [(before: [UInt8], name: String)] = []
        var end: [UInt8] = []
    }

    private let words: Words
    /// A basis bears a few sentences at most: looking through them is faster than hashing their keys.
    private var standing: [ObjectIdentifier: [(key: String, bytes: [UInt8])]] = [:]
    private var tails: [ObjectIdentifier: [UInt8]] = [:]
    private var doubts: [ObjectIdentifier: [UInt8]] = [:]
    private var templates: [ObjectIdentifier: [(key: String, template: Template)]] = [:]
    private var rates: [Int64: [UInt8]] = [:]
    private var scratch: [UInt8] = []

    init(words: Words) { self.words = words }

    func write(_ reason: BenefitReason, into json: inout JSONText) {
        guard reason.isStanding else {
            scratch.removeAll(keepingCapacity: true)
            append(reason, to: &scratch)
            json.value(jsonBytes: scratch)
            return
        }
        let place = ObjectIdentifier(reason.basis)
        if let known = standing[place]?.first(where: { $0.key == reason.key }) {
            json.value(jsonBytes: known.bytes)
            return
        }
        var bytes: [UInt8] = []
        append(reason, to: &bytes)
        standing[place, default: []].append((reason.key, bytes))
        json.value(jsonBytes: bytes)
    }

    /// The sentence that says that a value is not settled, as a JSON text.
    func doubt(_ basis: Basis) -> [UInt8] {
        if let known = doubts[ObjectIdentifier(basis)] { return known }
        let bytes = Self.quoted(words(Self.note(on: basis)))
        doubts[ObjectIdentifier(basis)] = bytes
        return bytes
    }

    static func note(on basis: Basis) -> Note {
        Note(
            "note.benefit.estimate",
            [
                "parameter": .text(basis.parameter), "document": .text(basis.citation.description),
                "since": .day(basis.since),
            ], citation: basis.citation)
    }

    private func append(_ reason: BenefitReason, to bytes: inout [UInt8]) {
        bytes.append(contentsOf: #"{"says":""#.utf8)
        let template = template(of: reason)
        for place in template.places {
            bytes.append(contentsOf: place.before)
            if let term = reason.arguments.first(where: { $0.name == place.name })?.term {
                append(term, to: &bytes)
            }
        }
        bytes.append(contentsOf: template.end)
        bytes.append(contentsOf: tail(reason.basis))
    }

    private func append(_ term: Term, to bytes: inout [UInt8]) {
        switch term {
        case .rupiah(let amount): Self.append(amount, to: &bytes)
        case .number(let number): bytes.append(contentsOf: String(number).utf8)
        case .rate(let rate): bytes.append(contentsOf: text(rate))
        case .count, .month, .day, .text, .word:
            bytes.append(contentsOf: Self.quoted(words.text(term)).dropFirst().dropLast())
        }
    }

    /// The shares of the law are few; those that somebody types are not, so they are not all kept.
    private func text(_ rate: Rate) -> [UInt8] {
        if let known = rates[rate.millionths] { return known }
        let bytes = Array(words.text(rate).utf8)
        if rates.count < Self.mostRates { rates[rate.millionths] = bytes }
        return bytes
    }

    private static let mostRates = 1000

    /// `Rp1.234.567`, as `Rupiah` describes itself.
    private static func append(_ amount: Rupiah, to bytes: inout [UInt8]) {
        if amount < .zero { bytes.append(UInt8(ascii: "-")) }
        bytes.append(contentsOf: "Rp".utf8)
        let digits = String(amount.amount.magnitude).utf8
        var left = digits.count
        for digit in digits {
            bytes.append(digit)
            left -= 1
            if left > 0, left % 3 == 0 { bytes.append(UInt8(ascii: ".")) }
        }
    }

    /// From the end of the sentence to the end of the object.
    private func tail(_ basis: Basis) -> [UInt8] {
        if let known = tails[ObjectIdentifier(basis)] { return known }
        var json = JSONText()
        json.object { json in
            json.field("citation", basis.citation.description)
            json.field("since", basis.since.description)
            json.field("status", basis.status.rawValue)
        }
        let bytes = Array("\",".utf8) + json.bytes.dropFirst()
        tails[ObjectIdentifier(basis)] = bytes
        return bytes
    }

    private func template(of reason: BenefitReason) -> Template {
        let place = ObjectIdentifier(reason.basis)
        if let known = templates[place]?.first(where: { $0.key == reason.key }) { return known.template }
        let pieces = words.pieces(of: reason.key)
        let template = Template(
            places: pieces.places.map { (Self.escaped($0.before), $0.name) }, end: Self.escaped(pieces.end))
        templates[place, default: []].append((reason.key, template))
        return template
    }

    private static func escaped(_ text: String) -> [UInt8] { Array(quoted(text).dropFirst().dropLast()) }

    private static func quoted(_ text: String) -> [UInt8] {
        var json = JSONText()
        json.value(text)
        return json.bytes
    }
}
