import Access
import AccessBooks
import Foundation
import IndicatorBooks
import Indicators
import MoneyAndDates
import SQLStore

/// What lies on the table of a meeting: figures with their definitions, and who has not. Frozen it is JSON
/// that does not change any more; pages, letters and commands read it back from there.
package struct MeetingTables: Codable, Sendable, Hashable {
    /// A figure with what it divided.
    package struct Line: Codable, Sendable, Hashable {
        /// Code of the definition with its version.
        package let definition: String
        /// The key of its name in `words/`.
        package let label: String
        package let source: String
        package let part: Int64
        /// The keys of what was counted.
        package let partOf: String
        package let whole: Int64
        package let wholeOf: String
        package let asOf: String

        enum CodingKeys: String, CodingKey {
            case definition, label, source, part, whole
            case partOf = "part-of"
            case wholeOf = "whole-of"
            case asOf = "as-of"
        }
    }

    /// A unit that lacks a paper.
    package struct Lacking: Codable, Sendable, Hashable {
        package let unit: String
        package let people: Int
        package let budget: Bool
        package let agreement: Bool
    }

    /// A registration that is behind.
    package struct Behind: Codable, Sendable, Hashable {
        package let registration: String
        package let months: Int
        package let oldest: String
        /// Rupiah.
        package let open: Int64
    }

    /// Of each list as many are frozen, those with the most people and the most months first.
    private static let most = 500

    package let month: String
    package let asOf: String
    package let figures: [Line]
    package let lacking: [Lacking]
    package let behind: [Behind]

    enum CodingKeys: String, CodingKey {
        case month, figures, lacking, behind
        case asOf = "as-of"
    }

    init(_ view: CoverageView, _ gaps: GapView) {
        month = view.month.description
        asOf = view.asOf.description
        figures = (view.figures + gaps.figures).compactMap(\.figure).map { figure in
            Line(
                definition: figure.definition.code, label: figure.definition.labelKey,
                source: figure.definition.source, part: figure.numerator.count,
                partOf: figure.numerator.measure.labelKey, whole: figure.denominator.count,
                wholeOf: figure.denominator.measure.labelKey, asOf: figure.numerator.asOf.description)
        }
        lacking = gaps.lacking.prefix(MeetingTables.most).map { unit in
            Lacking(
                unit: unit.name, people: unit.people, budget: !unit.lacksBudget,
                agreement: !unit.lacksAgreement)
        }
        behind = gaps.behind.prefix(MeetingTables.most).map { row in
            Behind(
                registration: row.name, months: row.months, oldest: row.oldest.description,
                open: row.open.amount)
        }
    }

    /// Reads back what was frozen; nil for a text that is not that.
    package init?(_ json: String) {
        guard let read = try? JSONDecoder().decode(MeetingTables.self, from: Data(json.utf8)) else {
            return nil
        }
        self = read
    }

    /// The same tables are the same text.
    func json() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(self), as: UTF8.self)
    }
}

extension CoverageDesk {
    /// What a meeting of today has before it: the last whole month, and who has not.
    ///
    /// - Throws: `.outOfReach` for less or more than a government.
    package func meetingTables() async throws -> MeetingTables {
        try desk.wholeGovernment(.seeAggregates)
        let view = try await view(Month(of: office.today).adding(-1), by: .unit)
        return MeetingTables(view, try await gaps())
    }
}
