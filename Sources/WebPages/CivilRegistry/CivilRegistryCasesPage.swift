import Access
import DeskBooks
import HTML
import LawBook
import Membership
import MoneyAndDates
import WebGate
import Words

/// Whose data the civil registry has otherwise, with what to do about each.
enum CivilRegistryCasesPage {
    static func answer(_ asking: Asking) async throws -> Answer {
        let part = asking.query["bagian"].flatMap(CivilRegistryPart.init) ?? .open
        let list = try await asking.civilRegistry().cases(part, after: asking.query["sesudah"])
        return .page(
            asking("civil-registry.cases"),
            crumbs: [
                Page.Crumb(asking("people.title"), "/orang"),
                Page.Crumb(asking("civil-registry.title"), "/pemadanan"),
            ]
        ) { html in
            html.titlebar(asking("civil-registry.cases"), asking("civil-registry.cases-lead"))
            CivilRegistryBar.write(asking, here: "/pemadanan/perbaikan", &html)
            html.asks("/pemadanan/perbaikan") { html in
                html.choice(
                    "bagian", asking("civil-registry.part"),
                    CivilRegistryPart.allCases.map { (value: $0.rawValue, label: asking($0.labelKey)) },
                    chosen: part.rawValue)
                html.submit(asking("people.find"), style: "quiet")
            }
            guidance(part, asking, &html)
            table(list, part, asking, &html)
        }
    }

    /// Who puts it right, and how.
    private static func guidance(_ part: CivilRegistryPart, _ asking: Asking, _ html: inout HTMLText) {
        let keys: [(title: String, text: String)] =
            switch part {
            case .open: [guide(.mismatched), guide(.notFound), guide(.deceased)]
            case .mismatched: [guide(.mismatched)]
            case .notFound: [guide(.notFound)]
            case .deceased: [guide(.deceased)]
            case .stale: [("civil-registry.part.stale", "civil-registry.guidance.stale")]
            }
        html.element("section", ["class": "sheet", "aria-labelledby": "siapa"]) { html in
            html.element("h2", ["id": "siapa"], asking("civil-registry.guidance"))
            html.facts(keys.map { (term: asking($0.title), fact: asking($0.text)) })
        }
    }

    private static func guide(_ status: CivilRegistryStatus) -> (title: String, text: String) {
        (status.labelKey, status.guidanceKey)
    }

    private static func table(
        _ list: Listed<CivilRegistryCase>, _ part: CivilRegistryPart, _ asking: Asking,
        _ html: inout HTMLText
    ) {
        guard !list.rows.isEmpty else { return html.empty(asking("civil-registry.no-cases")) }
        html.table(
            asking(part.labelKey),
            [
                Column(asking("people.name")), Column(asking("people.nik")), Column(asking("people.unit")),
                Column(asking("civil-registry.answer")), Column(asking("civil-registry.differs")),
                Column(asking("civil-registry.do")),
            ]
        ) { html in
            for row in list.rows { html.element("tr") { line(row, asking, &$0) } }
        }
        html.pager(asking, next: list.next)
    }

    private static func line(_ row: CivilRegistryCase, _ asking: Asking, _ html: inout HTMLText) {
        let person = row.person
        html.element("th", ["scope": "row"]) {
            $0.element("a", ["href": "/orang/\(person.id)"], person.name)
        }
        html.cell(person.maskedNIK)
        html.cell(person.job?.unitName ?? "–")
        html.element("td") { html in
            html.state(asking(row.answer.status.labelKey), row.answer.status.tone)
            html.element("div", ["class": "hint"], asking.words.text(row.answer.checkedOn))
        }
        let fields = row.answer.differs.fields.map { asking($0.labelKey) }.joined(separator: ", ")
        html.cell(fields.isEmpty ? "–" : fields)
        html.element("td") { html in
            guard asking.may(.changeJobs), !row.answer.isStale else { return html.text("–") }
            let isDeath = row.answer.status == .deceased
            html.element(
                "a", ["href": "/orang/\(person.id)/\(isDeath ? "meninggal" : "identitas")"],
                asking(isDeath ? "civil-registry.do.death" : "civil-registry.do.correct"))
        }
    }
}
