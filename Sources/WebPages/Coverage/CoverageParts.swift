import Access
import AccessBooks
import DeskBooks
import HTML
import IndicatorBooks
import Indicators
import LawBook
import Membership
import MoneyAndDates
import WebGate
import Words

extension Asking {
    /// Coverage as whoever entered may see it.
    func coverage() throws -> CoverageDesk { CoverageDesk(try desk(), templates: try .embedded()) }

    /// Whether whoever entered sees every government as totals, and none in particular.
    var isNational: Bool {
        guard let reach = try? visitor.permit?.reach(.seeAggregates) else { return false }
        if case .nation = reach { return true }
        return false
    }

    /// A share of a whole in per cent with two places, rounded half up: `35,05 %`.
    func percent(_ share: Share) -> String { percent(hundredths: share.hundredths(rounded: .halfUp)) }

    /// The same out of hundredths of a percent, with so many places.
    func percent(hundredths: Int64, decimals: Int = 2) -> String {
        let sign = hundredths < 0 ? "−" : ""
        let number = hundredths.magnitude
        let tail = String(number % 100 + 100).dropFirst().prefix(decimals)
        let comma = words.language == .english ? "." : ","
        return "\(sign)\(number / 100)\(tail.isEmpty ? "" : comma)\(tail)\u{a0}%"
    }

    func count(_ count: Int64) -> String { words.text(Int(count)) }
}

/// The places within Cakupan.
enum CoverageBar {
    private static let places: [(path: String, key: String)] = [
        ("/cakupan", "coverage.menu.list"), ("/cakupan/peta", "coverage.menu.map"),
        ("/cakupan/belum", "coverage.menu.gaps"), ("/cakupan/mutu", "coverage.menu.quality"),
        ("/cakupan/dasar", "coverage.menu.base"), ("/cakupan/terbitan", "coverage.menu.published"),
        ("/cakupan/arsip", "coverage.menu.archive"), ("/cakupan/paritrana", "coverage.menu.paritrana"),
        ("/laporan", "report.title"),
    ]

    /// - Parameter here: the path of the place that is shown.
    static func write(_ asking: Asking, here: String, _ html: inout HTMLText) {
        html.element("nav", ["class": "tabs", "aria-label": asking("coverage.menu")]) { html in
            html.element("ul") { html in
                for place in places where !asking.isNational || isForAll(place.path) {
                    html.element("li") {
                        $0.element(
                            "a", ["href": place.path, "aria-current": place.path == here ? "page" : nil],
                            asking(place.key))
                    }
                }
                if asking.isNational {
                    html.element("li") {
                        $0.element(
                            "a",
                            ["href": "/nasional", "aria-current": here == "/nasional" ? "page" : nil],
                            asking("coverage.menu.nation"))
                    }
                }
            }
        }
    }

    private static func isForAll(_ path: String) -> Bool {
        ["/cakupan/peta", "/cakupan/terbitan", "/cakupan/arsip"].contains(path)
    }
}

extension HTMLText {
    /// A figure as a card: how much, of what, by which definition and day, from where.
    mutating func figure(_ answer: FigureAnswer, _ asking: Asking) {
        element("li", ["class": "card"]) { html in
            switch answer {
            case .figure(let figure):
                html.element("h2", ["class": "of"], asking(figure.definition.labelKey))
                html.element("p", ["class": "figure"], asking.percent(figure.share))
                html.element("p", ["class": "of"], asking.sides(figure))
                html.element("p", ["class": "of"], asking.origin(figure))
            case .refused(let refusal):
                html.element("p", ["class": "figure"], "–")
                html.element("p", ["class": "of"], asking.words(refusal.note))
            }
        }
    }
}

extension Asking {
    /// `49.397 peserta aktif dari 140.940 angkatan kerja`.
    func sides(_ figure: Figure) -> String {
        self(
            "coverage.sides",
            [
                "part": .text(count(figure.numerator.count)),
                "of": .word(figure.numerator.measure.labelKey),
                "whole": .text(count(figure.denominator.count)),
                "all": .word(figure.denominator.measure.labelKey),
            ])
    }

    /// Days, definition and source of a figure.
    func origin(_ figure: Figure) -> String {
        let day = figure.numerator.asOf
        let key = day == figure.denominator.asOf ? "coverage.origin" : "coverage.origin-two"
        return self(
            key,
            [
                "day": .day(day), "other": .day(figure.denominator.asOf),
                "definition": .text(figure.definition.code), "source": .text(source(figure.numerator)),
                "base": .text(source(figure.denominator)),
            ])
    }

    private func source(_ counted: Counted) -> String {
        counted.source.hasPrefix("register/") ? self("coverage.register") : counted.source
    }
}

/// Shares month by month as a line. What it shows stands in the table beside it too.
struct ShareTrend {
    let figures: [Figure]
    let asking: Asking
    private let width = 720
    private let height = 200
    private let foot = 24

    init(_ figures: [Figure], _ asking: Asking) {
        self.figures = figures
        self.asking = asking
    }

    /// - Parameter title: for whoever hears the page.
    func show(_ title: String, _ html: inout HTMLText) {
        guard figures.count > 1 else { return }
        html.element(
            "svg",
            [
                "class": "chart", "viewBox": "0 0 \(width) \(height)", "width": String(width),
                "height": String(height), "role": "img", "aria-label": title,
            ]
        ) { html in
            for (place, figure) in figures.enumerated() {
                let size = barHeight(figure)
                let left = place * step + 8
                html.element(
                    "rect",
                    [
                        "class": "part", "x": String(left), "y": String(height - foot - size),
                        "width": String(max(4, step - 16)), "height": String(size),
                    ]
                ) { _ in }
                text(asking.percent(figure.share), left, height - foot - size - 4, &html)
                text(short(Month(of: figure.numerator.asOf)), left, height - 6, &html)
            }
        }
    }

    private var step: Int { width / max(1, figures.count) }

    private func barHeight(_ figure: Figure) -> Int {
        let hundredths = min(10_000, Int(figure.share.hundredths(rounded: .halfUp)))
        return (height - foot - 20) * hundredths / 10_000
    }

    private func text(_ text: String, _ left: Int, _ top: Int, _ html: inout HTMLText) {
        html.element(
            "text",
            ["x": String(left + (step - 16) / 2), "y": String(top), "text-anchor": "middle"], text)
    }

    private func short(_ month: Month) -> String {
        "\(asking("month.\(month.month)").prefix(3)) \(month.year % 100)"
    }
}
