import DeskBooks
import HTML
import LawBook
package import WebGate
import Words

/// Work that goes on after its request was answered: one may leave it and find it again.
package enum WorkPages {
    package static let routes: [Route] = [
        .page(
            "/pekerjaan", .entered,
            purpose: "For whoever ordered work that takes a while: to find it again and see its result."
        ) { try await list($0) },
        .page(
            "/pekerjaan/{id}", .entered,
            purpose: "For whoever ordered a piece of work: to see how far it is, and where its result is."
        ) { try await one($0) },
    ]

    private static func list(_ asking: Asking) async throws -> Answer {
        let desk = try asking.desk()
        let before = asking.query["sesudah"].flatMap { Int64($0) } ?? .max
        let listed = try await WorkQueue(asking.portal.database).mine(desk, before: before)
        return .page(asking("work.title")) { html in
            html.titlebar(asking("work.title"), asking("work.lead"))
            guard !listed.rows.isEmpty else { return html.empty(asking("work.none")) }
            let columns = ["work.what", "work.subject", "work.state", "work.when"].map { Column(asking($0)) }
            html.table(asking("work.caption"), columns) { html in
                for item in listed.rows { row(item, asking, &html) }
            }
            html.pager(asking, next: listed.next, label: "work.older")
        }
    }

    private static func row(_ item: WorkItem, _ asking: Asking, _ html: inout HTMLText) {
        html.element("tr") { html in
            html.element("td") {
                $0.element("a", ["href": "/pekerjaan/\(item.id)"], asking("work.kind." + item.kind))
            }
            html.cell(item.subject)
            html.element("td") { $0.state(asking("work.state." + item.state.code), item.state.tone) }
            html.cell(asking.words.moment(item.recorded))
        }
    }

    private static func one(_ asking: Asking) async throws -> Answer {
        let desk = try asking.desk()
        let found = try await WorkQueue(asking.portal.database).item(try asking.number("id"), desk: desk)
        guard let item = found else { throw NotThere() }
        let title = asking("work.kind." + item.kind)
        let crumbs = [Page.Crumb(asking("work.title"), "/pekerjaan")]
        let answer = Answer.page(title, crumbs: crumbs) { html in
            html.titlebar(title, item.subject)
            WorkProgressPart.show(item, asking, &html)
        }
        return item.isOver ? answer : answer.refreshing(after: 2)
    }
}

/// How far a piece of work is, for its own page and for the pages that wait for it.
enum WorkProgressPart {
    static func show(_ item: WorkItem, _ asking: Asking, _ html: inout HTMLText) {
        html.element("div", ["class": "sheet", "role": "status"]) { html in
            html.element("p") { $0.state(asking("work.state." + item.state.code), item.state.tone) }
            switch item.state {
            case .waits:
                bar(item, asking, &html)
                html.element("p", asking("work.waiting"))
            case .runs:
                bar(item, asking, &html)
                html.element("p", asking("work.leave"))
            case .done: html.element("p", asking("work.finished"))
            case .failed:
                html.element("p", ["role": "alert"], item.fault.map { asking.words($0) } ?? "")
                html.element("p", asking("work.again"))
            }
            if let path = item.resultPath, item.isOver {
                html.element("a", ["class": "button", "href": path], asking("work.result"))
            }
        }
    }

    private static func bar(_ item: WorkItem, _ asking: Asking, _ html: inout HTMLText) {
        let step = item.step.isEmpty ? asking("work.step.begin") : asking("work.step." + item.step)
        html.element("p") { html in
            html.element("label", ["for": "kemajuan"], step)
            html.element(
                "progress",
                [
                    "id": "kemajuan", "max": item.total > 0 ? String(item.total) : nil,
                    "value": item.total > 0 ? String(min(item.done, item.total)) : nil,
                ]
            ) { _ in }
        }
        guard item.done > 0 else { return }
        let counts: [String: Term] = ["done": .number(item.done), "total": .count(item.total)]
        html.element("p", ["class": "hint"], asking(item.total > 0 ? "work.done-of" : "work.done", counts))
    }
}

extension WorkState {
    var tone: Tone {
        switch self {
        case .waits, .runs: .wait
        case .done: .good
        case .failed: .bad
        }
    }
}
