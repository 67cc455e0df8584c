import Access
import AccessBooks
import SQLStore

extension AccountBook {
    /// The accounts of an office under the matrix and the passwords that are inside the program.
    static func embedded(_ office: Office) throws -> AccountBook {
        AccountBook(
            office, matrix: try AccessMatrix.embedded(), hashing: PasswordHashing(), passwords: .embedded)
    }
}
