package import SQLDatabase

/// Opens SQLite files: one writer and a few readers, each on a thread of its own.
package enum SQLiteDatabase {
    /// A database in one file, with its write-ahead log beside it.
    ///
    /// Nothing is opened yet: the first statement opens, and refuses as `unreadable` what is no database.
    ///
    /// - Parameter creating: whether a file that is not there is made; otherwise it is refused.
    package static func open(
        path: String, creating: Bool = false, readers: Int = 2, patience: Duration = .seconds(60)
    ) -> SQLDatabase {
        let age = StatisticsAge()
        return SQLDatabase(engine: .sqlite, writers: 1, readers: readers, patience: patience) { writing in
            try SQLiteConnection(path: path, writing: writing, creating: creating, age: age)
        }
    }
}
