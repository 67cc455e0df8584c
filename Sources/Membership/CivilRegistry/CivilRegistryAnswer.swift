package import MoneyAndDates

/// What the civil registry (Dukcapil) says about a NIK that was sent to it.
package enum CivilRegistryStatus: String, Sendable, Hashable, CaseIterable {
    /// NIK and fields are as the registry has them.
    case matched
    /// The NIK is there, and a field is another one.
    case mismatched
    /// The registry has no such NIK.
    case notFound = "not-found"
    case deceased

    /// The key of its name in `words/`.
    package var labelKey: String { "civil-registry.status.\(rawValue)" }

    /// Who puts it right, and how: a key of `words/`.
    package var guidanceKey: String { "civil-registry.guidance.\(rawValue)" }
}

/// A field of a person that the registry compares.
package enum CivilRegistryField: String, Sendable, Hashable, CaseIterable {
    case nik, name
    case birthDate = "birth-date"
    case sex
    case motherName = "mother-name"

    /// The key of its name in `words/`.
    package var labelKey: String { "civil-registry.field.\(rawValue)" }
}

/// Which fields differ, in a byte.
package struct CivilRegistryFields: OptionSet, Sendable, Hashable {
    package let rawValue: UInt8

    package init(rawValue: UInt8) { self.rawValue = rawValue }

    package init(_ field: CivilRegistryField) {
        self.init(rawValue: 1 << (CivilRegistryField.allCases.firstIndex(of: field) ?? 0))
    }

    /// Codes with blanks between, as the tables have them; what is no code of ours is left out.
    package init(codes: String) {
        self.init()
        for code in codes.split(separator: " ") {
            if let field = CivilRegistryField(rawValue: String(code)) { insert(CivilRegistryFields(field)) }
        }
    }

    /// In the order in which people read them.
    package var fields: [CivilRegistryField] {
        CivilRegistryField.allCases.filter { contains(CivilRegistryFields($0)) }
    }

    /// Codes with blanks between; nothing where nothing differs.
    package var codes: String { fields.map(\.rawValue).joined(separator: " ") }
}

/// The answer that counts for a person: the newest by the day of the check, then by its recording.
package struct CivilRegistryAnswer: Sendable, Hashable {
    package let status: CivilRegistryStatus
    package let differs: CivilRegistryFields
    /// The day on which the registry looked.
    package let checkedOn: Day
    /// Name, NIK or birth date were corrected after it was asked: what it says is about what stood there
    /// before.
    package let isStale: Bool

    package init(
        status: CivilRegistryStatus, differs: CivilRegistryFields, checkedOn: Day, isStale: Bool
    ) {
        self.status = status
        self.differs = differs
        self.checkedOn = checkedOn
        self.isStale = isStale
    }
}

/// Why a line of a reply counts for nothing; the rest of the file goes on.
package enum CivilRegistryFault: String, Sendable, Hashable, CaseIterable {
    /// No sixteen digits stand where the NIK should.
    case nikUnreadable = "nik-unreadable"
    /// A word that no spelling of `templates/civil-registry/` has.
    case unknownWord = "unknown-word"
    /// Neither a status nor a field is answered.
    case silent
    /// Its status says one thing and its fields another.
    case againstItself = "against-itself"
    /// Two lines of the file say different things about the NIK.
    case contradiction
    /// The same line stood there before.
    case duplicate
    /// The NIK is not in the batch, or not of a person within reach.
    case notSent = "not-sent"

    /// The key of its sentence in `words/`; arguments: `line`, `written`.
    package var key: String { "civil-registry.fault.\(rawValue)" }
}
