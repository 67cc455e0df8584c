import MoneyAndDates

@testable import RosterMatching

/// A person as a test writes one; what is not said is empty.
struct Person {
    var nik = ""
    var name = ""
    var born: Day?
    var isCenturyGuessed = false
    var sex = WrittenSex.unknown
    var mother = ""
    var village = ""
    var address = ""
    var phone = ""
}

enum SmallPopulation {
    static let lexicon = NameLexicon(
        variants: """
            # families
            MUHAMMAD MOCHAMAD MOCH MUH
            SITI ST
            """,
        titles: "depan: H HJ DR DRS NY IBU\nbelakang: SE SPD ST MM S.Kom")

    static func table(_ people: [Person]) -> PersonTable {
        var table = PersonTable(lexicon: lexicon)
        for person in people {
            table.append(
                nik: person.nik, name: person.name,
                birthDate: person.born.map {
                    WrittenBirthDate($0, isCenturyGuessed: person.isCenturyGuessed)
                },
                sex: person.sex, mother: person.mother, village: person.village, address: person.address,
                phone: person.phone)
        }
        return table
    }

    /// `count` people of ordinary names, no two alike in NIK, who are there to be nobody in particular.
    static func crowd(_ count: Int) -> [Person] {
        let first = ["AGUS", "BUDI", "SITI", "SRI", "RINI", "JOKO", "HENDRA", "WAHYUNI", "RUSDI", "YENTI"]
        let last = [
            "SANTOSO", "LESTARI", "WIBOWO", "RAHAYU", "HIDAYAT", "NUGRAHA", "PRATIWI", "SALEH", "MALIK",
        ]
        return (0..<count).map { number in
            let born = Day(sinceEpoch: -4000 + number * 37 % 12_000)
            let isFemale = number % 2 == 0
            let day = born.day + (isFemale ? 40 : 0)
            let region = 167_101 + number % 13
            let nik =
                "\(region)" + padded(day) + padded(born.month) + padded(born.year % 100)
                + "00" + padded(number / 97 % 90 + 1)
            return Person(
                nik: nik, name: "\(first[number % 10]) \(last[number / 10 % 9])", born: born,
                sex: isFemale ? .female : .male, mother: "\(first[number / 7 % 10]) \(last[number / 3 % 9])",
                village: "DESA \(["MAJU", "JAYA", "SARI", "BARU"][number % 4])",
                address: "JL. MELATI NO. \(number % 170 + 1) RT 01 RW 02",
                phone: "0812\(3_000_000 + number)")
        }
    }

    private static func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    /// The participants of most tests: a crowd, and one woman with a name of her own at number 0.
    static let zubaidah = Person(
        nik: "1671055907850003", name: "ZUBAIDAH KARTINI", born: Day(1985, 7, 19), sex: .female,
        mother: "MARYAMAH", village: "TALANG JAYA", address: "LR. MUFAKAT NO. 14 RT 03 RW 05",
        phone: "081377001122")

    static func match(_ rows: [Person], among people: [Person], workers: Int = 2) async -> MatchResult {
        var settings = RosterMatcher.Settings()
        settings.workers = workers
        return await RosterMatcher(participants: table(people), settings: settings).match(roster: table(rows))
    }

    /// One row among a roster of others who are all in the list, so that the estimates have something
    /// to go by.
    static func decide(_ row: Person, among people: [Person]) async -> MatchedRow {
        let rows = [row] + people.dropFirst(people.count / 2).prefix(100)
        return await match(rows, among: people).rows[0]
    }
}
