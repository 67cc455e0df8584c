package import MoneyAndDates

/// Sex as a roster writes it; `unknown` where the cell is empty or unreadable.
package enum WrittenSex: UInt8, Sendable {
    case unknown, male, female
}

/// A birth date as a roster writes it.
package struct WrittenBirthDate: Sendable, Equatable {
    package let day: Day
    /// The cell had two digits for the year, so the century is a guess.
    package let isCenturyGuessed: Bool

    package init(_ day: Day, isCenturyGuessed: Bool = false) {
        self.day = day
        self.isCenturyGuessed = isCenturyGuessed
    }
}

/// One person as numbers: what a comparison reads, in one place of memory.
struct PersonRecord: Sendable {
    var nikDigits: UInt64
    var phone: UInt64
    /// `yyyymmdd`, or nought.
    var birthDate: Int32
    var firstWord: UInt32
    var village: UInt32
    var street: UInt32
    var houseNumber: UInt16
    var neighbourhood: UInt16
    var community: UInt16
    var nameWords: UInt8
    var motherWords: UInt8
    var nikForm: WrittenNIK.Form
    var nikLength: UInt8
    var sex: WrittenSex
    var isCenturyGuessed: Bool
    var isMarriedForm: Bool

    var nik: WrittenNIK { WrittenNIK(form: nikForm, digits: nikDigits, length: nikLength) }
}

/// People to be compared, about a hundred bytes each. Rows are appended and never changed.
///
/// The cells come as text, as the file has them: this table reads what a comparison needs out of them
/// and keeps no text but the distinct words.
package struct PersonTable: Sendable {
    var records: ContiguousArray<PersonRecord> = []
    /// Numbers of the words of each person: those of the name, then those of the mother's name.
    var words: ContiguousArray<UInt32> = []
    var vocabulary = Vocabulary()
    var places = Vocabulary()
    let lexicon: NameLexicon
    private var reading: NameReading
    private var address = WrittenAddress()
    private var cells: [UInt8] = []
    private var letters: [UInt8] = []

    package var count: Int { records.count }

    package init(lexicon: NameLexicon) {
        self.lexicon = lexicon
        reading = NameReading(lexicon: lexicon)
    }

    /// Makes room for so many people at once.
    package mutating func reserveCapacity(_ people: Int) {
        records.reserveCapacity(people)
        words.reserveCapacity(people * 5)
    }

    /// Adds a person from UTF-8 cells. Pass the raw text of the NIK: quotes, dots and `1,67E+15` are
    /// read here.
    package mutating func append<Text: Sequence<UInt8>>(
        nik: Text, name: Text, birthDate: WrittenBirthDate?, sex: WrittenSex,
        mother: Text, village: Text, address: Text, phone: Text
    ) {
        cells.removeAll(keepingCapacity: true)
        var ends = (0, 0, 0, 0, 0, 0)
        cells.append(contentsOf: nik)
        ends.0 = cells.count
        cells.append(contentsOf: name)
        ends.1 = cells.count
        cells.append(contentsOf: mother)
        ends.2 = cells.count
        cells.append(contentsOf: village)
        ends.3 = cells.count
        cells.append(contentsOf: address)
        ends.4 = cells.count
        cells.append(contentsOf: phone)
        ends.5 = cells.count
        append(ends, birthDate, sex)
    }

    /// Adds a person from strings.
    package mutating func append(
        nik: String, name: String, birthDate: WrittenBirthDate?, sex: WrittenSex,
        mother: String = "", village: String = "", address: String = "", phone: String = ""
    ) {
        append(
            nik: nik.utf8, name: name.utf8, birthDate: birthDate, sex: sex, mother: mother.utf8,
            village: village.utf8, address: address.utf8, phone: phone.utf8)
    }

    private mutating func append(
        _ ends: (Int, Int, Int, Int, Int, Int), _ birthDate: WrittenBirthDate?, _ sex: WrittenSex
    ) {
        precondition(words.count < Int(UInt32.max) - 24, "a table of people holds at most four billion words")
        let nik = WrittenNIK.read(cells[..<ends.0])
        let first = UInt32(words.count)
        let nameWords = reading.read(cells[ends.0..<ends.1], into: &words, &vocabulary)
        let isMarriedForm = reading.isMarriedForm
        let motherWords = reading.read(cells[ends.1..<ends.2], into: &words, &vocabulary)
        address.read(cells[ends.3..<ends.4])
        letters.removeAll(keepingCapacity: true)
        for byte in cells[ends.2..<ends.3] where (65...90).contains(byte & 0xDF) {
            letters.append(byte & 0xDF)
        }
        records.append(
            PersonRecord(
                nikDigits: nik.digits, phone: WrittenPhone.read(cells[ends.4..<ends.5]),
                birthDate: birthDate?.day.yyyymmdd ?? 0, firstWord: first,
                village: place(letters),
                street: place(address.street),
                houseNumber: address.number, neighbourhood: address.neighbourhood,
                community: address.community, nameWords: nameWords, motherWords: motherWords,
                nikForm: nik.form, nikLength: nik.length, sex: sex,
                isCenturyGuessed: birthDate?.isCenturyGuessed ?? false, isMarriedForm: isMarriedForm))
    }

    /// The number of a place, counted from one; nought is a place that is not written.
    private mutating func place(_ letters: [UInt8]) -> UInt32 {
        letters.isEmpty ? 0 : places.number(of: letters[...]) + 1
    }
}
