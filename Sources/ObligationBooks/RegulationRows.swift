import LawBook
import Membership
import MoneyAndDates
import Obligations
import SQLDatabase
import SQLStore

/// Reads and writes the regulations of a government's own.
struct RegulationRows {
    let office: Office
    let connection: any SQLConnection

    /// A text with its version and the instant at which that was recorded.
    struct Row {
        let known: KnownRegulation
        let version: Int64
        let recorded: Int64
    }

    /// Every text that is believed, by its number.
    func all() throws -> [Row] {
        let scopes = try scopes()
        let digests = try digests()
        return try connection.rows(
            """
            SELECT regulation_id, version, kind, number, year, title, issuer, issuer_name, effect, unit_scope,
                categories, programmes, valid_from, valid_to, supersedes, recorded_ms
            FROM regulation WHERE gov_id = $1 AND superseded_ms = $2 ORDER BY regulation_id, version
            """, [.integer(office.government), .integer(.max)]
        ) { row in
            let id = try row.integer(0)
            let text = try regulation(row, scopes[id] ?? [])
            return Row(
                known: KnownRegulation(key: .own(id), regulation: text, digest: digests[id]),
                version: try row.integer(1), recorded: try row.integer(15))
        }
    }

    private func regulation(_ row: SQLRow, _ scope: [Place]) throws -> Regulation {
        let units: RegulationUnits =
            switch try row.text(9) {
            case "all": .all
            case "units": .branches(Set(scope.compactMap { $0.unit.map { UnitID($0) } }))
            case "kinds": .kinds(Set(scope.compactMap(\.kind)))
            default: throw ObligationBookRefusal.unreadable(table: "regulation")
            }
        var categories: Set<WorkerCategory> = []
        for code in try row.text(10).split(separator: ",") {
            categories.insert(try storedCode(String(code), "regulation.categories"))
        }
        return Regulation(
            kind: try row.code(2, "regulation.kind"), number: try row.text(3), year: Int(try row.integer(4)),
            title: try row.text(5), issuer: try row.code(6, "regulation.issuer"),
            issuerName: try row.text(7),
            scope: RegulationScope(
                units: units, categories: categories,
                programmes: ProgrammeSet(rawValue: UInt8(truncatingIfNeeded: try row.integer(11))),
                effect: try row.code(8, "regulation.effect")),
            from: try row.day(12, "regulation.valid_from"),
            through: try row.endDay(13, "regulation.valid_to"),
            supersedes: row.optionalText(14).map { RegulationKey($0) })
    }

    private struct Place {
        let unit: Int64?
        let kind: InstitutionKind?
    }

    private func scopes() throws -> [Int64: [Place]] {
        var places: [Int64: [Place]] = [:]
        try connection.query(
            """
            SELECT s.regulation_id, s.unit_id, s.unit_kind FROM regulation_scope s
            JOIN regulation r ON r.gov_id = s.gov_id AND r.regulation_id = s.regulation_id
                AND r.version = s.version
            WHERE s.gov_id = $1 AND r.superseded_ms = $2
            ORDER BY s.regulation_id, s.version, s.place
            """, [.integer(office.government), .integer(.max)]
        ) { row in
            let kind: InstitutionKind? = try row.optionalText(2).map { code in
                try storedCode(code, "regulation_scope.unit_kind")
            }
            places[try row.integer(0), default: []].append(
                Place(unit: try row.optionalInteger(1), kind: kind))
        }
        return places
    }

    /// The digest of the newest file of each.
    private func digests() throws -> [Int64: String] {
        var digests: [Int64: String] = [:]
        try connection.query(
            """
            SELECT regulation_id, digest FROM obligation_file
            WHERE gov_id = $1 AND regulation_id IS NOT NULL ORDER BY regulation_id, file_id
            """, [.integer(office.government)]
        ) { row in digests[try row.integer(0)] = try row.text(1) }
        return digests
    }

    /// Makes this act wait for others upon the register of the government.
    func hold() throws {
        try connection.execute(
            """
            INSERT INTO regulation_head (gov_id, changes) VALUES ($1, 1)
            ON CONFLICT (gov_id) DO UPDATE SET changes = regulation_head.changes + 1
            """, [.integer(office.government)])
    }

    /// Writes a version; one before it is no longer believed.
    func write(_ text: Regulation, _ id: Int64, after old: Row?, at now: Int64) throws {
        let instant = max(now, (old?.recorded ?? now - 1) + 1)
        if let old {
            try connection.execute(
                """
                UPDATE regulation SET superseded_ms = $1
                WHERE gov_id = $2 AND regulation_id = $3 AND version = $4
                """,
                [.integer(instant), .integer(office.government), .integer(id), .integer(old.version)])
        }
        let version = (old?.version ?? 0) + 1
        let places = places(of: text)
        try connection.execute(
            """
            INSERT INTO regulation (gov_id, regulation_id, version, kind, number, year, title, issuer,
                issuer_name, effect, unit_scope, categories, programmes, valid_from, valid_to, supersedes,
                recorded_by, recorded_ms, superseded_ms)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)
            """,
            [
                .integer(office.government), .integer(id), .integer(version), .text(text.kind.rawValue),
                .text(text.number), .integer(Int64(text.year)), .text(text.title),
                .text(text.issuer.rawValue), .text(text.issuerName), .text(text.scope.effect.rawValue),
                .text(places.word),
                .text(text.scope.categories.map(\.rawValue).sorted().joined(separator: ",")),
                .integer(Int64(text.scope.programmes.rawValue)), .integer(text.from.number),
                .integer(text.through?.number ?? openEnd), SQLValue(text.supersedes?.description),
                .text(office.actor), .integer(instant), .integer(.max),
            ])
        for (place, entry) in places.rows.enumerated() {
            try connection.execute(
                """
                INSERT INTO regulation_scope (gov_id, regulation_id, version, place, unit_id, unit_kind)
                VALUES ($1, $2, $3, $4, $5, $6)
                """,
                [
                    .integer(office.government), .integer(id), .integer(version), .integer(Int64(place)),
                    SQLValue(entry.unit), SQLValue(entry.kind?.rawValue),
                ])
        }
    }

    private func places(of text: Regulation) -> (word: String, rows: [Place]) {
        switch text.scope.units {
        case .all: ("all", [])
        case .branches(let units): ("units", units.sorted().map { Place(unit: $0.number, kind: nil) })
        case .kinds(let kinds):
            (
                "kinds",
                kinds.sorted { $0.rawValue < $1.rawValue }.map { Place(unit: nil, kind: $0) }
            )
        }
    }
}
