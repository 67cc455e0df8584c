import Access
import BudgetBooks
import Budgets
import DeskBooks
import LawBook
import Membership
import MoneyAndDates
import WebGate
import Words

/// What the forms of a unit's budget do. What is refused shows the page again with the reason at its top.
enum BudgetActs {
    static let routes: [Route] = [
        act("usulkan") { desk, unit, year, asking in
            try await desk.propose(
                unit, year: year, stage: try stage(asking, "tahap"), try outlook(asking))
        },
        act("baris") { desk, unit, year, asking in try await add(desk, unit, year, asking) },
        act("ubah") { desk, _, _, asking in try await change(desk, asking) },
        act("salin") { desk, _, _, asking in
            let view = try await version(desk, asking)
            let to = try stage(asking, "tahap-salin")
            try await desk.save(
                BudgetDraft(
                    unit: view.header.unit, year: view.header.year, stage: to,
                    lines: view.lines.map(\.line)))
        },
        act("putuskan", .decideBudgets) { desk, _, _, asking in
            let view = try await version(desk, asking)
            try await desk.decide(view.header.id, number: asking.form["nomor"] ?? "")
        },
    ]

    private static func act(
        _ name: String, _ right: Right = .planBudgets,
        _ body: @escaping @Sendable (BudgetDesk, Int64, Int, Asking) async throws -> Void
    ) -> Route {
        .act("/anggaran/{tahun}/{unit}/\(name)", .right(right)) { asking in
            let (year, unit) = (try asking.pathYear(), try asking.number("unit"))
            do {
                try await body(asking.budgets(), unit, year, asking)
                return .see("/anggaran/\(year)/\(unit)", told: "told.budgets.saved")
            } catch let refusal as any TellableRefusal where !(refusal is AccessRefusal) {
                return try await BudgetUnitPages.page(asking, refused: asking.words(refusal.note))
            }
        }
    }

    private static func stage(_ asking: Asking, _ name: String) throws -> BudgetStage {
        guard let stage = asking.form[name].flatMap({ BudgetStage(rawValue: $0) }) else { throw NotThere() }
        return stage
    }

    private static func version(_ desk: BudgetDesk, _ asking: Asking) async throws -> BudgetView {
        guard let id = asking.form["versi"].flatMap({ Int64($0) }) else { throw NotThere() }
        return try await desk.version(BudgetID(id))
    }

    private static func outlook(_ asking: Asking) throws -> WageOutlook {
        var outlook = WageOutlook()
        if let text = asking.form["naik"] {
            guard let rate = WrittenShare(text) else { throw FormRefusal("budgets.growth-wrong") }
            outlook.growth = rate.rate
        }
        outlook.place = asking.form["wilayah"].map { String($0.prefix(10)) }
        return outlook
    }

    private static func change(_ desk: BudgetDesk, _ asking: Asking) async throws {
        let view = try await version(desk, asking)
        var lines = view.lines.map(\.line)
        guard let place = asking.form["baris"].flatMap({ Int($0) }), lines.indices.contains(place) else {
            throw NotThere()
        }
        guard let people = asking.form["orang"].flatMap({ Int($0) }) else {
            throw FormRefusal("budgets.people-wrong")
        }
        lines[place].people = people
        if people == 0 { lines.remove(at: place) }
        try await desk.save(draft(view, lines))
    }

    /// A change of what is decided is the draft of a next version.
    private static func draft(_ view: BudgetView, _ lines: [BudgetLine]) -> BudgetDraft {
        BudgetDraft(
            unit: view.header.unit, year: view.header.year, stage: view.header.stage, lines: lines,
            basedOn: view.header.state == .superseded ? view.header.version : nil)
    }

    private static func add(
        _ desk: BudgetDesk, _ unit: Int64, _ year: Int, _ asking: Asking
    ) async throws {
        let line = try BudgetLineForm(asking, unit: UnitID(unit), year: year).line()
        if asking.form["versi"] != nil {
            let view = try await version(desk, asking)
            try await desk.save(draft(view, view.lines.map(\.line) + [line]))
        } else {
            try await desk.save(
                BudgetDraft(
                    unit: UnitID(unit), year: year, stage: try stage(asking, "tahap-baris"), lines: [line],
                    basedOn: 0))
        }
    }
}

/// The form of a line.
private struct BudgetLineForm {
    let asking: Asking
    let unit: UnitID
    let year: Int

    init(_ asking: Asking, unit: UnitID, year: Int) {
        self.asking = asking
        self.unit = unit
        self.year = year
    }

    func line() throws -> BudgetLine {
        let form = asking.form
        guard let category = form["kategori"].flatMap({ WorkerCategory(rawValue: $0) }) else {
            throw BudgetRefusal.unknownCategory(String((form["kategori"] ?? "").prefix(40)))
        }
        guard let funding = form["dana"].flatMap({ FundingSource(rawValue: $0) }),
            let segment = form["segmen"].flatMap({ Segment(rawValue: $0) })
        else { throw NotThere() }
        guard let people = form["orang-baru"].flatMap({ Int($0) }) else {
            throw FormRefusal("budgets.people-wrong")
        }
        guard let wage = form["upah"].flatMap({ WrittenAmount($0) }) else {
            throw FormRefusal("budgets.wage-wrong")
        }
        guard let from = month("dari"), let through = month("sampai") else { throw NotThere() }
        let programmes = (form["program"] ?? "").split(separator: "+")
            .compactMap { Programme(rawValue: String($0)) }
        var line = BudgetLine(
            unit: unit, category: category, segment: segment, programmes: ProgrammeSet(programmes),
            riskClass: segment == .wageEarner ? .veryLow : nil, funding: funding, people: people, from: from,
            through: through, wage: .fixed(wage.rupiah))
        line.group = String((form["kelompok"] ?? "").prefix(60))
        line.accounts = try accounts()
        return line
    }

    private func month(_ name: String) -> Month? {
        asking.form[name].flatMap { Int($0) }.flatMap { Month(year, $0) }
    }

    private func accounts() throws -> [Programme: AccountCode] {
        var found: [Programme: AccountCode] = [:]
        let rules = try asking.budgets().rules
        for (name, programme) in [
            ("rek-jkk", Programme.workAccident), ("rek-jkm", .death), ("rek-jht", .oldAge),
        ] {
            guard let text = asking.form[name] else { continue }
            guard let code = AccountCode(text) else {
                _ = try rules.tables.accounts.account(text, in: year)
                continue
            }
            found[programme] = code
        }
        return found
    }
}

/// A share as people type it: `6,5` or `6.5%`; nil for more than four decimals or below nought.
struct WrittenShare {
    let rate: Rate

    init?(_ text: String) {
        var digits = text.filter { !$0.isWhitespace }
        if digits.hasSuffix("%") { digits.removeLast() }
        let parts = digits.split(whereSeparator: { $0 == "," || $0 == "." }).map(String.init)
        guard (1...2).contains(parts.count), parts[0].utf8.count <= 3,
            parts.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } }), let whole = Int64(parts[0])
        else { return nil }
        var fraction: Int64 = 0
        if parts.count == 2 {
            guard parts[1].utf8.count <= 4, let part = Int64(parts[1].padded(to: 4)) else { return nil }
            fraction = part
        }
        rate = Rate(millionths: whole * 10_000 + fraction)
    }
}

extension String {
    fileprivate func padded(to width: Int) -> String {
        self + String(repeating: "0", count: max(0, width - utf8.count))
    }
}
