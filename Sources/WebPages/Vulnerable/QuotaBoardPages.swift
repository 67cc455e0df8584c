import Access
import AccessBooks
import Budgets
import DeskBooks
import HTML
import LawBook
import Membership
import MoneyAndDates
import RegisterBooks
import SQLDatabase
import SQLStore
import VulnerableBooks
import VulnerableWorkers
import WebGate
import Words

/// `/rentan`: every quota, how many places it has and how far its people are.
enum QuotaBoardPages {
    static let routes: [Route] = [
        .page(
            "/rentan", .right(.seeVulnerable),
            purpose:
                "For who protects vulnerable workers: each budget with its places, and how far everybody is."
        ) { try await board($0) },
        .page(
            "/rentan/baru", .right(.decreeVulnerable),
            purpose: "For the office that owns the programme: a new quota from its budget and months."
        ) { try await form($0, refused: nil) },
        .act("/rentan/baru", .right(.decreeVulnerable)) { asking in
            do {
                let quota = try await asking.vulnerable().add(try read(asking))
                return .see("/rentan/\(quota)", told: "told.vulnerable.quota")
            } catch {
                guard let refused = VulnerableRefused.sentence(error, asking) else { throw error }
                return try await form(asking, refused: refused)
            }
        },
    ]

    private static func board(_ asking: Asking) async throws -> Answer {
        let quotas = try await asking.vulnerable().board()
        let start = asking.query["sesudah"].flatMap { Int($0) } ?? 0
        let shown = Array(quotas.dropFirst(max(0, start)).prefix(30))
        let next = max(0, start) + shown.count
        return .page(asking("vulnerable.title")) { html in
            html.titlebar(asking("vulnerable.title"), asking("vulnerable.lead")) { html in
                guard asking.mayForAll(.decreeVulnerable) else { return }
                html.element("a", ["class": "button", "href": "/rentan/baru"], asking("vulnerable.new"))
            }
            VulnerableBar.write(asking, here: "/rentan", &html)
            if shown.isEmpty { return html.empty(asking("vulnerable.none")) }
            html.table(
                asking("vulnerable.caption"),
                [
                    Column(asking("vulnerable.quota")), Column(asking("vulnerable.places"), isAmount: true),
                    Column(asking("vulnerable.taken"), isAmount: true),
                    Column(asking("vulnerable.waiting"), isAmount: true),
                    Column(asking("vulnerable.proposed"), isAmount: true),
                    Column(asking("vulnerable.cost"), isAmount: true),
                ]
            ) { html in
                for quota in shown { html.element("tr") { row(quota, asking, &$0) } }
            }
            html.pager(asking, next: next < quotas.count ? String(next) : nil)
        }
    }

    private static func row(_ quota: QuotaView, _ asking: Asking, _ html: inout HTMLText) {
        let (terms, words) = (quota.terms, asking.words)
        html.element("th", ["scope": "row"]) { html in
            html.element("a", ["href": "/rentan/\(quota.id)"], terms.name)
            html.element(
                "div", ["class": "hint"],
                asking(terms.funding.labelKey)
                    + " · \(words.text(terms.from)) – \(words.text(terms.through))"
            )
        }
        html.cell(words.text(quota.places), isAmount: true)
        html.cell(words.text(quota.taken), isAmount: true)
        html.cell(words.text(quota.waiting), isAmount: true)
        html.element("td", ["class": "amount"]) { html in
            html.text(words.text(quota.people))
            if quota.held > 0 {
                html.element(
                    "div", ["class": "hint"], asking("vulnerable.held", ["count": asking.counted(quota.held)])
                )
            }
        }
        html.cell(quota.cost.description, isAmount: true)
    }

    private static func form(_ asking: Asking, refused: String?) async throws -> Answer {
        let government = try asking.desk().office.government
        let payers = try await asking.portal.database.read { connection in
            try RegistrationBook.all(government: government, on: connection)
                .filter { $0.segment == .selfEmployed }
        }
        let least = try asking.portal.law.book.datedNumbers("bpu/minimum-income")
            .ifInForce(on: asking.portal.today())?.value
        return .page(
            asking("vulnerable.new"), status: refused == nil ? 200 : 422, frame: .narrow,
            crumbs: [Page.Crumb(asking("vulnerable.title"), "/rentan")]
        ) { html in
            html.element("div", ["class": "sheet"]) { html in
                html.element("h1", asking("vulnerable.new"))
                html.element("p", asking("vulnerable.new-lead"))
                if let refused { html.notice(.bad, refused) }
                if payers.isEmpty { html.notice(.wait, asking("vulnerable.no-registration")) }
                html.form("/rentan/baru", asking, style: "stack") { html in
                    fields(payers.prefix(100), least, asking, &html)
                    html.submit(asking("vulnerable.save"))
                }
            }
        }
    }

    private static func fields(
        _ payers: ArraySlice<RegistrationEntry>, _ least: Int?, _ asking: Asking, _ html: inout HTMLText
    ) {
        let form = asking.form
        html.field("nama", name: "nama", asking("vulnerable.name"), value: form["nama"])
        html.choice(
            "dana", asking("vulnerable.funding"),
            FundingSource.allCases.map { (value: $0.rawValue, label: asking($0.labelKey)) },
            chosen: form["dana"] ?? FundingSource.regionalBudget.rawValue)
        html.field(
            "pagu", name: "pagu", asking("vulnerable.ceiling"), value: form["pagu"],
            hint: asking("vulnerable.ceiling-hint"), inputMode: "numeric")
        html.field(
            "dari", name: "dari", asking("vulnerable.from"), type: "month", value: form["dari"],
            hint: asking("vulnerable.month-hint"))
        html.field(
            "sampai", name: "sampai", asking("vulnerable.through"), type: "month", value: form["sampai"])
        html.field(
            "penghasilan", name: "penghasilan", asking("vulnerable.income"),
            value: form["penghasilan"] ?? least.map { String($0) }, inputMode: "numeric")
        html.optional(
            "desil", name: "desil", asking("vulnerable.decile"), value: form["desil"],
            hint: asking("vulnerable.decile-hint"), inputMode: "numeric")
        html.field(
            "hari", name: "hari", asking("vulnerable.posting-days"), value: form["hari"] ?? "5",
            inputMode: "numeric")
        html.choice(
            "npp", asking("vulnerable.registration"),
            payers.map { (value: String($0.id), label: "\($0.code) · \($0.name)") }, chosen: form["npp"])
    }

    private static func read(_ asking: Asking) throws -> QuotaTerms {
        let form = asking.form
        guard let from = form["dari"].flatMap({ Month(iso: $0) }),
            let through = form["sampai"].flatMap({ Month(iso: $0) })
        else { throw FormRefusal("vulnerable.form.month-needed") }
        guard let ceiling = form["pagu"].flatMap(WrittenAmount.init)?.rupiah,
            let income = form["penghasilan"].flatMap(WrittenAmount.init)?.rupiah
        else { throw FormRefusal("vulnerable.form.amount-wrong") }
        let decile = asking.typed("desil")
        guard decile.isEmpty || Int(decile) != nil else { throw VulnerableRefusal.decileWrong(decile) }
        guard let funding = form["dana"].flatMap(FundingSource.init),
            let registration = form["npp"].flatMap({ Int64($0) })
        else { throw FormRefusal("vulnerable.form.registration-needed") }
        return QuotaTerms(
            name: asking.typed("nama"), funding: funding, ceiling: ceiling, from: from, through: through,
            income: income, largestDecile: Int(decile), postingDays: Int(form["hari"] ?? "") ?? 0,
            registration: registration)
    }
}
