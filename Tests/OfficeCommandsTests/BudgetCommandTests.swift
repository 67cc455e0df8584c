import Foundation
import Testing

/// Budgets, purses and meetings through the program itself.
@Suite struct `The year at the command line` {
    private let desk: Desk

    init() throws {
        desk = try Desk()
        for command in [
            "database create", "register government --region 16.71",
            "register unit --kind opd --code 1.02 --name Dinas",
        ] {
            let run = try ask(command)
            #expect(run.code == 0, "\(command): \(run.output)\(run.errors)")
        }
    }

    /// Ten people at 3,000,000 with 0.24% and 0.30% for a year.
    @Test func `a budget is written, decided by another, held against its purse and exported`() throws {
        let made = try ask(line("1.02", 2027, people: "10") + " --as ani --format json")
        #expect(made.code == 0 && made.output.contains("\"total\":1944000"), "\(made.output)\(made.errors)")
        let id = try value("budget", in: made.output)
        #expect(try ask("budget decide \(id) --as ani --number DPA-1").errors.contains("Orang lain"))
        #expect(try ask("budget decide \(id) --as budi --number DPA-1").code == 0)
        #expect(try ask("budget decide \(id) --as budi").code == 2)
        let more = try ask(line("1.02", 2027, people: "11") + " --as ani --format json")
        let next = try value("budget", in: more.output)
        let why = try ask("budget compare \(id) \(next)")
        #expect(why.output.contains("Rp2.138.400"), "\(why.output)\(why.errors)")
        let purse = "funding add --source apbd --name APBD --ceiling 1000000 --from 2027"
        #expect(try ask(purse).output.contains("TERLAMPAUI"))
        #expect(try ask("funding list --year 2028").output.isEmpty)
        #expect(try ask("budget export \(id) --out rka.xlsx").code == 0)
        #expect(try desk.rows("rka.xlsx").joined().contains { $0.contains("1.02") || $0.contains("Dinas") })
        let set = try ask("budget calendar --year 2027 --set rka-circular --on 2026-08-20")
        #expect(set.output.contains("20 Agustus 2026"))
    }

    @Test func `a budget that cannot be is refused with a sentence`() throws {
        #expect(try ask(line("1.02", 2020, people: "1")).errors.contains("2020"))
        #expect(try ask(line("9.99", 2027, people: "1")).code == 2)
        #expect(try ask(line("1.02", 2027, people: "-1")).code == 2)
        #expect(try ask(line("1.02", 2027, people: "banyak")).code == 2)
        #expect(try ask("budget decide 1 --as budi").code == 2)
        #expect(try ask("budget compare 1 2").code == 2)
        #expect(try ask("funding add --source tidak-ada --name X --ceiling 1 --from 2027").code == 2)
        #expect(try ask("scenario --year 2027 --groups tidak-ada").code == 2)
        #expect(try ask("budget show --unit 1.02 --year 2027").output.isEmpty, "nothing was kept")
    }

    /// 100 people for 16,800 a month.
    @Test func `a scenario prices people whom the register does not have yet`() throws {
        let run = try ask("scenario --year 2027 --groups rentan --add rentan=100 --format json")
        #expect(run.code == 0 && run.output.contains("20160000"), "\(run.output)\(run.errors)")
    }

    @Test func `a meeting notes who came, what was found and who promised what`() throws {
        let plan = try ask("meeting plan Monev --on 2026-10-20 --place Aula --format json")
        let id = try value("meeting", in: plan.output)
        #expect(try ask("meeting invite \(id) Siti --from Dinas").code == 0)
        #expect(try ask("meeting attend \(id) 1").code == 0)
        #expect(try ask("meeting attend \(id) 7").errors.contains("Baris 7"))
        #expect(try ask("meeting find \(id) Nihil --kind budget --unit 1.02").code == 0)
        #expect(try ask("meeting find \(id) Nihil --kind lain").code == 2)
        #expect(try ask("meeting find \(id) Nihil --kind budget --unit 9.99").code == 2)
        #expect(try ask("meeting promise \(id) Menganggarkan --owner Siti --by 2026-12-01").code == 0)
        let shown = try ask("meeting show \(id) --format json").output
        #expect(shown.contains("Menganggarkan") && shown.contains("Nihil"))
        let promise = try value("commitment", in: shown)
        #expect(try ask("meeting fulfil \(promise) --outcome selesai").code == 0)
        #expect(try ask("meeting fulfil \(promise) --outcome selesai").errors.contains("sudah ditutup"))
        #expect(try ask("meeting minutes \(id) Sepakat").code == 0)
        #expect(try ask("meeting freeze \(id)").code == 2)
        #expect(try ask("meeting minutes 5 Sepakat").code == 2)
    }

    private func line(_ unit: String, _ year: Int, people: String) -> String {
        "budget line --unit \(unit) --year \(year) --stage rka --category non-asn --people \(people)"
            + " --wage 3000000 --segment pu --programmes JKK,JKM --risk-class I --funding apbd"
    }

    private func value(_ name: String, in json: String) throws -> String {
        let start = try #require(json.range(of: "\"\(name)\":\"")?.upperBound, "\(json)")
        return String(json[start...].prefix { $0 != "\"" })
    }

    private func ask(_ command: String) throws -> Run {
        let arguments = command.split(separator: " ").map(String.init)
        let isOffice = ["budget", "funding", "scenario", "meeting"].contains(arguments[0])
        return try desk.naungan(
            arguments + (isOffice ? ["--day", "2026-10-10"] : []), limit: keys())
    }

    private func keys() -> String {
        let field = String(repeating: "A", count: 43) + "="
        let index = String(repeating: "B", count: 42) + "A="
        return "export NAUNGAN_FIELD_KEY=\(field) NAUNGAN_INDEX_KEY=\(index) NAUNGAN_DATABASE=a.db"
    }
}
