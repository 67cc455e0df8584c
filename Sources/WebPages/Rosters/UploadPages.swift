import Access
import AccessBooks
import DeskBooks
import HTML
import LawBook
import Membership
import UseCases
import WebGate
import Words

/// A file on its way in: what was found in it, column by column and cell by cell.
enum UploadPages {
    static let routes: [Route] = [
        .page(
            "/daftar/berkas/{upload}", .right(.submitRoster),
            purpose: "For the operator of a unit: to see what was understood of her file, and to mend it."
        ) { try await page($0, refused: nil) },
        .act("/daftar/berkas/{upload}/kirim", .right(.submitRoster)) { try await handIn($0) },
    ]

    /// Waits a little for work that is mostly short, then on to the file.
    static func awaited(_ ordered: UploadDesk.Ordered, _ desk: Desk, _ asking: Asking) async throws -> Answer
    {
        _ = try await WorkQueue(asking.portal.database).wait(
            for: ordered.work, desk: desk, atMost: .seconds(2))
        return .see("/daftar/berkas/\(ordered.upload)")
    }

    static func page(_ asking: Asking, refused: String?) async throws -> Answer {
        let desk = try asking.desk()
        let uploads = UploadDesk(desk)
        let upload = try await uploads.upload(try asking.number("upload"))
        if upload.state == .submitted, let submission = upload.submission {
            return .see("/daftar/\(submission)")
        }
        let queue = WorkQueue(asking.portal.database)
        let work: WorkItem?
        if let number = upload.work { work = try await queue.item(number, desk: desk) } else { work = nil }
        let crumbs = [
            Page.Crumb(asking("rosters.title"), "/daftar"),
            Page.Crumb(asking("rosters.send"), "/daftar/kirim"),
        ]
        if let work, !work.isOver {
            let waiting = Answer.page(upload.fileName, crumbs: crumbs) { html in
                UploadParts.head(upload, asking, &html)
                WorkProgressPart.show(work, asking, &html)
            }
            return waiting.refreshing(after: 2)
        }
        let cells = try await uploads.cells(of: upload.id, after: asking.query["sesudah"])
        let layout = try await uploads.layout(of: upload.id)
        return .page(upload.fileName, status: refused == nil ? 200 : 422, crumbs: crumbs) { html in
            UploadParts.head(upload, asking, &html)
            if let refused { html.notice(.bad, refused) }
            if let fault = work?.fault { html.notice(.bad, asking.words(fault)) }
            if let refusal = upload.refusal { html.notice(.bad, asking.words(refusal)) }
            if upload.state == .checked {
                UploadParts.counts(upload, asking, &html)
                UploadFixPart.show(upload, cells, asking, &html)
                UploadParts.handIn(upload, asking, &html)
            }
            if let layout { ColumnsPart.show(upload, layout, asking, &html) }
            UploadParts.again(upload, asking, &html)
        }
    }

    private static func handIn(_ asking: Asking) async throws -> Answer {
        do {
            let desk = try asking.desk()
            let ordered = try await UploadDesk(desk).handIn(
                try asking.number("upload"), statement: asking.form["sptjm"] ?? "",
                isAnswering: asking.form["menjamin"] == "ya")
            let work = try await WorkQueue(asking.portal.database).wait(
                for: ordered.work, desk: desk, atMost: .seconds(4))
            guard work?.state == .done, let path = work?.resultPath else {
                return .see("/daftar/berkas/\(ordered.upload)")
            }
            return .see(path, told: "told.rosters-submitted")
        } catch let refusal as any TellableRefusal where !(refusal is AccessRefusal) {
            return try await page(asking, refused: asking.words(refusal.note))
        }
    }
}

/// Parts of the page of a file.
enum UploadParts {
    static func head(_ upload: RosterUpload, _ asking: Asking, _ html: inout HTMLText) {
        html.titlebar(upload.fileName, "\(upload.unitName) · \(asking.words.text(upload.period))")
        html.element(
            "p", ["class": "hint"],
            asking(
                "rosters.uploaded",
                [
                    "who": .text(upload.uploadedBy),
                    "when": .text(asking.words.moment(upload.recorded)),
                    "size": .number(max(1, upload.size / 1_024)),
                ]))
    }

    static func counts(_ upload: RosterUpload, _ asking: Asking, _ html: inout HTMLText) {
        let counts = upload.counts
        let all: [(key: String, count: Int)] = [
            ("people", counts.people), ("good", counts.good), ("bad", counts.bad),
            ("repeated", counts.repeated), ("gone", counts.gone), ("skipped", counts.skipped),
        ]
        html.element("ul", ["class": "cards states"]) { html in
            for one in all {
                html.element("li", ["class": "card"]) { html in
                    html.element("span", ["class": "figure"], asking.words.text(one.count))
                    html.element("span", asking("rosters.counts." + one.key))
                }
            }
        }
    }

    static func handIn(_ upload: RosterUpload, _ asking: Asking, _ html: inout HTMLText) {
        html.element("section", ["class": "sheet", "aria-labelledby": "kirim"]) { html in
            html.element("h2", ["id": "kirim"], asking("rosters.hand-in"))
            guard upload.counts.good > 0 else {
                return html.element("p", asking("rosters.refused.nothing-good"))
            }
            if upload.counts.bad > 0 {
                html.notice(
                    .wait, asking("rosters.hand-in-without", ["count": .count(upload.counts.bad)]))
            }
            html.element("p", asking("rosters.hand-in-lead"))
            html.form("/daftar/berkas/\(upload.id)/kirim", asking, style: "stack") { html in
                html.field(
                    Field("sptjm", asking("rosters.sptjm")).with {
                        $0.hint = asking("rosters.sptjm-hint")
                        $0.isRequired = true
                        $0.value = asking.form["sptjm"] ?? upload.sptjm
                    })
                html.element("label", ["class": "check"]) { html in
                    html.emptyElement(
                        "input", ["type": "checkbox", "name": "menjamin", "value": "ya", "required": ""])
                    html.text(asking("rosters.answering"))
                }
                html.submit(asking("rosters.hand-in-people", ["count": .count(upload.counts.good)]))
            }
        }
    }

    static func again(_ upload: RosterUpload, _ asking: Asking, _ html: inout HTMLText) {
        html.element("p") {
            $0.element(
                "a",
                ["href": "/daftar/kirim?unit=\(upload.unit.number)&bulan=\(upload.period)"],
                asking("rosters.another-file"))
        }
    }
}
