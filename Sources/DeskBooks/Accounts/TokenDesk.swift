package import Access
package import AccessBooks
import SQLStore

/// The tokens of integrations at the desk of whoever keeps accounts.
package struct TokenDesk: Sendable {
    private let desk: Desk
    private let matrix: AccessMatrix

    package init(_ desk: Desk, matrix: AccessMatrix) {
        self.desk = desk
        self.matrix = matrix
    }

    private var book: TokenBook { TokenBook(desk.office, matrix: matrix) }

    /// Every token of the government, the latest first.
    package func list() async throws -> [TokenEntry] {
        try desk.wholeGovernment(.manageAccounts)
        return try await book.list()
    }

    /// The rights that a token of a role can be given at most.
    package func rights(of role: Role) throws -> [Right] {
        try desk.wholeGovernment(.manageAccounts)
        let given = matrix.rights(of: role)
        guard given[.useAPI] != nil else { return [] }
        return Right.allCases.filter { $0 != .useAPI && given[$0] != nil }
    }

    /// Makes a token; its text is shown this once.
    ///
    /// - Parameters:
    ///   - login: of the account whose token it is.
    ///   - days: from now, until it ends.
    package func make(
        for login: String, name: String, rights: Set<Right>, days: Int
    ) async throws -> String {
        try desk.wholeGovernment(.manageAccounts)
        let expires = desk.office.now() + Int64(days) * 86_400_000
        return try await book.make(for: login, name: name, rights: rights, expires: expires)
    }

    /// Takes a token back; a second time changes nothing.
    package func revoke(_ token: Int64) async throws {
        try desk.wholeGovernment(.manageAccounts)
        try await book.revoke(token)
    }
}
