import Access
import AccessBooks
import DeskBooks
import HTML
import LawBook
import Membership
import RegisterBooks
import WebGate
import Words

/// People of a version who may be in the books already, beside those whom the books have.
enum PairPages {
    static let routes: [Route] = [
        .page(
            "/daftar/{submission}/periksa", .right(.decideRoster),
            purpose: "For whoever decides a roster: to say whether two writings are one person."
        ) { try await page($0, refused: nil) },
        .act("/daftar/{submission}/periksa", .right(.decideRoster)) { try await decide($0) },
    ]

    private static func page(_ asking: Asking, refused: String?) async throws -> Answer {
        let desk = try asking.desk()
        let number = try asking.number("submission")
        let view = try await SubmissionDesk(desk).submission(number)
        let pairs = try await PairDesk(desk).pairs(of: number)
        let crumbs = [
            Page.Crumb(asking("rosters.title"), "/daftar"),
            Page.Crumb(
                asking(
                    "rosters.version-title",
                    ["unit": .text(view.unitName), "version": .number(view.submission.version)]),
                "/daftar/\(number)"),
        ]
        let status = refused == nil ? 200 : 422
        return .page(asking("rosters.pairs"), status: status, crumbs: crumbs) { html in
            html.titlebar(asking("rosters.pairs"), asking("rosters.pairs-lead"))
            if let refused { html.notice(.bad, refused) }
            guard !pairs.isEmpty else {
                return html.empty(
                    asking("rosters.pairs-none"), ("/daftar/\(number)", asking("rosters.to-version")))
            }
            let mayDecide = asking.may(.decideRoster) && view.submission.decision == nil
            for pair in pairs { show(pair, number, mayDecide, asking, &html) }
        }
    }

    private static func decide(_ asking: Asking) async throws -> Answer {
        let number = try asking.number("submission")
        guard let line = asking.form["baris"].flatMap({ Int($0) }),
            let decision = asking.form["putusan"].flatMap(PairDecision.init)
        else { return try await page(asking, refused: asking("rosters.refused.decision")) }
        do {
            try await PairDesk(try asking.desk()).decide(line, of: number, decision)
            return .see("/daftar/\(number)/periksa", told: "told.rosters-pair")
        } catch let refusal as AccessRefusal {
            guard case .alreadyDecided = refusal else { throw refusal }
            return try await page(asking, refused: asking.words(refusal.note))
        }
    }

    private static func show(
        _ pair: PairView, _ submission: Int64, _ mayDecide: Bool, _ asking: Asking, _ html: inout HTMLText
    ) {
        html.element("section", ["class": "sheet", "aria-labelledby": "baris-\(pair.line)"]) { html in
            html.element("h2", ["id": "baris-\(pair.line)"], pair.row.name)
            if let decision = pair.decision {
                html.element("p") { html in
                    html.state(
                        asking("rosters.pair." + decision.rawValue), decision == .later ? .wait : .good)
                    html.text(" \(pair.decidedBy ?? "")")
                }
            }
            sides(pair, asking, &html)
            html.element(
                "p",
                asking("rosters.pair-likely", ["percent": .number(pair.probability / 10_000)]))
            html.element("ul") { html in
                for reason in pair.reasons { html.element("li", asking.words(reason)) }
            }
            if mayDecide { form(pair, submission, asking, &html) }
        }
    }

    private static func sides(_ pair: PairView, _ asking: Asking, _ html: inout HTMLText) {
        let titles = ["field", "in-roster", "in-books", "agreement"]
        html.table(
            asking("rosters.pair-caption", ["row": .number(pair.line)]),
            titles.map { Column(asking("rosters.column." + $0)) }
        ) { html in
            let (left, right) = (pair.row, pair.register)
            side("nama", left.name, right.name, asking, &html)
            side("nik", left.maskedNIK, right.maskedNIK, asking, &html)
            side(
                "tanggal-lahir", left.born.map { asking.words.text($0) } ?? "",
                right.born.map { asking.words.text($0) } ?? "", asking, &html)
            side("jenis-kelamin", left.sex?.rawValue ?? "", right.sex?.rawValue ?? "", asking, &html)
            side("nama-ibu", left.mother, right.mother, asking, &html)
        }
    }

    private static func side(
        _ field: String, _ left: String, _ right: String, _ asking: Asking, _ html: inout HTMLText
    ) {
        html.element("tr") { html in
            html.element("th", ["scope": "row"], asking("field." + field))
            html.cell(left.isEmpty ? "–" : left)
            html.cell(right.isEmpty ? "–" : right)
            html.element("td") { html in
                if left.isEmpty || right.isEmpty {
                    html.state(asking("rosters.pair-unknown"), .plain)
                } else if field == "nik" {
                    // The NIK of the row is nobody's, so the two differ somewhere in the hidden digits.
                    html.state(asking("rosters.pair-differs"), .bad)
                } else {
                    html.state(
                        asking(left == right ? "rosters.pair-agrees" : "rosters.pair-differs"),
                        left == right ? .good : .bad)
                }
            }
        }
    }

    private static func form(
        _ pair: PairView, _ submission: Int64, _ asking: Asking, _ html: inout HTMLText
    ) {
        html.form("/daftar/\(submission)/periksa", asking, style: "row") { html in
            html.emptyElement("input", ["type": "hidden", "name": "baris", "value": String(pair.line)])
            for decision in PairDecision.allCases {
                html.element(
                    "button",
                    [
                        "type": "submit", "name": "putusan", "value": decision.rawValue,
                        "class": decision == .same ? nil : "quiet",
                    ], asking("rosters.pair-do." + decision.rawValue))
            }
        }
    }
}
