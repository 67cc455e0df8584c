import Access
import AccessBooks
import Foundation
import LawBook
import SQLDatabase
import SQLStore
import Words

/// Makes the first account of a database, on the terminal: the program brings no password along.
struct FirstAdministrator {
    /// A file with the password of the first administrator, for where nobody sits before the terminal. Nobody
    /// but its owner may read it.
    static let passwordFile = "NAUNGAN_FIRST_ADMIN_PASSWORD_FILE"
    static let login = "administrator"

    let words: Words
    let accounts: AccountBook
    var environment = ProcessInfo.processInfo.environment

    /// Asks for a login and twice for a password, where the database has no account at all.
    ///
    /// - Returns: the login; nil where there are accounts.
    /// - Throws: `FirstAdministratorRefusal` where there is neither a terminal nor a file; `AccessRefusal`
    ///   for the password of a file.
    func ask(_ database: SQLDatabase) async throws -> String? {
        guard try await database.read({ try AccountBook.isEmpty(on: $0) }) else { return nil }
        if let path = environment[FirstAdministrator.passwordFile] {
            return try await make(FirstAdministrator.login, try password(in: path))
        }
        guard isatty(0) == 1 else { throw FirstAdministratorRefusal.noTerminal }
        Terminal.errors.line(words("accounts.first", ["login": .text(FirstAdministrator.login)]))
        for _ in 1...3 {
            let typed = try line("accounts.first-login")
            let login = typed.isEmpty ? FirstAdministrator.login : typed
            let password = try hidden("accounts.first-password")
            guard try hidden("accounts.first-again") == password else {
                Terminal.errors.line(words("accounts.first-differ"))
                continue
            }
            do { return try await make(login, password) } catch let refusal as AccessRefusal {
                Terminal.errors.line(words(refusal.note))
            }
        }
        throw FirstAdministratorRefusal.notMade
    }

    private func make(_ login: String, _ password: String) async throws -> String {
        try await accounts.createFirst(login: login, display: login, password: password)
        Terminal.errors.line(words("accounts.first-made", ["login": .text(login.lowercased())]))
        return login.lowercased()
    }

    private func password(in path: String) throws -> String {
        guard let text = try? String(contentsOfFile: path, encoding: .utf8),
            let mode = try? FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        else { throw FirstAdministratorRefusal.fileUnreadable(path) }
        guard mode & 0o077 == 0 else { throw FirstAdministratorRefusal.fileOpen(path) }
        return text.trimmingCharacters(in: .newlines)
    }

    private func line(_ key: String) throws -> String {
        Terminal.errors.bytes(Array((words(key) + " ").utf8))
        guard let typed = readLine() else { throw FirstAdministratorRefusal.notMade }
        return typed.trimmingCharacters(in: .whitespaces)
    }

    /// What is typed is not shown.
    private func hidden(_ key: String) throws -> String {
        var shown = termios()
        tcgetattr(0, &shown)
        var silent = shown
        silent.c_lflag &= ~tcflag_t(ECHO)
        tcsetattr(0, TCSAFLUSH, &silent)
        defer {
            tcsetattr(0, TCSAFLUSH, &shown)
            Terminal.errors.line("")
        }
        Terminal.errors.bytes(Array((words(key) + " ").utf8))
        guard let typed = readLine() else { throw FirstAdministratorRefusal.notMade }
        return typed
    }
}

/// Why there is no first administrator.
enum FirstAdministratorRefusal: TellableRefusal, Equatable {
    case noTerminal
    case fileUnreadable(String)
    /// Others than its owner may read it.
    case fileOpen(String)
    case notMade

    var note: Note {
        switch self {
        case .noTerminal:
            Note("accounts.no-terminal", ["name": .text(FirstAdministrator.passwordFile)])
        case .fileUnreadable(let path): Note("accounts.password-file-unreadable", ["path": .text(path)])
        case .fileOpen(let path): Note("accounts.password-file-open", ["path": .text(path)])
        case .notMade: Note("accounts.first-not-made")
        }
    }
}
