/// How a kind of letter looks: the page, and its blocks from top to end.
struct LetterTemplate: Sendable {
    struct Page: Sendable {
        var isLandscape = false
        /// In millimetres.
        var margin = 25
        /// The first that the machine has.
        var font = ["Liberation Sans", "Arial", "Noto Sans", "DejaVu Sans", "sans-serif"]
            .joined(separator: ", ")
        /// In points.
        var size = 11
        /// A thin frame around every page, as certificates have.
        var hasFrame = false
    }

    let file: String
    let page: Page
    /// What readers of PDF show as the title.
    let title: TemplateText
    /// At the foot of every page, left; may be empty.
    let footer: TemplateText
    /// At the foot, right: has the places `{page}` and `{pages}`.
    let pageNumber: TemplateText
    let blocks: [TemplateBlock]

    /// Reads a template.
    ///
    /// - Throws: `LetterRefusal.template` with file and line.
    init(yaml: String, file: String) throws(LetterRefusal) {
        let node = try TemplateNode.parse(yaml, file: file)
        try node.allow(["page", "title", "footer", "page-number", "blocks"])
        self.file = file
        page = try LetterTemplate.page(node.part("page"))
        title = try node.text("title")
        footer = try node.text(orEmpty: "footer")
        pageNumber = try node.text(orEmpty: "page-number")
        var blocks: [TemplateBlock] = []
        for part in try node.required("blocks").list() { blocks.append(try TemplateBlock(part)) }
        self.blocks = blocks
    }

    private static func page(_ node: TemplateNode?) throws(LetterRefusal) -> Page {
        var page = Page()
        guard let node else { return page }
        try node.allow(["landscape", "margin", "font", "size", "frame"])
        page.isLandscape = try node.truth("landscape")
        page.margin = try node.number("margin", otherwise: page.margin, in: 5...60)
        page.font = try node.string("font", otherwise: page.font)
        page.size = try node.number("size", otherwise: page.size, in: 6...24)
        page.hasFrame = try node.truth("frame")
        return page
    }
}

extension TemplateBlock {
    private static let names: Set = [
        "letterhead", "title", "text", "fields", "table", "signature", "qr", "numbered", "space", "new-page",
    ]

    /// A block: a name alone, or a mapping with one of the names and what belongs to it.
    fileprivate init(_ node: TemplateNode) throws(LetterRefusal) {
        if node.isScalar {
            onlyWith = nil
            onlyWithout = nil
            switch try node.string() {
            case "letterhead": content = .letterhead
            case "new-page": content = .newPage
            default: throw node.fault(.notABlock)
            }
            return
        }
        let found = node.keys.filter(TemplateBlock.names.contains)
        guard node.isMapping, found.count == 1, let name = found.first else {
            throw node.fault(.notABlock, node.keys.joined(separator: ", "))
        }
        onlyWith = try node.part("if")?.string()
        onlyWithout = try node.part("unless")?.string()
        let part = try node.required(name)
        func allow(_ more: Set<String>) throws(LetterRefusal) {
            try node.allow(more.union([name, "if", "unless"]))
        }
        switch name {
        case "title":
            try allow(["below"])
            content = .title(try part.text(), below: try node.text(ifPresent: "below"))
        case "text":
            try allow(["align", "size", "indent", "gap", "start"])
            content = .text(try part.text(), try TextLook(node))
        case "fields":
            try allow(["label-width"])
            content = .fields(
                try TemplateBlock.pairs(part),
                labelWidth: try node.number("label-width", otherwise: 35, in: 10...90))
        case "table":
            try allow(["columns", "empty", "total", "size"])
            content = .table(try TableBlock(node, rows: try part.string()))
        case "signature":
            try allow([])
            content = .signature(try Signature(part))
        case "qr":
            try allow(["beside", "side"])
            content = .qr(
                try part.text(), beside: try node.text(ifPresent: "beside"),
                side: try node.number("side", otherwise: 24, in: 15...150))
        case "numbered":
            try allow([])
            content = try TemplateBlock.numbered(part)
        case "space":
            try allow([])
            content = .space(try node.number("space", otherwise: 0, in: 1...200))
        default:
            try allow([])
            content = name == "letterhead" ? .letterhead : .newPage
        }
    }

    private static func pairs(
        _ node: TemplateNode
    ) throws(LetterRefusal) -> [(label: TemplateText, value: TemplateText)] {
        var pairs: [(label: TemplateText, value: TemplateText)] = []
        for pair in try node.list() {
            let texts = try pair.list()
            guard texts.count == 2 else { throw pair.fault(.wrongValue) }
            pairs.append((try texts[0].text(), try texts[1].text()))
        }
        return pairs
    }

    private static func numbered(_ node: TemplateNode) throws(LetterRefusal) -> Content {
        try node.allow(["head", "items"])
        var items: [TemplateText] = []
        for item in try node.required("items").list() { items.append(try item.text()) }
        return .numbered(head: try node.text("head"), items: items)
    }
}

extension TemplateBlock.TextLook {
    fileprivate init(_ node: TemplateNode) throws(LetterRefusal) {
        alignment = try node.named("align", otherwise: TemplateBlock.Alignment.left)
        size = try node.number("size", otherwise: 0, in: 6...96)
        indent = try node.number("indent", otherwise: 0, in: 0...60)
        gap = try node.number("gap", otherwise: 6, in: 0...60)
        start = try node.number("start", otherwise: 0, in: 0...80)
    }
}

extension TemplateBlock.Signature {
    fileprivate init(_ node: TemplateNode) throws(LetterRefusal) {
        try node.allow(["lines", "name", "below", "qr", "beside"])
        lines = try TemplateBlock.Signature.texts(try node.required("lines"))
        name = try node.text("name")
        below = try TemplateBlock.Signature.texts(node.part("below"))
        qr = try node.text(ifPresent: "qr")
        beside = try node.text(ifPresent: "beside")
    }

    private static func texts(_ node: TemplateNode?) throws(LetterRefusal) -> [TemplateText] {
        var texts: [TemplateText] = []
        guard let node else { return texts }
        for part in try node.list() { texts.append(try part.text()) }
        return texts
    }
}

extension TableBlock {
    fileprivate init(_ node: TemplateNode, rows: String) throws(LetterRefusal) {
        var columns: [Column] = []
        for part in try node.required("columns").list() {
            try part.allow(["head", "text", "width", "align", "qr"])
            columns.append(
                Column(
                    head: try part.text("head"), text: try part.text("text"),
                    width: try part.number("width", otherwise: 1, in: 1...100),
                    alignment: try part.named("align", otherwise: TemplateBlock.Alignment.left),
                    isCode: try part.part("qr")?.string() == "true"))
        }
        guard !columns.isEmpty else { throw node.fault(.missingKey, "columns") }
        var total: [TemplateText] = []
        if let part = node.part("total") {
            for cell in try part.list() { total.append(try cell.text()) }
        }
        guard total.isEmpty || total.count == columns.count else {
            throw node.fault(.wrongValue, "total", at: node.part("total")?.line)
        }
        self.rows = rows
        self.columns = columns
        self.total = total
        empty = try node.text("empty")
        size = try node.number("size", otherwise: 0, in: 5...24)
        file = node.file
        line = node.line
    }
}
