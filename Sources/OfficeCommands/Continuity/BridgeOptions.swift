import ArgumentParser
import Continuity
import LawBook
import Membership
import MoneyAndDates

/// The ways over the turn of the year that an office has; those that it names, or the usual ones.
struct BridgeOptions: ParsableArguments {
    @Option(help: "When a paper of the next year is there, if none is recorded; without it 1 March.")
    var expected: String?
    @Option(help: "Rupiah left in this year's budget to pay months of the self-employed ahead.")
    var prepay: Int64?
    @Option(help: "Another purse: SOURCE:MONTHS:RUPIAH, such as csr:2:50000000. May be repeated.")
    var advance: [String] = []
    @Option(help: "The day up to which an addendum could extend the agreement.")
    var addendum: String?
    @Option(help: "A paper that could be there earlier: KIND:DAY, such as dpa:2027-01-04. May be repeated.")
    var early: [String] = []

    func expectedDay(after lastDay: Day) throws -> Day {
        try expected.map { try day($0, "expected") } ?? Month(of: lastDay).adding(3).firstDay
    }

    /// At most what the law lets the self-employed pay at a time.
    func options(after lastDay: Day, under law: ContinuityLaw) throws -> [BridgeOption] {
        let months = try law.prepaidMonths.ifInForce(on: lastDay)?.value ?? 0
        var options: [BridgeOption] = []
        if let prepay {
            let kind = BridgeOption.Kind.prepay(monthsAtMost: months, available: Rupiah(prepay))
            options.append(BridgeOption(name: "BPU", kind: kind))
        }
        for text in advance { options.append(BridgeOption(name: text, kind: try advance(text))) }
        if let addendum {
            options.append(
                BridgeOption(name: "PKS", kind: .bridgingClause(through: try day(addendum, "addendum"))))
        }
        for text in early { options.append(BridgeOption(name: text, kind: try early(text))) }
        guard options.count <= 12 else { throw refusal("early", "\(options.count)", "wanted.bridge-option") }
        return options.isEmpty ? usual(after: lastDay, months) : options
    }

    /// Everything that costs nothing but diligence: months ahead, an addendum, and each paper on time.
    private func usual(after lastDay: Day, _ months: Int) -> [BridgeOption] {
        let newYear = lastDay.adding(days: 1)
        let plenty = Rupiah(1_000_000_000_000_000)
        let papers = YearEndPaper.allCases.map {
            BridgeOption(name: $0.rawValue.uppercased(), kind: .earlyPaper($0, ready: newYear))
        }
        return papers + [
            BridgeOption(name: "BPU", kind: .prepay(monthsAtMost: months, available: plenty)),
            BridgeOption(name: "PKS", kind: .bridgingClause(through: Month(of: newYear).adding(2).lastDay)),
        ]
    }

    private func advance(_ text: String) throws -> BridgeOption.Kind {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 3, let source = FundingSource(rawValue: parts[0]), let months = Int(parts[1]),
            let rupiah = Int64(parts[2]), (1...12).contains(months), rupiah > 0
        else { throw refusal("advance", text, "wanted.bridge-option") }
        return .advance(from: source, monthsAtMost: months, available: Rupiah(rupiah))
    }

    private func early(_ text: String) throws -> BridgeOption.Kind {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2, let paper = YearEndPaper(rawValue: parts[0]) else {
            throw refusal("early", text, "wanted.bridge-option")
        }
        return .earlyPaper(paper, ready: try day(parts[1], "early"))
    }

    private func day(_ text: String, _ name: String) throws -> Day {
        guard let day = Day(iso: text) else { throw refusal(name, text, "wanted.day") }
        return day
    }

    private func refusal(_ name: String, _ value: String, _ wanted: String) -> TermsRefusal {
        TermsRefusal(name: name, value: value, wanted: wanted)
    }
}
