import ArgumentParser
import EmbeddedFiles
import LawBook
import Membership
import MoneyAndDates
import RegisterBooks
import SQLDatabase
import SQLStore
import Spreadsheets
import UseCases
import VulnerableBooks
import VulnerableWorkers

/// `naungan village`: a village's people and money, its offline sheet, and its merger.
struct VillageCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "village",
        abstract: "Villages: people by group, tranches of the allocation, offline sheets, mergers.",
        subcommands: [
            VillageShow.self, VillageTranches.self, VillageSheetOut.self, VillageSheetBack.self,
            VillageMerge.self,
        ])
}

/// `naungan village show`.
struct VillageShow: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "People by group, how many are protected, what is billed and owed.")

    @OptionGroup var options: VulnerableOptions
    @Argument(help: "Code of the village.") var village: String
    @Option(help: "The year of the tranches; without it this year.") var year: Int?

    func run() async throws {
        try await options.working { office, rules, answer in
            let unit = try await office.unit(village)
            let view = try await VillageBook(office, rules: rules, usual: try usualTranches()).view(
                unit.id, year: year ?? office.today.year)
            for group in view.groups {
                answer.tell(
                    "village.told.group",
                    [
                        ("category", .word("people.category.\(group.category.rawValue)")),
                        ("people", .number(group.people)), ("protected", .number(group.protected)),
                    ])
            }
            for tranche in view.tranches {
                answer.tell(
                    "village.told.tranche",
                    [
                        ("tranche", .number(tranche.tranche.number)),
                        ("month", .word("month.\(tranche.tranche.month)")),
                        ("percent", .number(tranche.tranche.percent)), ("billed", .rupiah(tranche.billed)),
                        ("open", .rupiah(tranche.open)),
                    ])
            }
            answer.tell("village.told.arrears", [("arrears", .rupiah(view.arrears))])
        }
    }
}

/// `naungan village tranches`.
struct VillageTranches: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tranches", abstract: "Sets the government's own calendar of the allocation for a year.")

    @OptionGroup var options: VulnerableOptions
    @Option(help: "The year.") var year: Int
    @Argument(help: "Month and per cent, such as 3:40 7:40 11:20.") var tranches: [String]

    func run() async throws {
        try await options.working { office, rules, answer in
            let parts = try tranches.map { text in
                let parts = text.split(separator: ":").compactMap { Int($0) }
                guard parts.count == 2 else {
                    throw TermsRefusal(name: "tranches", value: text, wanted: "wanted.tranche")
                }
                return parts
            }
            try await VillageBook(office, rules: rules, usual: try usualTranches()).set(
                try TrancheCalendar(
                    parts.enumerated().map { .init(number: $0 + 1, month: $1[0], percent: $1[1]) }),
                year: year)
            answer.tell("village.told.calendar", [("year", .text(String(year)))])
        }
    }
}

/// `naungan village sheet`.
struct VillageSheetOut: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sheet", abstract: "Writes the sheet that a village fills without a network.")

    @OptionGroup var options: VulnerableOptions
    @Argument(help: "Code of the village.") var village: String
    @Option(help: "The file, an .xlsx.") var out: String

    func run() async throws {
        try await options.working { office, rules, answer in
            let unit = try await office.unit(village)
            let taken = try await VillageSheets(office, rules: rules).takeAlong(unit.id)
            let writer = try WorkbookWriter(path: out)
            let sheet = try writer.addSheet(
                WorkbookSheet(
                    name: "desa", columns: VillageSheetIntake.titles.map { WorkbookColumn($0, width: 22) }))
            for row in taken.rows {
                try writer.append(VillageSheetIntake.cells(row, of: taken.sheet), to: sheet)
            }
            try writer.finish()
            answer.tell(
                "village.told.sheet",
                [("sheet", .text(String(taken.sheet))), ("rows", .number(taken.rows.count))])
        }
    }
}

/// `naungan village bring`.
struct VillageSheetBack: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bring", abstract: "Merges a sheet that came back; tells the fields that both changed.",
        discussion: "Ends with 1 where a person must decide.")

    @OptionGroup var options: VulnerableOptions
    @Argument(help: "Code of the village.") var village: String
    @Argument(help: "The file.") var file: String

    func run() async throws {
        try await options.working { office, rules, answer in
            let (unit, book) = (try await office.unit(village), VillageSheets(office, rules: rules))
            let intake = try VillageSheetIntake(path: file)
            guard let sheet = intake.sheet else { throw VulnerableBookRefusal.noSuchSheet }
            let outcome = try await book.bring(sheet, of: unit.id, intake.rows)
            answer.tell(
                "village.told.brought",
                [
                    ("taken", .number(outcome.taken)), ("kept", .number(outcome.kept)),
                    ("conflicts", .number(outcome.conflicts)),
                    ("unknown", .number(outcome.unknown.count + intake.unreadable.count)),
                ])
            if !outcome.refused.isEmpty {
                answer.tell("village.not-taken", [("names", .text(outcome.refused.joined(separator: ", ")))])
            }
            let conflicts = try await book.conflicts(unit.id)
            for conflict in conflicts {
                answer.tell(
                    "village.told.conflict",
                    [
                        ("row", .text(String(conflict.row))), ("name", .text(conflict.name)),
                        ("field", .word("village.field.\(conflict.field.name)")),
                        ("before", .text(conflict.field.before)), ("mine", .text(conflict.field.mine)),
                        ("theirs", .text(conflict.field.theirs)),
                    ])
            }
            if !conflicts.isEmpty || !outcome.refused.isEmpty { throw CommandOutcome.doneWithRowsToFix }
        }
    }
}

/// `naungan village merge`.
struct VillageMerge: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "merge", abstract: "A village becomes part of another one: people move without a gap.")

    @OptionGroup var options: VulnerableOptions
    @Argument(help: "Code of the village that ends.") var village: String
    @Option(help: "Code of the village that it becomes part of.") var into: String
    @Option(help: "The first day in the new one.") var from: String

    func run() async throws {
        try await options.working { office, rules, answer in
            let merged = try await VillageMerger(office, rules: rules).merge(
                village, into: into, from: try Asked.day("from", from))
            answer.tell(
                "village.told.merged",
                [("people", .number(merged.people)), ("proposals", .number(merged.proposals))])
        }
    }
}

/// The calendar that comes with the program.
private func usualTranches() throws -> TrancheCalendar {
    try TrancheFile.read(EmbeddedFiles.text(at: TrancheFile.path) ?? "")
}
