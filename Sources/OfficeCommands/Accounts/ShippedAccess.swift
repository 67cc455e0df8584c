import Access
import AccessBooks
import EmbeddedFiles
import SQLStore

/// The matrix and the passwords that nobody may choose, as they are inside the program.
enum ShippedAccess {
    static func matrix() throws -> AccessMatrix {
        try AccessMatrix(csv: EmbeddedFiles.text(at: AccessMatrix.path) ?? "")
    }

    static var passwords: PasswordRules {
        PasswordRules(common: EmbeddedFiles.text(at: PasswordRules.path) ?? "")
    }

    static func accounts(_ office: Office) throws -> AccountBook {
        AccountBook(office, matrix: try matrix(), hashing: PasswordHashing(), passwords: passwords)
    }
}
