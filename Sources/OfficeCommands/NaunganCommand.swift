package import ArgumentParser
import Foundation
import LawBook
import LawFiles
import Words

/// The program’s commands. Each parses, asks one use case and shows.
package struct NaunganCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "naungan",
        abstract: "Keeps the people who work for Indonesian local governments insured, month by month.",
        version: "0.1.0",
        subcommands: [
            CheckCommand.self, ContributionCommand.self, BenefitCommand.self, LawCommand.self,
            SIPPCommand.self, DemoCommand.self, DatabaseCommand.self, RegisterCommand.self, JobCommand.self,
            RosterCommand.self, BillCommand.self, PayCommand.self, ReceiptCommand.self, BankCommand.self,
            WarrantCommand.self, ReconcileCommand.self, ArrearsCommand.self, JournalCommand.self,
            PeriodCommand.self,
            ContinuityCommand.self, AuditCommand.self, AccountCommand.self, ServeCommand.self,
            LetterCommand.self, LiabilityCommand.self, ClaimCommand.self, HeirCommand.self,
            DeathNoticeCommand.self, RegulationCommand.self, AgreementCommand.self, BudgetCommand.self,
            FundingCommand.self, ScenarioCommand.self, CoverageCommand.self, FigureCommand.self,
            MeetingCommand.self, PublishCommand.self, SponsorCommand.self, OutreachCommand.self,
            CompanyCommand.self, VulnerableCommand.self, VillageCommand.self, SignalCommand.self,
            ReportCommand.self, CivilRegistryCommand.self,
        ])

    package init() {}

    /// Parses the arguments, runs, and ends the process: 0 done, 1 done with rows to fix, 2 could not run.
    package static func runAndExit() async -> Never {
        do {
            var command = try parseAsRoot()
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
            exit(withCode: 0)
        } catch let outcome as CommandOutcome {
            exit(withCode: outcome.code)
        } catch let refusal as TermsRefusal {
            Terminal.errors.line(NotUnderstood.message(refusal, CommandLine.arguments))
            exit(withCode: 2)
        } catch let fault as LawFileFault {
            Terminal.errors.line(FaultText.message(fault))
            exit(withCode: 2)
        } catch let fault as LawBook.Fault {
            Terminal.errors.line(FaultText.message(fault))
            exit(withCode: 2)
        } catch {
            let message = fullMessage(for: error)
            let isHelp = exitCode(for: error) == .success
            if !isHelp { Terminal.errors.line(NotUnderstood.message(CommandLine.arguments)) }
            if !message.isEmpty { (isHelp ? Terminal.output : Terminal.errors).line(message) }
            exit(withCode: isHelp ? 0 : 2)
        }
    }

    private static func exit(withCode code: Int32) -> Never {
        Terminal.output.flush()
        Foundation.exit(code)
    }
}

/// What is said before the argument parser’s own English line, in the language that was asked for.
enum NotUnderstood {
    static func message(_ arguments: [String]) -> String {
        let names = arguments.dropFirst().prefix { !$0.hasPrefix("-") }.prefix(1)
        let known = NaunganCommand.configuration.subcommands.compactMap { $0.configuration.commandName }
        let help = (["naungan"] + names.filter(known.contains) + ["--help"]).joined(separator: " ")
        return words(arguments).map { $0("command.not-understood", ["help": .text(help)]) } ?? help
    }

    static func message(_ refusal: TermsRefusal, _ arguments: [String]) -> String {
        words(arguments).flatMap { CheckFailureText(words: $0).message(refusal) } ?? refusal.name
    }

    /// The parser has not come to the language yet, or has failed before it.
    private static func words(_ arguments: [String]) -> Words? {
        let place = arguments.firstIndex(of: "--lang").map { $0 + 1 } ?? arguments.count
        let isEnglish = arguments.dropFirst(place).first == "en" || arguments.contains("--lang=en")
        return try? SharedOptions.words(isEnglish ? .english : .indonesian)
    }
}

/// How a command ended when it did not simply succeed; its message has been shown already.
enum CommandOutcome: Error {
    case doneWithRowsToFix
    case couldNotRun

    var code: Int32 {
        switch self {
        case .doneWithRowsToFix: 1
        case .couldNotRun: 2
        }
    }
}
