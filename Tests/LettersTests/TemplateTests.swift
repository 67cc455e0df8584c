import Foundation
import LawBook
import Letters
import MoneyAndDates
import Testing

@Suite struct `A template of an office` {
    /// What printing a certificate with another template is refused with.
    private func fault(_ template: String) -> LetterRefusal? {
        do {
            _ = try pdf(sample(.certificate), ["certificate/id.yaml": template])
            return nil
        } catch { return error as? LetterRefusal }
    }

    private func fault(_ what: TemplateFault.What, _ line: Int, _ value: String) -> LetterRefusal {
        .template(TemplateFault(file: "milik/certificate/id.yaml", line: line, what: what, value: value))
    }

    @Test func `comes before the one inside the program, and only it`() throws {
        let own = "title: T\nblocks:\n  - text: \"Milik kantor: **{name}**\"\n"
        let text = try text(of: pdf(sample(.certificate), ["certificate/id.yaml": own]))
        #expect(text == "Milik kantor: SITI AMINAH BINTI MUHAMMAD YUSUF")
        let receipt = try LettersTests.text(of: pdf(sample(.receipt), ["certificate/id.yaml": own]))
        #expect(receipt.contains("KWITANSI"))
    }

    @Test func `is refused with file and line`() {
        #expect(fault("title: T\nblocks: [") == fault(.notYAML, 3, "did not find expected node content"))
        #expect(fault("title: T\nblok: []\n") == fault(.unknownKey, 2, "blok"))
        #expect(fault("blocks: []\n") == fault(.missingKey, 1, "title"))
        #expect(fault("title: T\nblocks:\n  - tulisan: A\n") == fault(.notABlock, 3, "tulisan"))
        #expect(fault("title: T\nblocks:\n  - halaman\n") == fault(.notABlock, 3, "halaman"))
        #expect(
            fault("title: T\nblocks:\n  - {text: A, title: B}\n") == fault(.notABlock, 3, "text, title"))
        #expect(fault("title: T\nblocks:\n  - text: \"{name\"\n") == fault(.openPlace, 3, "{name"))
        #expect(fault("title: T\nblocks:\n  - text: \"**a\"\n") == fault(.openPlace, 3, "**a"))
        #expect(
            fault("title: T\nblocks:\n  - text: a\n    align: tengah\n") == fault(.wrongValue, 4, "tengah"))
        #expect(fault("title: T\npage: {margin: 500}\nblocks: []\n") == fault(.wrongValue, 2, "500"))
        let table = "title: T\nblocks:\n  - table: orang\n    empty: a\n    columns: [{head: a, text: b}]\n"
        #expect(fault(table) == fault(.unknownTable, 3, "orang"))
    }

    @Test func `names the field that the letter does not have, in a text and in a table`() {
        let text = "title: T\nblocks:\n  - text: \"{gaji}\"\n"
        #expect(fault(text) == .missing(field: "gaji", file: "milik/certificate/id.yaml", line: 3))
        let table = """
            title: T
            blocks:
              - table: months
                empty: "-"
                columns:
                  - {head: a, text: "{month}"}
                  - {head: b, text: "{gaji}"}
            """
        #expect(fault(table) == .missing(field: "gaji", file: "milik/certificate/id.yaml", line: 7))
    }

    @Test func `shows a block only with its field, or only without it`() throws {
        let own = """
            title: T
            blocks:
              - {text: "satu", if: left}
              - {text: "dua", unless: left}
              - {text: "tiga", if: payer}
              - {text: "empat", unless: payer}
            """
        #expect(try text(of: pdf(sample(.receipt), ["receipt/id.yaml": own])) == "dua tiga")
        let left = sample(.receipt, ["left": "Rp1"])
        #expect(try text(of: pdf(left, ["receipt/id.yaml": own])) == "satu tiga")
    }

    @Test func `falls back to Indonesian where a language has none`() throws {
        let files = LetterFiles { path in
            let text = ["letterhead.yaml": letterhead, "bill/id.yaml": "title: T\nblocks: [{text: Halo}]\n"]
            return text[path].map { LetterFiles.Found(bytes: Array($0.utf8), path: path) }
        }
        #expect(try text(of: LetterPrinter(files, language: "en").pdf(sample(.bill))) == "Halo")
        #expect(throws: LetterRefusal.noTemplate(path: "receipt/id.yaml")) {
            try LetterPrinter(files, language: "en").pdf(sample(.receipt))
        }
    }
}

@Suite struct `A letterhead` {
    private func refusal(_ text: String) -> LetterRefusal? {
        do {
            _ = try pdf(sample(.bill), ["letterhead.yaml": text])
            return nil
        } catch { return error as? LetterRefusal }
    }

    private func fault(_ what: TemplateFault.What, _ line: Int, _ value: String) -> LetterRefusal {
        .template(TemplateFault(file: "milik/letterhead.yaml", line: line, what: what, value: value))
    }

    @Test func `of another office signs each kind by whoever it names`() throws {
        #expect(try text(of: pdf(sample(.receipt))).contains("Bendahara Pengeluaran,"))
        #expect(try text(of: pdf(sample(.bill))).contains("Kepala Dinas Tenaga Kerja,"))
    }

    @Test func `refuses a logo outside its folder, one that is not there, and one that is no PNG`() throws {
        for path in ["../rahasia.png", "/etc/passwd", ".logo.png", "a/b.png"] {
            #expect(refusal(letterhead + "logo: \(path)\n") == fault(.wrongValue, 17, path), "\(path)")
        }
        #expect(refusal(letterhead + "logo: logo.png\n") == .noTemplate(path: "logo.png"))
        let own = ["letterhead.yaml": letterhead + "logo: logo.png\n", "logo.png": "GIF89a"]
        #expect(throws: LetterRefusal.unusableLogo(path: "milik/logo.png")) { try pdf(sample(.bill), own) }
    }

    @Test func `takes a PNG as its logo`() throws {
        // One red place.
        let png = try #require(
            Data(
                base64Encoded:
                    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAA"
                    + "AElFTkSuQmCC"))
        let files = LetterFiles { path in
            switch path {
            case "logo.png": LetterFiles.Found(bytes: [UInt8](png), path: path)
            case "letterhead.yaml":
                LetterFiles.Found(bytes: Array((letterhead + "logo: logo.png\n").utf8), path: path)
            default: nil
            }
        }.before(templates())
        let images = try reading("pdfimages", ["-list", "FILE"], of: LetterPrinter(files).pdf(sample(.bill)))
        #expect(images.split(separator: "\n").count == 3)
        // The same file with a head that claims to be enormous.
        var huge = [UInt8](png)
        huge[16] = 0x7F
        let claimed = huge
        let bomb = LetterFiles { path in
            path == "logo.png" ? LetterFiles.Found(bytes: claimed, path: path) : nil
        }.before(files)
        #expect(throws: LetterRefusal.unusableLogo(path: "logo.png")) {
            try LetterPrinter(bomb).pdf(sample(.bill))
        }
    }

    @Test func `takes an address of the web for verification, and nothing that could end a link`() {
        for address in ["javascript:alert(1)", "https://a.example/'x", "https://a.example/ b", "ftp://a"] {
            let text = letterhead.replacing("https://naungan.contoh.example/periksa/", with: address)
            #expect(refusal(text) == fault(.wrongValue, 6, address), "\(address)")
        }
        #expect(refusal(letterhead) == nil)
    }

    @Test func `needs somebody who signs`() {
        let nobody = letterhead.replacing("  default:", with: "  bill:")
        #expect(refusal(nobody) == fault(.missingKey, 8, "default"))
        let stranger = letterhead.replacing("  receipt:", with: "  kuitansi:")
        #expect(refusal(stranger) == fault(.unknownKey, 8, "kuitansi"))
    }

    @Test func `refuses a text that no QR code can hold`() {
        let long = letterhead.replacing("/periksa/", with: "/" + String(repeating: "a", count: 3_000) + "/")
        guard case .tooLongForQR(let count) = refusal(long) else {
            Issue.record("a text of three thousand letters went into a QR code")
            return
        }
        #expect(count > 3_000)
    }
}
