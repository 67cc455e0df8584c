/// A part of a letter, from its top to its end.
struct TemplateBlock: Sendable {
    /// What there is to put on a page.
    indirect enum Content: Sendable {
        case letterhead
        case title(TemplateText, below: TemplateText?)
        case text(TemplateText, TextLook)
        case fields([(label: TemplateText, value: TemplateText)], labelWidth: Int)
        case table(TableBlock)
        /// The place and day, the signer's office, room for the signature, name and number.
        case signature(Signature)
        /// `side` in millimetres.
        case qr(TemplateText, beside: TemplateText?, side: Int)
        /// A numbered list under a heading, such as tembusan.
        case numbered(head: TemplateText, items: [TemplateText])
        /// In millimetres.
        case space(Int)
        case newPage
    }

    /// How a paragraph stands.
    struct TextLook: Sendable, Hashable {
        var alignment = Alignment.left
        /// In points; nought for the letter's own.
        var size = 0
        /// Of the first line, in millimetres.
        var indent = 0
        /// Below it, in tenths of the letter's size.
        var gap = 6
        /// Of the whole block, in per cent of the width from the left.
        var start = 0
    }

    enum Alignment: String, Sendable, Hashable { case left, right, center, justify }

    struct Signature: Sendable {
        let lines: [TemplateText]
        let name: TemplateText
        let below: [TemplateText]
        /// At the left of it, with small words beside it; nil for none.
        let qr: TemplateText?
        let beside: TemplateText?
    }

    let content: Content
    /// Shown only where this field says something.
    let onlyWith: String?
    /// Shown only where this field is empty or not there.
    let onlyWithout: String?
}

/// A table of a template: which rows, in which columns.
struct TableBlock: Sendable {
    struct Column: Sendable {
        let head: TemplateText
        let text: TemplateText
        /// Its share of the width beside those of the others.
        let width: Int
        let alignment: TemplateBlock.Alignment
        /// Its text is drawn as a QR code; in a DOCX it stays a text.
        let isCode: Bool
    }

    let rows: String
    let columns: [Column]
    /// What is said where there are no rows.
    let empty: TemplateText
    /// Below the rows; a cell for every column, empty ones join the one before them.
    let total: [TemplateText]
    /// In points; nought for the letter's own less one.
    let size: Int
    let file: String
    let line: Int
}
