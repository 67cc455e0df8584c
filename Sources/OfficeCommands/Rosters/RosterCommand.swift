import ArgumentParser
import LawBook
import Membership
import MoneyAndDates
import RegisterBooks
import SQLDatabase
import SQLStore
import Words

/// `naungan roster`: rosters are asked for, handed in, compared, and decided by a second person.
struct RosterCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "roster",
        abstract: "Campaigns for rosters, their versions, comparison, approval, and who is missing.",
        subcommands: [
            RosterCampaign.self, RosterSubmit.self, RosterVersions.self, RosterCompare.self,
            RosterApprove.self, RosterReturn.self, RosterMissing.self,
        ])
}

/// `naungan roster campaign`: opens one, and shows how far it is.
struct RosterCampaign: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "campaign", abstract: "Asks units for the rosters of a month; shows the progress.")

    @OptionGroup var shared: SharedOptions
    @OptionGroup var office: OfficeOptions
    @Option(help: "Its name.")
    var name: String
    @Option(help: "Month of the rosters, such as 2026-07; without it only the progress is shown.")
    var month: String?
    @Option(help: "The day by which they are to be there.")
    var due: String?
    @Option(help: "Codes of units with commas, each with = and its own day where it has one; else all.")
    var units: String?
    @Option(help: "text or json.")
    var format: AnswerFormat = .text

    func run() async throws {
        let words = try shared.words()
        try await office.working(words) { office in
            let government = office.government
            if let month {
                let period = try Asked.month("month", month)
                let day = try Asked.day("due", due ?? "")
                _ = try await CampaignBook.open(
                    name, period: period, due: day, units: try await asked(office, period), by: office)
            }
            let answer = OfficeAnswer(words, format)
            let progress = try await office.database.read { connection in
                let campaign = try CampaignBook.campaign(name, government: government, on: connection)
                return try CampaignBook.progress(
                    of: campaign, on: office.today, government: government, connection: connection)
            }
            for unit in progress {
                answer.tell(
                    "campaign.unit",
                    [
                        ("code", .text(unit.code)), ("name", .text(unit.name)), ("due", .day(unit.due)),
                        ("state", .word("campaign.state.\(unit.state.rawValue)")),
                        ("people", unit.people.map(Term.number) ?? .text("-")),
                    ])
            }
            let approved = progress.count { $0.state == .approved }
            answer.tell(
                "campaign.progress",
                [
                    ("approved", .number(approved)), ("units", .number(progress.count)),
                    ("submitted", .number(progress.count { $0.state == .submitted })),
                    ("late", .number(progress.count { $0.state == .late })),
                    ("percent", .number(approved * 100 / max(progress.count, 1))),
                ])
        }
    }

    private func asked(_ office: Office, _ period: Month) async throws -> [UnitID: Day?] {
        let (government, units) = (office.government, units)
        return try await office.database.read { connection in
            guard let units else {
                let day = period.firstDay
                let all = try RegistrationBook.linkedUnits(on: day, government: government, connection)
                return Dictionary(all.map { ($0, nil) }, uniquingKeysWith: { $1 })
            }
            var asked: [UnitID: Day?] = [:]
            for part in units.split(separator: ",") {
                let halves = part.split(separator: "=").map(String.init)
                let unit = try UnitBook.unit(halves[0], government: government, on: connection)
                let due: Day? = halves.count == 2 ? try Asked.day("units", halves[1]) : nil
                asked.updateValue(due, forKey: unit.id)
            }
            return asked
        }
    }
}

/// `naungan roster missing`: who never handed in a roster, or one that is far too short.
struct RosterMissing: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "missing",
        abstract: "Units without a roster, or with far fewer people than last year, budget or attendance.")

    @OptionGroup var shared: SharedOptions
    @OptionGroup var office: OfficeOptions
    @Option(help: "The campaign.")
    var campaign: String
    @Option(help: "Percent of another list below which a roster is too short.")
    var below: Int = MissingThresholds.usualPercent
    @Option(help: "Differences of fewer people than this are not told.")
    var fewest: Int = MissingThresholds.usualFewest
    @Option(help: "text or json.")
    var format: AnswerFormat = .text

    func run() async throws {
        let words = try shared.words()
        try await office.working(words) { office in
            let government = office.government
            let thresholds = MissingThresholds(percent: below, fewestPeople: fewest)
            let missing = try await office.database.read { connection in
                let asked = try CampaignBook.campaign(campaign, government: government, on: connection)
                return try CampaignBook.missing(
                    in: asked, on: office.today, thresholds: thresholds, government: government,
                    connection: connection)
            }
            let answer = OfficeAnswer(words, format)
            let names = try await Names(office)
            for unit in missing {
                for why in unit.reasons {
                    answer.tell(
                        "campaign.missing",
                        [
                            ("name", .text(names.unit(unit.unit))), ("people", .number(unit.people)),
                            ("why", .text(words(why.key, why.arguments))),
                        ])
                }
            }
            if missing.isEmpty { return answer.tell("campaign.nobody-missing") }
            throw CommandOutcome.doneWithRowsToFix
        }
    }
}
