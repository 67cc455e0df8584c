import ArgumentParser
import Foundation
import LawBook
import Membership
import MoneyAndDates
import RegisterBooks
import SQLDatabase
import SQLStore

/// `naungan register registration`: an NPP and division, and the units that report under it.
struct RegisterRegistration: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "registration",
        abstract: "Adds an NPP and division, links units to it; without --npp lists all of them.",
        discussion: """
            Of one that is there already, --risk-class with --from gives the class from that month on: open
            months ask to be calculated again, posted ones are corrected in the next open month.
            """)

    @OptionGroup var shared: SharedOptions
    @OptionGroup var office: OfficeOptions
    @Option(help: "NPP: eight letters or digits.")
    var npp: String?
    @Option(help: "Division; without it none.")
    var division: String = ""
    @Option(help: "What people call it; without it the name of the first unit.")
    var name: String?
    @Option(help: "pu, bpu, jakon or pmi.")
    var segment: String = "pu"
    @Option(help: "Risk class I to V; without it none.")
    var riskClass: String?
    @Option(help: "Code of the BPJS branch.")
    var branch: String?
    @Option(help: "Codes of units that report under it, with commas.")
    var units: String = ""
    @Option(help: "First day, such as 2026-01-01; without it 2020-01-01.")
    var from: String?
    @Option(help: "text or json.")
    var format: AnswerFormat = .text

    func run() async throws {
        let words = try shared.words()
        try await office.working(words) { office in
            let answer = OfficeAnswer(words, format)
            guard let npp else { return try await list(office, answer) }
            guard let number = EmployerNumber(npp) else { throw RegisterRefusal.badEmployerNumber(npp) }
            let day = try Asked.day("from", from ?? "2020-01-01")
            let government = office.government
            if from != nil, try await changedClass(number, Month(of: day), office, answer) { return }
            let codes = units.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
            let linked = try await office.database.read { connection in
                try codes.map { try UnitBook.unit($0, government: government, on: connection) }
            }
            let draft = RegistrationDraft(
                number: number, division: division, name: name ?? linked.first?.name ?? npp,
                segment: try Asked.code("segment", segment),
                riskClass: try riskClass.map { try Asked.code("risk-class", $0) },
                office: branch.map { InsurerBranch(code: $0, name: $0) }, from: day)
            let registration = try await RegistrationBook.add(draft, by: office)
            for unit in linked {
                try await RegistrationBook.link(
                    unit: unit.id, registration: registration, from: day, by: office)
            }
            answer.tell(
                "register.registration-added",
                [
                    ("name", .text(draft.name)), ("registration", .text(String(registration))),
                    ("units", .number(linked.count)),
                ])
        }
    }

    /// - Returns: false where there is no such number yet, or no class is given.
    private func changedClass(
        _ number: EmployerNumber, _ month: Month, _ office: Office, _ answer: OfficeAnswer
    ) async throws -> Bool {
        guard let text = riskClass, units.isEmpty, name == nil else { return false }
        let (government, division) = (office.government, division)
        let there = try await office.database.read {
            try RegistrationBook.all(government: government, on: $0).first {
                $0.number == number.text && $0.division == division
            }
        }
        guard let there else { return false }
        let wanted: RiskClass = try Asked.code("risk-class", text)
        let isNew = try await RegistrationBook.change(wanted, of: there.id, from: month, by: office)
        answer.tell(
            isNew ? "register.class-changed" : "register.class-before",
            [("name", .text(there.name)), ("class", .text(wanted.rawValue)), ("month", .month(month))])
        return true
    }

    private func list(_ office: Office, _ answer: OfficeAnswer) async throws {
        let government = office.government
        let all = try await office.database.read {
            try RegistrationBook.all(government: government, on: $0)
        }
        for entry in all {
            answer.tell(
                "register.registration-line",
                [
                    ("code", .text(entry.code)), ("name", .text(entry.name)),
                    ("segment", .word("segment.\(entry.segment.rawValue)")),
                    ("registration", .text(String(entry.id))),
                ])
        }
    }
}
