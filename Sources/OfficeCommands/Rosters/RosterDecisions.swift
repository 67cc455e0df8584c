import ArgumentParser
import LawBook
import LawFiles
import Membership
import MoneyAndDates
import RegisterBooks
import SQLDatabase
import SQLStore
import Words

/// `naungan roster versions`.
struct RosterVersions: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "versions", abstract: "The versions of a unit's roster for a month.")

    @OptionGroup var shared: SharedOptions
    @OptionGroup var office: OfficeOptions
    @Option(help: "Code of the unit.")
    var unit: String
    @Option(help: "Month, such as 2026-07.")
    var month: String
    @Option(help: "text or json.")
    var format: AnswerFormat = .text

    func run() async throws {
        let words = try shared.words()
        try await office.working(words) { office in
            let (government, period) = (office.government, try Asked.month("month", month))
            let versions = try await office.database.read { connection in
                let place = try UnitBook.unit(unit, government: government, on: connection)
                return try SubmissionBook.versions(
                    of: place.id, period: period, government: government, on: connection)
            }
            for version in versions { OfficeAnswer(words, format).tell(version) }
        }
    }
}

extension OfficeAnswer {
    func tell(_ version: Submission) {
        tell(
            "submission.version",
            [
                ("submission", .text(String(version.id))), ("version", .number(version.version)),
                ("rows", .number(version.rows)), ("by", .text(version.submittedBy)),
                ("state", .word("campaign.state.\(version.decision ?? "submitted")")),
                ("decidedBy", .text(version.decidedBy ?? "-")),
                ("note", .text(version.sptjm ?? version.reason ?? "-")),
            ])
    }
}

/// `naungan roster compare`: joiners, leavers, vanished people, changed wages.
struct RosterCompare: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compare", abstract: "How a version differs from the one that was approved last.")

    @OptionGroup var shared: SharedOptions
    @OptionGroup var office: OfficeOptions
    @Argument(help: "The number of the submission.")
    var submission: Int64
    @Option(help: "text or json.")
    var format: AnswerFormat = .text

    func run() async throws {
        let words = try shared.words()
        try await office.working(words) { office in
            let answer = OfficeAnswer(words, format)
            let number = submission
            let (compared, new, old) = try await office.database.read { connection in
                let compared = try VersionComparison(
                    of: number, government: office.government, on: connection)
                let new = try VersionComparison.names(
                    on: compared.joiners + compared.wageChanges.map(\.line), of: number, office, connection)
                let old = try compared.old.map {
                    try VersionComparison.names(
                        on: compared.leavers + compared.vanished, of: $0.id, office, connection)
                }
                return (compared, new, old ?? [:])
            }
            let wages = compared.comparison.wages
            answer.tell(
                "compare.sums",
                [
                    ("before", .rupiah(wages.before)), ("joined", .rupiah(wages.joined)),
                    ("left", .rupiah(wages.left)), ("vanished", .rupiah(wages.vanished)),
                    ("changed", .rupiah(wages.changed)), ("after", .rupiah(wages.after)),
                ])
            answer.tell("compare.joiner", compared.joiners, new)
            answer.tell("compare.leaver", compared.leavers, old)
            answer.tell("compare.vanished", compared.vanished, old)
            for change in compared.wageChanges {
                answer.tell(
                    "compare.wage",
                    [
                        ("line", .number(Int(change.line))), ("name", .text(new[change.line] ?? "")),
                        ("difference", .rupiah(Rupiah(change.difference))),
                    ])
            }
        }
    }
}

extension OfficeAnswer {
    fileprivate func tell(_ key: String, _ lines: [Int64], _ names: [Int64: String]) {
        for line in lines {
            tell(key, [("line", .number(Int(line))), ("name", .text(names[line] ?? ""))])
        }
    }
}

/// `naungan roster approve`.
struct RosterApprove: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "approve",
        abstract: "A second person approves a version; it is taken into the register at once.")

    @OptionGroup var shared: SharedOptions
    @OptionGroup var office: OfficeOptions
    @Argument(help: "The number of the submission.")
    var submission: Int64
    @Option(help: "Reference of the signed statement (SPTJM).")
    var sptjm: String = ""
    @Option(help: "text or json.")
    var format: AnswerFormat = .text

    func run() async throws {
        let words = try shared.words()
        try await office.working(words) { office in
            let answer = OfficeAnswer(words, format)
            let law = try MembershipLaw(from: try shared.lawFolder().book())
            let applied = try await Approval(office, law: law).approve(submission, sptjm: sptjm)
            answer.tell(
                "approve.done",
                [
                    ("joined", .number(applied.joined)), ("changed", .number(applied.changed)),
                    ("unchanged", .number(applied.unchanged)), ("left", .number(applied.left)),
                ])
            for row in applied.refused {
                answer.tell(
                    "approve.refused",
                    [("line", .number(row.line)), ("why", .text(words(row.refusal.note)))])
            }
            let search = PersonSearch(office)
            for (key, people) in [("approve.vanished", applied.vanished), ("approve.died", applied.died)] {
                for person in people {
                    let name = try await search.person(person)?.name ?? ""
                    answer.tell(
                        key, [("person", .text(person.description)), ("name", .text(name))])
                }
            }
            let waits = !applied.refused.isEmpty || !applied.vanished.isEmpty || !applied.died.isEmpty
            if waits { throw CommandOutcome.doneWithRowsToFix }
        }
    }
}

/// `naungan roster return`.
struct RosterReturn: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "return", abstract: "Sends a version back to its unit with the reason.")

    @OptionGroup var shared: SharedOptions
    @OptionGroup var office: OfficeOptions
    @Argument(help: "The number of the submission.")
    var submission: Int64
    @Option(help: "Why, for the unit.")
    var reason: String = ""
    @Option(help: "text or json.")
    var format: AnswerFormat = .text

    func run() async throws {
        let words = try shared.words()
        try await office.working(words) { office in
            let law = try MembershipLaw(from: try shared.lawFolder().book())
            try await Approval(office, law: law).giveBack(submission, reason: reason)
            OfficeAnswer(words, format).tell("approve.returned", [("reason", .text(reason))])
        }
    }
}
