package import LawBook
package import Membership
package import MoneyAndDates
import SQLDatabase
package import SQLStore

/// What the identity card says, where the register has it otherwise; nil leaves a field as it is.
package struct IdentityCorrection: Sendable, Hashable {
    package var name: String?
    package var nik: NIK?
    package var born: Day?
    package var sex: Sex?

    package init(name: String? = nil, nik: NIK? = nil, born: Day? = nil, sex: Sex? = nil) {
        self.name = name
        self.nik = nik
        self.born = born
        self.sex = sex
    }
}

/// Why a correction is not taken.
package enum IdentityRefusal: TellableRefusal, Hashable {
    case nothingChanges
    case emptyName
    /// Another person of the country is known by it.
    case nikTaken
    /// After today, or after the death.
    case bornWrong(Day)
    case reasonMissing

    package var note: Note {
        switch self {
        case .nothingChanges: Note("identity-card.nothing-changes")
        case .emptyName: Note("register.empty-name")
        case .nikTaken: Note("identity-card.nik-taken")
        case .bornWrong(let day): Note("identity-card.born-wrong", ["day": .day(day)])
        case .reasonMissing: Note("identity-card.reason-missing")
        }
    }
}

/// Corrects name, NIK, birth date and sex of a person after her identity card. What stood there before is
/// kept sealed; what the civil registry said about it counts as old from then on.
package struct PersonCorrections: Sendable {
    private let office: Office
    private let law: MembershipLaw

    package init(_ office: Office, law: MembershipLaw) {
        self.office = office
        self.law = law
    }

    /// Corrects what is given, in one transaction. Jobs are held against the corrected birth date, and open
    /// months that it may change ask to be calculated again.
    ///
    /// - Parameter reason: at least five letters.
    /// - Returns: what was corrected.
    /// - Throws: `IdentityRefusal`; `JobRefusal` where she would be too young for a job, or too old;
    ///   `RegisterRefusal.unknownPerson`.
    @discardableResult
    package func correct(
        _ person: PersonID, _ correction: IdentityCorrection, reason: String
    ) async throws -> CivilRegistryFields {
        guard reason.count >= 5 else { throw IdentityRefusal.reasonMissing }
        let (office, law) = (office, law)
        return try await office.act { connection, now in
            let held = try HeldPerson(person, office, connection)
            let old = try PersonNames.held(
                person.number, government: office.government, office.sealing, on: connection)
            guard let old else { throw RegisterRefusal.unknownPerson }
            let new = try corrected(old, by: correction)
            let fields = differing(old, new)
            if fields.isEmpty { throw IdentityRefusal.nothingChanges }
            if new.born != old.born, let born = correction.born {
                guard born <= office.today, held.died.map({ born <= $0 }) ?? true else {
                    throw IdentityRefusal.bornWrong(born)
                }
                let life = LifeDays(born: born, died: held.died)
                try recheck(person, life, law, office, now, connection)
            }
            let written = try PersonNames.write(
                new, over: old, person: person.number, government: office.government, now: now,
                office.sealing, on: connection)
            if !written { throw IdentityRefusal.nikTaken }
            try keep(old, of: person, fields, office, now, connection)
            let change = office.change(
                "person.correct", of: "person/\(person)", reason: reason, after: "fields=\(fields.codes)")
            return Act(fields, [change])
        }
    }
}

private func corrected(
    _ old: PersonNames.Stand, by correction: IdentityCorrection
) throws(IdentityRefusal) -> PersonNames.Stand {
    var name = old.name
    if let given = correction.name {
        name = given.uppercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard !name.isEmpty, name.count <= 100 else { throw .emptyName }
    }
    return PersonNames.Stand(
        name: name, nik: correction.nik?.description ?? old.nik,
        born: correction.born?.number ?? old.born, sex: correction.sex?.rawValue ?? old.sex)
}

private func differing(_ old: PersonNames.Stand, _ new: PersonNames.Stand) -> CivilRegistryFields {
    var fields: CivilRegistryFields = []
    if old.name != new.name { fields.insert(CivilRegistryFields(.name)) }
    if old.nik != new.nik { fields.insert(CivilRegistryFields(.nik)) }
    if old.born != new.born { fields.insert(CivilRegistryFields(.birthDate)) }
    if old.sex != new.sex { fields.insert(CivilRegistryFields(.sex)) }
    return fields
}

/// Holds every job that is believed against another birth date, and lets the months that it touches be
/// calculated again. A finalised month stands: what comes out otherwise is in the next one.
private func recheck(
    _ person: PersonID, _ life: LifeDays, _ law: MembershipLaw, _ office: Office, _ now: Int64,
    _ connection: any SQLConnection
) throws {
    let jobs = try JobTable.jobs(of: person, government: office.government, on: connection)
    var trial = JobHistory(person: person)
    for spell in jobs.known {
        do throws(SpellRefusal) {
            try trial.open(spell, of: life, under: law, at: Instant(epochMilliseconds: now))
        } catch {
            // What else the rules say of it now stood there before the correction.
            if error.isOfAge { throw JobRefusal.spell(error, payer: nil) }
        }
        try PeriodRevision.bump(
            [spell.terms.payer.number], from: Month(of: spell.start),
            through: spell.end.map { Month(of: $0) }, finalised: .stand, government: office.government,
            at: now, on: connection)
    }
}

extension SpellRefusal {
    fileprivate var isOfAge: Bool {
        if case .tooYoung = self { return true }
        if case .tooOldToEnter = self { return true }
        return false
    }
}

private func keep(
    _ old: PersonNames.Stand, of person: PersonID, _ fields: CivilRegistryFields, _ office: Office,
    _ now: Int64, _ connection: any SQLConnection
) throws {
    let id = office.identifiers.next()
    let place = FieldSealing.Place("person_correction.before", government: office.government, row: id)
    let before = [old.name, old.nik, old.born.map(String.init) ?? "", old.sex ?? ""]
    try connection.execute(
        """
        INSERT INTO person_correction (gov_id, person_id, correction_id, fields, before_sealed, recorded_by,
            recorded_ms) VALUES ($1, $2, $3, $4, $5, $6, $7)
        """,
        [
            .integer(office.government), .integer(person.number), .integer(id), .text(fields.codes),
            .text(office.sealing.seal(before.joined(separator: "\n"), place)), .text(office.actor),
            .integer(now),
        ])
}
