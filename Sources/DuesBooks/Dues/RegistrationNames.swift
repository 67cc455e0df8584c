package import LawBook
package import SQLDatabase

/// Finds a registration by how people call it.
package enum RegistrationNames {
    /// By its number in the store, or by NPP and division: `12345678/000`.
    ///
    /// - Throws: `RegistrationUnknown`.
    package static func find(
        _ name: String, of government: Int64, on connection: any SQLConnection
    ) throws -> Int64 {
        let parts = name.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        let found: Int64? =
            if parts.count == 2 {
                try connection.integer(
                    """
                    SELECT registration_id FROM registration
                    WHERE gov_id = $1 AND npp = $2 AND division = $3
                    """, [.integer(government), .text(parts[0]), .text(parts[1])])
            } else if let number = Int64(name) {
                try connection.integer(
                    "SELECT registration_id FROM registration WHERE gov_id = $1 AND registration_id = $2",
                    [.integer(government), .integer(number)])
            } else {
                nil
            }
        guard let found else { throw RegistrationUnknown(name: name) }
        return found
    }
}

/// Nobody is called so in the books of this government.
package struct RegistrationUnknown: TellableRefusal, Hashable {
    package let name: String

    package var note: Note { Note("dues.no-such-registration", ["registration": .text(name)]) }
}
