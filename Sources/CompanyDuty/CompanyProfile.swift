import LawBook
package import MoneyAndDates

/// NIB, Nomor Induk Berusaha: thirteen digits, by which licences know a company.
package struct BusinessNumber: Sendable, Hashable, CustomStringConvertible {
    package let digits: String

    package var description: String { digits }

    /// Blanks, dots and hyphens are passed over; nil for anything but thirteen digits.
    package init?(_ text: some StringProtocol) {
        let digits = text.utf8.filter { !CompanyText.between.contains($0) }
        guard digits.count == BusinessNumber.length,
            digits.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
        else { return nil }
        self.digits = String(decoding: digits, as: UTF8.self)
    }

    private static let length = 13
}

enum CompanyText {
    static let between = Set(" .-".utf8)
}

/// From where something is known of a company; the raw value stands in the store and in addresses.
package enum CompanySource: String, Sendable, Hashable, CaseIterable {
    /// The list of the licence office (DPMPTSP, OSS).
    case licenceList = "daftar-izin"
    /// The list of BPJS: who is registered there.
    case insurerList = "daftar-bpjs"
    /// Somebody went there and counted.
    case fieldVisit = "kunjungan"
    /// The company says so itself.
    case ownReport = "laporan-sendiri"

    /// The key of its name in `words/`.
    package var labelKey: String { "company.source.\(rawValue)" }

    /// Of two counts of the same day the one with the larger number is believed.
    var weight: Int {
        switch self {
        case .ownReport: 0
        case .insurerList: 1
        case .licenceList: 2
        case .fieldVisit: 3
        }
    }
}

/// What is known of a company beside its name, its numbers at BPJS and its people.
package struct CompanyProfile: Sendable, Hashable {
    package var businessNumber: BusinessNumber?
    /// Another licence, such as an SIUP of old; empty where there is none.
    package var licence: String
    package var sector: String
    package var address: String
    /// Capital of the enterprise without land and buildings; nil where it is not known.
    package var capital: Rupiah?
    /// Yearly sales; nil where they are not known.
    package var sales: Rupiah?
    /// The size that a list or the company itself states, where neither capital nor sales are known.
    package var statedSize: CompanySize?
    /// An organiser of the state: outside the sanctions.
    package var isStateOrganiser: Bool
    package var source: CompanySource

    package init(
        businessNumber: BusinessNumber? = nil, licence: String = "", sector: String = "",
        address: String = "", capital: Rupiah? = nil, sales: Rupiah? = nil, statedSize: CompanySize? = nil,
        isStateOrganiser: Bool = false, source: CompanySource
    ) {
        self.businessNumber = businessNumber
        self.licence = licence
        self.sector = sector
        self.address = address
        self.capital = capital
        self.sales = sales
        self.statedSize = statedSize
        self.isStateOrganiser = isStateOrganiser
        self.source = source
    }

    /// - Throws: `.amountOutOfRange`.
    package func check() throws(CompanyRefusal) {
        for amount in [capital, sales].compactMap(\.self) {
            guard amount >= .zero, amount <= .mostAtOnce else { throw .amountOutOfRange(amount) }
        }
    }
}

/// How many workers somebody counted at a company or one of its branches.
package struct HeadcountSighting: Sendable, Hashable {
    package let on: Day
    package let source: CompanySource
    package let persons: Int

    package init(on day: Day, source: CompanySource, persons: Int) {
        self.on = day
        self.source = source
        self.persons = persons
    }

    /// More workers at one place than any company of the country has is a slip of the keyboard.
    package static let most = 1_000_000

    /// - Throws: `.countOutOfRange`, `.sightingInTheFuture`.
    package func check(today: Day) throws(CompanyRefusal) {
        guard (0...HeadcountSighting.most).contains(persons) else { throw .countOutOfRange(persons) }
        if on > today { throw .sightingInTheFuture(on) }
    }

    /// Whether it is believed rather than another: the later one, and of one day the better source.
    package func prevails(over other: HeadcountSighting) -> Bool {
        (on.sinceEpoch, source.weight, persons) > (other.on.sinceEpoch, other.source.weight, other.persons)
    }
}

/// The workers of a company with all its branches: the head office and each branch by its own last count.
/// Nine and a branch with two are eleven.
package struct SeenWorkers: Sendable, Hashable {
    package let persons: Int
    /// The oldest of the days on which they were counted: what it rests on is no newer.
    package let since: Day
    /// Places that were counted.
    package let places: Int

    /// Nil where nobody ever counted.
    ///
    /// - Parameter sightings: of each place, in any order; those after the day are passed over.
    package init?(_ sightings: [[HeadcountSighting]], on day: Day) {
        let last = sightings.compactMap { place in
            place.filter { $0.on <= day }.max { $1.prevails(over: $0) }
        }
        guard let first = last.map(\.on).min() else { return nil }
        persons = last.reduce(0) { $0 + $1.persons }
        since = first
        places = last.count
    }
}
