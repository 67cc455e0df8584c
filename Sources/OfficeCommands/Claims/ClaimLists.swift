import ArgumentParser
import ClaimBooks
import Claims
import LawBook
import Membership
import MoneyAndDates

/// `naungan claim show`: every event.
struct ClaimShow: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "A claim with its answers, papers, payments and all that was done.")

    @OptionGroup var options: ClaimOptions
    @OptionGroup var number: ClaimNumber

    func run() async throws {
        try await options.working { book, answer in
            let claim = try await book.show(number.id)
            answer.tell(claim, number.id)
            for question in claim.form.questions {
                guard let text = claim.answers[question.name] else { continue }
                answer.tell(
                    "claim.told.answer", [("question", .word(question.labelKey)), ("text", .text(text))])
            }
            for kept in try await book.evidence(of: number.id) {
                answer.tell(
                    "claim.told.file",
                    [
                        ("file", .text(kept.file.id.description)),
                        ("kind", .word("claim.evidence.\(kept.file.kind)")), ("name", .text(kept.fileName)),
                        ("size", .number(kept.file.size)),
                    ])
            }
            for state in claim.payments {
                answer.tell(
                    "claim.told.payment",
                    [
                        ("number", .number(state.payment.number)), ("amount", .rupiah(state.payment.amount)),
                        ("day", .day(state.payment.day)), ("account", .text(state.payment.account)),
                        ("state", .word(state.state.labelKey)),
                    ])
            }
            for event in claim.events {
                answer.tell(
                    "claim.told.event",
                    [
                        ("sequence", .number(event.sequence)), ("event", .word(event.event.kind.labelKey)),
                        ("actor", .text(event.actor)),
                        ("at", .text(LocalMoment(of: event.at, in: claim.opening.time).description)),
                    ])
            }
        }
    }
}

/// `naungan claim list`.
struct ClaimListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Claims, the newest first.")

    @OptionGroup var options: ClaimOptions
    @Option(help: "jkk, jkm, beasiswa, jht, jp or jkp.")
    var type: String?
    @Option(help: "A stage, such as submitted.")
    var stage: String?
    @Flag(help: "Only those that are not at an end.")
    var open = false
    @Flag(help: "Only those held by arrears.")
    var held = false
    @Option(help: "Only those with a clock that is due by this day.")
    var dueBy: String?
    @Option(help: "Most that are shown.")
    var limit = 100

    func run() async throws {
        try await options.working { book, answer in
            var filter = ClaimFilter()
            filter.type = try type.map { try Asked.code("type", $0) }
            filter.stage = try stage.map { try Asked.code("stage", $0) }
            filter.isOpen = open
            filter.isHeld = held
            filter.limit = limit
            filter.dueBy = try dueBy.map { text in
                let next = try Asked.day("due-by", text).adding(days: 1)
                return LocalMoment(next, minute: 0)?.instant(in: .western) ?? .latest
            }
            let rows = try await book.list(filter)
            for row in rows { answer.tell(row) }
            if rows.isEmpty { answer.tell("claim.told.none") }
        }
    }
}

/// `naungan claim refusals`.
struct ClaimRefusals: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "refusals",
        abstract: "What BPJS refused and why; found by code or by any words of the reason.")

    @OptionGroup var options: ClaimOptions
    @Argument(help: "A code, or words of the reason.")
    var text: String?

    func run() async throws {
        try await options.working { book, answer in
            var filter = ClaimFilter()
            filter.isRefused = true
            filter.refusal = text
            let rows = try await book.list(filter)
            for row in rows { answer.tell(row) }
            if rows.isEmpty { answer.tell("claim.told.none") }
        }
    }
}

/// `naungan claim totals`.
struct ClaimTotalsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "totals",
        abstract: "What BPJS paid in some days, by programme, unit, regency or province.")

    @OptionGroup var options: ClaimOptions
    @Option(help: "First day of payment.")
    var from: String
    @Option(help: "Last day.")
    var through: String
    @Option(help: "programme, unit, regency or province.")
    var by: String = "programme"

    func run() async throws {
        try await options.working { book, answer in
            let totals = try await book.totals(
                from: try Asked.day("from", from), through: try Asked.day("through", through),
                by: try Asked.code("by", by))
            for line in totals.lines {
                answer.tell(
                    "claim.told.total",
                    [
                        ("code", .text(line.code)), ("name", .text(line.name)),
                        ("programme", .text(line.programme.rawValue)), ("claims", .number(line.claims)),
                        ("payments", .number(line.payments)), ("amount", .rupiah(line.amount)),
                    ])
            }
            answer.tell(
                "claim.told.total-all",
                [
                    ("from", .day(totals.first)), ("through", .day(totals.last)),
                    ("payments", .number(totals.payments)), ("amount", .rupiah(totals.amount)),
                ])
        }
    }
}

/// `naungan claim renewals`.
struct ClaimRenewals: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "renewals", abstract: "Children of whom a year of scholarship is to be claimed.")

    @OptionGroup var options: ClaimOptions
    @Option(help: "Also what becomes due in so many days.")
    var ahead = 0

    func run() async throws {
        try await options.working { book, answer in
            let kept = try await ScholarshipBook(book.office, rules: book.rules).renewals(ahead: ahead)
            for child in kept { answer.tell(child) }
            if kept.isEmpty { answer.tell("claim.told.none") }
        }
    }
}

/// `naungan claim scholarship`: begins, renews or ends it for a child.
struct ClaimScholarship: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "scholarship", abstract: "Begins, renews or ends the scholarship of a child of a claim.")

    @OptionGroup var options: ClaimOptions
    @OptionGroup var number: ClaimNumber
    @Option(help: "Number of the child, as heir list shows it; without it all are shown.")
    var child: Int64?
    @Flag(help: "Begins it.")
    var begin = false
    @Option(help: "A year was claimed on this day.")
    var renewed: String?
    @Option(help: "It ended on this day.")
    var ended: String?
    @Option(help: "married, working, left-school, died or other.")
    var because: String = "other"

    func run() async throws {
        try await options.working { book, answer in
            let children = ScholarshipBook(book.office, rules: book.rules)
            if let child = child.map({ HeirID($0) }) {
                if begin { try await children.begin(child, of: number.id) }
                if let renewed {
                    try await children.renew(child, of: number.id, on: try Asked.day("renewed", renewed))
                }
                if let ended {
                    try await children.end(
                        child, of: number.id, on: try Asked.day("ended", ended),
                        because: try Asked.code("because", because))
                }
            }
            for kept in try await children.children(of: number.id) { answer.tell(kept) }
        }
    }
}

extension OfficeAnswer {
    /// A child with what is to be claimed next.
    fileprivate func tell(_ kept: ScholarshipBook.Kept) {
        let next = kept.years.due.first ?? kept.years.next
        tell(
            next == nil ? "claim.told.child-done" : "claim.told.child",
            [
                ("claim", .text(kept.claim.description)), ("child", .text(kept.years.child.name)),
                ("of", .text(kept.personName)), ("year", .number(next?.number ?? 0)),
                ("school", .text(next?.school.code ?? "-")),
                ("due", next.map { .day($0.dueOn) } ?? .text("-")),
            ])
    }
}
