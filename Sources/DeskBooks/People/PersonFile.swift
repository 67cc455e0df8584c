package import LawBook
package import Membership
package import MoneyAndDates
package import RegisterBooks

/// One person as somebody within reach sees her: numbers that name her are masked.
package struct PersonFile: Sendable {
    package let id: PersonID
    package let name: String
    /// `************0001`.
    package let maskedNIK: String
    /// `*******1234`, the newest last.
    package let maskedNumbers: [String]
    package let born: Day?
    package let sex: Sex?
    package let died: Day?
    /// Every job as it was and as it was believed to be.
    package let history: JobHistory
    /// Risk classes and decrees beside the terms.
    package let extras: [SpellID: SpellExtras]
    package let units: [UnitID: String]
    /// By their numbers.
    package let registrations: [Int64: RegistrationEntry]

    /// What is believed now, in the order of first days.
    package var jobs: [JobSpell] { history.known(at: .latest) }

    /// The jobs that hold on a day.
    package func jobs(on day: Day) -> [JobSpell] { jobs.filter { $0.holds(on: day) } }

    /// A dash for a unit that is not hers.
    package func unitName(_ unit: UnitID) -> String { units[unit] ?? "–" }

    /// The name of whoever is billed; nil where nobody is.
    package func payerName(_ terms: JobTerms) -> String? { registrations[terms.payer.number]?.name }

    /// 1 to 5 where the job has one or its registration does.
    package func riskClass(of spell: JobSpell) -> RiskClass? {
        let number =
            extras[spell.id]?.riskClass ?? registrations[spell.terms.payer.number]?.riskClass ?? 0
        return (1...Int64(RiskClass.allCases.count)).contains(number)
            ? RiskClass.allCases[Int(number) - 1] : nil
    }
}

/// The numbers of a person in full, after a reason was given.
package struct RevealedNumbers: Sendable, Hashable {
    package let name: String
    package let nik: String
    /// The newest last.
    package let participantNumbers: [String]
}
