/// How replies of the civil registry write things: heads of columns, words of a status, marks of a field.
/// They are data of `templates/civil-registry/`; a word that does not stand there is not guessed at.
package struct CivilRegistrySpellings: Sendable {
    /// A column of a reply.
    package enum Column: Sendable, Hashable {
        case nik, status
        /// Whether a field agrees.
        case mark(CivilRegistryField)
        /// A field that some files only repeat and others mark; its cells tell.
        case repeated(CivilRegistryField)

        /// `nik`, `status`, `mark-name`, `name`.
        init?(code: some StringProtocol) {
            if code == "status" {
                self = .status
            } else if code == "nik" {
                self = .nik
            } else if code.hasPrefix("mark-"),
                let field = CivilRegistryField(rawValue: String(code.dropFirst(5)))
            {
                self = .mark(field)
            } else if let field = CivilRegistryField(rawValue: String(code)) {
                self = .repeated(field)
            } else {
                return nil
            }
        }
    }

    /// A line of the file that cannot be understood.
    package struct Fault: Error, Sendable, Equatable {
        package let file: String
        /// From 1; nought for the file as a whole.
        package let line: Int
    }

    package static let path = "templates/civil-registry/spellings.csv"

    private var columns: [String: Column] = [:]
    private var statuses: [String: CivilRegistryStatus] = [:]
    private var marks: [String: Bool] = [:]

    /// Reads the lines `what,code,written`.
    ///
    /// - Throws: `Fault` with the line of an unknown code, an empty spelling or one that stands there twice.
    package init(csv text: String) throws(Fault) {
        var hasHeader = false
        for (place, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            if line.isEmpty || line.hasPrefix("#") { continue }
            let cells = line.split(separator: ",", maxSplits: 2, omittingEmptySubsequences: false)
            if !hasHeader {
                guard line == "what,code,written" else { throw Fault(file: Self.path, line: place + 1) }
                hasHeader = true
                continue
            }
            guard cells.count == 3, take(cells[0], cells[1], Self.plain(cells[2])) else {
                throw Fault(file: Self.path, line: place + 1)
            }
        }
        guard !columns.isEmpty, !statuses.isEmpty, !marks.isEmpty else {
            throw Fault(file: Self.path, line: 0)
        }
    }

    private mutating func take(_ what: Substring, _ code: Substring, _ written: String) -> Bool {
        if written.isEmpty { return false }
        switch what {
        case "column":
            guard let column = Column(code: code) else { return false }
            return columns.updateValue(column, forKey: written) == nil
        case "status":
            guard let status = CivilRegistryStatus(rawValue: String(code)) else { return false }
            return statuses.updateValue(status, forKey: written) == nil
        case "mark":
            guard ["same", "other"].contains(code) else { return false }
            return marks.updateValue(code == "same", forKey: written) == nil
        default: return false
        }
    }

    /// The column of a head; nil for one that is not read.
    package func column(_ head: String) -> Column? { columns[Self.plain(head)] }

    /// What a status cell says; nil for a word that nobody knows.
    package func status(_ written: String) -> CivilRegistryStatus? { statuses[Self.plain(written)] }

    /// Whether a field agrees; nil for a word that nobody knows.
    package func agrees(_ written: String) -> Bool? { marks[Self.plain(written)] }

    /// Capitals and digits only: `Tidak_Sesuai.` and `TIDAK SESUAI` are one word.
    static func plain(_ text: some StringProtocol) -> String {
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case 97...122: bytes.append(byte & 0xDF)
            case 65...90, 48...57: bytes.append(byte)
            default: continue
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

/// A line of a reply on its way to an answer.
package struct CivilRegistryLine: Sendable, Hashable {
    package var status: CivilRegistryStatus?
    package var differs: CivilRegistryFields = []
    package var fault: CivilRegistryFault?
    /// The word that nobody knew, no longer than forty letters.
    package var written = ""

    /// What the cells of a line say together.
    ///
    /// A status that is written counts; without one the marks do: all the same is a match, one that is other
    /// a mismatch. A match with a field that is other, and a NIK that is not found yet the same, are refused:
    /// which of the two is meant is for whoever wrote the file to say.
    ///
    /// - Parameters:
    ///   - status: the cell of the status; empty where there is none.
    ///   - marks: the cells of the fields that are marked; empty ones say nothing.
    package init(
        status written: String, marks: [(field: CivilRegistryField, written: String)],
        by spellings: CivilRegistrySpellings
    ) {
        if !CivilRegistrySpellings.plain(written).isEmpty {
            status = spellings.status(written)
            if status == nil {
                refuse(.unknownWord, written)
                return
            }
        }
        var same: CivilRegistryFields = []
        for (field, text) in marks where !CivilRegistrySpellings.plain(text).isEmpty {
            guard let agrees = spellings.agrees(text) else {
                refuse(.unknownWord, text)
                return
            }
            if agrees {
                same.insert(CivilRegistryFields(field))
            } else {
                differs.insert(CivilRegistryFields(field))
            }
        }
        settle(same, written)
    }

    private mutating func settle(_ same: CivilRegistryFields, _ written: String) {
        switch status {
        case nil where same.isEmpty && differs.isEmpty: refuse(.silent, "")
        case nil: status = differs.isEmpty ? .matched : .mismatched
        case .matched where !differs.isEmpty: refuse(.againstItself, written)
        case .notFound where same.contains(CivilRegistryFields(.nik)): refuse(.againstItself, written)
        case .matched, .mismatched, .notFound, .deceased: break
        }
    }

    /// A line that was understood already.
    package init(_ status: CivilRegistryStatus, _ differs: [CivilRegistryField] = []) {
        self.status = status
        for field in differs { self.differs.insert(CivilRegistryFields(field)) }
    }

    /// A line without a number of sixteen digits.
    package init(unreadable written: String) { refuse(.nikUnreadable, String(written.suffix(4))) }

    private mutating func refuse(_ fault: CivilRegistryFault, _ text: String) {
        self.fault = fault
        status = nil
        differs = []
        written = String(text.prefix(40))
    }
}
