package import Membership
import MoneyAndDates
package import SQLDatabase
package import SQLStore

/// A unit on its way into the tree of a government.
package struct UnitDraft: Sendable, Hashable {
    package let kind: InstitutionKind
    /// The office's own code, once in a government; how people name the unit.
    package let code: String
    package let name: String
    /// The code of the unit above; nil for the top of the government's tree where the kind needs one.
    package let parent: String?
    package let region: KemendagriCode?

    package init(
        kind: InstitutionKind, code: String, name: String, parent: String? = nil,
        region: KemendagriCode? = nil
    ) {
        self.kind = kind
        self.code = code
        self.name = name
        self.parent = parent
        self.region = region
    }
}

/// A unit as the books have it.
package struct UnitEntry: Sendable, Hashable {
    package let id: UnitID
    package let parent: UnitID?
    package let kind: InstitutionKind
    package let code: String
    package let name: String
}

/// The units of a government.
package enum UnitBook {
    /// Adds units, each below one that is there or stands above it in the same list; all of them or none.
    /// Those who are there already with the same kind, name and place are passed over.
    ///
    /// - Returns: how many were added.
    /// - Throws: `RegisterRefusal` for the first that has no place in the tree.
    @discardableResult
    package static func add(_ drafts: [UnitDraft], by office: Office) async throws -> Int {
        let numbers = office.identifiers.next(max(drafts.count, 1))
        return try await office.act { connection, instant in
            let added = try placed(drafts, numbers, office.government, connection)
            if added.isEmpty { return Act(0, []) }
            for region in Set(added.compactMap(\.draft.region)) {
                let known = try connection.integer(
                    "SELECT region_id FROM region WHERE region_id = $1", [.integer(region.number)])
                if known == nil { throw RegisterRefusal.unknownRegion(region.digits) }
            }
            _ = try connection.write(rows(added, office.government, instant))
            try AccountUnits.refresh(government: office.government, on: connection)
            let changes = added.map { unit, _ in
                office.change("unit.add", of: "unit/\(unit.id)", after: "\(unit.code) \(unit.name)")
            }
            return Act(added.count, changes)
        }
    }

    /// The unit that people call by a code, or by its number; refused where this government has none.
    package static func unit(
        _ code: String, government: Int64, on connection: any SQLConnection
    ) throws -> UnitEntry {
        let found =
            try entries(
                "code = $2", .text(code), government, connection
            ).first
            ?? Int64(code).flatMap { try entries("unit_id = $2", .integer($0), government, connection).first }
        guard let found else { throw RegisterRefusal.unknownUnit(code) }
        return found
    }

    /// All units, parents not always before children, by code.
    package static func all(government: Int64, on connection: any SQLConnection) throws -> [UnitEntry] {
        try connection.rows(
            """
            SELECT unit_id, parent_unit_id, kind, code, name FROM unit WHERE gov_id = $1
            ORDER BY code, unit_id
            """, [.integer(government)], entry)
    }

    private static func entries(
        _ condition: String, _ value: SQLValue, _ government: Int64, _ connection: any SQLConnection
    ) throws -> [UnitEntry] {
        try connection.rows(
            """
            SELECT unit_id, parent_unit_id, kind, code, name FROM unit WHERE gov_id = $1 AND \(condition)
            ORDER BY unit_id
            """, [.integer(government), value], entry)
    }

    private static func entry(_ row: SQLRow) throws -> UnitEntry {
        UnitEntry(
            id: UnitID(try row.integer(0)), parent: try row.optionalInteger(1).map { UnitID($0) },
            kind: try coded(row.text(2), "unit.kind"), code: row.optionalText(3) ?? "",
            name: try row.text(4))
    }

    /// The new ones among the drafts with the places that the tree gives them.
    private static func placed(
        _ drafts: [UnitDraft], _ numbers: [Int64], _ government: Int64, _ connection: any SQLConnection
    ) throws -> [(unit: InstitutionUnit, draft: UnitDraft)] {
        var known = Dictionary(
            try all(government: government, on: connection).map { ($0.code, $0) },
            uniquingKeysWith: { first, _ in first })
        var tree = UnitTree()
        try plant(known.values, government, &tree)
        let top = known.values.filter { $0.parent == nil }.min { $0.id < $1.id }
        let codesToCome = Set(drafts.map(\.code))
        var added: [(unit: InstitutionUnit, draft: UnitDraft)] = []
        for (draft, number) in zip(drafts, numbers) {
            guard !draft.name.isEmpty, !draft.code.isEmpty else { throw RegisterRefusal.emptyName }
            let above = draft.parent.map { known[$0] } ?? (draft.kind.mayStandAlone ? nil : top)
            if let parent = draft.parent, above == nil {
                throw codesToCome.contains(parent)
                    ? RegisterRefusal.ring(draft.code) : RegisterRefusal.unknownUnit(parent)
            }
            let parent = above?.id ?? (draft.parent == nil ? topIfAllowed(draft.kind, top) : nil)
            if let there = known[draft.code] {
                guard there.kind == draft.kind, there.name == draft.name, there.parent == parent else {
                    throw RegisterRefusal.unitCodeTaken(draft.code)
                }
                continue
            }
            let unit = InstitutionUnit(
                id: UnitID(number), government: GovernmentID(government), kind: draft.kind, parent: parent,
                name: draft.name, code: draft.code, region: draft.region)
            do throws(UnitTree.Refusal) { try tree.add(unit) } catch { throw error.ofRegister }
            known[draft.code] = UnitEntry(
                id: unit.id, parent: parent, kind: draft.kind, code: draft.code, name: draft.name)
            added.append((unit, draft))
        }
        return added
    }

    /// A village or a regional company stands below its government where there is one.
    private static func topIfAllowed(_ kind: InstitutionKind, _ top: UnitEntry?) -> UnitID? {
        // A second company is no branch of the first because nobody said what it stands under.
        top.flatMap { kind.mayStandUnder.contains($0.kind) && $0.kind != kind ? $0.id : nil }
    }

    /// What is there already, parents first.
    private static func plant(
        _ units: some Collection<UnitEntry>, _ government: Int64, _ tree: inout UnitTree
    ) throws {
        let children = Dictionary(grouping: units, by: \.parent)
        var waiting = children[nil] ?? []
        while let unit = waiting.popLast() {
            let place = InstitutionUnit(
                id: unit.id, government: GovernmentID(government), kind: unit.kind, parent: unit.parent,
                name: unit.name, code: unit.code)
            do throws(UnitTree.Refusal) { try tree.add(place) } catch { throw error.ofRegister }
            waiting += children[unit.id] ?? []
        }
    }

    private static func rows(
        _ added: [(unit: InstitutionUnit, draft: UnitDraft)], _ government: Int64, _ instant: Int64
    ) -> BulkRows {
        BulkRows(
            "unit",
            [
                ("gov_id", .constant(.integer(government))),
                ("unit_id", .integers(added.map(\.unit.id.number))),
                ("parent_unit_id", .optionalIntegers(added.map(\.unit.parent?.number))),
                ("kind", .texts(TextColumn(added.map(\.unit.kind.rawValue)))),
                ("code", .texts(TextColumn(added.map(\.unit.code)))),
                ("name", .texts(TextColumn(added.map(\.unit.name)))),
                ("region_id", .optionalIntegers(added.map(\.draft.region?.number))),
                ("valid_from", .constant(19_000_101)), ("valid_to", .constant(.integer(openEnd))),
                ("recorded_ms", .constant(.integer(instant))),
            ])
    }
}
