import ArgumentParser
import LawBook
import Membership
import MoneyAndDates
import RegisterBooks
import SQLStore
import SponsorBooks
import Sponsorship

/// `naungan sponsor extend`.
struct SponsorExtend: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "extend", abstract: "Proposes that a sponsorship goes on after its last month.")

    @OptionGroup var options: SponsorOptions
    @OptionGroup var number: SponsorshipNumber
    @Option(help: "How many months more.") var months: Int

    func run() async throws {
        try await options.working { _, book, answer in
            let sent = try await book.extend(number.sponsorship, months: months)
            answer.tell(
                "sponsor.told.sent",
                [
                    ("sponsorship", .text(String(sent.id))), ("code", .text(sent.code)),
                    ("day", .day(sent.term.protectsUntil)),
                ])
        }
    }
}

/// `naungan sponsor hand-over`.
struct SponsorHandOver: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "hand-over",
        abstract: "Makes the link by which another sponsor, or the worker, takes a worker over.")

    @OptionGroup var options: SponsorOptions
    @OptionGroup var number: SponsorshipNumber

    func run() async throws {
        try await options.working { office, book, answer in
            let token = try await book.handOver(number.sponsorship)
            answer.tell(
                "sponsor.told.hand-over",
                [
                    ("token", .text(token)),
                    ("expires", .day(office.today.adding(days: book.rules.handOverDays))),
                ])
        }
    }
}

/// `naungan sponsor stop`.
struct SponsorStop: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stop", abstract: "Ends a sponsorship with the last day of a month.")

    @OptionGroup var options: SponsorOptions
    @OptionGroup var number: SponsorshipNumber
    @Option(help: "The last month.") var after: String
    @Option(help: "Why.") var reason = ""

    func run() async throws {
        try await options.working { office, book, answer in
            try await book.stop(
                number.sponsorship, after: try Asked.month("after", after), reason: reason)
            answer.tell(try await SponsorLists.open(number.sponsorship, by: office).row)
        }
    }
}

/// `naungan sponsor list`.
struct SponsorListing: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Sponsorships, by number; five hundred at once.")

    @OptionGroup var options: SponsorOptions
    @Option(help: "usul, berlaku, ditolak, ditarik, dilanjutkan, dihentikan.") var state: String?
    @Option(help: "Those after this number.") var after: Int64 = 0

    func run() async throws {
        try await options.working { office, _, answer in
            let wanted = try state.map {
                try Asked.code("state", $0) as SponsorshipState
            }
            let rows = try await SponsorLists.list(wanted, after: after, by: office)
            for row in rows { answer.tell(row) }
            if rows.isEmpty { answer.tell("sponsor.told.none") }
        }
    }
}

/// `naungan sponsor show`.
struct SponsorShow: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "A sponsorship with what was done and what was billed.")

    @OptionGroup var options: SponsorOptions
    @OptionGroup var number: SponsorshipNumber

    func run() async throws {
        try await options.working { office, _, answer in
            let found = try await SponsorLists.open(number.sponsorship, by: office)
            answer.tell(found.row)
            for month in found.months {
                answer.tell(
                    "sponsor.told.month",
                    [
                        ("month", .month(month.month)), ("amount", .rupiah(month.amount)),
                        (
                            "state",
                            .word(month.isPaid ? "bill.standing.paid" : "bill.standing.unpaid")
                        ),
                    ])
            }
            for event in found.events {
                answer.tell(
                    "sponsor.told.event",
                    [
                        ("act", .word(event.act.labelKey)), ("actor", .text(event.actor)),
                        ("note", .text(event.note.isEmpty ? "-" : event.note)),
                    ])
            }
        }
    }
}

/// `naungan sponsor count`.
struct SponsorCount: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "count", abstract: "Records how many civil servants an office has.")

    @OptionGroup var options: SponsorOptions
    @Option(help: "Code of the office.") var unit: String
    @Option(help: "How many.") var people: Int

    func run() async throws {
        try await options.working { office, _, answer in
            let place = try await office.unit(unit)
            try await SponsorLeague.count(people, of: place.id, by: office)
            answer.tell(
                "sponsor.told.counted", [("unit", .text(place.name)), ("people", .count(people))])
        }
    }
}

/// `naungan sponsor league`.
struct SponsorRanking: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "league", abstract: "Offices and firms by how many take part.")

    @OptionGroup var options: SponsorOptions

    func run() async throws {
        try await options.working { office, _, answer in
            let offices = try await SponsorLeague.offices(by: office)
            for line in offices {
                answer.tell(
                    "sponsor.told.league",
                    [
                        ("unit", .text(line.name)), ("staff", .count(line.staff ?? 0)),
                        ("participating", .count(line.participating)), ("workers", .count(line.workers)),
                        ("share", line.share.map { .rate($0) } ?? .text("-")),
                    ])
            }
            for line in try await SponsorLeague.firms(by: office) {
                answer.tell(
                    "sponsor.told.firm", [("firm", .text(line.name)), ("workers", .count(line.workers))])
            }
            if offices.isEmpty { answer.tell("sponsor.told.none") }
        }
    }
}
