package import Access
package import AccessBooks
package import Benefits
package import ClaimBooks
package import Claims
package import Continuity
package import LawBook
import Ledger
package import MoneyAndDates
package import ObligationFiles
package import PeriodBooks
package import SQLDatabase
package import SQLStore
package import Words

/// What every page stands on: the books, the law, the words, the clock.
package final class Portal: Sendable {
    package let database: SQLDatabase
    package let identifiers: IdentifierMaker
    package let sealing: FieldSealing
    package let access: PortalAccess
    package let law: PortalLaw
    package let words: [Language: Words]
    package let settings: PortalSettings
    /// The office's own sign-in service, where it has one.
    package let provider: (any IdentityProvider)?
    /// Milliseconds since 1970.
    package let now: @Sendable () -> Int64
    /// The day in western Indonesia.
    package let today: @Sendable () -> Day

    package init(
        database: SQLDatabase, identifiers: IdentifierMaker, sealing: FieldSealing, access: PortalAccess,
        law: PortalLaw, words: [Language: Words], settings: PortalSettings,
        provider: (any IdentityProvider)? = nil,
        now: @escaping @Sendable () -> Int64, today: @escaping @Sendable () -> Day
    ) {
        self.database = database
        self.identifiers = identifiers
        self.sealing = sealing
        self.access = access
        self.law = law
        self.words = words
        self.settings = settings
        self.provider = provider
        self.now = now
        self.today = today
    }

    /// The desk of whoever has a permit.
    package func desk(_ permit: Permit) throws(AccessRefusal) -> Desk {
        try Desk(office: office(permit.government, actor: permit.name), permit: permit)
    }

    /// The office of a government, for acts that nobody in particular does.
    package func office(_ government: Int64, actor: String) -> Office {
        Office(
            database: database, identifiers: identifiers, sealing: sealing, government: government,
            actor: actor, today: today(), now: now)
    }

    package var signIn: SignIn {
        // In a demonstration many may enter as the same few from one machine.
        let limits =
            settings.isDemonstration
            ? SignInLimits(perAddress: 1_000_000, perLogin: 1_000_000) : SignInLimits()
        return SignIn(
            database, identifiers: identifiers, sealing: sealing, hashing: access.hashing,
            rules: access.rules,
            limits: limits)
    }

    /// The accounts of the government at whose desk somebody sits.
    package func accounts(_ desk: Desk) -> AccountBook {
        AccountBook(
            desk.office, matrix: access.matrix, hashing: access.hashing, passwords: access.passwords,
            rules: access.rules)
    }

    /// The words of a language; Indonesian where it has none.
    package func words(_ language: Language) -> Words {
        guard let found = words[language] ?? words[.indonesian] else {
            preconditionFailure("the portal was given its words")
        }
        return found
    }
}

/// Who may do what, and how long somebody stays entered.
package struct PortalAccess: Sendable {
    package let matrix: AccessMatrix
    package let hashing: PasswordHashing
    package let passwords: PasswordRules
    package let rules: SessionRules

    package init(
        matrix: AccessMatrix, hashing: PasswordHashing, passwords: PasswordRules,
        rules: SessionRules = SessionRules()
    ) {
        self.matrix = matrix
        self.hashing = hashing
        self.passwords = passwords
        self.rules = rules
    }

    /// Who is inside.
    package func sessions(_ database: SQLDatabase) -> SessionBook {
        SessionBook(database, matrix: matrix, rules: rules)
    }
}

/// The law as pages need it.
package struct PortalLaw: Sendable {
    package let book: LawBook
    package let period: PeriodLaw
    package let continuity: ContinuityLaw
    /// What is due when something has happened.
    package let benefits: BenefitRegimes
    /// What claims go by: their forms, clocks and checks.
    package let claims: ClaimRules

    /// Texts that oblige, slips and reminders that come with the program.
    package let obligations: ObligationRules

    package var contributions: ContributionLaw { period.contributions }

    /// - Parameter forms: one for each type of claim.
    /// - Throws: `LawBook.Fault` where the folder lacks a parameter or holds it in another shape; a `LawGap`
    ///   where the law of benefits does not reach over the whole coverage.
    package init(from book: LawBook, forms: [ClaimForm], obligations: ObligationRules) throws {
        self.book = book
        self.obligations = obligations
        let days = book.calendar == nil ? nil : try WorkingDays(from: book)
        period = try PeriodLaw(from: book, workingDays: days)
        continuity = try ContinuityLaw(from: book)
        claims = try ClaimRules(book, forms: forms)
        benefits = claims.law.benefits
    }
}

/// Somebody invented, as whom one may enter a demonstration.
package struct DemoAccount: Sendable {
    package let role: Role
    /// By which the door knows it: the role, or a post of its own within the role.
    package let post: String
    package let login: String
    /// Made when the program starts, and known to it only.
    package let password: String
    package let display: String

    package init(role: Role, post: String, login: String, password: String, display: String) {
        self.role = role
        self.post = post
        self.login = login
        self.password = password
        self.display = display
    }
}

/// How the portal was started.
package struct PortalSettings: Sendable {
    /// Whether browsers reach it by https: by its own certificate, or by a proxy before it.
    package let isSecure: Bool
    /// Where it is, without a slash at the end, for the codes on documents:
    /// `https://naungan.palembang.go.id`.
    package let address: String
    /// In a demonstration: the accounts that whoever looks may enter as. Everybody in it is invented, and it
    /// says so on every page.
    package let demoAccounts: [DemoAccount]
    package var isDemonstration: Bool { !demoAccounts.isEmpty }
    /// Proxies in front whose `X-Forwarded-For` is believed.
    package let proxies: Int
    /// Paths of the style sheet and the script, which change with their content.
    package let assets: Assets

    /// What pages load beside themselves.
    package struct Assets: Sendable {
        package let style: (path: String, text: String)
        package let script: (path: String, text: String)

        package init(style: (path: String, text: String), script: (path: String, text: String)) {
            self.style = style
            self.script = script
        }
    }

    package init(
        isSecure: Bool, address: String, proxies: Int, assets: Assets, demoAccounts: [DemoAccount] = []
    ) {
        self.isSecure = isSecure
        self.address = address
        self.demoAccounts = demoAccounts
        self.proxies = proxies
        self.assets = assets
    }

    /// The cookie of a session. With https the browser itself refuses it from elsewhere.
    package var sessionCookie: String { isSecure ? "__Host-naungan" : "naungan" }
    /// The cookie by which the forms of visitors without a session are known again.
    package var formCookie: String { isSecure ? "__Host-naungan-form" : "naungan-form" }
    package var languageCookie: String { "bahasa" }
    /// The cookie of a way to the sign-in service and back.
    package var providerCookie: String { isSecure ? "__Host-naungan-sso" : "naungan-sso" }
}
