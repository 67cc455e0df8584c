import EmbeddedFiles
import Foundation
import LawBook
import Testing
import Words

@Suite struct `Every file of a check` {
    let desk: Desk

    init() throws { desk = try Desk() }

    /// A roster in which most of what can be said is said.
    private func writeEventfulRoster() throws {
        var people = (1...24).map(Worker.numbered)
        people[0].nik = "1.67102E+15"
        people[1].nik = "16710"
        people[2].wage = "0"
        people[3].wage = "50000"
        people[4].born = "31-02-1990"
        people[5].sex = "P"
        people[6].name = ""
        people[7].remarks = "Meninggal dunia"
        people[8].remarks = "Mengundurkan diri"
        people[9].remarks = "Pindah ke dinas lain"
        people[10].name = "=HENDRA"
        people[11].phone = "12"
        people[12].nik = people[13].nik
        people[14].wage = "Rp2.000.000"
        people[15].nik = ""
        people[15].name = "KADIR"
        try desk.write((people + [people[16]]).roster, "roster.csv")
        let listed = [8, 9, 15, 16, 17, 18].map { n in
            Worker.numbered(n + 1).participant("190000000\(n + 10)", unit: n > 16 ? "OTHER" : "DINAS PASAR")
        }
        try desk.write(listed.participants, "participants.csv")
    }

    private func said(_ language: String) throws -> [(file: String, text: String)] {
        try writeEventfulRoster()
        let terms = [
            "--participants", "participants.csv", "--unit", "Dinas Pasar", "--month", "2026-03", "--budget",
            "900000",
            "--lang", language,
        ]
        let run = try desk.naungan(["check", "roster.csv", "--out", "out-\(language)"] + terms)
        #expect(run.code == 1, "\(run.errors)")
        let preview = try desk.naungan(["check", "roster.csv", "--preview"] + terms)
        var said = [("terminal", run.output + run.errors), ("preview", preview.output)]
        for file in desk.files("out-\(language)") where !file.hasPrefix("template_") {
            let texts =
                file.hasSuffix(".xlsx")
                ? try Workbook.texts(of: desk.path("out-\(language)/\(file)"))
                : [try desk.text("out-\(language)/\(file)")]
            said.append((file, texts.joined(separator: "\n")))
        }
        return said
    }

    @Test(arguments: ["id", "en"])
    func `speaks without a key that lacks its sentence, or a place that is not filled`(language: String)
        throws
    {
        for (file, text) in try said(language) {
            #expect(!text.contains("⟨"), "\(file)")
            guard !file.hasSuffix(".json"), file != "ringkasan.html" else { continue }
            #expect(!text.contains("{"), "\(file)")
        }
    }

    @Test func `is English throughout when English was asked for`() throws {
        let indonesian = try words(.indonesian)
        let english = try words(.english)
        let allEnglish = english.keys.compactMap(english.template).joined(separator: "\n")
        var fragments: Set<String> = []
        for key in indonesian.keys {
            for fragment in pieces(indonesian.template(key) ?? "") where !allEnglish.contains(fragment) {
                fragments.insert(fragment)
            }
        }
        #expect(fragments.count > 300)
        for (file, text) in try said("en") {
            let found = fragments.filter(text.contains)
            #expect(found.isEmpty, "\(file): \(found.sorted())")
        }
    }

    @Test(arguments: [["id"], ["en"]])
    func `and every answer about the law speaks one language`(language: [String]) throws {
        let lang = ["--lang", language[0]]
        for arguments in [
            [
                "contribution", "--segment", "pu", "--month", "2026-02", "--wage", "12000000", "--age", "60",
                "--risk-class", "I",
            ],
            [
                "contribution", "--segment", "bpu", "--month", "2026-02", "--income", "1000000", "--paid-by",
                "csr",
            ],
            [
                "contribution", "--segment", "pmi", "--month", "2026-02", "--pmi-months", "30", "--pmi-route",
                "agency",
            ],
            ["contribution", "--segment", "jakon", "--month", "2026-02", "--contract-value", "700000000"],
            ["law"], ["law", "jp/"], ["law", "diff", "2015-07-01", "2026-03-01"], ["law", "check"],
        ] {
            let run = try desk.naungan(arguments + lang)
            #expect(run.code == 0, "\(arguments): \(run.errors)")
            #expect(!run.output.contains("⟨") && !run.output.contains("{"), "\(arguments)")
        }
    }

    /// What stands between the places of a sentence, where it is long enough to be of one language only.
    private func pieces(_ sentence: String) -> [String] {
        sentence.split(separator: "{").flatMap { part -> [String] in
            let literal = part.split(separator: "}").last.map(String.init) ?? ""
            return [literal.trimmingCharacters(in: .whitespaces)]
        }.filter { $0.count >= 14 }
    }

    private func words(_ language: Language) throws -> Words {
        let files = EmbeddedFiles.paths(under: "words/").filter { $0.hasSuffix("/\(language.rawValue).yaml") }
        return try Words(language, yaml: files.compactMap(EmbeddedFiles.text(at:)))
    }
}
