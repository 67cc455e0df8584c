package import Access
package import AccessBooks
import Membership
package import RegisterBooks
import SQLDatabase
import SQLStore

/// The accounts of a government at the desk of whoever keeps them.
package struct AccountDesk: Sendable {
    private let desk: Desk
    private let book: AccountBook

    /// - Parameter book: of the same office.
    package init(_ desk: Desk, book: AccountBook) {
        self.desk = desk
        self.book = book
    }

    /// A part of the accounts, by login.
    ///
    /// - Parameters:
    ///   - search: part of a login or name, in any letters.
    ///   - login: the last one that was shown.
    package func list(
        search: String? = nil, role: Role? = nil, after login: String? = nil, size: Int = 50
    ) async throws -> Listed<AccountEntry> {
        try desk.wholeGovernment(.manageAccounts)
        let wanted = search?.lowercased()
        let fitting = try await book.list().filter { entry in
            (role == nil || entry.role == role)
                && (wanted == nil || entry.login.contains(wanted ?? "")
                    || entry.display.lowercased().contains(wanted ?? ""))
        }
        let rest = fitting.drop { $0.login <= login ?? "" }.prefix(size + 1)
        return Listed(Array(rest), size: size, total: fitting.count) { $0.login }
    }

    /// One account by its number, with the units that it was given.
    ///
    /// - Throws: `.outOfReach` where the government has none.
    package func account(_ number: Int64) async throws -> (entry: AccountEntry, units: [UnitEntry]) {
        try desk.wholeGovernment(.manageAccounts)
        guard let entry = try await book.list().first(where: { $0.id == number }) else {
            throw AccessRefusal.outOfReach
        }
        let given = Set(entry.units)
        return (entry, try await units().filter { given.contains($0.id.number) })
    }

    /// The units that may be given.
    package func units() async throws -> [UnitEntry] {
        try desk.wholeGovernment(.manageAccounts)
        let government = desk.office.government
        return try await desk.office.database.read { try UnitBook.all(government: government, on: $0) }
    }

    /// The unit that was typed: by its code, its number or its whole name.
    ///
    /// - Throws: `RegisterRefusal.unknownUnit`.
    package func unit(_ text: String) async throws -> UnitEntry {
        let plain = text.lowercased()
        let found = try await units().first { unit in
            [unit.code.lowercased(), unit.id.description, unit.name.lowercased()].contains(plain)
        }
        guard let found else { throw RegisterRefusal.unknownUnit(text) }
        return found
    }

    /// Makes an account, and the slip that is printed once.
    package func create(_ draft: AccountDraft) async throws -> FirstSlip {
        try desk.wholeGovernment(.manageAccounts)
        return try await book.create(draft)
    }

    /// A new slip for whoever lost password or telephone.
    package func reset(_ number: Int64) async throws -> FirstSlip {
        try await book.resetPassword(try await account(number).entry.login)
    }

    /// Lets nobody enter by it any more.
    package func close(_ number: Int64) async throws {
        try await book.close(try await account(number).entry.login)
    }

    /// Lets a closed one enter again.
    package func reopen(_ number: Int64) async throws {
        try await book.reopen(try await account(number).entry.login)
    }

    /// Gives a unit and all below it.
    package func grant(_ unit: UnitEntry, to number: Int64) async throws {
        try await book.grant([unit.id.number], to: try await account(number).entry.login)
    }

    /// Takes a unit away; refused for the last one.
    package func revoke(_ unit: Int64, from number: Int64) async throws {
        try await book.revoke([unit], from: try await account(number).entry.login)
    }
}
