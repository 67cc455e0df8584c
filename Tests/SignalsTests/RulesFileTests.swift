import EmbeddedFiles
import Foundation
import SignalFiles
import Signals
import Testing
import Words

@Suite struct `The template of signals` {
    private let text: String

    init() throws { text = try #require(EmbeddedFiles.text(at: SignalRules.path)) }

    @Test func `has every kind with its numbers, its source and why`() throws {
        let rules = try SignalRules(yaml: text)
        #expect(rules.number(.days, of: .earlyDeath) == 90)
        for kind in SignalKind.allCases {
            #expect(!rules[kind].source.isEmpty && !rules[kind].why.isEmpty)
            for threshold in kind.thresholds { #expect(rules.number(threshold, of: kind) > 0) }
        }
    }

    @Test(arguments: [
        ("days: 90", "days: 0", SignalFileRefusal.Fault.valueWrong),
        ("days: 90", "days: 366", .valueWrong), ("days: 90", "days: sembilan", .valueWrong),
        ("days: 90", "weeks: 12", .keyUnknown), ("    days: 90\n", "", .keyMissing),
        ("severity: high\n", "severity: dire\n", .valueWrong),
        ("signal: early-death", "signal: late-death", .nameUnknown),
        ("signal: early-death", "signal: dead-billed", .nameTwice), ("most: 2000", "most: 0", .valueWrong),
        ("share: 900000", "share: 1000001", .valueWrong), ("most: 2000", "least: 1", .keyUnknown),
    ])
    func `is refused with its line where it says something else`(
        part: String, instead: String, fault: SignalFileRefusal.Fault
    ) throws {
        let range = try #require(text.range(of: part))
        let wrong = text.replacingCharacters(in: range, with: instead)
        let refusal = #expect(throws: SignalFileRefusal.self) { try SignalRules(yaml: wrong) }
        #expect(refusal?.fault == fault)
        #expect((refusal?.line ?? 0) > 0)
    }

    @Test func `is refused where it is no YAML or lacks a kind`() {
        let broken = #expect(throws: SignalFileRefusal.self) { try SignalRules(yaml: "most: 1\nsignals: ]") }
        #expect(broken?.fault == .notYAML && broken?.line == 2)
        #expect(throws: SignalFileRefusal.self) { try SignalRules(yaml: "") }
        let refusal = #expect(throws: SignalFileRefusal.self) {
            try SignalRules(yaml: "most: 1\nsignals: []")
        }
        #expect(refusal?.fault == .keyMissing)
    }

    @Test(arguments: [Language.indonesian, .english])
    func `has its sentences, filled by the facts that each kind has`(language: Language) throws {
        let files = EmbeddedFiles.paths(under: "words/").filter {
            $0.hasSuffix("/\(language.rawValue).yaml")
        }
        let words = try Words(language, yaml: files.compactMap(EmbeddedFiles.text(at:)))
        let all = SignalFacts(
            Dictionary(uniqueKeysWithValues: SignalFigure.allCases.map { ($0, Int64(20_260_101)) }))
        for kind in SignalKind.allCases {
            for key in [kind.labelKey, kind.reasonKey, kind.innocentKey] {
                #expect(!words(key, all.arguments).contains("⟨"), "\(key)")
            }
        }
        for figure in SignalFigure.allCases { #expect(!words(figure.labelKey).contains("⟨")) }
        for state in SignalState.allCases { #expect(!words(state.labelKey).contains("⟨")) }
        for decision in SignalDecision.allCases { #expect(!words(decision.labelKey).contains("⟨")) }
        for severity in SignalSeverity.allCases { #expect(!words(severity.labelKey).contains("⟨")) }
    }
}
