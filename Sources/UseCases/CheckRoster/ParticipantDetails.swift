import Membership
package import MoneyAndDates
package import RosterFiles
import RosterMatching

/// What is written about the participants that some row of the roster may be; the others are only counted.
package struct ParticipantDetails: Sendable {
    /// One participant, as the list has him.
    package struct Detail: Sendable {
        package let number: String
        package let nik: String
        package let name: String
        package let born: Day?
        package let sex: String
        package let regency: String
        package let phone: String
        package let workerCode: String
        package let employerNumber: String
        package let wage: String
    }

    private var details: [Int32: Detail] = [:]

    package init() {}

    package subscript(participant: Int32) -> Detail? { details[participant] }

    /// Reads the participants once more and keeps those that are wanted.
    ///
    /// - Throws: `TableRefusal` where the file has become unreadable since.
    package static func read(
        _ source: CheckRoster.Source, wanted: Set<Int32>, checks: RosterChecks
    ) throws -> ParticipantDetails {
        var found = ParticipantDetails()
        found.details.reserveCapacity(wanted.count)
        try source.file.participants(source.layout, checks: checks) { row in
            let place = Int32(row.dataRow - 1)
            if wanted.contains(place) { found.details[place] = Detail(row) }
        }
        return found
    }

    /// The participants that a check speaks of: those decided, and those that a clerk has to choose between.
    package static func wanted(by check: RosterCheck) -> Set<Int32> {
        var wanted: Set<Int32> = []
        for (row, match) in zip(check.rows, check.matches.rows) {
            if row.participant >= 0 { wanted.insert(row.participant) }
            guard row.decision == .review else { continue }
            if let participant = match.participant { wanted.insert(Int32(participant)) }
            wanted.formUnion(match.runnerUps.map { Int32($0.participant) })
        }
        return wanted
    }
}

extension ParticipantDetails.Detail {
    fileprivate init(_ row: ParticipantRow) {
        func text(_ bytes: UnsafeBufferPointer<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }
        number = text(row.participantNumber)
        nik = text(row.nikText)
        name = text(row.name)
        born = row.birthDate
        sex = row.sex?.rawValue ?? ""
        regency = text(row.regency)
        phone = text(row.phone)
        workerCode = text(row.workerCode)
        employerNumber = text(row.npp)
        wage = text(row.wage)
    }
}
