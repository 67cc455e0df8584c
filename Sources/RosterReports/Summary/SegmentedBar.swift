import HTML

/// A bar of parts in SVG; the same numbers stand in the table beside it, so it is hidden from readers of it.
struct SegmentedBar {
    let parts: [(colour: String, amount: Int64)]
    let label: String

    func write(_ html: inout HTMLText) {
        let total = max(1, parts.map(\.amount).reduce(0, +))
        html.element(
            "svg",
            [
                "class": "bar", "viewBox": "0 0 1000 24", "role": "img", "aria-label": label,
                "preserveAspectRatio": "none", "height": "24",
            ]
        ) { html in
            var start: Int64 = 0
            var amount: Int64 = 0
            for part in parts where part.amount > 0 {
                amount += part.amount
                let width = amount * 1000 / total - start
                html.element(
                    "rect",
                    [
                        "class": part.colour, "x": "\(start)", "y": "0",
                        "width": "\(max(2, amount == total ? width : width - 2))",
                        "height": "24",
                    ]
                ) { _ in }
                start += width
            }
        }
    }
}
