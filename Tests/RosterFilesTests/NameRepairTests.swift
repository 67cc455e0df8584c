import Spreadsheets
import Testing

@testable import RosterFiles

@Suite struct `A name` {
    private let titles: NameTitles

    init() throws { titles = try Templates.roster().titles }

    private func read(_ text: String) -> NameReading {
        cell(text) { NameRepair.read($0, .text, titles: titles) }
    }

    @Test func `is given in the capitals of the identity card`() {
        #expect(read("Siti Rahayu") == NameReading(name: "SITI RAHAYU"))
        #expect(read("SITI RAHAYU") == NameReading(name: "SITI RAHAYU"))
        #expect(read("I Made Gunawan").name == "I MADE GUNAWAN")
        #expect(read("Ma'ruf Al-Amin").name == "MA'RUF AL-AMIN")
    }

    @Test(arguments: [
        ("Marlina Rangkuti, S.Pd", "MARLINA RANGKUTI", "S.Pd"), ("LASMA, S.E.", "LASMA", "S.E."),
        ("Drs. Usman Muhsi", "USMAN MUHSI", "Drs."), ("Drs.Usman Muhsi", "USMAN MUHSI", "Drs."),
        ("Hj. Erna Rahayu, S.H., M.Si", "ERNA RAHAYU", "Hj., S.H., M.Si"),
        ("H. ISMAIL, AMD.KEB", "ISMAIL", "H., AMD.KEB"),
        ("PRASETJO A.MD.KEP", "PRASETJO", "A.MD.KEP"), ("I Made Gunawan, MM", "I MADE GUNAWAN", "MM"),
        ("Marzuki Fauzi SE", "MARZUKI FAUZI", "SE"), ("K.H. HUSIN OKTARIAN", "HUSIN OKTARIAN", "K.H."),
        ("dr. Tedi", "TEDI", "dr."), ("IR HASAN BASRI", "HASAN BASRI", "IR"),
        ("DRA YUSNIAR", "YUSNIAR", "DRA"), ("BIDAN SITI AMINAH", "SITI AMINAH", "BIDAN"),
        ("Ustadzah Nur Hayati", "NUR HAYATI", "Ustadzah"), ("RATNA DEWI amapdsd", "RATNA DEWI", "amapdsd"),
        ("SITI AMINAH SPD", "SITI AMINAH", "SPD"), ("Lasma, S. Kep., Ns.", "LASMA", "S. Kep. Ns."),
        ("SITI AMINAH, ST", "SITI AMINAH", "ST"), ("Siti Aminah S.T.", "SITI AMINAH", "S.T."),
    ])
    func `is freed of titles before and behind it`(text: String, name: String, title: String) {
        #expect(read(text).name == name)
        #expect(read(text).title == title)
        #expect(read(text).repairs.contains(.nameTitleSplit))
    }

    @Test(arguments: [
        "H ABDUL", "SITI AMINAH ST", "R. AZIZAH", "NURUL MA", "HADIJAH", "SE", "IRAWAN", "DRAJAT SEMBIRING",
    ])
    func `keeps what could be part of it`(text: String) {
        #expect(read(text).name == text)
        #expect(read(text).title == nil)
    }

    @Test func `keeps its lineage and says which it is`() {
        #expect(read("Ernani Lestari binti Yansyah").name == "ERNANI LESTARI BINTI YANSYAH")
        #expect(read("Ernani Lestari binti Yansyah").lineage == "YANSYAH")
        #expect(read("Bin Salim").lineage == nil)
    }

    @Test func `has single blanks`() {
        #expect(read("Siti  Rahayu") == NameReading(name: "SITI RAHAYU", repairs: [.nameSpaces]))
        #expect(read("Siti\u{A0}Rahayu").name == "SITI RAHAYU")
        #expect(read("SITI\nRAHAYU") == NameReading(name: "SITI RAHAYU", repairs: [.nameSpaces]))
        #expect(read(" Siti Rahayu ") == NameReading(name: "SITI RAHAYU"))
    }

    @Test func `has 0 and 1 read as letters inside a word`() {
        #expect(read("Giyant0 Anang") == NameReading(name: "GIYANTO ANANG", repairs: [.nameDigitsToLetters]))
        #expect(read("KHAD1JAH").name == "KHADIJAH")
        #expect(read("S4RI").problem == .nameDigits)
        #expect(read("S4RI").name == "S4RI")
    }

    @Test func `is freed of numbers before and behind it`() {
        #expect(read("1. AHMAD YANI") == NameReading(name: "AHMAD YANI", repairs: [.nameNumberRemoved]))
        #expect(read("AHMAD YANI 2") == NameReading(name: "AHMAD YANI", repairs: [.nameNumberRemoved]))
        #expect(read("AHMAD YANI2").name == "AHMAD YANI")
        #expect(read("AHMAD YANI (2)").name == "AHMAD YANI")
    }

    @Test(arguments: ["", "-", "0", "123", "...", "tidak ada", "TIDAK ADA", " NIHIL "])
    func `is missing where the cell says so`(text: String) {
        #expect(read(text) == NameReading(isMissing: true))
    }

    @Test func `is noted where it is too short for a name`() {
        #expect(read("AB").problem == .nameTooShort)
        #expect(read("ABI").problem == nil)
    }
}
