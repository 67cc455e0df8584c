/// A text of a template, cut at its places: `Sebesar **{amount}** untuk {month}`.
///
/// `{name}` is a place, `**` begins and ends bold, `{{` is a brace. What fills a place is never read again:
/// a name with braces, stars or angle brackets in it stays as it is.
struct TemplateText: Sendable, Hashable {
    enum Piece: Sendable, Hashable {
        case text(String, isBold: Bool)
        case place(String, isBold: Bool)
    }

    let pieces: [Piece]
    let file: String
    let line: Int

    init(_ source: String, file: String, line: Int) throws(LetterRefusal) {
        self.file = file
        self.line = line
        var pieces: [Piece] = []
        var (plain, isBold) = ("", false)
        var rest = source[...]
        func end() {
            if !plain.isEmpty { pieces.append(.text(plain, isBold: isBold)) }
            plain = ""
        }
        func refusal() -> LetterRefusal {
            .template(TemplateFault(file: file, line: line, what: .openPlace, value: source))
        }
        while let letter = rest.first {
            if rest.hasPrefix("{{") {
                plain.append("{")
                rest = rest.dropFirst(2)
            } else if rest.hasPrefix("**") {
                end()
                isBold.toggle()
                rest = rest.dropFirst(2)
            } else if letter == "{" {
                end()
                let name = rest.dropFirst().prefix { $0 != "}" }
                guard name.endIndex < rest.endIndex, !name.isEmpty else { throw refusal() }
                pieces.append(.place(String(name), isBold: isBold))
                rest = rest[name.endIndex...].dropFirst()
            } else {
                plain.append(letter)
                rest = rest.dropFirst()
            }
        }
        if isBold { throw refusal() }
        end()
        self.pieces = pieces
    }

    /// The names of its places, in order.
    var places: [String] {
        pieces.compactMap { if case .place(let name, _) = $0 { name } else { nil } }
    }

    /// The text with every place filled.
    ///
    /// - Throws: `LetterRefusal.missing` for a place that nothing fills.
    func filled(_ value: (String) -> String?) throws(LetterRefusal) -> FilledText {
        var filled = FilledText()
        for piece in pieces {
            switch piece {
            case .text(let text, let isBold): filled.append(text, isBold: isBold)
            case .place(let name, let isBold):
                guard let text = value(name) else {
                    throw .missing(field: name, file: file, line: line)
                }
                filled.append(text.withoutControls, isBold: isBold)
            }
        }
        return filled
    }
}

/// A text as it is drawn: its letters, and which of its bytes are bold.
struct FilledText: Sendable, Hashable {
    private(set) var text = ""
    /// Ranges of UTF-8 bytes.
    private(set) var bold: [Range<Int>] = []

    init() {}

    init(_ text: String, isBold: Bool = false) { append(text, isBold: isBold) }

    mutating func append(_ more: String, isBold: Bool) {
        let start = text.utf8.count
        text += more
        if isBold, !more.isEmpty { bold.append(start..<text.utf8.count) }
    }
}

extension String {
    /// Without what steers a terminal or a page rather than being read: controls but for line ends, and the
    /// marks that turn the direction of what follows around.
    var withoutControls: String {
        guard unicodeScalars.contains(where: \.isControl) else { return self }
        var kept = String.UnicodeScalarView()
        kept.append(contentsOf: unicodeScalars.filter { !$0.isControl })
        return String(kept)
    }
}

extension Unicode.Scalar {
    fileprivate var isControl: Bool {
        switch value {
        case 0x0A: false
        case 0..<0x20, 0x7F..<0xA0, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFFFE, 0xFFFF: true
        default: false
        }
    }
}
