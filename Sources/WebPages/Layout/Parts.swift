import HTML
import LawBook
import MoneyAndDates
import WebGate
import Words

/// How good a state is; always beside a word that says the same.
enum Tone: String, Sendable {
    case good, wait, bad, plain

    /// For `class`: `state good`.
    func with(_ name: String) -> String { self == .plain ? name : "\(name) \(rawValue)" }
}

/// The parts that pages are made of.
extension HTMLText {
    /// A form that does something: it carries the visitor's mark.
    mutating func form(
        _ path: String, _ asking: Asking, style: String = "", files: Bool = false,
        _ content: (inout HTMLText) throws -> Void
    ) rethrows {
        try element(
            "form",
            [
                "method": "post", "action": path, "class": style.isEmpty ? nil : style,
                "enctype": files ? "multipart/form-data" : nil,
            ]
        ) {
            $0.emptyElement(
                "input", ["type": "hidden", "name": FormMark.field, "value": asking.visitor.formMark])
            try content(&$0)
        }
    }

    /// A form that asks: what is chosen stands in the address.
    mutating func asks(
        _ path: String, style: String = "row", _ content: (inout HTMLText) throws -> Void
    ) rethrows {
        try element("form", ["method": "get", "action": path, "class": style, "role": "search"], content)
    }

    /// A labelled field with its hint, and what was wrong with it.
    mutating func field(_ field: Field) {
        element("div", [:]) { html in
            html.element("label", ["for": field.name], field.label)
            if let hint = field.hint {
                html.element("p", ["class": "hint", "id": "\(field.name)-hint"], hint)
            }
            if let error = field.error {
                html.element("p", ["class": "error", "id": "\(field.name)-error"], error)
            }
            html.emptyElement(
                "input",
                [
                    "id": field.name, "name": field.name, "type": field.type, "value": field.value,
                    "required": field.isRequired ? "" : nil, "autocomplete": field.autocomplete,
                    "inputmode": field.inputMode, "aria-invalid": field.error == nil ? nil : "true",
                    "aria-describedby": field.describedBy, "accept": field.accept,
                ])
        }
    }

    /// A labelled choice of one.
    mutating func choice(
        _ name: String, _ label: String, _ options: [(value: String, label: String)], chosen: String?
    ) {
        element("div", [:]) { html in
            html.element("label", ["for": name], label)
            html.element("select", ["id": name, "name": name]) { html in
                for option in options {
                    html.element(
                        "option", ["value": option.value, "selected": option.value == chosen ? "" : nil],
                        option.label)
                }
            }
        }
    }

    /// A button that sends its form; `busy` is what it says meanwhile.
    mutating func submit(_ label: String, style: String? = nil) {
        element("button", ["type": "submit", "class": style], label)
    }

    /// A word for a state.
    mutating func state(_ word: String, _ tone: Tone) {
        element("span", ["class": tone.with("state")], word)
    }

    /// A sentence that must be seen.
    mutating func notice(_ tone: Tone, _ sentences: String...) {
        element("div", ["class": tone.with("notice"), "role": tone == .bad ? "alert" : nil]) { html in
            for sentence in sentences { html.element("p", sentence) }
        }
    }

    /// What stands where nothing is: says why, and what to do.
    mutating func empty(_ sentence: String, _ link: (path: String, label: String)? = nil) {
        element("div", ["class": "empty"]) { html in
            html.element("p", sentence)
            if let link { html.element("a", ["class": "button", "href": link.path], link.label) }
        }
    }

    /// The title of a page with what can be done there.
    mutating func titlebar(
        _ title: String, _ lead: String? = nil, _ actions: ((inout HTMLText) -> Void)? = nil
    ) {
        element("div", ["class": "titlebar"]) { html in
            html.element("div", [:]) {
                $0.element("h1", title)
                if let lead { $0.element("p", ["class": "lead"], lead) }
            }
            if let actions { html.element("div", ["class": "actions"], actions) }
        }
    }

    /// A table that scrolls by itself where the screen is narrow, and can be reached by keyboard there.
    mutating func table(
        _ caption: String, _ columns: [Column], _ rows: (inout HTMLText) throws -> Void
    ) rethrows {
        try element("div", ["class": "scroll", "tabindex": "0", "role": "group", "aria-label": caption]) {
            try $0.element("table") { html in
                html.element("caption", caption)
                html.element("thead") { html in
                    html.element("tr") { html in
                        for column in columns {
                            html.element(
                                "th",
                                [
                                    "scope": "col", "class": column.isAmount ? "amount" : nil,
                                    "aria-sort": column.sort,
                                ]
                            ) {
                                if let path = column.path {
                                    $0.element("a", ["href": path], column.title)
                                } else {
                                    $0.text(column.title)
                                }
                            }
                        }
                    }
                }
                try html.element("tbody") { try rows(&$0) }
            }
        }
    }

    /// The way on in a list, and back to its beginning; nothing where all of it is shown.
    ///
    /// - Parameters:
    ///   - page: where the list stands if not at this address, and the part of that page with its `#`.
    ///   - query: what is listed, where the address does not say all of it.
    ///   - label: the key of what leads on.
    mutating func pager(
        _ asking: Asking, at page: (path: String, part: String)? = nil, of query: Fields? = nil,
        next: String?, label: String = "list.next-part"
    ) {
        let isBegun = asking.query["sesudah"] != nil
        guard next != nil || isBegun else { return }
        let query = (query ?? asking.query).with("kabar", nil)
        func address(after cursor: String?) -> String {
            let fields = query.with("sesudah", cursor).urlEncoded
            return (page?.path ?? asking.path) + (fields.isEmpty ? "" : "?\(fields)") + (page?.part ?? "")
        }
        element("nav", ["class": "pager", "aria-label": asking("list.parts")]) { html in
            if isBegun {
                html.element(
                    "a", ["class": "button quiet", "href": address(after: nil)], asking("list.first-part"))
            }
            if let next {
                html.element(
                    "a", ["class": "button quiet", "href": address(after: next), "rel": "next"], asking(label)
                )
            }
        }
    }

    /// A cell; an amount stands to the right.
    mutating func cell(_ text: String, isAmount: Bool = false) {
        element("td", ["class": isAmount ? "amount" : nil], text)
    }

    /// A list of facts: a term and what holds.
    mutating func facts(_ facts: [(term: String, fact: String)]) {
        element("dl", ["class": "facts"]) { html in
            for fact in facts {
                html.element("dt", fact.term)
                html.element("dd", fact.fact)
            }
        }
    }
}

/// A field of a form.
struct Field {
    let name: String
    let label: String
    var type = "text"
    var value: String?
    var hint: String?
    var error: String?
    var isRequired = false
    var autocomplete: String?
    var inputMode: String?
    var accept: String?

    init(_ name: String, _ label: String) {
        self.name = name
        self.label = label
    }

    /// The same with some of it set.
    func with(_ change: (inout Field) -> Void) -> Field {
        var field = self
        change(&field)
        return field
    }

    fileprivate var describedBy: String? {
        let ids = [hint.map { _ in "\(name)-hint" }, error.map { _ in "\(name)-error" }].compactMap(\.self)
        return ids.isEmpty ? nil : ids.joined(separator: " ")
    }
}

/// The head of a column; with a path it can be sorted by.
struct Column {
    let title: String
    var isAmount = false
    var path: String?
    /// `ascending` or `descending` where the table stands in its order.
    var sort: String?

    init(_ title: String, isAmount: Bool = false, path: String? = nil, sort: String? = nil) {
        self.title = title
        self.isAmount = isAmount
        self.path = path
        self.sort = sort
    }
}
