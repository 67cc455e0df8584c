import HTML

/// A share as a bar, with the same in words beside it.
enum RosterBar {
    static func show(_ part: Int, of all: Int, _ label: String, _ html: inout HTMLText) {
        let share = all > 0 ? part * 100 / all : 0
        html.element(
            "svg",
            [
                "class": "bar", "viewBox": "0 0 100 4", "preserveAspectRatio": "none", "role": "img",
                "aria-label": label,
            ]
        ) { html in
            html.element("rect", ["class": "all", "width": "100", "height": "4"]) { _ in }
            html.element("rect", ["class": "part", "width": String(share), "height": "4"]) { _ in }
        }
        html.element("p", ["class": "of"], label)
    }
}
