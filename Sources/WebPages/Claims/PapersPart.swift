import Access
import ClaimBooks
import Claims
import DeskBooks
import HTML
import LawBook
import WebGate
import Words

/// The papers of a claim as its form asks for them: what is there, what is missing, and where to bring it.
struct PapersPart {
    let asking: Asking
    let sheet: ClaimDesk.Sheet

    private var claim: ClaimCase { sheet.claim }
    private var mayFile: Bool { asking.may(.fileClaims) && claim.stage != .withdrawn }

    func write(_ html: inout HTMLText) {
        let kinds = claim.form.evidence.filter { kind in
            claim.applies(kind.when) || sheet.files.contains { $0.file.kind == kind.name }
        }
        html.element("section", ["class": "sheet", "id": "berkas", "aria-labelledby": "judul-berkas"]) {
            html in
            html.element("h2", ["id": "judul-berkas"], asking("claims.papers"))
            html.table(
                asking("claims.papers-caption"),
                [
                    Column(asking("claims.paper")), Column(asking("claims.paper-state")),
                    Column(asking("claims.files")),
                ]
            ) { html in
                for kind in kinds { html.element("tr") { row(kind, &$0) } }
            }
            if mayFile { upload(kinds, &html) }
        }
    }

    private func row(_ kind: ClaimEvidenceKind, _ html: inout HTMLText) {
        let files = sheet.files.filter { $0.file.kind == kind.name }
        html.element("th", ["scope": "row"], asking(kind.labelKey))
        html.element("td") { html in
            if !files.isEmpty {
                html.state(asking("claims.paper.there"), .good)
            } else if let before = kind.before {
                html.state(asking("claims.paper.missing"), .wait)
                html.element(
                    "div", ["class": "hint"], asking("claims.before", ["stage": .word(before.labelKey)]))
            } else {
                html.state(asking("claims.paper.optional"), .plain)
            }
        }
        html.element("td") { html in
            for file in files { self.file(file, &html) }
            if files.isEmpty { html.text("–") }
        }
    }

    private func file(_ kept: KeptEvidence, _ html: inout HTMLText) {
        let kilobytes = max(1, kept.file.size / 1_024)
        // That it was taken is written down, so a link would be too little.
        html.form("/klaim/\(sheet.id)/berkas/\(kept.file.id)", asking) { html in
            html.submit(kept.fileName.isEmpty ? asking("claims.file") : kept.fileName, style: "link")
            html.element("span", ["class": "hint"], " \(kilobytes) kB · \(kept.recordedBy)")
        }
        guard mayFile else { return }
        html.element("details") { html in
            html.element("summary", asking("claims.file-withdraw"))
            html.form("/klaim/\(sheet.id)/berkas/\(kept.file.id)/tarik", asking, style: "stack") { html in
                html.reason("tarik-\(kept.file.id)", asking)
                html.submit(asking("claims.file-withdraw"), style: "quiet")
            }
        }
    }

    private func upload(_ kinds: [ClaimEvidenceKind], _ html: inout HTMLText) {
        html.element("h3", asking("claims.bring"))
        html.form("/klaim/\(sheet.id)/berkas", asking, style: "stack", files: true) { html in
            let first = kinds.first { kind in
                kind.before != nil && !sheet.files.contains { $0.file.kind == kind.name }
            }
            html.choice(
                "jenis", asking("claims.paper"),
                kinds.map { (value: $0.name, label: asking($0.labelKey)) },
                chosen: asking.form["jenis"] ?? first?.name)
            html.field(
                Field("berkas", asking("claims.file")).with {
                    $0.type = "file"
                    $0.isRequired = true
                    $0.accept = "image/*,application/pdf"
                    $0.hint = asking(
                        "claims.file-hint", ["megabytes": .number(ClaimBook.largestFile / 1_048_576)])
                })
            html.submit(asking("claims.bring-do"))
        }
    }
}

extension HTMLText {
    /// Asks for a reason; several stand on one page, each with an identifier of its own.
    mutating func reason(_ identifier: String, _ asking: Asking, label: String = "claims.reason") {
        element("div") { html in
            html.element("label", ["for": identifier], asking(label))
            html.emptyElement(
                "input",
                [
                    "id": identifier, "name": "alasan", "type": "text", "required": "",
                    "autocomplete": "off",
                ])
        }
    }

    /// A field whose identifier is not its name, where several forms of a page have one of that name.
    mutating func field(
        _ identifier: String, name: String, _ label: String, type: String = "text", value: String? = nil,
        hint: String? = nil, inputMode: String? = nil
    ) {
        element("div") { html in
            html.element("label", ["for": identifier], label)
            if let hint { html.element("p", ["class": "hint", "id": "\(identifier)-hint"], hint) }
            html.emptyElement(
                "input",
                [
                    "id": identifier, "name": name, "type": type, "value": value, "required": "",
                    "autocomplete": "off", "inputmode": inputMode,
                    "aria-describedby": hint == nil ? nil : "\(identifier)-hint",
                ])
        }
    }
}
