import HTML
import Letters

/// A QR code inside the page: no file to load, and nobody else sees the text.
enum QRPicture {
    /// White around the code, in modules: scanners want four.
    private static let margin = 4

    /// Draws it; nothing where the text is too long for a code.
    ///
    /// - Parameter label: what a screen reader says in its place.
    static func write(_ text: String, label: String, _ html: inout HTMLText) {
        guard let symbol = try? QRSymbol(text) else { return }
        let side = String(symbol.width + 2 * margin)
        html.element(
            "svg", ["class": "qr", "viewBox": "0 0 \(side) \(side)", "role": "img", "aria-label": label]
        ) { html in
            html.element("rect", ["width": side, "height": side, "fill": "#fff"]) { _ in }
            html.element("path", ["d": path(symbol), "fill": "#000"]) { _ in }
        }
    }

    /// A run of dark modules of a row is one rectangle.
    private static func path(_ symbol: QRSymbol) -> String {
        var path = ""
        for row in 0..<symbol.width {
            var column = 0
            while column < symbol.width {
                let start = column
                while column < symbol.width, symbol.isDark(row * symbol.width + column) { column += 1 }
                let length = column - start
                if length > 0 {
                    path += "M\(start + margin) \(row + margin)h\(length)v1h-\(length)z"
                } else {
                    column += 1
                }
            }
        }
        return path
    }
}
