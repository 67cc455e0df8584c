import JSONText
import LawBook
import MoneyAndDates
import Words

/// Parameters of the law for a reader at a terminal, and as JSON.
struct LawText {
    let words: Words

    func listLine(_ parameter: Parameter) -> String {
        let id = parameter.id + String(repeating: " ", count: max(1, 44 - parameter.id.count))
        return id + meaning(parameter)
    }

    func coverage(_ book: LawBook) -> String {
        words(
            "law.coverage",
            [
                "from": .month(book.coverage.from), "through": .month(book.coverage.through),
                "by": .text(book.coverage.verifiedBy),
            ])
    }

    func history(of parameter: Parameter) -> String {
        var lines = [
            parameter.id, "  " + meaning(parameter),
            "  "
                + words(
                    "law.verified-through",
                    [
                        "day": .day(parameter.verifiedThrough),
                        "unit": .word("unit.\(parameter.unit.rawValue)"),
                    ]),
        ]
        if let next = parameter.nextRevision {
            lines.append("  " + words("law.next-revision", ["day": .day(next)]))
        }
        for dated in parameter.values {
            lines.append("  \(dated.from)  \(shown(dated.value, parameter.unit))")
            lines.append("      \(dated.citation) (\(words("status.\(dated.status.rawValue)")))")
            if let note = dated.notes[words.language.rawValue] { lines.append("      \(note)") }
        }
        return lines.joined(separator: "\n")
    }

    func write(_ parameter: Parameter, into json: inout JSONText) {
        json.object { json in
            json.field("id", parameter.id)
            json.field("means", meaning(parameter))
            json.field("unit", parameter.unit.rawValue)
            json.field("keyed_by", parameter.keyedBy)
            json.field("verified_through", parameter.verifiedThrough.description)
            json.field("next_revision", parameter.nextRevision?.description)
            json.key("values")
            json.array { json in
                for dated in parameter.values { write(dated, into: &json) }
            }
        }
    }

    private func write(_ dated: Dated<ParameterValue>, into json: inout JSONText) {
        json.object { json in
            json.field("from", dated.from.description)
            json.key("value")
            write(dated.value, into: &json)
            json.field("status", dated.status.rawValue)
            json.field("document", dated.citation.document)
            json.field("article", dated.citation.article)
            json.field("published", dated.citation.published?.description)
            json.field("note", dated.notes[words.language.rawValue])
        }
    }

    private func write(_ value: ParameterValue, into json: inout JSONText) {
        switch value {
        case .none: json.null()
        case .number(let number): json.value(number)
        case .words(let list): json.array { json in for word in list { json.value(word) } }
        case .steps(let steps):
            json.array { json in
                for step in steps {
                    json.array { json in
                        json.value(step.start)
                        json.value(step.value)
                    }
                }
            }
        case .keyed(let values):
            json.object { json in
                for (key, value) in values.sorted(by: { $0.key < $1.key }) {
                    json.key(key)
                    write(value, into: &json)
                }
            }
        }
    }

    func meaning(_ parameter: Parameter) -> String { words.meaning(parameter) }

    func shown(_ value: ParameterValue, _ unit: ParameterUnit) -> String { words.text(value, in: unit) }
}
