import DeskBooks
import HTML
import LawBook
import MoneyAndDates
import ObligationBooks
import Obligations
import WebGate
import Words

/// Agreements, budgets and months of a unit over two years, as a picture and as tables: the days between
/// years that nothing covers are seen before they come.
struct TimelinePart {
    let asking: Asking
    let timeline: UnitTimeline
    let title: String

    private let width = 720
    private let lead = 76
    private let lane = 34

    private var line: CoverTimeline { timeline.line }
    private var words: Words { asking.words }

    func write(_ html: inout HTMLText) {
        html.element("section", ["class": "sheet", "aria-labelledby": "garis-waktu"]) { html in
            html.element("h2", ["id": "garis-waktu"], title)
            if line.gaps.isEmpty {
                html.notice(.good, asking("timeline.no-gap"))
            } else {
                html.notice(
                    line.gaps.contains { $0.span.through >= asking.portal.today() } ? .wait : .plain,
                    asking(
                        "timeline.gap-days",
                        ["days": .number(line.uncoveredDays), "spans": .number(line.gaps.count)]))
            }
            chart(&html)
            bars(&html)
            if !line.gaps.isEmpty { gaps(&html) }
        }
    }

    private func chart(_ html: inout HTMLText) {
        let height = lane * 4 + 22
        html.element(
            "div",
            ["class": "scroll", "tabindex": "0", "role": "group", "aria-label": asking("timeline.picture")]
        ) {
            html in
            html.element(
                "svg",
                [
                    "class": "chart timeline", "viewBox": "0 0 \(width) \(height)", "width": String(width),
                    "height": String(height), "role": "img", "aria-label": asking("timeline.picture"),
                ]
            ) { html in
                for (place, kind) in TimelineKind.allCases.enumerated() {
                    label(asking("timeline.short.\(kind.rawValue)"), place, &html)
                    for bar in line.bars where bar.kind == kind {
                        box(bar.span, place, bar.isSigned ? "part" : "all", &html)
                    }
                }
                label(asking("timeline.short.months"), 2, &html)
                for month in timeline.paid { box(span(month), 2, "part", &html) }
                for month in timeline.open { box(span(month), 2, "late", &html) }
                label(asking("timeline.short.gap"), 3, &html)
                for gap in line.gaps { box(gap.span, 3, "late", &html) }
                scale(height, &html)
            }
        }
    }

    private func span(_ month: Month) -> DaySpan { DaySpan(month.firstDay, month.lastDay) }

    private func label(_ text: String, _ place: Int, _ html: inout HTMLText) {
        html.element("text", ["x": "0", "y": String(place * lane + 21)], text)
    }

    /// Where a day begins.
    private func left(_ day: Day) -> Int {
        let days = max(0, day.sinceEpoch - line.horizon.from.sinceEpoch)
        return lead + (width - lead) * min(days, line.horizon.days) / line.horizon.days
    }

    private func box(_ span: DaySpan, _ place: Int, _ style: String, _ html: inout HTMLText) {
        let from = left(span.from)
        html.element(
            "rect",
            [
                "class": style, "x": String(from), "y": String(place * lane + 6),
                "width": String(max(2, left(span.through.adding(days: 1)) - from)),
                "height": String(lane - 12),
            ]
        ) { _ in }
    }

    /// A stroke at the beginning of each quarter, and one for today.
    private func scale(_ height: Int, _ html: inout HTMLText) {
        for quarter in 0..<8 {
            guard let day = Day(line.horizon.from.year + quarter / 4, quarter % 4 * 3 + 1, 1) else {
                continue
            }
            stroke(left(day), height - 22, "grid", &html)
            let name = words("month.\(day.month)").prefix(3)
            html.element(
                "text", ["x": String(left(day) + 2), "y": String(height - 6)], "\(name) \(day.year % 100)")
        }
        let today = asking.portal.today()
        if line.horizon.holds(today) { stroke(left(today), height - 22, "now", &html) }
    }

    private func stroke(_ place: Int, _ height: Int, _ style: String, _ html: inout HTMLText) {
        html.element(
            "line",
            [
                "class": style, "x1": String(place), "y1": "0", "x2": String(place), "y2": String(height),
                "stroke": "currentColor", "stroke-width": style == "now" ? "2" : "1",
                "stroke-opacity": style == "now" ? "1" : "0.2",
            ]
        ) { _ in }
    }

    private func bars(_ html: inout HTMLText) {
        guard !line.bars.isEmpty else { return html.element("p", asking("timeline.nothing")) }
        html.table(
            asking("timeline.papers"),
            [
                Column(asking("timeline.kind")), Column(asking("agreements.number")),
                Column(asking("agreements.span")), Column(asking("agreements.state")),
            ]
        ) { html in
            for bar in line.bars {
                html.element("tr") { html in
                    html.element("th", ["scope": "row"], asking(bar.kind.labelKey))
                    html.element("td") { html in
                        let name = bar.number.isEmpty ? asking("agreements.no-number") : bar.number
                        guard let id = bar.agreement else { return html.text(name) }
                        html.element("a", ["href": "/pks/\(id)"], name)
                    }
                    html.cell("\(words.text(bar.span.from)) – \(words.text(bar.span.through))")
                    html.element("td") {
                        $0.state(
                            asking(bar.isSigned ? "timeline.signed" : "timeline.expected"),
                            bar.isSigned ? .good : .wait)
                    }
                }
            }
        }
    }

    private func gaps(_ html: inout HTMLText) {
        html.table(
            asking("timeline.gaps"),
            [
                Column(asking("agreements.span")), Column(asking("timeline.days"), isAmount: true),
                Column(asking("timeline.lacks")),
            ]
        ) { html in
            for gap in line.gaps {
                html.element("tr") { html in
                    html.element(
                        "th", ["scope": "row"],
                        "\(words.text(gap.span.from)) – \(words.text(gap.span.through))")
                    html.cell(words.text(gap.span.days), isAmount: true)
                    html.cell(gap.lacks.map { asking($0.labelKey) }.joined(separator: ", "))
                }
            }
        }
    }
}
