import Foundation
import Letters
import MoneyAndDates
import Testing

@Suite struct `A letter as a PDF` {
    private func pdf(_ letter: Letter, _ own: [String: String] = [:], _ language: String = "id") throws
        -> [UInt8]
    {
        let files = templates(["letterhead.yaml": letterhead].merging(own) { $1 })
        return try LetterPrinter(files, language: language).pdf(letter)
    }

    @Test(arguments: LetterKind.allCases)
    func `is made of every kind in both languages, with its words to copy and to search`(
        _ kind: LetterKind
    ) throws {
        for language in ["id", "en"] {
            let file = try pdf(sample(kind), [:], language)
            if let folder = ProcessInfo.processInfo.environment["NAUNGAN_LETTERS_TO"] {
                try Data(file).write(to: URL(fileURLWithPath: "\(folder)/\(kind.rawValue)-\(language).pdf"))
            }
            let text = try text(of: file)
            #expect(text.contains("PEMERINTAH KOTA CONTOH"))
            #expect(text.contains("DINAS TENAGA KERJA DAN TRANSMIGRASI"))
            #expect(text.contains(kind == .receipt ? "Contoh Bendahara, S.E." : "Dra. Contoh Pejabat, M.Si."))
            #expect(!text.contains("{"))
            #expect(!text.contains("**{") && !text.contains(" **R"))
        }
    }
}
