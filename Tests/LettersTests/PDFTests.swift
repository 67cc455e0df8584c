import Foundation
import Letters
import MoneyAndDates
import Synchronization
import Testing

/// A letter printed with the filled-in letterhead, and with templates of the test's own.
func pdf(_ letter: Letter, _ own: [String: String] = [:], _ language: String = "id") throws -> [UInt8] {
    let files = templates(["letterhead.yaml": letterhead].merging(own) { $1 })
    return try LetterPrinter(files, language: language).pdf(letter)
}

@Suite struct `A letter as a PDF` {
    @Test(arguments: LetterKind.allCases)
    func `is made of every kind in both languages, with its words to copy and to search`(
        _ kind: LetterKind
    ) throws {
        for language in ["id", "en"] {
            let file = try pdf(sample(kind), [:], language)
            let text = try text(of: file)
            #expect(text.contains("PEMERINTAH KOTA CONTOH"))
            #expect(text.contains("DINAS TENAGA KERJA DAN TRANSMIGRASI"))
            // Forms are signed by the employer, the doctor or the head of the village.
            let signer = kind == .receipt ? "Contoh Bendahara, S.E." : "Dra. Contoh Pejabat, M.Si."
            // An agreement is signed by those that it names.
            let isOfParties = kind == .agreement || kind == .agreementAddendum
            // The sponsor signs for his own allowance.
            let isOfSponsor = kind == .sponsorDeduction
            // A poster is hung up by an office, a report is made by a schedule: nobody signs them.
            let isUnsigned = kind == .outreachPoster || kind == .periodicReport
            let isBare = kind.isIndonesianForm || isUnsigned
            #expect(text.contains(signer) != (isBare || isOfParties || isOfSponsor))
            if isOfParties { #expect(text.contains("Contoh Kepala") && text.contains("Contoh Cabang")) }
            let isIndonesian = language == "id" || kind.isIndonesianForm
            #expect(text.contains(isIndonesian ? "Halaman 1 dari" : "Page 1 of"))
            #expect(!text.contains("{") && !text.contains("}"))
        }
    }

    @Test func `says the amount of a receipt in figures and in words`() throws {
        let text = try text(of: pdf(sample(.receipt)))
        #expect(text.contains("Uang sejumlah : Rp1.204.500"))
        #expect(text.contains("satu juta dua ratus empat ribu lima ratus rupiah"))
        #expect(text.contains("KW/1671/2026/0000012"))
    }

    @Test func `is A4 with a title, an author and the day of the letter, and holds its fonts`() throws {
        let file = try pdf(sample(.bill))
        #expect(try info("Page size", of: file) == "595.276 x 841.89 pts (A4)")
        #expect(try info("Title", of: file) == "Tagihan iuran Dinas Lingkungan Hidup Januari 2026")
        #expect(try info("Author", of: file) == "DINAS TENAGA KERJA DAN TRANSMIGRASI")
        #expect(try info("Keywords", of: file) == "id")
        #expect(try info("CreationDate", of: file)?.contains("2026") == true)
        let fonts = try reading("pdffonts", ["FILE"], of: file).split(separator: "\n").dropFirst(2)
        #expect(!fonts.isEmpty)
        // Embedded, a subset, and with a table from glyphs to letters.
        for font in fonts { #expect(font.contains("yes yes yes"), "\(font)") }
        #expect(try pdf(sample(.contributionDetails)).count > 0)
    }

    @Test func `tells readers for the blind what is a heading and what a cell`() throws {
        let structure = try reading("pdfinfo", ["-struct", "FILE"], of: pdf(sample(.unitReport)))
        for part in ["H1 ", "P ", "TR", "TH", "TD"] { #expect(structure.contains(part), "\(part)") }
    }

    @Test func `is the same bytes for the same letter`() throws {
        #expect(try pdf(sample(.certificate)) == pdf(sample(.certificate)))
        #expect(try pdf(sample(.certificate)) != pdf(sample(.certificate, ["name": "ORANG LAIN"])))
    }

    @Test func `has a QR code that leads to its page of verification`() throws {
        let address = "https://naungan.contoh.example/periksa/7QK2-M9XA-0VRT-B3HD-ZW8E-51CN-PJ4G-YS6F"
        #expect(try code(on: pdf(sample(.certificate))) == address)
        #expect(try code(on: pdf(sample(.receipt))) == address)
    }

    @Test func `shows a name as it is, whatever it holds`() throws {
        let names = [
            "<b>TEBAL</b> & <span size=\"99\">", "&amp; &lt;", "{verification} **bintang** {{",
            "محمد يوسف", "דוד", "O'BRIEN \\n \"X\"", "李小龍",
        ]
        for name in names {
            let text = try text(of: pdf(sample(.certificate, ["name": name])))
            // What is written from right to left comes out of a PDF in either order.
            let found = text.contains(name) || text.contains(String(name.reversed()))
            let isForeign = !name.utf8.allSatisfy { $0 < 128 }
            #expect(found || isForeign, "\(name) in \(text)")
            #expect(text.contains("************0001"))
        }
    }

    @Test func `leaves out what would steer a page rather than be read`() throws {
        let text = try text(of: pdf(sample(.certificate, ["name": "SITI\u{202E}AMINAH\u{0}\u{7}\u{1B}[2J"])))
        #expect(text.contains("SITIAMINAH[2J"))
    }

    @Test func `breaks a very long name rather than running off the page`() throws {
        let long = String(repeating: "Pemberdayaan ", count: 60)
        let text = try text(of: pdf(sample(.bill, ["unit": long])))
        #expect(text.components(separatedBy: "Pemberdayaan").count > 150)
        // A letter that the rest of the page does not have.
        let word = String(repeating: "Ж", count: 400)
        let file = try pdf(sample(.certificate, ["name": word]))
        let letters = try reading("pdftotext", ["FILE", "-"], of: file).count(where: { $0 == "Ж" })
        #expect(letters == 400)
    }

    @Test func `says so where a table has no rows`() throws {
        var report = sample(.unitReport)
        report.tables["unprotected"] = LetterRows(["no", "name", "nik", "reason", "turn"], [])
        report.tables["bills"] = LetterRows(["registration", "bill", "due", "total", "open"], [])
        let text = try text(of: pdf(report))
        #expect(text.contains("Semua pekerja unit ini terlindungi."))
        #expect(text.contains("Belum ada tagihan untuk bulan ini."))
    }
}

@Suite struct `A list of many pages` {
    @Test func `repeats its head, numbers its pages and ends with the sum`() throws {
        let (fields, tables) = details(500)
        let file = try pdf(
            Letter(
                .contributionDetails, day: today,
                fields: sample(.contributionDetails).fields.merging(fields) { $1 }, tables: tables))
        let counted = try info("Pages", of: file)
        let pages = try #require(counted.flatMap { Int($0) })
        #expect(pages > 10)
        let text = try reading("pdftotext", ["-layout", "FILE", "-"], of: file).split(separator: "\u{0C}")
        #expect(text.count == pages)
        for (place, page) in text.enumerated() {
            #expect(page.contains("Halaman \(place + 1) dari \(pages)"))
            if place < pages - 1 { #expect(page.contains("Keterangan")) }
        }
        let numbers = text.joined().matches(of: #/(?m)^ *(\d+) +PEKERJA CONTOH (\d+) /#)
        #expect(numbers.map { Int($0.1) } == (1...500).map { $0 })
        #expect(text.last?.contains("Jumlah") == true)
    }

    @Test func `reads its rows twice and keeps none, and stops where they fail`() throws {
        struct Broken: Error {}
        let readings = Readings()
        var letter = sample(.contributionDetails)
        let names = try #require(letter.tables["lines"]).names
        letter.tables["lines"] = LetterRows(names) { body in
            readings.up()
            for _ in 0..<3 { try body(names.map { _ in "1" }) }
        }
        _ = try pdf(letter)
        #expect(readings.count == 2)
        letter.tables["lines"] = LetterRows(names) { body in
            try body(names.map { _ in "1" })
            throw Broken()
        }
        #expect(throws: Broken.self) { try pdf(letter) }
    }

    @Test func `ends where its sink refuses`() throws {
        struct DiskFull: Error {}
        let printer = LetterPrinter(templates(["letterhead.yaml": letterhead]))
        #expect(throws: DiskFull.self) {
            try printer.pdf(sample(.bill)) { _ in throw DiskFull() }
        }
    }
}

/// Counts how often rows were read.
private final class Readings: Sendable {
    private let number = Atomic(0)

    var count: Int { number.load(ordering: .sequentiallyConsistent) }
    func up() { number.add(1, ordering: .sequentiallyConsistent) }
}
