import LawBook
import Membership
import MoneyAndDates
package import ObligationFiles
package import Obligations
import RegisterBooks
package import SQLDatabase
package import SQLStore

/// The regulations that a government goes by: its own, beside those that come with the program.
package struct RegulationBook: Sendable {
    package let office: Office
    package let rules: ObligationRules

    package init(_ office: Office, rules: ObligationRules) {
        self.office = office
        self.rules = rules
    }

    /// All of them.
    package func register() async throws -> RegulationRegister {
        let book = self
        return try await office.database.read { try book.register(on: $0) }
    }

    /// The same inside a read of the caller's.
    package func register(on connection: any SQLConnection) throws -> RegulationRegister {
        let own = try RegulationRows(office: office, connection: connection).all().map(\.known)
        return RegulationRegister(rules.regulations(of: office.government) + own)
    }

    /// Adds a text.
    ///
    /// - Returns: its number in the register.
    /// - Throws: `RegulationRefusal`, `RegisterRefusal.unknownUnit` for a unit of another government.
    @discardableResult
    package func add(_ text: Regulation) async throws -> Int64 {
        let id = office.identifiers.next()
        try await write(text, id, isNew: true)
        return id
    }

    /// Corrects a text: what stood there stays as it was known before.
    ///
    /// - Throws: the same; `ObligationBookRefusal.noSuchRegulation`, `.comesWithTheProgram`.
    package func correct(_ key: RegulationKey, to text: Regulation) async throws {
        guard case .own(let id) = key else {
            throw ObligationBookRefusal.comesWithTheProgram(key.description)
        }
        try await write(text, id, isNew: false)
    }

    private func write(_ text: Regulation, _ id: Int64, isNew: Bool) async throws {
        let book = self
        try await office.act { connection, now in
            let rows = RegulationRows(office: book.office, connection: connection)
            try rows.hold()
            let own = try rows.all()
            let old = own.first { $0.known.key == .own(id) }
            if !isNew, old == nil { throw ObligationBookRefusal.noSuchRegulation(String(id)) }
            let register = RegulationRegister(
                book.rules.regulations(of: book.office.government) + own.map(\.known))
            try register.check(text, as: .own(id), slips: book.rules.slips)
            try book.refuseStrangers(text, on: connection)
            if old?.known.regulation == text { return Act((), []) }
            try rows.write(text, id, after: old, at: now)
            return Act(
                (),
                [
                    book.office.change(
                        isNew ? "regulation.add" : "regulation.correct", of: "regulation/\(id)",
                        before: old.map { $0.known.regulation.audit } ?? "", after: text.audit)
                ])
        }
    }

    /// A unit of another government is not there.
    private func refuseStrangers(_ text: Regulation, on connection: any SQLConnection) throws {
        guard case .branches(let units) = text.scope.units else { return }
        let known = Set(try UnitBook.all(government: office.government, on: connection).map(\.id))
        if let strange = units.subtracting(known).min() {
            throw RegisterRefusal.unknownUnit(strange.description)
        }
    }

    /// Keeps a file of a text; the newest one counts.
    ///
    /// - Returns: its digest.
    @discardableResult
    package func attach(_ draft: PaperDraft, to key: RegulationKey) async throws -> String {
        guard case .own(let id) = key else {
            throw ObligationBookRefusal.comesWithTheProgram(key.description)
        }
        let (office, file) = (office, office.identifiers.next())
        return try await office.act { connection, now in
            let rows = RegulationRows(office: office, connection: connection)
            try rows.hold()
            guard let there = try rows.all().first(where: { $0.known.key == key }) else {
                throw ObligationBookRefusal.noSuchRegulation(key.description)
            }
            if there.known.digest == draft.digest { return Act(draft.digest, []) }
            try PaperRows(office: office, connection: connection).write(
                draft, as: file, of: ("regulation_id", id), at: now)
            return Act(
                draft.digest,
                [
                    office.change(
                        "regulation.attach", of: "regulation/\(id)", after: "sha256=\(draft.digest)")
                ])
        }
    }

    /// The newest file of a text.
    package func file(of key: RegulationKey) async throws -> KeptPaper {
        guard case .own(let id) = key else { throw ObligationBookRefusal.noSuchFile }
        let office = office
        return try await office.database.read { connection in
            let file = try connection.integer(
                "SELECT MAX(file_id) FROM obligation_file WHERE gov_id = $1 AND regulation_id = $2",
                [.integer(office.government), .integer(id)])
            guard let file else { throw ObligationBookRefusal.noSuchFile }
            return try PaperRows(office: office, connection: connection).read(
                file, of: ("regulation_id", id))
        }
    }
}

extension Regulation {
    /// For auditors.
    fileprivate var audit: String {
        let units =
            switch scope.units {
            case .all: "all"
            case .branches(let units): units.sorted().map(\.description).joined(separator: " ")
            case .kinds(let kinds): kinds.map(\.rawValue).sorted().joined(separator: " ")
            }
        let categories = scope.categories.map(\.rawValue).sorted().joined(separator: " ")
        let end = through.map { String($0.yyyymmdd) } ?? ""
        return "\(kind.rawValue) \(citation) \(from.yyyymmdd)..\(end) \(scope.effect.rawValue)"
            + " units=\(units) categories=\(categories) programmes=\(scope.programmes.rawValue)"
            + (supersedes.map { " supersedes=\($0)" } ?? "")
    }
}
