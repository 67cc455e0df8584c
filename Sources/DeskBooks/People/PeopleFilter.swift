package import Membership

/// Which people a list shows.
package struct PeopleFilter: Sendable, Hashable {
    /// Where somebody stands on the day asked about, by the jobs and the life that are believed now.
    package enum Standing: String, Sendable, Hashable, CaseIterable {
        /// A job of hers holds on the day.
        case working = "bekerja"
        /// Alive, without a job on the day or later.
        case left = "berhenti"
        case dead = "meninggal"
    }

    /// Beginnings of the words of a name, the last four digits of a NIK, a whole NIK or a KPJ.
    package var text: String
    /// A unit with all below it.
    package var unit: Int64?
    package var category: WorkerCategory?
    package var standing: Standing?

    package init(
        text: String = "", unit: Int64? = nil, category: WorkerCategory? = nil, standing: Standing? = nil
    ) {
        self.text = text
        self.unit = unit
        self.category = category
        self.standing = standing
    }
}

/// What was typed into the search, taken apart.
enum PeopleWanted: Equatable {
    case everybody
    /// Sixteen digits.
    case nik(String)
    /// Seven digits or more that are no NIK.
    case participantNumber(String)
    /// Beginnings of words, and groups of four digits that end a NIK.
    case words([String], lastFour: [String])

    /// More words than this are not looked at.
    private static let most = 6

    init(_ text: String) {
        let digits = text.filter { $0 != " " && $0 != "-" && $0 != "." }
        let isNumber = !digits.isEmpty && digits.allSatisfy { $0.isASCII && $0.isNumber }
        switch digits.utf8.count {
        case 16 where isNumber: self = .nik(digits)
        case 7... where isNumber: self = .participantNumber(digits)
        default: self = PeopleWanted(words: text)
        }
    }

    private init(words text: String) {
        var (words, lastFour): ([String], [String]) = ([], [])
        let parts = text.lowercased().split { !$0.isLetter && !$0.isNumber }
        for part in parts.prefix(PeopleWanted.most) {
            let isFour = part.utf8.count == 4 && part.allSatisfy { $0.isASCII && $0.isNumber }
            if isFour { lastFour.append(String(part)) } else { words.append(String(part.prefix(40))) }
        }
        self = words.isEmpty && lastFour.isEmpty ? .everybody : .words(words, lastFour: lastFour)
    }
}
