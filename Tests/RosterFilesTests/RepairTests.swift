import Membership
import MoneyAndDates
import Spreadsheets
import Testing

@testable import RosterFiles

/// A text as the bytes of a cell.
func cell<Answer>(_ text: String, _ body: (CellBytes) -> Answer) -> Answer {
    let bytes = Array(text.utf8)
    return bytes.withUnsafeBufferPointer(body)
}

@Suite struct `A NIK` {
    private func read(_ text: String, _ kind: CellKind = .text) -> NIKReading {
        cell(text) { NIKRepair.read($0, kind) }
    }

    private let nik = NIK("1671021212600001")

    @Test func `is read as it stands where it is sixteen digits`() {
        #expect(read("1671021212600001") == NIKReading(nik: nik))
    }

    @Test(arguments: [
        "'1671021212600001", "`1671021212600001", "’1671021212600001", "\"1671021212600001\"",
        "1671 0212 1260 0001",
        "1671.0212.1260.0001", "167102.121260.0001", "1671-021212600001", "NIK: 1671021212600001",
        "1671021212600001.",
    ])
    func `is freed of marks between and around its digits`(text: String) {
        #expect(read(text) == NIKReading(nik: nik, repairs: [.nikMarks]))
    }

    @Test(arguments: [
        " 1671021212600001", "1671021212600001 ", "\u{A0}1671021212600001",
        "\u{FEFF}1671021212600001\u{200B}",
    ])
    func `is freed of blanks seen and unseen at its ends`(text: String) {
        #expect(read(text).nik == nik)
    }

    @Test(arguments: ["1671021212600001.0", "1671021212600001,00", "1671021212600001.00"])
    func `is freed of the decimals a program put behind it`(text: String) {
        #expect(read(text) == NIKReading(nik: nik, repairs: [.nikTrailingZero, .nikMarks]))
    }

    @Test func `has O and l read as digits where only a few stand among thirteen digits or more`() {
        #expect(read("167102l2126OOO0l").nik == nil)
        #expect(read("167102l21260OO01") == NIKReading(nik: nik, repairs: [.nikLetters]))
        #expect(read("I671021212600001") == NIKReading(nik: nik, repairs: [.nikLetters]))
        #expect(read("167102121260000S").problem == .nikLetters)
        #expect(read("OOIIOOIIOOIIOOII").problem == .nikLetters)
    }

    @Test(arguments: [
        ("1.67102E+15", "167102"), ("1,67102E+15", "167102"), ("1.67E+15", "167"), ("1e15", "1"),
    ])
    func `is not made up from what Excel left of it`(text: String, digits: String) {
        #expect(read(text) == NIKReading(digits: digits, problem: .nikDigitsLost))
    }

    @Test func `is believed from a number cell only where its last digit cannot have been lost`() {
        #expect(read("1671021212600011", .number).nik == NIK("1671021212600011"))
        #expect(read("1671021212600011", .number).repairs == [.nikTypedAsNumber])
        let lost = NIKReading(digits: "167102121260001", problem: .nikLastDigitLost)
        #expect(read("1671021212600010", .number) == lost)
        #expect(read("1.67102121260001E+15", .number) == lost)
        #expect(read("1.6710212126E+15", .number).digits == "167102121260000")
        #expect(read("1.671021212600011E+15", .number).nik == NIK("1671021212600011"))
    }

    @Test func `is not believed from a number cell beyond what a number keeps exactly`() {
        #expect(read("9007199254740991", .number).nik != nil)
        #expect(read("9007199254740993", .number).problem == .nikLastDigitLost)
    }

    @Test(arguments: [
        ("167102121260001", FindingKey.nikFifteenDigits), ("16710212126000012", .nikSeventeenDigits),
        ("12345", .nikNotSixteenDigits), ("0671021212600001", .nikLeadingZero), ("ABC", .nikLetters),
        ("1.67E+14", .nikNotSixteenDigits),
    ])
    func `is refused where it is not sixteen digits`(text: String, problem: FindingKey) {
        #expect(read(text).nik == nil)
        #expect(read(text).problem == problem)
        #expect(!read(text).isMissing)
    }

    @Test(arguments: [
        "", " ", "0", "-", "--", "'", "tidak ada", "TIDAK ADA", "n/a", "nihil", "0000000000000000", "?",
    ])
    func `is missing where the cell says so`(text: String) {
        #expect(read(text) == NIKReading(isMissing: true))
    }

    @Test func `is missing where the cell is an error`() {
        #expect(read("#N/A", .error).isMissing)
    }
}

@Suite struct `An amount of money` {
    private func read(_ text: String, _ kind: CellKind = .text) -> WageReading {
        cell(text) { WageRepair.read($0, kind) }
    }

    @Test(arguments: [
        "Rp 1.500.000,00", "Rp. 1.500.000,-", "1,500,000", "1.500.000", "1500000.0", "1500000,00",
        "Rp1.500.000", "1 500 000",
        "IDR 1,500,000.00", "rp 1.500.000", " 1500000 ", "1500000,-", "Rp.1.500.000,-", "'1500000",
    ])
    func `is a million and a half however it is written`(text: String) {
        #expect(read(text).wage == Rupiah(1_500_000))
        #expect(read(text).problem == nil)
    }

    @Test func `groups thousands only where three digits follow`() {
        #expect(read("1.500").wage == Rupiah(1_500))
        #expect(read("1.50").problem == .wageNotWhole)
        #expect(read("1.50.000").problem == .wageUnreadable)
        #expect(read("1500.000").problem == .wageUnreadable)
        #expect(read("1.500,000.000").problem == .wageUnreadable)
        #expect(read("750.000.5").problem != nil)
    }

    @Test func `is exact from a number cell`() {
        #expect(read("3681571", .number) == WageReading(wage: Rupiah(3_681_571)))
        #expect(read("3681571.0", .number).wage == Rupiah(3_681_571))
        #expect(read("1.5E6", .number).wage == Rupiah(1_500_000))
        #expect(read("1.5E+6", .number).wage == Rupiah(1_500_000))
        #expect(read("-1500000", .number).wage == Rupiah(-1_500_000))
        #expect(
            read("1499999.9999999998", .number)
                == WageReading(wage: Rupiah(1_500_000), repairs: [.wageRounding]))
        #expect(
            read("1500000.0000000002", .number)
                == WageReading(wage: Rupiah(1_500_000), repairs: [.wageRounding]))
        #expect(read("1500000.5", .number).problem == .wageNotWhole)
        #expect(read("1E300", .number).wage == nil)
    }

    @Test(arguments: ["1,5 jt", "1.5 juta", "750rb", "750 ribu", "Rp 1,5jt", "satu juta", "UMK"])
    func `is not counted out from words`(text: String) {
        #expect(read(text) == WageReading(problem: .wageInWords))
    }

    @Test func `tells nought, below nought and nothing apart`() {
        #expect(read("0").wage == .zero)
        #expect(read("-500").wage == Rupiah(-500))
        #expect(read("(500)").wage == Rupiah(-500))
        #expect(read("-").isMissing)
        #expect(read("Rp -").isMissing)
        #expect(read("").isMissing)
    }

    @Test func `is refused where it is too long for money`() {
        #expect(read("9999999999999999999").problem == .wageUnreadable)
        #expect(read("999999999999999999").wage == Rupiah(999_999_999_999_999_999))
    }

    @Test func `is not read from a date or a boolean`() {
        #expect(read("1990-03-05", .date).problem == .wageUnreadable)
        #expect(read("TRUE", .boolean).problem == .wageUnreadable)
    }
}

@Suite struct `A telephone number` {
    private func read(_ text: String, _ kind: CellKind = .text) -> PhoneReading {
        cell(text) { PhoneRepair.read($0, kind) }
    }

    @Test(arguments: [
        "081234567890", "+6281234567890", "6281234567890", "81234567890", "0812-3456-7890", "0812 3456 7890",
        "+62 812-3456-7890", "(+62) 081234567890", "'081234567890", "WA 081234567890", "006281234567890",
        "081234567890/085712345678", "081234567890, 0857", "81234567890.0",
    ])
    func `begins with 08 however it was written`(text: String) {
        #expect(read(text).phone == "081234567890")
    }

    @Test func `regains the nought a number cell has lost`() {
        #expect(read("81234567890", .number) == PhoneReading(phone: "081234567890", repairs: [.phoneZero]))
        #expect(read("8.1234567890E10", .number).phone == "081234567890")
    }

    @Test func `is not made up from what Excel left of it`() {
        #expect(read("8.12E+11") == PhoneReading(problem: .phoneDigitsLost))
    }

    @Test(arguments: [
        ("0711123456", FindingKey.phoneNotMobile), ("08123", .phoneUnreadable),
        ("081234567890123", .phoneUnreadable), ("abc", .phoneUnreadable),
    ])
    func `is left out where it is no mobile number`(text: String, problem: FindingKey) {
        #expect(read(text) == PhoneReading(problem: problem))
    }

    @Test(arguments: ["", "-", "0", "tidak ada"])
    func `is missing where the cell says so`(text: String) {
        #expect(read(text).isMissing)
    }
}

@Suite struct `The sex of a person` {
    private func read(_ text: String, nik: String? = nil) -> SexReading {
        cell(text) { SexRepair.read($0, .text, nik: nik.flatMap { NIK($0) }) }
    }

    @Test(arguments: ["L", "l", "LK", "Laki-laki", "LAKI - LAKI", "Laki", "Pria", "M", "Laki2", " L "])
    func `is male`(text: String) { #expect(read(text).sex == .male) }

    @Test(arguments: ["P", "PR", "Perempuan", "PEREMPUAN", "Wanita", "F", "W", "prp"])
    func `is female`(text: String) { #expect(read(text).sex == .female) }

    @Test func `is read from a code only where the NIK says the same`() {
        #expect(read("1", nik: "1671021212600001") == SexReading(sex: .male, repairs: [.sexFromCode]))
        #expect(read("2", nik: "1671025212600001") == SexReading(sex: .female, repairs: [.sexFromCode]))
        #expect(read("2", nik: "1671021212600001") == SexReading(problem: .sexUnreadable))
        #expect(read("1") == SexReading(problem: .sexUnreadable))
    }

    @Test func `is missing or unreadable otherwise`() {
        #expect(read("").isMissing)
        #expect(read("0").isMissing)
        #expect(read("X").problem == .sexUnreadable)
        #expect(read("L/P").problem == .sexUnreadable)
    }
}

@Suite struct `A village` {
    @Test(arguments: [
        ("Desa Suka Maju", "Suka Maju"), ("Kel. Talang Semut", "Talang Semut"),
        ("KELURAHAN 20 ILIR", "20 ILIR"),
        ("Kel.Sukajaya", "Sukajaya"), ("Ds. Karang", "Karang"), ("Desa/Kel. Baru", "Baru"),
    ])
    func `is freed of its kind`(text: String, village: String) {
        #expect(VillageRepair.read(text) == (village, true))
        #expect(cell(text) { VillageRepair.mayHavePrefix($0) })
    }

    @Test(arguments: ["", "K", "Suka Maju", "Kutorejo", "Dukuh"])
    func `is ruled out by its first two letters`(text: String) {
        #expect(!cell(text) { VillageRepair.mayHavePrefix($0) })
    }

    @Test(arguments: ["Suka Maju", "Desa", "Desaku Jaya", "Kelapa Dua", "Dsn. Satu"])
    func `is left alone where the kind is part of the name`(text: String) {
        #expect(VillageRepair.read(text) == (text, false))
    }
}
