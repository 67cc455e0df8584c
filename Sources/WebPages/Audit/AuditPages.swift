import Access
import AccessBooks
import DeskBooks
import HTML
import LawBook
import MoneyAndDates
import SQLStore
import WebGate
import Words

/// The chain of changes: who did what to what, when and why, and whether nobody wrote it anew.
enum AuditPages {
    static let routes: [Route] = [
        .page(
            "/audit", .right(.seeAudit),
            purpose: "For inspectorate and leadership, to follow who changed what, and why."
        ) { try await list($0) },
        .act("/audit/periksa", .right(.seeAudit)) { try await verify($0) },
        .act("/audit/berkas", .right(.seeAudit)) { try await AuditFilePage.answer($0) },
    ]

    static func question(_ fields: Fields) -> AuditQuestion {
        AuditQuestion(
            actor: fields["pelaku"], act: fields["perbuatan"], subject: fields["perihal"],
            day: fields["hari"].flatMap { Day(iso: $0) })
    }

    private static func list(_ asking: Asking) async throws -> Answer {
        let cursor = asking.query["sesudah"].flatMap { Int64($0) }
        let isBadDay = asking.query["hari"].map { Day(iso: $0) == nil } ?? false
        let part = try await AuditDesk(try asking.desk()).entries(question(asking.query), before: cursor)
        return .page(asking("menu.audit"), status: isBadDay ? 422 : 200) { html in
            html.titlebar(asking("menu.audit"), asking("auditlog.lead")) { html in
                html.form("/audit/periksa", asking) {
                    $0.submit(asking("auditlog.verify"))
                }
            }
            search(asking, isBadDay: isBadDay, &html)
            if part.rows.isEmpty {
                html.empty(
                    asking(part.next == nil ? "auditlog.none" : "auditlog.none-yet"),
                    ("/audit", asking("auditlog.all")))
            } else {
                table(part.rows, asking, &html)
            }
            html.pager(asking, next: part.next, label: "auditlog.older")
            if asking.may(.export) { file(asking, &html) }
        }
    }

    private static func search(_ asking: Asking, isBadDay: Bool, _ html: inout HTMLText) {
        html.asks("/audit") { html in
            for name in ["pelaku", "perbuatan", "perihal"] {
                html.field(
                    Field(name, asking("auditlog.\(name)")).with {
                        $0.value = asking.query[name]
                        $0.hint = asking("auditlog.\(name)-hint")
                    })
            }
            html.field(
                Field("hari", asking("auditlog.hari")).with {
                    $0.type = "date"
                    $0.value = asking.query["hari"]
                    $0.error = isBadDay ? asking("lawdiff.no-day") : nil
                })
            html.submit(asking("accounts.find"), style: "quiet")
        }
    }

    private static func file(_ asking: Asking, _ html: inout HTMLText) {
        html.form("/audit/berkas", asking) { html in
            for name in ["pelaku", "perbuatan", "perihal", "hari"] {
                guard let value = asking.query[name] else { continue }
                html.emptyElement("input", ["type": "hidden", "name": "\(name)", "value": value])
            }
            html.submit(asking("auditlog.file"), style: "quiet")
        }
    }

    private static func table(_ entries: [AuditEntry], _ asking: Asking, _ html: inout HTMLText) {
        let columns = [
            "auditlog.number", "auditlog.when", "auditlog.pelaku", "auditlog.perbuatan", "auditlog.perihal",
            "auditlog.detail",
        ].map { Column(asking($0)) }
        html.table(asking("auditlog.entries"), columns) { html in
            for entry in entries {
                html.element("tr") { html in
                    html.element("th", ["scope": "row"], asking.words.text(Int(entry.sequence)))
                    html.cell(asking.words.moment(entry.recorded))
                    link("pelaku", entry.change.actor, asking, &html)
                    link("perbuatan", entry.change.act, asking, &html)
                    link("perihal", entry.change.subject, asking, &html)
                    html.element("td") { detail(entry.change, asking, &$0) }
                }
            }
        }
    }

    /// A value by which the list can be narrowed.
    private static func link(_ name: String, _ value: String, _ asking: Asking, _ html: inout HTMLText) {
        html.element("td") { html in
            let query = asking.query.with(name, value).with("sesudah", nil).with("kabar", nil)
            html.element("a", ["href": "/audit?\(query.urlEncoded)"], value)
        }
    }

    private static func detail(_ change: AuditChange, _ asking: Asking, _ html: inout HTMLText) {
        let parts = [
            ("auditlog.reason", change.reason), ("auditlog.before", change.before),
            ("auditlog.after", change.after),
        ].filter { !$0.1.isEmpty }
        for (key, text) in parts {
            html.element("div", [:]) { html in
                html.element("b", asking(key) + ": ")
                html.text(text.count > 300 ? String(text.prefix(300)) + "…" : text)
            }
        }
    }

    private static func verify(_ asking: Asking) async throws -> Answer {
        let desk = AuditDesk(try asking.desk())
        do {
            let root = try await desk.verify()
            return result(asking) { html in
                html.notice(
                    .good,
                    asking(
                        "auditlog.whole", ["count": .text(asking.words.text(Int(root.entries)))]))
                html.facts([
                    (asking("auditlog.when"), asking.words.moment(asking.portal.now())),
                    (asking("auditlog.root"), spaced(root.hash)),
                ])
                html.element("p", asking("auditlog.root-hint"))
            }
        } catch let refusal as StoreRefusal {
            let sentence = asking.words.filled(refusal.key, refusal.arguments)
            return result(asking) { html in html.notice(.bad, sentence, asking("auditlog.broken-hint")) }
        }
    }

    private static func result(
        _ asking: Asking, _ body: @escaping @Sendable (inout HTMLText) -> Void
    ) -> Answer {
        .page(
            asking("auditlog.verify"), frame: .narrow, crumbs: [Page.Crumb(asking("menu.audit"), "/audit")]
        ) { html in
            html.element("h1", asking("auditlog.verify"))
            html.element("div", ["class": "sheet"]) { body(&$0) }
        }
    }

    /// In groups of eight, so that two printed ones can be compared by eye.
    private static func spaced(_ hash: String) -> String {
        stride(from: 0, to: hash.count, by: 8).map { String(hash.dropFirst($0).prefix(8)) }
            .joined(separator: " ")
    }
}
