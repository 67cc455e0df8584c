import Membership
import MoneyAndDates
import Testing

@testable import DemoCity

@Suite struct `A corruption` {
    @Test(arguments: Corruption.allCases)
    func `changes the row when it says so, and only the field in its name`(_ corruption: Corruption) throws {
        var changed = 0
        try each(corruption) { before, after, _, struck in
            #expect(struck == (before != after))
            guard struck else { return }
            changed += 1
            #expect(differences(before, after) == [field(of: corruption)])
        }
        #expect(changed > 20, "\(corruption.rawValue) struck \(changed) of 400 people")
    }

    @Test func `of one digit leaves fifteen digits as they were`() throws {
        try each(.nikOneDigit) { before, after, _, _ in
            #expect(zip(before.nik, after.nik).count { $0 != $1 } == 1)
            #expect(after.nik.count == 16)
        }
    }

    @Test func `of transposed digits swaps two neighbours`() throws {
        try each(.nikTransposed) { before, after, _, _ in
            let places = zip(before.nik, after.nik).enumerated().filter { $0.element.0 != $0.element.1 }
            try #require(places.count == 2)
            #expect(places[1].offset == places[0].offset + 1)
            #expect(before.nik.sorted() == after.nik.sorted())
        }
    }

    @Test func `of Excel keeps fifteen digits, or the first few of them`() throws {
        try each(.nikFifteenDigits) { before, after, _, _ in
            #expect(after.nik == before.nik.dropLast() + "0")
        }
        try each(.nikScientific) { _, after, person, _ in
            let match = try #require(after.nik.wholeMatch(of: /(\d)[.,](\d{2,5})E\+15/))
            let shown = try #require(Double("\(match.1).\(match.2)"))
            #expect(abs(shown - Double(person.nik.digits) / 1e15) < 0.006)
        }
    }

    @Test func `of length leaves fifteen or seventeen digits`() throws {
        try each(.nikShort) { _, after, _, _ in #expect([15, 17].contains(after.nik.count)) }
    }

    @Test func `of the family card puts the household's number there`() throws {
        try each(.nikIsFamilyCard) { _, after, person, _ in
            #expect(after.nik == person.familyCard)
            #expect(after.nik.count == 16)
        }
    }

    @Test func `of a quote leaves all digits in their order`() throws {
        try each(.nikQuote) { before, after, _, _ in
            #expect(after.nik.filter(\.isASCII).filter(\.isNumber) == before.nik)
        }
    }

    @Test func `of day and month keeps the year and swaps the others`() throws {
        try each(.bornSwapped) { before, after, _, struck in
            guard struck else { return }
            #expect(after.born == before.born.flatMap { Day($0.year, $0.day, $0.month) })
        }
    }

    @Test func `of the year moves it by one, also for a 29 February`() throws {
        try each(.bornYearOff) { before, after, _, _ in
            let years = try #require(after.born).year - (try #require(before.born)).year
            #expect(abs(years) == 1)
        }
    }

    @Test func `of the first of January keeps only the year`() throws {
        try each(.bornFirstOfJanuary) { before, after, _, struck in
            guard struck else { return }
            let year = try #require(before.born).year
            #expect(after.bornText == "01-01-\(year)")
        }
    }

    @Test func `of Excel's dates writes the number Excel keeps`() throws {
        #expect(try #require(Day(2024, 12, 31)).excelSerial == 45_657)
        try each(.bornSerial) { _, after, person, _ in
            #expect(after.bornText == String(person.born.excelSerial))
        }
    }

    @Test func `of bin and binti names the father of a son or a daughter`() throws {
        try each(.nameFather) { _, after, person, _ in
            let word = person.sex == .female ? "BINTI" : "BIN"
            let place = try #require(after.name.firstIndex(of: word))
            #expect(person.father.hasPrefix(after.name[place + 1]))
        }
    }

    @Test func `of marriage never strikes a man`() throws {
        try each(.nameMarried) { _, _, person, struck in
            if struck { #expect(person.sex == .female) }
        }
    }

    @Test func `strikes nobody twice in the number or in the birth date`() throws {
        let pools = try demoPools()
        let dirt = RowDirt(pools: pools)
        for (index, person) in try people().enumerated() {
            var random = SeededRandom(seed: 9, stream: UInt64(index))
            var row = TypedRow(person, job: "", wage: "")
            let struck = dirt.spoil(&row, of: person, .harsh, &random)
            #expect(struck.count { Corruption.ofNumber.contains($0) } <= 1)
            #expect(struck.count { Corruption.ofBirth.contains($0) } <= 1)
        }
    }
}

@Suite struct `A dirt profile` {
    @Test func `is found by its name, and another name is refused`() throws {
        #expect(try DirtProfile.named("harsh").careless == DirtProfile.harsh.careless)
        #expect(throws: DemoRefusal.unknownProfile(name: "clean")) { try DirtProfile.named("clean") }
    }

    @Test(arguments: [DirtProfile.full, .harsh])
    func `gives every corruption a rate, and each exclusive group less than all rows`(_ profile: DirtProfile)
    {
        for corruption in Corruption.allCases { #expect(profile.rate(corruption) > 0) }
        for group in [Corruption.ofNumber, Corruption.ofBirth] {
            #expect(group.reduce(0) { $0 + profile.rate($1) } <= 10_000)
        }
    }

    @Test func `of no corruption leaves every row as it was`() throws {
        let none = DirtProfile(name: "none", careless: 10_000, bare: 0, rates: [:])
        let dirt = RowDirt(pools: try demoPools())
        var random = SeededRandom(seed: 1)
        for person in try people() {
            var row = TypedRow(person, job: "Sopir", wage: "1")
            let before = row
            #expect(dirt.spoil(&row, of: person, none, &random).isEmpty)
            #expect(row == before)
        }
    }
}

private func people() throws -> [Person] { try fourHundred.get() }

private let fourHundred = Result { () throws -> [Person] in
    var populace = Populace(pools: try demoPools(), seed: 2, today: try referenceDay())
    var people: [Person] = []
    while people.count < 400 { people += populace.household() }
    return people
}

/// Applies a corruption to four hundred people and looks at each.
private func each(
    _ corruption: Corruption, _ look: (TypedRow, TypedRow, Person, Bool) throws -> Void
) throws {
    let dirt = RowDirt(pools: try demoPools())
    for (index, person) in try people().enumerated() {
        var random = SeededRandom(seed: 4, stream: UInt64(index))
        let before = TypedRow(person, job: "Sopir", wage: "1500000")
        var after = before
        let struck = dirt.apply(corruption, to: &after, of: person, &random)
        try look(before, after, person, struck)
    }
}

private func field(of corruption: Corruption) -> String {
    switch corruption.rawValue.prefix(3) {
    case "nik": "nik"
    case "nam": "name"
    case "dob": "born"
    case "mot": "mother"
    case "vil": "village"
    case "sex": "sex"
    default: "phone"
    }
}

private func differences(_ left: TypedRow, _ right: TypedRow) -> Set<String> {
    var fields: Set<String> = []
    if left.nik != right.nik { fields.insert("nik") }
    if left.nameText != right.nameText { fields.insert("name") }
    if left.bornText != right.bornText { fields.insert("born") }
    if left.mother != right.mother { fields.insert("mother") }
    if left.village != right.village { fields.insert("village") }
    if left.sex != right.sex { fields.insert("sex") }
    if left.phone != right.phone { fields.insert("phone") }
    if left.address != right.address || left.job != right.job || left.wage != right.wage {
        fields.insert("more")
    }
    return fields
}
