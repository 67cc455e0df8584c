/// WordprocessingML, piece by piece. Whatever is text is escaped.
struct WordText {
    private(set) var xml = ""

    /// How a paragraph of Word stands. Lengths are in twentieths of a point.
    struct Paragraph {
        var alignment = TemplateBlock.Alignment.left
        /// In half points; nought for the document's own.
        var size = 0
        var isBold = false
        var firstLine = 0
        var start = 0
        var after = 0
        /// Stays on the page of the paragraph that follows.
        var keepsNext = false
        /// A double rule below, as under a letterhead.
        var hasRule = false
    }

    /// XML of our own making.
    mutating func raw(_ text: String) { xml += text }

    mutating func paragraph(_ text: FilledText, _ look: Paragraph = Paragraph()) {
        xml += "<w:p>" + properties(look)
        runs(text, look)
        xml += "</w:p>"
    }

    private func properties(_ look: Paragraph) -> String {
        var inner = look.keepsNext ? "<w:keepNext/>" : ""
        if look.hasRule {
            inner +=
                "<w:pBdr><w:bottom w:val=\"thickThinSmallGap\" w:sz=\"18\" w:space=\"4\"/></w:pBdr>"
        }
        inner += "<w:spacing w:before=\"0\" w:after=\"\(look.after)\"/>"
        if look.firstLine > 0 || look.start > 0 {
            inner += "<w:ind w:left=\"\(look.start)\" w:firstLine=\"\(look.firstLine)\"/>"
        }
        inner += "<w:jc w:val=\"\(look.alignment.ofWord)\"/>"
        return "<w:pPr>\(inner)</w:pPr>"
    }

    /// The text cut where bold begins and ends.
    private mutating func runs(_ text: FilledText, _ look: Paragraph) {
        let bytes = Array(text.text.utf8)
        var place = 0
        for bold in text.bold {
            run(bytes[place..<bold.lowerBound], look, isBold: look.isBold)
            run(bytes[bold], look, isBold: true)
            place = bold.upperBound
        }
        run(bytes[place...], look, isBold: look.isBold)
    }

    private mutating func run(_ bytes: ArraySlice<UInt8>, _ look: Paragraph, isBold: Bool) {
        if bytes.isEmpty { return }
        let size = look.size > 0 ? "<w:sz w:val=\"\(look.size)\"/>" : ""
        xml += "<w:r><w:rPr>\(isBold ? "<w:b/>" : "")\(size)</w:rPr>"
        let lines = String(decoding: bytes, as: UTF8.self)
            .split(separator: "\n", omittingEmptySubsequences: false)
        for (number, line) in lines.enumerated() {
            if number > 0 { xml += "<w:br/>" }
            xml += "<w:t xml:space=\"preserve\">\(WordText.escaped(line))</w:t>"
        }
        xml += "</w:r>"
    }

    /// A cell with what the body puts into it.
    mutating func cell(
        width: Int, span: Int = 1, shade: String? = nil, _ body: (inout WordText) throws -> Void
    ) rethrows {
        xml += "<w:tc><w:tcPr><w:tcW w:w=\"\(width)\" w:type=\"dxa\"/>"
        if span > 1 { xml += "<w:gridSpan w:val=\"\(span)\"/>" }
        if let shade { xml += "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"\(shade)\"/>" }
        xml += "</w:tcPr>"
        try body(&self)
        xml += "</w:tc>"
    }

    /// Text as XML has it; letters that XML cannot hold are left out.
    static func escaped(_ text: some StringProtocol) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            default:
                if scalar.value >= 0x20 || scalar == "\t" { escaped.unicodeScalars.append(scalar) }
            }
        }
        return escaped
    }
}

extension TemplateBlock.Alignment {
    fileprivate var ofWord: String {
        switch self {
        case .left: "left"
        case .right: "right"
        case .center: "center"
        case .justify: "both"
        }
    }
}
