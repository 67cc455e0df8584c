package import Membership
import MoneyAndDates
import SQLDatabase
package import SQLStore

/// A government, company or household on its way into a database that does not have it yet.
package struct GovernmentDraft: Sendable, Hashable {
    /// Where it is.
    package let region: KemendagriCode
    package let kind: InstitutionKind
    /// The first column of every key: for a city its Kemendagri code.
    package let number: Int64
    package let name: String

    /// - Parameters:
    ///   - number: nil for the region's own code, which a government has.
    ///   - name: nil for the region's own name.
    package init(
        region: KemendagriCode, kind: InstitutionKind? = nil, number: Int64? = nil, name: String? = nil,
        in table: RegionTable
    ) throws(RegisterRefusal) {
        guard let regionName = table.name(of: region) else { throw .unknownRegion(region.digits) }
        self.region = region
        self.kind = kind ?? region.governmentKind
        self.number = number ?? region.number
        self.name = name ?? regionName
        guard (1...Int64(Int32.max)).contains(self.number) else { throw .governmentOutOfRange(self.number) }
        guard !self.name.isEmpty else { throw .emptyName }
    }
}

/// Adds governments: the one act that comes before there is an office.
package enum GovernmentRegister {
    /// Adds the government, the places around and in it, and the unit at the top of its tree, in one
    /// transaction.
    ///
    /// - Parameters:
    ///   - office: of the new government's number; its actor stands in the audit chain.
    ///   - from: the first day of its top unit.
    /// - Returns: the number of its top unit.
    /// - Throws: `RegisterRefusal.governmentThere`.
    @discardableResult
    package static func add(
        _ draft: GovernmentDraft, regions: RegionTable, by office: Office
    ) async throws -> UnitID {
        precondition(office.government == draft.number, "an office adds its own government")
        let unit = office.identifiers.next()
        let places = regions.around(draft.region)
        return try await office.act { connection, instant in
            try write(places, on: connection)
            let added = try connection.first(
                """
                INSERT INTO government (gov_id, region_id, name, recorded_ms) VALUES ($1, $2, $3, $4)
                ON CONFLICT (gov_id) DO NOTHING RETURNING gov_id
                """,
                [
                    .integer(draft.number), .integer(draft.region.number), .text(draft.name),
                    .integer(instant),
                ]
            ) { try $0.integer(0) }
            guard added != nil else { throw RegisterRefusal.governmentThere(draft.number) }
            try connection.execute(
                """
                INSERT INTO unit (gov_id, unit_id, kind, code, name, region_id, valid_from, valid_to,
                    recorded_ms)
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
                """,
                [
                    .integer(draft.number), .integer(unit), .text(draft.kind.rawValue),
                    .text(draft.region.digits), .text(draft.name), .integer(draft.region.number),
                    19_000_101, .integer(openEnd), .integer(instant),
                ])
            return Act(
                UnitID(unit),
                [office.change("government.add", of: "government/\(draft.number)", after: draft.name)])
        }
    }

    private static func write(_ places: [RegionTable.Region], on connection: any SQLConnection) throws {
        var names = TextColumn()
        for place in places { names.append(place.name) }
        _ = try connection.write(
            BulkRows(
                "region",
                [
                    ("region_id", .integers(places.map(\.code.number))),
                    ("parent_id", .optionalIntegers(places.map { $0.code.parent?.number })),
                    ("level", .integers(places.map(\.code.level))), ("name", .texts(names)),
                ], conflict: .keep(key: ["region_id"])))
    }
}
