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
        abstract: "Adds an NPP and division, links units to it; without --npp lists all of them.")

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
    @Option(help: "First day, such as 2026-01-01.")
    var from: String = "2020-01-01"
    @Option(help: "text or json.")
    var format: AnswerFormat = .text

    func run() async throws {
        let words = try shared.words()
        try await office.working(words) { office in
            let answer = OfficeAnswer(words, format)
            guard let npp else { return try await list(office, answer) }
            guard let number = EmployerNumber(npp) else { throw RegisterRefusal.badEmployerNumber(npp) }
            let day = try Asked.day("from", from)
            let government = office.government
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
