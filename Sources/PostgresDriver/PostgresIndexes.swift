import SQLDatabase

extension PostgresConnection {
    /// Lays aside the indexes, the foreign keys and the keys of tables in which there is no row yet: they are
    /// built afterwards in one go. It happens within the transaction, so that whatever ends it early leaves
    /// the tables as they were. A key that another table refers to stays.
    ///
    /// - Returns: nil where a table has rows, or where they lie on several nodes.
    func layAside(indexesOf tables: [String]) throws -> IndexesAside? {
        guard engine == .postgres, try areEmpty(tables) else { return nil }
        // Whoever writes meanwhile comes first; then it is looked at again.
        _ = try execute("LOCK TABLE \(tables.joined(separator: ", ")) IN ACCESS EXCLUSIVE MODE", [])
        guard try areEmpty(tables) else { return nil }
        let named = "('\(tables.joined(separator: "', '"))')"
        let keys = try pairs(
            """
            SELECT 'ALTER TABLE ' || quote_ident(t.relname) || ' DROP CONSTRAINT ' || quote_ident(c.conname),
                'ALTER TABLE ' || quote_ident(t.relname) || ' ADD CONSTRAINT ' || quote_ident(c.conname)
                    || ' ' || pg_get_constraintdef(c.oid)
            FROM pg_constraint c JOIN pg_class t ON t.oid = c.conrelid
            WHERE t.relnamespace = CAST(current_schema() AS regnamespace) AND t.relname IN \(named)
                AND (c.contype = 'f' OR (c.contype = 'p' AND NOT EXISTS (
                    SELECT 1 FROM pg_constraint f WHERE f.confrelid = t.oid AND f.contype = 'f')))
            ORDER BY c.contype DESC, t.relname, c.conname
            """)
        let indexes = try pairs(
            """
            SELECT 'DROP INDEX ' || quote_ident(x.relname), pg_get_indexdef(x.oid)
            FROM pg_index i JOIN pg_class x ON x.oid = i.indexrelid JOIN pg_class t ON t.oid = i.indrelid
            WHERE t.relnamespace = CAST(current_schema() AS regnamespace) AND t.relname IN \(named)
                AND NOT EXISTS (SELECT 1 FROM pg_constraint c WHERE c.conindid = x.oid)
            ORDER BY x.relname
            """)
        for statement in (keys + indexes).map(\.away) { _ = try execute(statement, []) }
        let memory = "SET LOCAL maintenance_work_mem = '256MB'"
        return IndexesAside(statements: [memory] + (indexes + keys).map(\.back))
    }

    private func areEmpty(_ tables: [String]) throws -> Bool {
        for table in tables {
            var hasRow = false
            try query("SELECT 1 FROM \(table) LIMIT 1", []) { _ in hasRow = true }
            if hasRow { return false }
        }
        return true
    }

    private func pairs(_ sql: String) throws -> [(away: String, back: String)] {
        var found: [(away: String, back: String)] = []
        try query(sql, []) { row in found.append((try row.text(0), try row.text(1))) }
        return found
    }
}
