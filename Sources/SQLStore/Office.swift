package import MoneyAndDates
package import SQLDatabase

/// Who works on whose books: what every act of an office needs beside its own arguments.
package struct Office: Sendable {
    package let database: SQLDatabase
    package let identifiers: IdentifierMaker
    /// Opens and closes the fields that name a person.
    package let sealing: FieldSealing
    /// The first column of every key: acts never reach beyond it.
    package let government: Int64
    /// Who does it, as the audit chain will have it.
    package let actor: String
    /// The day on which it is done.
    package let today: Day
    /// Milliseconds since 1970.
    package let now: @Sendable () -> Int64

    package init(
        database: SQLDatabase, identifiers: IdentifierMaker, sealing: FieldSealing, government: Int64,
        actor: String, today: Day, now: @escaping @Sendable () -> Int64
    ) {
        self.database = database
        self.identifiers = identifiers
        self.sealing = sealing
        self.government = government
        self.actor = actor
        self.today = today
        self.now = now
    }

    /// The same office on another day, or as another person.
    package func with(actor: String? = nil, today: Day? = nil) -> Office {
        Office(
            database: database, identifiers: identifiers, sealing: sealing, government: government,
            actor: actor ?? self.actor, today: today ?? self.today, now: now)
    }

    /// The same person at the books of another government of the same database.
    package func with(government: Int64) -> Office {
        Office(
            database: database, identifiers: identifiers, sealing: sealing, government: government,
            actor: actor, today: today, now: now)
    }

    /// Does an act in one transaction and writes its changes into the audit chain there.
    ///
    /// What is refused is thrown from `body`, and nothing is kept. The chain is appended to last, so that the
    /// row by which a government's acts wait for each other is held as short as can be.
    ///
    /// - Parameter body: is given the instant of the act; may run again where two transactions meet.
    @discardableResult
    package func act<Result: Sendable>(
        ifCommitIsUnknown onUnknown: SQLDatabase.UnknownCommit = .refuse,
        _ body: @escaping @Sendable (any SQLConnection, Int64) throws -> Act<Result>
    ) async throws -> Result {
        let (government, instant) = (government, now())
        return try await database.write(ifCommitIsUnknown: onUnknown) { connection in
            let act = try body(connection, instant)
            if !act.changes.isEmpty {
                try AuditBook.append(act.changes, government: government, now: instant, on: connection)
            }
            return act.result
        }
    }

    /// A change by who works here, for the audit chain.
    ///
    /// - Parameters:
    ///   - act: what was done, such as `job.change`.
    ///   - subject: what it was done to, such as `spell/77`.
    package func change(
        _ act: String, of subject: String, reason: String = "", before: String = "", after: String = ""
    ) -> AuditChange {
        AuditChange(
            actor: actor, act: act, subject: subject, reason: reason, before: before, after: after)
    }
}

/// What an act gives back, and what it changed; nothing changed where it had been done before.
package struct Act<Result: Sendable>: Sendable {
    package let result: Result
    package let changes: [AuditChange]

    package init(_ result: Result, _ changes: [AuditChange]) {
        self.result = result
        self.changes = changes
    }
}
