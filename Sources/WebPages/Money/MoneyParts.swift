import Access
import DeskBooks
import HTML
import LawBook
import Ledger
import MoneyAndDates
import WebGate
import Words

/// The places within Iuran; each role sees those that it has a right to.
enum MoneyMenu {
    private static let places: [(path: String, key: String, right: Right)] = [
        ("/iuran", "money.menu.periods", .seePeriods),
        ("/iuran/bayar", "money.menu.payments", .seeMoney),
        ("/iuran/tunggakan", "money.menu.arrears", .seeArrears),
        ("/iuran/rekonsiliasi", "money.menu.reconcile", .reconcile),
        ("/iuran/bank", "money.menu.bank", .importBank),
        ("/iuran/jurnal", "money.menu.journal", .export),
    ]

    /// - Parameter here: the path of the place that is shown.
    static func write(_ asking: Asking, here: String, _ html: inout HTMLText) {
        let mine = places.filter { place in
            asking.may(place.right) && (place.right != .export || asking.mayTakeJournal)
        }
        guard mine.count > 1 else { return }
        html.element("nav", ["class": "tabs", "aria-label": asking("money.menu")]) { html in
            html.element("ul") { html in
                for place in mine {
                    html.element("li") {
                        $0.element(
                            "a", ["href": place.path, "aria-current": place.path == here ? "page" : nil],
                            asking(place.key))
                    }
                }
            }
        }
    }
}

extension Asking {
    /// The journal is of the whole government.
    var mayTakeJournal: Bool {
        guard may(.export), let reach = try? visitor.permit?.reach(.seeMoney) else { return false }
        return reach == .government
    }

    /// A month in a place of the path, `2026-06`.
    ///
    /// - Throws: `NotThere` where it is none.
    func month(_ name: String = "bulan") throws -> Month {
        guard let month = parameters[name].flatMap({ Month(iso: $0) }) else { throw NotThere() }
        return month
    }

    /// The periods of a desk, with the law of the portal.
    func periods() throws -> PeriodDesk { PeriodDesk(try desk(), law: portal.law.period) }

    /// The day in western Indonesia of an instant, in milliseconds since 1970.
    func day(of instant: Int64) -> String { words.text(WesternTime.day(of: instant)) }

    /// A day, or a dash.
    func text(_ day: Day?) -> String { day.map { words.text($0) } ?? "–" }

    /// An amount, or a dash.
    func text(_ amount: Rupiah?) -> String { amount?.description ?? "–" }
}

extension PeriodStage {
    /// The key of its name in `words/`.
    var labelKey: String { "money.stage.\(rawValue)" }

    var tone: Tone {
        switch self {
        case .draft, .calculated: .wait
        case .finalised: .plain
        case .posted: .good
        }
    }
}

extension HTMLText {
    /// A cell that leads somewhere.
    mutating func linkCell(_ path: String, _ text: String) {
        element("td") { $0.element("a", ["href": path], text) }
    }

    /// A field that is not seen.
    mutating func hidden(_ name: String, _ value: String) {
        emptyElement("input", ["type": "hidden", "name": name, "value": value])
    }

    /// The state of an amount that is owed.
    mutating func payState(_ asking: Asking, owed: Rupiah, open: Rupiah, due: Day?) {
        if owed == .zero, open == .zero { return text("–") }
        if open == .zero { return state(asking("bill.standing.paid"), .good) }
        let isLate = due.map { $0 < asking.portal.today() } ?? false
        if isLate { return state(asking("money.late"), .bad) }
        state(asking(open < owed ? "bill.standing.partly-paid" : "bill.standing.unpaid"), .wait)
    }
}

/// The refusals of the books as a page says them: where a command is named there, the page names its place.
func told(_ refusal: any TellableRefusal, _ asking: Asking) -> String {
    let note = refusal.note
    switch note.key {
    case "period.rows-refused", "period.nothing-open", "period.not-opened":
        return asking("money.\(note.key)", note.arguments)
    default: return asking.words(note)
    }
}
