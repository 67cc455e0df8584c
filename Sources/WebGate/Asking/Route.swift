package import Access

/// One page or act of the portal: where it is, what it is for, who may ask, what it takes.
package struct Route: Sendable {
    /// Pages are asked for, acts are sent.
    package enum Method: String, Sendable { case get = "GET", post = "POST" }

    /// Who may ask. A right that is missing is told; a record out of reach is not there.
    package enum Guarding: Sendable, Hashable {
        /// Everybody, without a name.
        case open
        /// Whoever entered.
        case entered
        /// Whoever entered and has a right.
        case right(Right)
        /// A program with a token that has a right.
        case token(Right)
    }

    /// What the request may bring.
    package enum Taking: Sendable, Hashable {
        case nothing
        /// A form of at most 256 kB.
        case form
        /// A form with files, of at most so many bytes together.
        case files(most: Int)
        /// Any text of at most so many bytes.
        case text(most: Int)
    }

    package let method: Method
    /// `/orang/{id}`.
    package let path: String
    package let guarding: Guarding
    package let taking: Taking
    /// In one sentence; every page has one.
    package let purpose: String
    package let answer: @Sendable (Asking) async throws -> Answer

    /// A page.
    package static func page(
        _ path: String, _ guarding: Guarding, purpose: String,
        _ answer: @escaping @Sendable (Asking) async throws -> Answer
    ) -> Route {
        Route(
            method: .get, path: path, guarding: guarding, taking: .nothing, purpose: purpose, answer: answer)
    }

    /// An act that a form asks for. Its form carries the visitor's mark.
    package static func act(
        _ path: String, _ guarding: Guarding, taking: Taking = .form,
        _ answer: @escaping @Sendable (Asking) async throws -> Answer
    ) -> Route {
        Route(method: .post, path: path, guarding: guarding, taking: taking, purpose: "", answer: answer)
    }

    package init(
        method: Method, path: String, guarding: Guarding, taking: Taking, purpose: String,
        answer: @escaping @Sendable (Asking) async throws -> Answer
    ) {
        self.method = method
        self.path = path
        self.guarding = guarding
        self.taking = taking
        self.purpose = purpose
        self.answer = answer
    }
}
