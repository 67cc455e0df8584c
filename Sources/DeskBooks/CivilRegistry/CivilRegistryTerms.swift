package import LawBook
package import Membership
package import MoneyAndDates

/// Why nothing is sent to the civil registry, or a reply of it is not taken.
package enum CivilRegistryRefusal: TellableRefusal, Hashable {
    /// A letter or an agreement is named with every batch: the numbers go to another office.
    case basisMissing
    /// From 1 to 120.
    case monthsWrong(Int)
    /// Everybody within reach has an answer that is new enough, or waits for one.
    case nobodyToCheck
    /// No such batch, or not of whoever asks.
    case noSuchBatch
    /// Before the batch was sent, or after today.
    case dayWrong(Day, sent: Day)
    /// No line of the file is about anybody of the batch.
    case nothingSent
    case fileTooLarge(megabytes: Int)

    package var note: Note {
        switch self {
        case .basisMissing: Note("civil-registry.basis-missing")
        case .monthsWrong(let months): Note("civil-registry.months-wrong", ["months": .number(months)])
        case .nobodyToCheck: Note("civil-registry.nobody-to-check")
        case .noSuchBatch: Note("civil-registry.no-such-batch")
        case .dayWrong(let day, let sent):
            Note("civil-registry.day-wrong", ["day": .day(day), "sent": .day(sent)])
        case .nothingSent: Note("civil-registry.nothing-sent")
        case .fileTooLarge(let megabytes):
            Note("civil-registry.file-too-large", ["megabytes": .number(megabytes)])
        }
    }
}

/// Whom somebody wants to have checked, and on what it rests.
package struct CivilRegistryRequest: Sendable, Hashable {
    /// The unit with all below it; nil for the whole reach.
    package var unit: Int64?
    /// The letter or agreement under which the registry looks.
    package var basis: String
    /// Answers of so many months ago are asked for again.
    package var olderThan: Int
    /// Also those who were sent within the last thirty days and have no answer yet.
    package var includingSent: Bool
    /// Also those whom the registry has otherwise: they may have been there since.
    package var includingDiffering: Bool

    package init(
        unit: Int64? = nil, basis: String, olderThan: Int = 12, includingSent: Bool = false,
        includingDiffering: Bool = false
    ) {
        self.unit = unit
        self.basis = basis
        self.olderThan = olderThan
        self.includingSent = includingSent
        self.includingDiffering = includingDiffering
    }
}

/// People who were sent to be checked, once.
package struct CivilRegistryBatch: Sendable, Hashable {
    package let id: Int64
    /// Nil for the whole reach of whoever sent it.
    package let unitName: String?
    package let basis: String
    package let sentOn: Day
    package let people: Int
    /// Of whom somebody answered.
    package let answered: Int
    package let recordedBy: String

    package var unanswered: Int { people - answered }
}

/// A person on her way to the registry, with all digits.
package struct CivilRegistryPerson: Sendable, Hashable {
    package let nik: String
    package let name: String
    package let born: Day?
    package let sex: Sex?
}

/// A file that came back, as it was understood.
package struct CivilRegistryReply: Sendable {
    /// SHA-256 of the file.
    package let digest: String
    package let fileName: String
    package let bytes: [UInt8]
    /// The day on which the registry looked.
    package let checkedOn: Day
    /// A NIK or nought, beside each line: its number in the file and what it says.
    package let niks: [UInt64]
    package let numbers: [Int]
    package let lines: [CivilRegistryLine]

    /// - Precondition: the columns are of the same length.
    package init(
        digest: String, fileName: String, bytes: [UInt8], checkedOn: Day, niks: [UInt64], numbers: [Int],
        lines: [CivilRegistryLine]
    ) {
        precondition(niks.count == lines.count && numbers.count == lines.count, "a line has all its columns")
        self.digest = digest
        self.fileName = fileName
        self.bytes = bytes
        self.checkedOn = checkedOn
        self.niks = niks
        self.numbers = numbers
        self.lines = lines
    }
}

/// What a file made of a batch.
package struct CivilRegistryOutcome: Sendable, Hashable {
    package let id: Int64
    package let fileName: String
    package let checkedOn: Day
    package let lines: Int
    /// Answers of each status.
    package let counts: [CivilRegistryStatus: Int]
    /// Lines that count for nothing.
    package let faults: Int
    package let recordedBy: String
    /// False where the same file was taken before: nothing changed.
    package let isNew: Bool

    package var answers: Int { counts.values.reduce(0, +) }
}

/// A line of a file that counts for nothing, and why.
package struct CivilRegistryFaultLine: Sendable, Hashable {
    package let line: Int
    package let fault: CivilRegistryFault
    package let written: String

    /// The sentence with its places filled.
    package var note: Note {
        Note(fault.key, ["line": .number(line), "written": .text(written.isEmpty ? "–" : written)])
    }
}

/// Somebody whose data are to be put right.
package struct CivilRegistryCase: Sendable, Hashable {
    package let person: PersonLine
    package let answer: CivilRegistryAnswer
}

/// How many people in work the registry knows as the register has them.
package struct CivilRegistryCounts: Sendable, Hashable {
    package let people: Int
    package let matched: Int
    package let mismatched: Int
    package let notFound: Int
    package let deceased: Int
    /// Corrected after they were checked.
    package let stale: Int

    /// Without any answer.
    package var unchecked: Int { people - matched - mismatched - notFound - deceased - stale }
}
