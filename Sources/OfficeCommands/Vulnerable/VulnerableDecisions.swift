import ArgumentParser
import EmbeddedFiles
import Foundation
import LawBook
import Membership
import MoneyAndDates
import RegisterBooks
import SIPPFiles
import SQLDatabase
import SQLStore
import UseCases
import VulnerableBooks
import VulnerableWorkers
import Words

/// `naungan vulnerable decree`.
struct VulnerableDecree: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "decree", abstract: "Records a decree: it names as many as there are free places.")

    @OptionGroup var options: VulnerableOptions
    @OptionGroup var quota: QuotaNumber
    @Option(help: "Its number.") var number: String
    @Option(help: "The day on which it was signed.") var on: String

    func run() async throws {
        try await options.working { office, rules, answer in
            let decreed = try await DecreeBook(office, rules: rules).decree(
                quota.id, number: number, signed: try Asked.day("on", on))
            answer.tell(
                "vulnerable.told.decreed",
                [
                    ("decree", .text(String(decreed.id))), ("people", .number(decreed.named)),
                    ("waiting", .number(decreed.waiting)), ("digest", .text(decreed.digest)),
                ])
        }
    }
}

/// `naungan vulnerable withdraw`.
struct VulnerableWithdraw: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "withdraw",
        abstract: "Withdraws a decree: whom it carried are insured to the end of the month.")

    @OptionGroup var options: VulnerableOptions
    @Argument(help: "Number of the decree in the books.") var decree: Int64
    @Option(help: "The day of the withdrawal.") var on: String
    @Option(help: "Why.") var reason: String

    func run() async throws {
        try await options.working { office, rules, answer in
            let (count, last) = try await DecreeBook(office, rules: rules).withdraw(
                decree, on: try Asked.day("on", on), reason: reason)
            answer.tell(
                "vulnerable.told.withdrawn", [("people", .number(count)), ("through", .day(last))])
        }
    }
}

/// `naungan vulnerable send`.
struct VulnerableSend: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "send", abstract: "Makes the batch for BPJS of those whom a decree names.")

    @OptionGroup var options: VulnerableOptions
    @OptionGroup var quota: QuotaNumber
    @Option(help: "Folder for the upload file.") var out: String

    func run() async throws {
        try await options.working { office, rules, answer in
            let book = BatchBook(office, rules: rules)
            let batch = try await book.send(quota.id)
            let templates = try CheckFiles(words: answer.words).sippTemplates(folder: nil)
            _ = try SIPPWriter.write(
                try await book.rows(of: batch.id),
                as: try templates.newest(.newWorkers, on: office.today), into: out)
            answer.tell(
                "vulnerable.told.sent",
                [("batch", .text(String(batch.id))), ("people", .number(batch.people)), ("out", .text(out))])
        }
    }
}

/// `naungan vulnerable reply`.
struct VulnerableReply: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reply", abstract: "Takes the four-column reply of BPJS to a batch.",
        discussion: "Ends with 1 where somebody was rejected, stays open or was never sent.")

    @OptionGroup var options: VulnerableOptions
    @Argument(help: "Number of the batch.") var batch: Int64
    @Argument(help: "The file that came back.") var file: String
    @Option(help: "First month of protection; without it this month or the quota's first.") var from: String?

    func run() async throws {
        try await options.working { office, rules, answer in
            let templates = try CheckFiles(words: answer.words).sippTemplates(folder: nil)
            let reply: SIPPReply
            do { reply = try SIPPReply.read(try ReplyRows.all(in: file), layouts: templates.all) } catch let
                refusal as SIPPReplyRefusal
            {
                Terminal.errors.line("\(file): \(answer.words.filled(refusal.key, refusal.arguments))")
                throw CommandOutcome.couldNotRun
            }
            let outcome = try await BatchBook(office, rules: rules).reply(
                reply, to: batch, from: try from.map { try Asked.month("from", $0) })
            answer.tell(
                "vulnerable.told.replied",
                [
                    ("accepted", .number(outcome.accepted)), ("rejected", .number(outcome.rejected)),
                    ("open", .number(outcome.unanswered)), ("strangers", .number(outcome.notSent.count)),
                ])
            for name in outcome.notSent { answer.tell("vulnerable.told.stranger", [("name", .text(name))]) }
            for (name, refusal) in outcome.refused {
                answer.tell(
                    "vulnerable.told.not-in-register",
                    [("name", .text(name)), ("why", .text(answer.words(refusal.note)))])
            }
            let isClean = outcome.rejected + outcome.unanswered + outcome.notSent.count == 0
            if !isClean || !outcome.refused.isEmpty { throw CommandOutcome.doneWithRowsToFix }
        }
    }
}

/// `naungan vulnerable card`.
struct VulnerableCard: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "card", abstract: "Records that cards were handed over and receipted.")

    @OptionGroup var options: VulnerableOptions
    @OptionGroup var quota: QuotaNumber
    @Argument(help: "Numbers of rows; none means everybody who was accepted.") var rows: [Int64] = []
    @Option(help: "The day on which it was done.") var on: String

    func run() async throws {
        try await options.working { office, rules, answer in
            var chosen = rows
            if chosen.isEmpty {
                chosen = try await ProposalBook(office, rules: rules).rows(
                    quota.id, .accepted, atMost: 100_000
                ).map(\.id)
            }
            let count = try await PlaceBook(office, rules: rules).card(
                chosen, of: quota.id, on: try Asked.day("on", on))
            answer.tell("vulnerable.told.carded", [("people", .number(count))])
        }
    }
}

/// `naungan vulnerable end`.
struct VulnerableEnd: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "end",
        abstract: "Ends a place: died, moved, found a job. The next who waits can be named.")

    @OptionGroup var options: VulnerableOptions
    @Argument(help: "Number of the row.") var row: Int64
    @Option(help: "meninggal, pindah or bekerja.") var because: String
    @Option(help: "The last day.") var on: String

    func run() async throws {
        try await options.working { office, rules, answer in
            try await PlaceBook(office, rules: rules).end(
                row, because: try Asked.code("because", because), on: try Asked.day("on", on))
            answer.tell(try await ProposalBook(office, rules: rules).row(row))
        }
    }
}

/// `naungan vulnerable hand-back`.
struct VulnerableHandBack: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "hand-back",
        abstract: "Whose money ends, and what each wants: to go on, another payer, or to stop.")

    @OptionGroup var options: VulnerableOptions
    @Option(help: "Number of a row that chooses.") var row: Int64?
    @Option(help: "sendiri, pembayar-lain or berhenti.") var choice = "sendiri"
    @Option(help: "Of another payer, or of the group through which he pays: NPP/division.") var registration:
        String?
    @Option(help: "For another payer: its purse.") var funding = "csr"
    @Option(help: "Days ahead that are shown.") var within = 184

    func run() async throws {
        try await options.working { office, rules, answer in
            let book = PlaceBook(office, rules: rules)
            if let row {
                try await book.handBack(row, try await after(office))
                answer.tell(try await ProposalBook(office, rules: rules).row(row))
            }
            for plan in try await book.plans(within: within) {
                answer.tell(
                    "vulnerable.told.plan",
                    [
                        ("quota", .text(plan.quota.description)), ("name", .text(plan.name)),
                        ("through", .month(plan.lastMonth)), ("days", .number(plan.daysLeft)),
                        ("people", .number(plan.people)),
                        ("continues", .number(plan.choices[.continuesHimself] ?? 0)),
                        ("other", .number(plan.choices[.otherPayer] ?? 0)),
                        ("stops", .number(plan.choices[.stops] ?? 0)),
                        ("undecided", .number(plan.undecided)),
                    ])
            }
        }
    }

    private func after(_ office: Office) async throws -> PlaceBook.After {
        let chosen: HandBackChoice = try Asked.code("choice", choice)
        switch chosen {
        case .continuesHimself: return .continuesHimself(under: try await payer(office))
        case .stops: return .stops
        case .otherPayer:
            guard let payer = try await payer(office) else { throw VulnerableBookRefusal.payerNeeded }
            return .otherPayer(registration: payer, try Asked.code("funding", funding))
        }
    }

    private func payer(_ office: Office) async throws -> Int64? {
        guard let registration else { return nil }
        let government = office.government
        return try await office.database.read {
            try RegistrationBook.registration(registration, government: government, on: $0)
        }.id
    }
}

/// `naungan vulnerable survival`.
struct VulnerableSurvival: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "survival",
        abstract: "How many of each cohort are protected still, 3, 6 and 12 months after the money.")

    @OptionGroup var options: VulnerableOptions

    func run() async throws {
        try await options.working { office, rules, answer in
            for (quota, survival) in try await PlaceBook(office, rules: rules).survival() {
                let cells = survival.protected.map { $0.map(String.init) ?? "-" }
                answer.tell(
                    "vulnerable.told.survival",
                    [
                        ("quota", .text(quota.id.description)), ("name", .text(quota.terms.name)),
                        ("through", .month(survival.lastMonth)), ("people", .number(survival.people)),
                        ("three", .text(cells[0])), ("six", .text(cells[1])), ("twelve", .text(cells[2])),
                    ])
            }
        }
    }
}

extension OfficeAnswer {
    /// A quota in one line.
    func tell(_ view: QuotaView) {
        tell(
            "vulnerable.told.quota",
            [
                ("quota", .text(view.id.description)), ("name", .text(view.terms.name)),
                ("from", .month(view.terms.from)), ("through", .month(view.terms.through)),
                ("ceiling", .rupiah(view.terms.ceiling)), ("dues", .rupiah(view.dues)),
                ("places", .number(view.places)), ("taken", .number(view.taken)),
                ("waiting", .number(view.waiting)), ("people", .number(view.people)),
            ])
    }

    /// A person who is proposed in one line.
    func tell(_ row: ProposalRow) {
        let findings = row.findings.map { words($0.note) }.joined(separator: " ")
        tell(
            "vulnerable.told.row",
            [
                ("row", .text(String(row.id))), ("name", .text(row.name)), ("nik", .text(row.maskedNIK)),
                ("unit", .text(row.unitName)), ("stage", .word(row.stage.labelKey)),
                ("findings", .text(findings.isEmpty ? "-" : findings)),
            ])
    }
}
