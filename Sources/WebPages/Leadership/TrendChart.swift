import DeskBooks
import HTML
import MoneyAndDates
import Words

/// Twelve months as bars: how many work, and within each how many are paid for. What it shows stands in the
/// table beside it too.
struct TrendChart {
    let months: [LeadershipMonth]
    let words: Words

    private let width = 720
    private let height = 190
    private let foot = 24

    /// - Parameter title: for whoever hears the page.
    func show(_ title: String, _ html: inout HTMLText) {
        let most = max(1, months.map { max($0.jobs, $0.reported) }.max() ?? 1)
        html.element(
            "svg",
            [
                "class": "chart", "viewBox": "0 0 \(width) \(height)", "width": String(width),
                "height": String(height), "role": "img", "aria-label": title,
            ]
        ) { html in
            let step = width / max(1, months.count)
            for (place, month) in months.enumerated() {
                let left = place * step + 8
                bar("all", left, max(month.jobs, month.reported), most, step - 16, &html)
                bar("part", left, month.paid, most, step - 16, &html)
                html.element(
                    "text",
                    ["x": String(left + (step - 16) / 2), "y": String(height - 6), "text-anchor": "middle"],
                    short(month.month))
            }
        }
    }

    private func bar(
        _ style: String, _ left: Int, _ count: Int, _ most: Int, _ breadth: Int, _ html: inout HTMLText
    ) {
        let size = (height - foot - 4) * count / most
        html.element(
            "rect",
            [
                "class": style, "x": String(left), "y": String(height - foot - size),
                "width": String(breadth), "height": String(size),
            ]
        ) { _ in }
    }

    private func short(_ month: Month) -> String {
        "\(words("month.\(month.month)").prefix(3)) \(month.year % 100)"
    }
}
