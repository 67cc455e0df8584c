import Access
import AccessBooks
package import CompanyBooks
package import CompanyDuty
import MoneyAndDates
import SQLDatabase
import SQLStore

/// What a list of companies is asked for.
package struct CompanyQuestion: Sendable, Hashable {
    /// The part of the companies that is shown; the raw value stands in addresses.
    package enum Part: String, Sendable, Hashable, CaseIterable {
        case all = "semua"
        /// Something is wrong, and no case goes on.
        case found = "temuan"
        case unregistered = "belum-terdaftar"
        /// Steps of the ladder go on.
        case ladder = "proses"
        case refused = "ditolak"
        /// The company complies, and its services are still refused.
        case toBeLifted = "menunggu-cabut"
        /// Registered without a risk class: what is owed for work accidents cannot be reckoned.
        case withoutClass = "tanpa-kelas"

        /// The key of its name in `words/`.
        package var labelKey: String { "companies.part.\(rawValue)" }

        fileprivate var condition: String {
            switch self {
            case .all: ""
            case .found:
                """
                 AND c.findings > 0 AND c.stage IN ('-', 'dicabut', 'dipatuhi', 'dibatalkan')
                """
            case .unregistered: " AND c.is_registered = 0"
            case .ladder:
                " AND c.stage IN ('dibuka', 'teguran-1', 'teguran-2', 'didenda', 'diminta')"
            case .refused: " AND c.stage IN ('ditolak', 'menunggu-cabut')"
            case .toBeLifted: " AND c.stage = 'menunggu-cabut'"
            case .withoutClass: " AND " + CompanyQuestion.withoutClass
            }
        }
    }

    /// Of a row `c` of the companies.
    static let withoutClass = """
        EXISTS (SELECT 1 FROM unit_registration l
            JOIN registration r ON r.gov_id = l.gov_id AND r.registration_id = l.registration_id
            WHERE l.gov_id = c.gov_id AND l.unit_id = c.unit_id AND r.segment = 'pu' AND r.risk_class IS NULL
                AND NOT EXISTS (SELECT 1 FROM registration_class k
                    WHERE k.gov_id = r.gov_id AND k.registration_id = r.registration_id
                        AND k.superseded_ms = 9223372036854775807))
        """

    package var part: Part
    package var size: CompanySize?
    package var finding: CompanyFindingKind?
    /// A part of a name, or a whole number.
    package var text: String

    package init(
        part: Part = .all, size: CompanySize? = nil, finding: CompanyFindingKind? = nil, text: String = ""
    ) {
        self.part = part
        self.size = size
        self.finding = finding
        self.text = text
    }
}

/// The companies of a government, part by part.
package struct CompanyBoard: Sendable {
    package let list: Listed<CompanyLine>
    package let counts: [CompanyQuestion.Part: Int]
    package let workers: Int
    package let threshold: CompanyThreshold?
}

extension CompanyDesk {
    /// A part of the companies within reach, by name. The list is brought up to date before.
    ///
    /// - Parameter after: `next` of the part before.
    package func board(
        _ question: CompanyQuestion, after: String? = nil, atMost size: Int = 50
    ) async throws -> CompanyBoard {
        let (reach, office) = (try desk.reach(.seeCompanies), desk.office)
        try await CompanyStandings(office, law: law).refresh()
        return try await office.database.read { connection in
            var counts: [CompanyQuestion.Part: Int] = [:]
            var workers = 0
            for part in CompanyQuestion.Part.allCases {
                var sql = NumberedSQL(
                    """
                    SELECT COUNT(*), CAST(COALESCE(SUM(c.enrolled), 0) AS BIGINT) FROM company_standing c
                    WHERE c.gov_id = $1
                    """, [.integer(office.government)])
                try sql.keep(toCompanies: reach)
                sql.append(part.condition, [])
                let found = try connection.first(sql.text, sql.values) {
                    (try $0.integer(0), try $0.integer(1))
                }
                counts[part] = Int(found?.0 ?? 0)
                if part == .all { workers = Int(found?.1 ?? 0) }
            }
            var sql = NumberedSQL(
                "SELECT \(CompanyLine.columns) FROM \(CompanyLine.tables) WHERE c.gov_id = $1",
                [.integer(office.government)])
            try sql.keep(toCompanies: reach)
            sql.keep(question)
            if let after, let unit = Int64(after.prefix { $0 != "~" }) {
                let name = String(after.drop { $0 != "~" }.dropFirst())
                sql.add(
                    " AND (u.name > ? OR (u.name = ? AND c.unit_id > ?))", .text(name), .text(name),
                    .integer(unit))
            }
            sql.append(" ORDER BY u.name, c.unit_id LIMIT \(size + 1)", [])
            let rows = try connection.rows(sql.text, sql.values, CompanyLine.init)
            return CompanyBoard(
                list: Listed(rows, size: size, total: counts[question.part]) { "\($0.id)~\($0.name)" },
                counts: counts, workers: workers,
                threshold: try CompanyBook.threshold(
                    on: office.today, government: office.government, on: connection))
        }
    }
}

extension NumberedSQL {
    fileprivate mutating func keep(toCompanies reach: Reach) throws(AccessRefusal) {
        let scope = try ReachSQL.predicate(
            reach, unitColumn: "c.unit_id", governmentColumn: "c.gov_id", parameter: values.count + 1)
        append(scope.sql, scope.values)
    }

    fileprivate mutating func keep(_ question: CompanyQuestion) {
        append(question.part.condition, [])
        if let size = question.size { add(" AND c.company_size = ?", .text(size.rawValue)) }
        if let finding = question.finding {
            // Findings are added up, so one of them is told by what is left of the division.
            let bit = Int64(finding.bit)
            add(" AND c.findings % ? >= ?", .integer(bit * 2), .integer(bit))
        }
        let typed = question.text.lowercased()
        if typed.isEmpty { return }
        let plain = typed.replacing("!", with: "!!").replacing("%", with: "!%").replacing("_", with: "!_")
        let digits = BusinessNumber(typed)?.digits ?? typed
        add(
            " AND (lower(u.name) LIKE ? ESCAPE '!' OR lower(u.code) = ? OR p.nib = ?)", .text("%\(plain)%"),
            .text(typed), .text(digits))
    }
}
