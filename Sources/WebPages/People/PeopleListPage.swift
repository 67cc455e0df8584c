import Access
import DeskBooks
import HTML
import LawBook
import Membership
import WebGate
import Words

/// The list of people with its search.
enum PeopleListPage {
    /// Of so many units one may choose from a list; of more one comes by the page of units.
    private static let choices = 80

    static func answer(_ asking: Asking) async throws -> Answer {
        let filter = PeopleFilter(asking.query)
        let desk = try asking.desk()
        let part = try await PeopleList(desk).part(filter, after: asking.query["sesudah"])
        let units = try await UnitChoices(desk).list(.seePeople, atMost: choices + 1)
        var unitName: String?
        if let unit = filter.unit { unitName = try await UnitChoices(desk).unit(unit, .seePeople).name }
        let page = PeopleListView(
            asking: asking, filter: filter, part: part, units: units.count > choices ? [] : units,
            unitName: unitName)
        return .page(asking("people.title")) { page.write(&$0) }
    }
}

extension PeopleFilter {
    /// Out of an address; what it does not know is left out.
    init(_ query: Fields) {
        self.init(
            text: query["cari"] ?? "", unit: query["unit"].flatMap { Int64($0) },
            category: query["kategori"].flatMap { WorkerCategory(rawValue: $0) },
            standing: query["keadaan"].flatMap { Standing(rawValue: $0) })
    }

    var isEmpty: Bool { self == PeopleFilter() }
}

private struct PeopleListView {
    let asking: Asking
    let filter: PeopleFilter
    let part: PeoplePart
    let units: [UnitChoice]
    let unitName: String?

    func write(_ html: inout HTMLText) {
        html.titlebar(asking("people.title"), asking("people.lead"), downloads)
        search(&html)
        if part.list.rows.isEmpty { empty(&html) } else { table(&html) }
        html.pager(
            asking, next: part.list.next,
            label: part.stoppedEarly ? "people.search-on" : "list.next-part")
    }

    private func downloads(_ html: inout HTMLText) {
        html.element(
            "a", ["class": "button quiet", "href": "/pemadanan"], asking("civil-registry.title"))
        guard asking.may(.export), !part.list.rows.isEmpty else { return }
        for format in ["xlsx", "csv"] {
            let query = asking.query.with("sesudah", nil).with("kabar", nil).with("bentuk", format)
            html.element(
                "a", ["class": "button quiet", "href": "/orang/unduh?\(query.urlEncoded)"],
                asking("people.download.\(format)"))
        }
    }

    private func search(_ html: inout HTMLText) {
        html.asks("/orang") { html in
            html.field(
                Field("cari", asking("people.search")).with {
                    $0.type = "search"
                    $0.value = filter.text.isEmpty ? nil : filter.text
                    $0.hint = asking("people.search-hint")
                    $0.autocomplete = "off"
                })
            unitChoice(&html)
            html.choice(
                "kategori", asking("people.category"),
                [(value: "", label: asking("people.every-category"))]
                    + WorkerCategory.allCases.map {
                        (value: $0.rawValue, label: asking("people.category.\($0.rawValue)"))
                    }, chosen: filter.category?.rawValue)
            html.choice(
                "keadaan", asking("people.standing"),
                [(value: "", label: asking("people.every-standing"))]
                    + PeopleFilter.Standing.allCases.map {
                        (value: $0.rawValue, label: asking("people.standing.\($0.rawValue)"))
                    }, chosen: filter.standing?.rawValue)
            html.submit(asking("people.find"))
            if !filter.isEmpty {
                html.element("a", ["href": "/orang"], asking("people.clear"))
            }
        }
    }

    private func unitChoice(_ html: inout HTMLText) {
        if units.isEmpty {
            guard let unit = filter.unit, let unitName else { return }
            html.choice(
                "unit", asking("people.unit"),
                [
                    (value: "", label: asking("people.every-unit")),
                    (value: String(unit), label: unitName),
                ], chosen: String(unit))
        } else {
            html.choice(
                "unit", asking("people.unit"),
                [(value: "", label: asking("people.every-unit"))]
                    + units.map { (value: $0.id.description, label: $0.name) },
                chosen: filter.unit.map(String.init))
        }
    }

    private func empty(_ html: inout HTMLText) {
        if part.stoppedEarly {
            html.empty(asking("people.none-so-far"))
        } else if filter.isEmpty {
            html.empty(
                asking("people.nobody"),
                asking.may(.submitRoster) ? (path: "/daftar", label: asking("people.to-rosters")) : nil)
        } else {
            html.empty(asking("people.none-found"), (path: "/orang", label: asking("people.clear")))
        }
    }

    private func table(_ html: inout HTMLText) {
        html.table(
            caption,
            [
                Column(asking("people.name")), Column("NIK"), Column(asking("people.born")),
                Column(asking("people.unit")), Column(asking("people.category")),
                Column(asking("people.standing")),
            ]
        ) { html in
            for line in part.list.rows {
                html.element("tr") { row(line, &$0) }
            }
        }
    }

    private var caption: String {
        guard let total = part.list.total else {
            return asking("people.caption", ["count": .text(asking.words.text(part.list.rows.count))])
        }
        return asking(
            "people.caption-of",
            [
                "count": .text(asking.words.text(part.list.rows.count)),
                "all": .text(asking.words.text(total)),
            ])
    }

    private func row(_ line: PersonLine, _ html: inout HTMLText) {
        html.element("th", ["scope": "row"]) {
            $0.element("a", ["href": "/orang/\(line.id)"], line.name)
        }
        html.element("td", ["class": "number"], line.maskedNIK)
        html.cell(line.born.map { asking.words.text($0) } ?? "–")
        html.cell(line.job?.unitName ?? "–")
        html.cell(line.job.map { asking("people.category.\($0.category.rawValue)") } ?? "–")
        html.element("td", [:]) { html in
            let (word, tone) = StandingWord.of(line, asking)
            html.state(word, tone)
        }
    }
}

/// Where somebody stands, in a word.
enum StandingWord {
    static func of(_ line: PersonLine, _ asking: Asking) -> (String, Tone) {
        if line.died != nil { return (asking("people.standing.meninggal"), .plain) }
        if line.job?.isHeld == true { return (asking("people.standing.bekerja"), .good) }
        return (asking("people.standing.berhenti"), .wait)
    }
}
