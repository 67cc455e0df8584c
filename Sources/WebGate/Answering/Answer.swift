package import HTML

/// What is given back.
package struct Answer: Sendable {
    /// What goes over the wire.
    package enum Content: Sendable {
        case page(Page)
        /// See there; nothing but a path of our own.
        case redirect(String)
        /// See the sign-in service; an address of its own telling.
        case elsewhere(String)
        case bytes([UInt8], type: String, name: String?)
        /// Written piece by piece, for what is too large to be held.
        case stream(
            type: String, name: String?,
            write: @Sendable (_ sink: (ArraySlice<UInt8>) async throws -> Void) async throws -> Void)
    }

    package var status: Int
    package var content: Content
    package var cookies: [PortalCookie]
    /// Seconds after which the browser asks again by itself, for work that goes on; nil for never.
    package var refresh: Int?
    /// What the answer was made of, where a browser may ask whether it still is (ETag); nil for never kept.
    package var version: String?

    package init(status: Int = 200, _ content: Content, cookies: [PortalCookie] = []) {
        self.status = status
        self.content = content
        self.cookies = cookies
    }

    /// The same, asked again after some seconds.
    package func refreshing(after seconds: Int) -> Answer {
        var answer = self
        answer.refresh = seconds
        return answer
    }

    /// The same, which a browser may show again as long as its version is the same.
    package func kept(as version: String) -> Answer {
        var answer = self
        answer.version = version
        return answer
    }

    /// What the browser has is still so.
    package static func unchanged(_ version: String) -> Answer {
        Answer(status: 304, .bytes([], type: "text/html; charset=utf-8", name: nil)).kept(as: version)
    }

    /// A page of the portal.
    package static func page(
        _ title: String, status: Int = 200, frame: Page.Frame = .wide, crumbs: [Page.Crumb] = [],
        _ body: @escaping @Sendable (inout HTMLText) throws -> Void
    ) -> Answer {
        Answer(status: status, .page(Page(title: title, frame: frame, crumbs: crumbs, body: body)))
    }

    /// On to another page, after an act.
    ///
    /// - Parameter told: a key of a sentence that the page shows at its top: `told.` and more.
    package static func see(_ path: String, told key: String? = nil, cookies: [PortalCookie] = []) -> Answer {
        guard let key else { return Answer(status: 303, .redirect(path), cookies: cookies) }
        let joint = path.contains("?") ? "&" : "?"
        return Answer(status: 303, .redirect("\(path)\(joint)kabar=\(encoded(key))"), cookies: cookies)
    }

    /// A file to keep.
    package static func file(_ bytes: [UInt8], type: String, name: String) -> Answer {
        Answer(.bytes(bytes, type: type, name: name))
    }

    /// A short text as it is.
    package static func text(_ text: String, status: Int = 200, type: String = "text/plain; charset=utf-8")
        -> Answer
    {
        Answer(status: status, .bytes(Array(text.utf8), type: type, name: nil))
    }
}

/// A page without its frame.
package struct Page: Sendable {
    /// How wide it stands.
    package enum Frame: Sendable {
        case wide
        /// For one form in the middle.
        case narrow
    }

    /// A step above this page.
    package struct Crumb: Sendable {
        package let title: String
        package let path: String

        package init(_ title: String, _ path: String) {
            self.title = title
            self.path = path
        }
    }

    package let title: String
    package let frame: Frame
    package let crumbs: [Crumb]
    package let body: @Sendable (inout HTMLText) throws -> Void

    package init(
        title: String, frame: Frame = .wide, crumbs: [Crumb] = [],
        body: @escaping @Sendable (inout HTMLText) throws -> Void
    ) {
        self.title = title
        self.frame = frame
        self.crumbs = crumbs
        self.body = body
    }
}

/// A cookie of ours: never readable by a script, never sent along by another site's form.
package struct PortalCookie: Sendable, Hashable {
    package let name: String
    package let value: String
    /// Seconds; nil until the browser is closed, nought to remove it.
    package let lifetime: Int?

    package init(_ name: String, _ value: String, lifetime: Int? = nil) {
        self.name = name
        self.value = value
        self.lifetime = lifetime
    }

    /// As the header says it.
    package func header(secure: Bool) -> String {
        var text = "\(name)=\(value); Path=/; HttpOnly; SameSite=Lax"
        if secure { text += "; Secure" }
        if let lifetime { text += "; Max-Age=\(lifetime)" }
        return text
    }
}
