import Access
import DeskBooks
import HTML
import IndicatorBooks
import Indicators
import LawBook
import Membership
import MoneyAndDates
import RegisterBooks
import WebGate
import Words

/// `/nasional`: every province in totals; a province with its governments.
enum NationPage {
    static let routes: [Route] = [
        .page(
            "/nasional", .right(.seeAggregates),
            purpose: "For ministry and regional office: all governments in totals, province by province."
        ) { try await page($0) }
    ]

    fileprivate struct Sum {
        let code: String
        let name: String
        var governments = 0
        var persons: Int64 = 0
        var reported: Int64 = 0
        var paid: Int64 = 0
    }

    private static func page(_ asking: Asking) async throws -> Answer {
        let last = Month(of: asking.portal.today()).adding(-1)
        let month = asking.query["bulan"].flatMap { Month(iso: $0) } ?? last
        let rows = try await asking.coverage().nation(month)
        let province = asking.query["provinsi"].flatMap { Int64($0) }
        let sums =
            province == nil ? try provinces(rows) : governments(rows.filter { $0.province == province })
        let all = sums.reduce(into: Sum(code: "", name: "")) { $0.add($1) }
        return .page(asking("coverage.nation.title")) { html in
            html.titlebar(
                asking("coverage.nation.title"),
                asking(
                    "coverage.nation.lead",
                    [
                        "month": .month(month), "governments": .number(all.governments),
                        "people": .text(asking.count(all.persons)),
                    ]))
            CoverageBar.write(asking, here: "/nasional", &html)
            html.asks("/nasional") { html in
                html.field(
                    Field("bulan", asking("leader.month")).with {
                        $0.type = "month"
                        $0.value = month.description
                    })
                html.submit(asking("claims.show"), style: "quiet")
            }
            if province != nil {
                html.element("p") {
                    $0.element("a", ["href": "/nasional?bulan=\(month)"], asking("coverage.nation.all"))
                }
            }
            guard !sums.isEmpty else { return html.empty(asking("totals.none")) }
            table(sums, all, month, isProvinces: province == nil, asking, &html)
            html.element("p", ["class": "hint"], asking("totals.few", ["count": .count(fewest)]))
        }
    }

    private static let fewest = 10

    private static func provinces(_ rows: [NationalRow]) throws -> [Sum] {
        let regions = try FigureTemplates.embedded().regions
        var sums: [Int64: Sum] = [:]
        for row in rows {
            let code = String(row.province)
            let name = KemendagriCode(code).flatMap { regions.name(of: $0) } ?? code
            var sum = sums[row.province] ?? Sum(code: code, name: name)
            sum.add(row)
            sums[row.province] = sum
        }
        return sums.keys.sorted().compactMap { sums[$0] }
    }

    private static func governments(_ rows: [NationalRow]) -> [Sum] {
        rows.map { row in
            var sum = Sum(code: String(row.region), name: row.name)
            sum.add(row)
            return sum
        }
    }

    private static func table(
        _ sums: [Sum], _ all: Sum, _ month: Month, isProvinces: Bool, _ asking: Asking,
        _ html: inout HTMLText
    ) {
        let columns =
            [
                Column(asking(isProvinces ? "coverage.nation.province" : "totals.government")),
                Column(asking("coverage.code")),
            ]
            + ["coverage.persons", "coverage.reported", "coverage.paid", "coverage.share"].map {
                Column(asking($0), isAmount: true)
            }
        html.table(asking("coverage.table", ["month": .month(month)]), columns) { html in
            for sum in sums {
                html.element("tr") { html in
                    html.element("th", ["scope": "row"]) { html in
                        if isProvinces {
                            html.element(
                                "a", ["href": "/nasional?bulan=\(month)&provinsi=\(sum.code)"], sum.name)
                        } else {
                            html.text(sum.name)
                        }
                    }
                    html.cell(sum.code)
                    cells(sum, asking, &html)
                }
            }
            html.element("tr", ["class": "sum"]) { html in
                html.element("th", ["scope": "row", "colspan": "2"], asking("claims.sum"))
                cells(all, asking, &html)
            }
        }
    }

    private static func cells(_ sum: Sum, _ asking: Asking, _ html: inout HTMLText) {
        guard sum.persons == 0 || sum.persons >= Int64(fewest) else {
            html.element("td", ["colspan": "4"], asking("totals.hidden"))
            return
        }
        for count in [sum.persons, sum.reported, sum.paid] { html.cell(asking.count(count), isAmount: true) }
        html.cell(
            sum.persons > 0 ? asking.percent(Share(sum.paid, of: sum.persons)) : "–", isAmount: true)
    }
}

extension NationPage.Sum {
    fileprivate mutating func add(_ row: NationalRow) {
        governments += 1
        persons += row.persons
        reported += row.reported
        paid += row.paid
    }

    fileprivate mutating func add(_ other: NationPage.Sum) {
        governments += other.governments
        persons += other.persons
        reported += other.reported
        paid += other.paid
    }
}
