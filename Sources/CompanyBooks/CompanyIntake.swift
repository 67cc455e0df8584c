package import CompanyDuty
import LawBook
import Membership
package import MoneyAndDates
import RegisterBooks
import SQLDatabase
import SQLStore

/// A row of a list of companies, as its cells have it.
package struct CompanyListRow: Sendable, Hashable {
    /// The row of the sheet, from 1.
    package let row: Int
    package var businessNumber = ""
    package var employerNumber = ""
    package var name = ""
    package var licence = ""
    package var sector = ""
    package var address = ""
    package var workers = ""
    package var capital = ""
    package var sales = ""
    package var size = ""
    /// Of the business, I to V; empty where the list does not say.
    package var riskClass = ""

    package init(row: Int) { self.row = row }
}

/// What became of a list.
package struct CompanyListOutcome: Sendable {
    /// A row that was not taken, and why.
    package struct Refused: Sendable {
        package let row: Int
        package let refusal: any Error
    }

    package let taken: Int
    package let new: Int
    package let refused: [Refused]
}

/// Takes a list of companies: each good row a company with its profile and a count of its workers; each bad
/// one is told, and the rest goes on. The file is kept as it came.
package struct CompanyIntake: Sendable {
    /// Rows that one list may have.
    package static let most = 50_000
    private let book: CompanyBook

    package init(_ book: CompanyBook) { self.book = book }

    private struct Good {
        let row: Int
        let code: String
        let name: String
        let employer: EmployerNumber?
        let profile: CompanyProfile
        let workers: Int?
        let riskClass: RiskClass?
    }

    /// - Parameters:
    ///   - day: on which its workers were counted.
    ///   - file: its name and bytes, to be kept.
    /// - Throws: `CompanyBookRefusal.listThere`, `.tooManyRows`.
    package func take(
        _ rows: [CompanyListRow], from source: CompanySource, on day: Day,
        file: (name: String, bytes: [UInt8])
    ) async throws -> CompanyListOutcome {
        let office = book.office
        guard rows.count <= CompanyIntake.most else {
            throw CompanyBookRefusal.tooManyRows(CompanyIntake.most)
        }
        try HeadcountSighting(on: day, source: source, persons: 0).check(today: office.today)
        let digest = sha256(file.bytes)
        let isThere = try await office.database.read { connection in
            try connection.integer(
                "SELECT COUNT(*) FROM company_list WHERE gov_id = $1 AND digest = $2 AND source = $3",
                [.integer(office.government), .text(digest), .text(source.rawValue)]) != 0
        }
        if isThere { throw CompanyBookRefusal.listThere }
        var (good, refused) = read(rows, from: source)
        let before = try await known(good)
        let new = good.filter { before[$0.code] == nil }
        try await UnitBook.add(
            new.map { UnitDraft(kind: .company, code: $0.code, name: $0.name) }, by: office)
        let units = try await known(good)
        (good, refused) = try await write(good, units, refused, source: source, on: day)
        for line in good {
            guard let employer = line.employer, let unit = units[line.code] else { continue }
            do {
                try await register(line, employer, unit, from: day)
            } catch { refused.append(.init(row: line.row, refusal: error)) }
        }
        let outcome = CompanyListOutcome(
            taken: good.count, new: new.count, refused: refused.sorted { $0.row < $1.row })
        try await keep(file, digest, source, outcome)
        return outcome
    }

    private func read(
        _ rows: [CompanyListRow], from source: CompanySource
    ) -> (good: [Good], refused: [CompanyListOutcome.Refused]) {
        var good: [Good] = []
        var refused: [CompanyListOutcome.Refused] = []
        var rowsByCode: [String: Int] = [:]
        for row in rows {
            do {
                let line = try read(row, from: source)
                if let other = rowsByCode[line.code] {
                    throw CompanyBookRefusal.twiceInTheList(line.code, row: other)
                }
                rowsByCode[line.code] = row.row
                good.append(line)
            } catch { refused.append(.init(row: row.row, refusal: error)) }
        }
        return (good, refused)
    }

    private func read(_ row: CompanyListRow, from source: CompanySource) throws -> Good {
        func number<Value>(
            _ text: String, _ refusal: (String) -> CompanyBookRefusal, _ read: (String) -> Value?
        ) throws -> Value? {
            if text.isEmpty { return nil }
            guard let value = read(text) else { throw refusal(text) }
            return value
        }
        if row.name.isEmpty { throw CompanyBookRefusal.nameMissing }
        let business = try number(row.businessNumber, CompanyBookRefusal.notABusinessNumber) {
            BusinessNumber($0)
        }
        let employer = try number(row.employerNumber, CompanyBookRefusal.notAnEmployerNumber) {
            EmployerNumber($0)
        }
        guard let code = business?.digits ?? employer?.text else { throw CompanyBookRefusal.unnamed }
        let workers = try number(row.workers, CompanyBookRefusal.notACount) { text in
            Int(text.replacing(".", with: "")).flatMap {
                (0...HeadcountSighting.most).contains($0) ? $0 : nil
            }
        }
        let profile = CompanyProfile(
            businessNumber: business, licence: row.licence, sector: row.sector, address: row.address,
            capital: try number(row.capital, CompanyBookRefusal.notAnAmount, WrittenMoney.rupiah),
            sales: try number(row.sales, CompanyBookRefusal.notAnAmount, WrittenMoney.rupiah),
            statedSize: try number(row.size, CompanyBookRefusal.notASize, WrittenMoney.size), source: source)
        try profile.check()
        return Good(
            row: row.row, code: code, name: row.name, employer: employer, profile: profile, workers: workers,
            riskClass: try number(row.riskClass, CompanyBookRefusal.notARiskClass) { RiskClass(written: $0) })
    }

    /// The companies that are there, by the codes of the list.
    private func known(_ good: [Good]) async throws -> [String: UnitID] {
        let government = book.office.government
        return try await book.office.database.read { connection in
            var known: [String: UnitID] = [:]
            var byCode: [String: Int64] = [:]
            try connection.query(
                """
                SELECT u.unit_id, u.code, p.nib FROM unit u
                LEFT JOIN company_profile p ON p.gov_id = u.gov_id AND p.unit_id = u.unit_id
                    AND p.superseded_ms = 9223372036854775807
                WHERE u.gov_id = $1 AND u.kind = 'perusahaan' ORDER BY u.unit_id
                """, [.integer(government)]
            ) { row in
                let unit = try row.integer(0)
                for name in [row.optionalText(1), row.optionalText(2)].compactMap(\.self) {
                    byCode[name] = unit
                }
            }
            // A list of BPJS may know one by its number there only.
            try connection.query(
                """
                SELECT r.npp, l.unit_id FROM registration r
                JOIN unit_registration l ON l.gov_id = r.gov_id AND l.registration_id = r.registration_id
                JOIN unit u ON u.gov_id = l.gov_id AND u.unit_id = l.unit_id
                WHERE r.gov_id = $1 AND u.kind = 'perusahaan' ORDER BY r.npp, l.unit_id, l.valid_from
                """, [.integer(government)]
            ) { row in if byCode[try row.text(0)] == nil { byCode[try row.text(0)] = try row.integer(1) } }
            for line in good {
                let unit = byCode[line.code] ?? line.employer.flatMap { byCode[$0.text] }
                if let unit { known[line.code] = UnitID(unit) }
            }
            return known
        }
    }

    private func write(
        _ good: [Good], _ units: [String: UnitID], _ refused: [CompanyListOutcome.Refused],
        source: CompanySource, on day: Day
    ) async throws -> (good: [Good], refused: [CompanyListOutcome.Refused]) {
        let (office, numbers) = (book.office, book.office.identifiers.next(max(good.count, 1)))
        return try await office.act { connection, now in
            let rows = CompanyRows(office: office, connection: connection)
            var taken: [Good] = []
            var left = refused
            var changes: [AuditChange] = []
            for (line, number) in zip(good, numbers) {
                guard let unit = units[line.code] else { continue }
                do {
                    let before = try rows.profile(of: unit)?.profile
                    changes += try rows.write(line.profile.over(before), of: unit, at: now)
                    if let workers = line.workers {
                        changes += try rows.write(
                            HeadcountSighting(on: day, source: source, persons: workers), of: unit,
                            as: number,
                            at: now)
                    }
                    taken.append(line)
                } catch let refusal as CompanyBookRefusal {
                    left.append(.init(row: line.row, refusal: refusal))
                }
            }
            return Act((taken, left), changes)
        }
    }

    /// A company of the list with a number at BPJS reports under it from the day on, as far as is known.
    /// Without
    /// a risk class its work accident dues cannot be reckoned, and it is shown as something to be done.
    private func register(
        _ line: Good, _ employer: EmployerNumber, _ unit: UnitID, from day: Day
    ) async throws {
        let office = book.office
        let linked = try await office.database.read { connection in
            try RegistrationBook.registrations(of: unit, on: day, government: office.government, connection)
        }
        if !linked.isEmpty { return }
        let registration = try await RegistrationBook.add(
            RegistrationDraft(
                number: employer, division: "000", name: line.name, segment: .wageEarner,
                riskClass: line.riskClass, from: day), by: office)
        try await RegistrationBook.link(unit: unit, registration: registration, from: day, by: office)
    }

    private func keep(
        _ file: (name: String, bytes: [UInt8]), _ digest: String, _ source: CompanySource,
        _ outcome: CompanyListOutcome
    ) async throws {
        let (office, id, piece) = (book.office, book.office.identifiers.next(), 256 * 1_024)
        let (name, bytes) = file
        try await office.act { connection, now in
            try connection.execute(
                """
                INSERT INTO company_list (gov_id, list_id, file_name, source, digest, file_size, taken,
                    refused, recorded_by, recorded_ms)
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
                """,
                [
                    .integer(office.government), .integer(id), .text(String(name.prefix(200))),
                    .text(source.rawValue), .text(digest), .integer(Int64(bytes.count)),
                    .integer(Int64(outcome.taken)), .integer(Int64(outcome.refused.count)),
                    .text(office.actor), .integer(now),
                ])
            for (part, start) in stride(from: 0, to: bytes.count, by: piece).enumerated() {
                let sealed = office.sealing.seal(
                    bytes: Array(bytes[start..<min(start + piece, bytes.count)]),
                    FieldSealing.Place(
                        "company_list_part.bytes:\(part)", government: office.government, row: id))
                try connection.execute(
                    """
                    INSERT INTO company_list_part (gov_id, list_id, part, bytes_sealed)
                    VALUES ($1, $2, $3, $4)
                    """,
                    [.integer(office.government), .integer(id), .integer(Int64(part)), .text(sealed)])
            }
            let after = "sha256=\(digest) taken=\(outcome.taken) refused=\(outcome.refused.count)"
            return Act((), [office.change("company.list", of: "company-list/\(id)", after: after)])
        }
    }
}

extension CompanyProfile {
    /// What a list does not say stays as it was known.
    fileprivate func over(_ before: CompanyProfile?) -> CompanyProfile {
        guard let before else { return self }
        var merged = self
        merged.businessNumber = businessNumber ?? before.businessNumber
        merged.licence = licence.isEmpty ? before.licence : licence
        merged.sector = sector.isEmpty ? before.sector : sector
        merged.address = address.isEmpty ? before.address : address
        merged.capital = capital ?? before.capital
        merged.sales = sales ?? before.sales
        merged.statedSize = statedSize ?? before.statedSize
        merged.isStateOrganiser = before.isStateOrganiser
        return merged == before.with(source: source) ? before : merged
    }

    private func with(source: CompanySource) -> CompanyProfile {
        var same = self
        same.source = source
        return same
    }
}

enum WrittenMoney {
    /// `1250000`, `1.250.000`, `Rp1.250.000,00`; nil for anything else.
    static func rupiah(_ text: String) -> Rupiah? {
        var digits = text.filter { !$0.isWhitespace }
        if digits.lowercased().hasPrefix("rp") { digits.removeFirst(2) }
        if digits.hasSuffix(",00") { digits.removeLast(3) }
        let groups = digits.split(separator: ".", omittingEmptySubsequences: false)
        guard groups.count == 1 || groups.dropFirst().allSatisfy({ $0.utf8.count == 3 }) else { return nil }
        let joined = groups.joined()
        guard (1...15).contains(joined.utf8.count), joined.utf8.allSatisfy({ (48...57).contains($0) })
        else { return nil }
        return Int64(joined).map(Rupiah.init)
    }

    /// `mikro`, `Kecil`, `usaha menengah`, `besar`, and the codes themselves.
    static func size(_ text: String) -> CompanySize? {
        let word = text.lowercased().split(whereSeparator: \.isWhitespace).last.map(String.init) ?? ""
        return switch word {
        case "mikro", "micro": .micro
        case "kecil", "small": .small
        case "menengah", "sedang", "medium": .medium
        case "besar", "large": .large
        default: nil
        }
    }
}

extension RiskClass {
    /// `III`, `3`, `kelas III`, `sedang`, `risiko sangat rendah`; nil for anything else.
    init?(written text: String) {
        let words = text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
            .filter { !["kelas", "risiko", "tingkat", "class", "risk", "kelompok"].contains($0) }
        let all = RiskClass.allCases
        let written = words.joined(separator: " ")
        let names = ["sangat rendah", "rendah", "sedang", "tinggi", "sangat tinggi"]
        if let found = all.first(where: { $0.rawValue.lowercased() == written }) {
            self = found
            return
        }
        guard let place = names.firstIndex(of: written) ?? Int(written).map({ $0 - 1 }),
            all.indices.contains(place)
        else { return nil }
        self = all[place]
    }
}
