import Access
import DeskBooks
import HTML
import LawBook
import Membership
import MoneyAndDates
import ObligationBooks
import Obligations
import WebGate
import Words

/// `/pks/perpanjang`: all agreements that end by a day are carried on at once, after they were shown.
enum AgreementRenewalPages {
    static let routes: [Route] = [
        .page(
            "/pks/perpanjang", .right(.draftAgreements),
            purpose: "For who renews the agreements of many units before the year ends, in one act."
        ) { try await preview($0, refused: nil) },
        .act("/pks/perpanjang", .right(.draftAgreements)) { try await renew($0) },
    ]

    private static func preview(_ asking: Asking, refused: String?) async throws -> Answer {
        let given = asking.form.pairs.isEmpty ? asking.query : asking.form
        var trouble = refused
        var lines: [RenewalLine]?
        var order: RenewalOrder?
        do {
            order = try read(given, asking)
            if let order { lines = try await asking.agreements().planRenewal(order) }
        } catch let refusal as ObligationFormRefusal {
            trouble = asking.words(refusal.note)
        }
        let names = Dictionary(
            try await UnitChoices(try asking.desk()).list(.draftAgreements, atMost: nil).map {
                ($0.id.number, $0.name)
            }, uniquingKeysWith: { $1 })
        let (shown, refusedWith, wanted) = (lines, trouble, order)
        return .page(
            asking("agreements.renew-all"), status: refusedWith == nil ? 200 : 422,
            crumbs: [Page.Crumb(asking("agreements.title"), "/pks")]
        ) { html in
            html.titlebar(asking("agreements.renew-all"), asking("agreements.renew-all-lead"))
            if let refusedWith { html.notice(.bad, refusedWith) }
            question(given, asking, &html)
            guard let shown, let wanted else { return }
            if shown.isEmpty {
                html.empty(asking("obligation.nothing-to-renew"))
            } else {
                table(shown, names, asking, &html)
                confirm(shown, wanted, asking, &html)
            }
        }
    }

    private static func read(_ given: Fields, _ asking: Asking) throws -> RenewalOrder? {
        func day(_ name: String) throws -> Day? {
            guard let text = given[name], !text.isEmpty else { return nil }
            guard let day = Day(iso: text) else { throw ObligationFormRefusal.dayNeeded }
            return day
        }
        guard let by = try day("sampai") else { return nil }
        return RenewalOrder(endingBy: by, bridge: try day("jembatan"))
    }

    private static func question(_ given: Fields, _ asking: Asking, _ html: inout HTMLText) {
        let year = asking.portal.today().year
        html.asks("/pks/perpanjang") { html in
            html.optional(
                "sampai", name: "sampai", asking("agreements.ending-by"), type: "date",
                value: given["sampai"] ?? "\(year)-12-31")
            html.optional(
                "jembatan", name: "jembatan", asking("agreements.bridge-last"), type: "date",
                value: given["jembatan"] ?? "\(year + 1)-03-31", hint: asking("agreements.bridge-hint"))
            html.submit(asking("agreements.preview"), style: "quiet")
        }
    }

    private static func table(
        _ lines: [RenewalLine], _ names: [Int64: String], _ asking: Asking, _ html: inout HTMLText
    ) {
        let words = asking.words
        html.table(
            asking(
                "agreements.renewals",
                [
                    "count": .count(lines.count { $0.refusal == nil }), "all": .number(lines.count),
                ]),
            [
                Column(asking("agreements.unit")), Column(asking("agreements.number")),
                Column(asking("agreements.last-day")), Column(asking("agreements.next-span")),
                Column(asking("agreements.people"), isAmount: true), Column(asking("agreements.state")),
            ]
        ) { html in
            for line in lines.prefix(500) {
                html.element("tr") { html in
                    html.element("th", ["scope": "row"], names[line.unit] ?? "–")
                    html.element("td") { $0.element("a", ["href": "/pks/\(line.old)"], line.name) }
                    html.cell(words.text(line.oldThrough))
                    html.cell("\(words.text(line.terms.from)) – \(words.text(line.terms.through))")
                    html.cell(words.text(line.terms.headcount), isAmount: true)
                    html.element("td") { html in
                        if let refusal = line.refusal {
                            html.state(asking("agreements.not-renewed"), .wait)
                            html.element("div", ["class": "hint"], words(refusal.note))
                        } else {
                            html.state(asking("agreements.will-renew"), .good)
                        }
                    }
                }
            }
        }
    }

    private static func confirm(
        _ lines: [RenewalLine], _ order: RenewalOrder, _ asking: Asking, _ html: inout HTMLText
    ) {
        let count = lines.count { $0.refusal == nil }
        guard count > 0 else { return }
        html.form("/pks/perpanjang", asking, style: "row") { html in
            html.hidden("sampai", order.endingBy.description)
            html.hidden("jembatan", order.bridge?.description ?? "")
            html.submit(asking("agreements.renew-count", ["count": .count(count)]))
        }
    }

    private static func renew(_ asking: Asking) async throws -> Answer {
        do {
            guard let order = try read(asking.form, asking) else { throw ObligationFormRefusal.dayNeeded }
            _ = try await asking.agreements().renewAll(order)
            return .see("/pks?bagian=proses", told: "told.agreements.renewed-all")
        } catch let refusal as any TellableRefusal where !(refusal is AccessRefusal) {
            return try await preview(asking, refused: asking.words(refusal.note))
        }
    }
}
