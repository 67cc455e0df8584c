/// The spellings by which headers are recognised.
struct HeaderAliases: Sendable {
    private let exact: [String: RosterField]
    private let abbreviations: [String: String]
    private let otherPersons: [String]
    /// Lower halves of a grouped header that add nothing to the upper one: `HONORARIUM` over `PER BULAN`.
    private let qualifiers: Set<String>

    /// How a header was recognised.
    enum Match: Equatable {
        case exact(RosterField)
        /// One or two letters off the only spelling it is near to.
        case typo(RosterField)

        var field: RosterField {
            switch self {
            case .exact(let field), .typo(let field): field
            }
        }
    }

    init(
        fields: [String: [String]], abbreviations: [String: String], otherPersons: [String],
        qualifiers: [String], template: String
    ) throws(RosterTemplateFault) {
        var short: [String: String] = [:]
        for (word, full) in abbreviations { short[word.uppercased()] = full.uppercased() }
        var exact: [String: RosterField] = [:]
        for (name, spellings) in fields {
            guard let field = RosterField(rawValue: name) else {
                throw RosterTemplateFault(template: template, detail: "fields: \(name) is no field")
            }
            for spelling in spellings {
                let key = HeaderAliases.key(spelling, short)
                if let other = exact[key], other != field {
                    let detail = "\(spelling) means both \(field.rawValue) and \(other.rawValue)"
                    throw RosterTemplateFault(template: template, detail: detail)
                }
                exact[key] = field
            }
        }
        self.exact = exact
        self.abbreviations = short
        self.otherPersons = otherPersons.map { HeaderAliases.key($0, short) }
        self.qualifiers = Set(qualifiers.map { HeaderAliases.key($0, short) })
    }

    /// The field of a header standing alone.
    func match(_ header: String) -> Match? {
        let key = key(header)
        guard !key.isEmpty else { return nil }
        if let field = exact[key] { return .exact(field) }
        if let field = alternatives(header) { return .exact(field) }
        return near(key).map(Match.typo)
    }

    /// The field of a column under a group header: `DATA KELAHIRAN` over `TANGGAL`.
    func match(group: String, header: String) -> Match? {
        if let field = exact["\(key(group))>\(key(header))"] { return .exact(field) }
        let joined = key("\(group) \(header)")
        if let field = exact[joined] { return .exact(field) }
        // Under HEIRS or FATHER a NAME is somebody else's.
        if otherPersons.contains(where: key(group).contains) { return nil }
        if qualifiers.contains(key(header)), let field = exact[key(group)] { return .exact(field) }
        return match(header)
    }

    /// `NIK / No. KTP`: two spellings of one field.
    private func alternatives(_ header: String) -> RosterField? {
        let parts = header.split { $0 == "/" || $0 == "\n" }
        guard parts.count > 1 else { return nil }
        let fields = Set(parts.map { exact[key(String($0))] })
        return fields.count == 1 ? fields.first ?? nil : nil
    }

    private func near(_ key: String) -> RosterField? {
        let letters = Array(key.utf8)
        guard letters.count >= 6 else { return nil }
        let allowed = letters.count >= 12 ? 2 : 1
        var best = allowed + 1
        var fields: Set<RosterField> = []
        for (spelling, field) in exact where abs(spelling.utf8.count - letters.count) <= allowed {
            guard spelling.utf8.count >= 6 else { continue }
            let distance = editDistance(letters, Array(spelling.utf8))
            if distance < best {
                (best, fields) = (distance, [field])
            } else if distance == best {
                fields.insert(field)
            }
        }
        return best <= allowed && fields.count == 1 ? fields.first : nil
    }

    private func key(_ text: String) -> String { HeaderAliases.key(text, abbreviations) }

    /// Capitals and digits only, abbreviations written out, hints in parentheses dropped: `Tgl. Lahir
    /// (dd-mm-yyyy)` becomes `TANGGALLAHIR`. A `>` between group and header stays.
    private static func key(_ text: String, _ abbreviations: [String: String]) -> String {
        let bare = withoutHints(text)
        var words: [String] = []
        var word = ""
        func close() {
            if !word.isEmpty { words.append(abbreviations[word] ?? word) }
            word = ""
        }
        for letter in (bare.isEmpty ? text : bare).uppercased().unicodeScalars {
            switch letter {
            case "A"..."Z", "0"..."9": word.unicodeScalars.append(letter)
            case ">":
                close()
                words.append(">")
            default: close()
            }
        }
        close()
        return words.joined()
    }

    private static func withoutHints(_ text: String) -> String {
        var depth = 0
        var bare = ""
        for letter in text {
            if letter == "(" || letter == "[" {
                depth += 1
            } else if letter == ")" || letter == "]" {
                depth = max(0, depth - 1)
            } else if depth == 0 {
                bare.append(letter)
            }
        }
        return bare.trimmed
    }
}

/// Letters to add, drop, change or swap with a neighbour to turn one word into another.
func editDistance(_ left: [UInt8], _ right: [UInt8]) -> Int {
    var before = [Int](repeating: 0, count: right.count + 1)
    var above = Array(0...right.count)
    for row in 0..<left.count {
        var current = [row + 1]
        for column in 0..<right.count {
            let cost = left[row] == right[column] ? 0 : 1
            var distance = min(above[column] + cost, above[column + 1] + 1, current[column] + 1)
            if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
                distance = min(distance, before[column - 1] + 1)
            }
            current.append(distance)
        }
        before = above
        above = current
    }
    return above[right.count]
}
