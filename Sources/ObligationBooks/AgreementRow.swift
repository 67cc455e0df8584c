import LawBook
package import Membership
package import MoneyAndDates
package import Obligations
package import SQLDatabase
import SQLStore

/// An agreement as lists show it.
package struct AgreementRow: Sendable, Hashable {
    package let id: AgreementID
    package let unit: UnitID
    package let unitName: String
    package let registration: Int64?
    package let number: String
    package let insurerNumber: String
    package let stage: AgreementStage
    package let programmes: ProgrammeSet
    package let headcount: Int
    package let from: Day
    /// Its last day as it turned out.
    package let through: Day
    package let bridgeThrough: Day?
    package let signedOn: Day?
    package let predecessor: AgreementID?
    package let successor: AgreementID?
    /// A draft, or one in review, that is to carry it on; nil where there is none.
    package let draftedSuccessor: AgreementID?
    package let files: Int
    package let draftedBy: String

    /// What it is called: its number, or its number in the books while it has none.
    package var name: String { number.isEmpty ? "#\(id)" : number }

    /// What a statement selects of `agreement a` and `unit u`, in the order in which `init` reads it.
    package static let columns = """
        a.agreement_id, a.unit_id, u.name, a.registration_id, a.number, a.insurer_number, a.stage, \
        a.programmes, a.headcount, a.valid_from, a.valid_to, a.bridge_to, a.signed_on, a.predecessor_id, \
        a.successor_id, (SELECT MAX(n.agreement_id) FROM agreement n WHERE n.gov_id = a.gov_id \
        AND n.predecessor_id = a.agreement_id AND n.stage <> 'cancelled'), a.files, a.drafted_by
        """

    /// The tables of `columns`.
    package static let tables = "agreement a JOIN unit u ON u.gov_id = a.gov_id AND u.unit_id = a.unit_id"

    /// Out of a row of `columns`.
    package init(_ row: SQLRow) throws {
        id = AgreementID(try row.integer(0))
        unit = UnitID(try row.integer(1))
        unitName = try row.text(2)
        registration = try row.optionalInteger(3)
        number = try row.text(4)
        insurerNumber = try row.text(5)
        stage = try row.code(6, "agreement.stage")
        programmes = ProgrammeSet(rawValue: UInt8(truncatingIfNeeded: try row.integer(7)))
        headcount = Int(try row.integer(8))
        from = try row.day(9, "agreement.valid_from")
        through = try row.day(10, "agreement.valid_to")
        bridgeThrough = try row.optionalDay(11, "agreement.bridge_to")
        signedOn = try row.optionalDay(12, "agreement.signed_on")
        predecessor = try row.optionalInteger(13).map { AgreementID($0) }
        successor = try row.optionalInteger(14).map { AgreementID($0) }
        draftedSuccessor = try row.optionalInteger(15).map { AgreementID($0) }
        files = Int(try row.integer(16))
        draftedBy = try row.text(17)
    }

    /// What it is on a day.
    package func state(on day: Day, reminder: Int) -> AgreementStanding {
        AgreementStanding(stage, from: from, through: through, on: day, reminder: reminder)
    }
}

extension AgreementBook {
    /// Every agreement, the ones that end last first.
    ///
    /// - Parameter unit: of one unit only.
    package func list(unit: UnitID? = nil) async throws -> [AgreementRow] {
        let government = office.government
        return try await office.database.read { connection in
            try AgreementBook.list(unit: unit, government: government, on: connection)
        }
    }

    /// The same inside a read of the caller's.
    package static func list(
        unit: UnitID?, government: Int64, on connection: any SQLConnection
    ) throws -> [AgreementRow] {
        let (condition, values) =
            unit.map { (" AND a.unit_id = $2", [SQLValue.integer($0.number)]) } ?? ("", [])
        return try connection.rows(
            """
            SELECT \(AgreementRow.columns) FROM \(AgreementRow.tables)
            WHERE a.gov_id = $1\(condition) ORDER BY a.valid_to DESC, a.agreement_id DESC
            """, [.integer(government)] + values, AgreementRow.init)
    }
}
