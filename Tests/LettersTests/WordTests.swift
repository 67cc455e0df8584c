import Foundation
import Letters
import MoneyAndDates
import Testing

@Suite struct `A letter as a DOCX` {
    private func docx(_ letter: Letter) throws -> [UInt8] {
        try LetterPrinter(templates(["letterhead.yaml": letterhead])).docx(letter)
    }

    /// A part of it as text.
    private func part(_ name: String, of file: [UInt8]) throws -> String {
        try reading(
            "python3",
            [
                "-c",
                "import sys, zipfile;"
                    + "sys.stdout.write(zipfile.ZipFile(sys.argv[1]).read(sys.argv[2]).decode())",
                "FILE", name,
            ], of: file, named: "docx")
    }

    @Test(arguments: LetterKind.allCases)
    func `is well-formed in every part and says what the PDF says`(_ kind: LetterKind) throws {
        let file = try docx(sample(kind))
        let check = """
            import sys, zipfile, xml.dom.minidom
            archive = zipfile.ZipFile(sys.argv[1])
            assert archive.testzip() is None
            for name in archive.namelist(): xml.dom.minidom.parseString(archive.read(name))
            print(len(archive.namelist()))
            """
        #expect(try reading("python3", ["-c", check, "FILE"], of: file, named: "docx") == "7\n")
        let document = try part("word/document.xml", of: file)
        #expect(document.contains("DINAS TENAGA KERJA DAN TRANSMIGRASI"))
        #expect(!document.contains("{") && !document.contains("**Rp"))
        #expect(try part("word/footer1.xml", of: file).contains("NUMPAGES"))
    }

    @Test func `escapes what XML would read`() throws {
        let document = try part(
            "word/document.xml", of: docx(sample(.bill, ["unit": "<w:p>&\"</w:t>\u{1}\u{B}"])))
        #expect(document.contains("&lt;w:p&gt;&amp;&quot;&lt;/w:t&gt;"))
        #expect(!document.contains("\u{1}") && !document.contains("\u{B}"))
    }

    @Test func `is the same bytes for the same letter`() throws {
        #expect(try docx(sample(.warningLetter)) == docx(sample(.warningLetter)))
    }

    @Test func `keeps the lines of a text and what is bold`() throws {
        let document = try part("word/document.xml", of: docx(sample(.warningLetter)))
        #expect(document.contains("<w:br/>"))
        #expect(document.contains("<w:b/></w:rPr><w:t xml:space=\"preserve\">Rp3.613.500</w:t>"))
    }
}
