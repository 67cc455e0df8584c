import DeskBooks
import HTML
import Indicators
import LawBook
import MoneyAndDates
import WebGate
import Words

/// What lay on the table of a meeting, as it was frozen.
extension MeetingTables {
    func write(_ asking: Asking, _ html: inout HTMLText) {
        html.element("h2", asking("meeting.tables"))
        html.table(
            asking("meeting.figures", ["month": .text(month)]),
            [
                Column(asking("coverage.target.indicator")), Column(asking("meeting.part"), isAmount: true),
                Column(asking("meeting.whole"), isAmount: true),
                Column(asking("coverage.share"), isAmount: true), Column(asking("meeting.definition")),
            ]
        ) { html in
            for line in figures {
                html.element("tr") { html in
                    html.element("th", ["scope": "row"], asking(line.label))
                    html.cell("\(asking.count(line.part)) \(asking(line.partOf))", isAmount: true)
                    html.cell("\(asking.count(line.whole)) \(asking(line.wholeOf))", isAmount: true)
                    html.cell(
                        line.whole > 0 ? asking.percent(Share(line.part, of: line.whole)) : "–",
                        isAmount: true)
                    html.cell("\(line.definition), \(line.asOf)")
                }
            }
        }
        lackingTable(asking, &html)
        behindTable(asking, &html)
    }

    private func lackingTable(_ asking: Asking, _ html: inout HTMLText) {
        guard !lacking.isEmpty else { return }
        html.table(
            asking("coverage.gaps.papers-table", ["count": .count(lacking.count)]),
            [
                Column(asking("coverage.by.unit")), Column(asking("coverage.people"), isAmount: true),
                Column(asking("coverage.gaps.budget")), Column(asking("coverage.gaps.agreement")),
            ]
        ) { html in
            for unit in lacking {
                html.element("tr") { html in
                    html.element("th", ["scope": "row"], unit.unit)
                    html.cell(asking.words.text(unit.people), isAmount: true)
                    for has in [unit.budget, unit.agreement] {
                        html.cell(asking(has ? "coverage.gaps.has" : "coverage.gaps.lacks"))
                    }
                }
            }
        }
    }

    private func behindTable(_ asking: Asking, _ html: inout HTMLText) {
        guard !behind.isEmpty else { return }
        html.table(
            asking("coverage.gaps.arrears-table", ["count": .count(behind.count)]),
            [
                Column(asking("whatif.registration")), Column(asking("coverage.gaps.months"), isAmount: true),
                Column(asking("leader.since")), Column(asking("leader.open"), isAmount: true),
            ]
        ) { html in
            for row in behind {
                html.element("tr") { html in
                    html.element("th", ["scope": "row"], row.registration)
                    html.cell(String(row.months), isAmount: true)
                    html.cell(Day(iso: row.oldest).map { asking.words.text($0) } ?? row.oldest)
                    html.cell(Rupiah(row.open).description, isAmount: true)
                }
            }
        }
    }
}
