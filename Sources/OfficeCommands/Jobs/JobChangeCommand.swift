import ArgumentParser
import Foundation
import LawBook
import Membership
import MoneyAndDates
import RegisterBooks
import SQLDatabase
import SQLStore
import UseCases

/// The terms that an act replaces; what is not named stays.
struct NewTermsOptions: ParsableArguments {
    @Option(help: "Code of the unit.")
    var unit: String?
    @Option(help: "NPP/division that is billed; with a new unit its own of the segment.")
    var registration: String?
    @Option(help: "Category.")
    var category: String?
    @Option(help: "pu or bpu.")
    var segment: String?
    @Option(help: "Programmes with commas.")
    var programmes: String?
    @Option(help: "Out of which purse.")
    var funding: String?
    @Option(help: "honor, ump, umk, tetap or penghasilan.")
    var wageBasis: String?
    @Option(help: "Monthly wage, or income, in whole rupiah.")
    var wage: Int64?
    @Option(help: "Number of the decree or contract (SK).")
    var decree: String?
    @Option(help: "Day on which it was signed.")
    var decreeSigned: String?

    /// The terms of a job with what was named replaced.
    func replaced(_ old: JobTerms, on day: Day, _ office: Office) async throws -> JobTerms {
        var terms = old
        if let category { terms.category = try Asked.code("category", category) }
        if let segment { terms.segment = try Asked.code("segment", segment) }
        if let programmes {
            terms.programmes = ProgrammeSet(
                try Asked.read(
                    "programmes", programmes, "wanted.programmes", ContributionQuestion.programmes))
        }
        if let funding { terms.funding = try Asked.code("funding", funding) }
        if let wageBasis { terms.wageBasis = try Asked.code("wage-basis", wageBasis) }
        if let wage { terms.wage = Rupiah(wage) }
        if let letter = try letter(decree, decreeSigned) { terms.letter = letter }
        let (government, segment) = (office.government, terms.segment)
        let place = try await office.database.read { connection in
            let unit = try unit.map { try UnitBook.unit($0, government: government, on: connection) }
            if let registration {
                let named = try RegistrationBook.registration(
                    registration, government: government, on: connection)
                return (unit?.id, Optional(named.id))
            }
            guard let unit else { return (nil, nil) }
            let own = try RegistrationBook.registrations(
                of: unit.id, on: day, government: government, connection
            ).filter { $0.segment == segment }
            if own.isEmpty { throw SubmissionRefusal.noRegistration(unit: unit.name) }
            if own.count > 1 { throw SubmissionRefusal.severalRegistrations(unit: unit.name) }
            return (unit.id, own.first?.id)
        }
        if let unit = place.0 { terms.unit = unit }
        if let payer = place.1 { terms.payer = UnitID(payer) }
        return terms
    }
}

/// `naungan job change`: the transfer between units, payers, categories or segments, in one act.
struct JobChangeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "change",
        abstract: "Lets a job go on with another unit, payer, category, segment or wage, without a gap.")

    @OptionGroup var shared: SharedOptions
    @OptionGroup var office: OfficeOptions
    @OptionGroup var who: PersonOptions
    @OptionGroup var terms: NewTermsOptions
    @OptionGroup var act: JobActOptions
    @Option(help: "First day of the new terms.")
    var from: String

    func run() async throws {
        try await act.acting(shared, office, who) { acts, office, card in
            let day = try Asked.day("from", from)
            let spell = try await act.chosen(of: card.id, office)
            let new = try await terms.replaced(spell.terms, on: day, office)
            try await acts.change(spell.id, of: card.id, from: day, reason: act.reason) { _ in new }
        }
    }
}

/// `naungan job correct`: what was true all along.
struct JobCorrect: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "correct",
        abstract: "Replaces what was believed of a job; what was believed remains readable.")

    @OptionGroup var shared: SharedOptions
    @OptionGroup var office: OfficeOptions
    @OptionGroup var who: PersonOptions
    @OptionGroup var terms: NewTermsOptions
    @OptionGroup var act: JobActOptions
    @Option(help: "The first day, as it was.")
    var from: String?
    @Option(help: "The last day, as it was; none for a job that goes on.")
    var through: String?

    func run() async throws {
        try await act.acting(shared, office, who) { acts, office, card in
            let spell = try await act.chosen(of: card.id, office)
            let start = try from.map { try Asked.day("from", $0) } ?? spell.start
            let new = try await terms.replaced(spell.terms, on: start, office)
            var end = spell.end
            if let through { end = through == "none" ? nil : try Asked.day("through", through) }
            let reason = end == nil ? nil : spell.endReason ?? .contractEnded
            let corrected = JobSpell(
                id: spell.id, person: spell.person, terms: new, start: start, end: end, endReason: reason)
            try await acts.correct(spell.id, of: card.id, reason: act.reason) { _ in corrected }
        }
    }
}
