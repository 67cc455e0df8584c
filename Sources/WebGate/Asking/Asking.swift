package import Access
package import AccessBooks
package import LawBook
package import Words

/// What a page or an answer of the API is asked: everything read, nothing decided.
package struct Asking: Sendable {
    package let path: String
    /// What stands in the places of the route's path: `{id}`.
    package let parameters: [String: String]
    package let query: Fields
    package let form: Fields
    package let files: [UploadedFile]
    /// The body as it came, where the route takes none of the forms.
    package let body: [UInt8]
    /// What a program names its act by (`Idempotency-Key`); nil where it sent none.
    package let idempotencyKey: String?
    /// The version of the answer that the browser has already; nil where it has none.
    package let knownVersion: String?
    package let words: Words
    package let visitor: Visitor
    package let portal: Portal

    package init(
        path: String, parameters: [String: String] = [:], query: Fields = Fields(), form: Fields = Fields(),
        files: [UploadedFile] = [], body: [UInt8] = [], idempotencyKey: String? = nil,
        knownVersion: String? = nil, words: Words, visitor: Visitor, portal: Portal
    ) {
        self.path = path
        self.parameters = parameters
        self.query = query
        self.form = form
        self.files = files
        self.body = body
        self.idempotencyKey = idempotencyKey
        self.knownVersion = knownVersion
        self.words = words
        self.visitor = visitor
        self.portal = portal
    }

    /// The same, with what its body brought.
    package func bringing(form: Fields, files: [UploadedFile], body: [UInt8]) -> Asking {
        Asking(
            path: path, parameters: parameters, query: query, form: form, files: files, body: body,
            idempotencyKey: idempotencyKey, knownVersion: knownVersion, words: words, visitor: visitor,
            portal: portal)
    }

    /// Whoever entered, at work.
    ///
    /// - Throws: `.signInFailed` where nobody entered: routes that call this are not open ones.
    package func desk() throws -> Desk {
        guard let permit = visitor.permit else { throw AccessRefusal.signInFailed }
        return try portal.desk(permit)
    }

    /// Whether a menu or button is shown; what it leads to asks again.
    package func may(_ right: Right) -> Bool { visitor.permit?.may(right) == true }

    /// A number in a place of the path.
    ///
    /// - Throws: `NotThere` where it is none.
    package func number(_ name: String) throws -> Int64 {
        guard let number = parameters[name].flatMap({ Int64($0) }) else { throw NotThere() }
        return number
    }

    /// A sentence in the visitor's language.
    package func callAsFunction(_ key: String, _ arguments: [String: Term] = [:]) -> String {
        words(key, arguments)
    }
}

/// What is asked for is not there, or not for whoever asks: the answer is the same.
package struct NotThere: Error { package init() {} }

/// Something in a form cannot be taken; the sentence says what and what to do.
package struct FormRefusal: Error, TellableRefusal {
    package let note: Note
    package init(_ key: String, _ arguments: [String: Term] = [:]) { note = Note(key, arguments) }
}

/// Who asks, from where.
package struct Visitor: Sendable {
    package let permit: Permit?
    /// The number of the session, for the list of sessions.
    package let session: Int64?
    package let address: String
    package let agent: String
    /// The token of a session that permits nothing yet: it awaits the code of a telephone.
    package let pendingToken: String?
    /// What stands in the cookie of a way to the sign-in service.
    package let providerNote: String?
    /// Goes into every form, and comes back from it: `FormMark`.
    package let formMark: String

    package init(
        permit: Permit? = nil, session: Int64? = nil, address: String = "", agent: String = "",
        pendingToken: String? = nil, providerNote: String? = nil, formMark: String = ""
    ) {
        self.permit = permit
        self.session = session
        self.address = address
        self.agent = agent
        self.pendingToken = pendingToken
        self.providerNote = providerNote
        self.formMark = formMark
    }
}

/// A file that came with a form, already on disk; removed when the request ends.
package struct UploadedFile: Sendable {
    /// The name of the field.
    package let field: String
    /// As the sender calls it, without folders.
    package let name: String
    /// Where it lies.
    package let path: String
    package let size: Int

    package init(field: String, name: String, path: String, size: Int) {
        self.field = field
        self.name = name
        self.path = path
        self.size = size
    }
}
