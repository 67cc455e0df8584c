import Foundation
import Testing

/// Regulations and agreements through the program itself.
@Suite struct `Agreements at the command line` {
    private let desk: Desk

    init() throws {
        desk = try Desk()
        try desk.write("%PDF-1.7 naskah", "pks.pdf")
        try desk.write("bukan pdf", "palsu.pdf")
        for command in [
            "database create", "register government --region 16.71",
            "register unit --kind opd --code 1.02 --name Dinas",
            "register unit --kind opd --code 1.03 --name Badan",
            "register registration --npp JJ190001 --units 1.02 --risk-class I",
        ] {
            let run = try ask(command)
            #expect(run.code == 0, "\(command): \(run.output)\(run.errors)")
        }
    }

    @Test func `an agreement is drafted, signed by another, kept with its scan and renewed`() throws {
        let id = try drafted("1.02")
        #expect(try ask("agreement review \(id)").code == 0)
        #expect(try ask("agreement review \(id) --accept --as operator").code == 2)
        #expect(try ask("agreement review \(id) --accept --as kepala").code == 0)
        let signed = try ask("agreement sign \(id) --number 7 --branch-number B7 --on 2026-01-02 --as kepala")
        #expect(signed.code == 0, "\(signed.output)\(signed.errors)")
        let twice = try ask("agreement sign \(id) --number 8 --branch-number B8 --on 2026-01-02 --as kepala")
        #expect(twice.code == 2 && twice.errors.contains("sudah ditandatangani"))
        #expect(try ask("agreement attach \(id) palsu.pdf").code == 2)
        #expect(try ask("agreement attach \(id) pks.pdf").output.contains("SHA-256"))
        #expect(try ask("agreement verify \(id) pks.pdf").code == 0)
        try desk.write("%PDF-1.7 naskah lain", "lain.pdf")
        #expect(try ask("agreement verify \(id) lain.pdf").code == 1)
        #expect(try ask("agreement list --due --day 2026-12-01").output.contains("30 hari lagi"))
        let overlap = try ask(draft("1.02"))
        #expect(overlap.code == 2 && overlap.errors.contains("perjanjian 7"))
        let plan = try ask("agreement renew-all --ending-by 2026-12-31 --preview --lang en")
        #expect(plan.code == 0 && plan.output.contains("renewed"))
        #expect(try ask("agreement renew-all --ending-by 2026-12-31 --bridge 2027-03-31").code == 0)
        #expect(try ask("agreement renew-all --ending-by 2026-12-31").code == 2)
        #expect(try ask("agreement timeline --unit 1.02 --format json").output.contains("\"lacks\":\"dpa\""))
        let letter = try ask("letter agreement --agreement \(id) --out surat.docx")
        #expect(letter.code == 0, "\(letter.output)\(letter.errors)")
        #expect(try ask("letter agreement --agreement \(id) --addendum --out a.pdf").code == 2)
    }

    @Test func `what cannot be agreed upon is refused with a sentence`() throws {
        let id = try drafted("1.03")
        #expect(try ask("agreement renew \(id)").errors.contains("masih draf"))
        #expect(try ask(draft("1.02", from: "2026-12-31", through: "2026-01-01")).code == 2)
        #expect(try ask(draft("9.99")).code == 2)
        #expect(try ask("agreement show 1").code == 2)
        #expect(try ask("agreement end \(id) --on 2026-02-01 --reason x").code == 2)
        #expect(try ask("agreement review \(id) --accept --cancel x").code == 2)
    }

    @Test func `a regulation is recorded, shown and obliges; a slip is not`() throws {
        let added = try ask(regulation("perwali", "56", "2018"))
        #expect(added.code == 0, "\(added.output)\(added.errors)")
        let slip = try ask(regulation("inpres", "24", "2021"))
        #expect(slip.code == 2 && slip.errors.contains("2/2021"))
        #expect(try ask(regulation("perwali", "56", "2018")).code == 2)
        #expect(try ask(regulation("perwali", "57", "2018") + " --supersedes 99").code == 2)
        let list = try ask("regulation list --in-force --format json").output
        #expect(list.contains("inpres-2-2021") && list.contains("56/2018") && !list.contains("24/2021"))
        #expect(try ask("regulation show inpres-2-2021").code == 0)
        #expect(try ask("regulation show tidak-ada").code == 2)
        let gaps = try ask("regulation gaps").output
        #expect(gaps.contains("Badan") && !gaps.contains("Dinas"))
        #expect(try ask("regulation compliance --format json").output.contains("not-registered"))
    }

    private func regulation(_ kind: String, _ number: String, _ year: String) -> String {
        "regulation add --kind \(kind) --number \(number) --year \(year) --title Pekerja --from \(year)-07-01"
    }

    private func draft(
        _ unit: String, from: String = "2026-01-01", through: String = "2026-12-31"
    ) -> String {
        "agreement draft --unit \(unit) --from \(from) --through \(through) --people 12 --as operator"
            + " --signatory Ani;Kepala;1 --branch Cabang --branch-signatory Budi;Kepala;2"
    }

    private func drafted(_ unit: String) throws -> String {
        let run = try ask(draft(unit) + " --format json")
        #expect(run.code == 0, "\(run.output)\(run.errors)")
        let start = try #require(run.output.range(of: "\"agreement\":\"")?.upperBound)
        return String(run.output[start...].prefix { $0 != "\"" })
    }

    private func ask(_ command: String) throws -> Run {
        let arguments = command.split(separator: " ").map(String.init)
        let isOffice = ["agreement", "regulation", "letter"].contains(arguments[0])
        return try desk.naungan(
            arguments + (isOffice && !arguments.contains("--day") ? ["--day", "2026-03-10"] : []),
            limit: keys())
    }

    private func keys() -> String {
        let field = String(repeating: "A", count: 43) + "="
        let index = String(repeating: "B", count: 42) + "A="
        return "export NAUNGAN_FIELD_KEY=\(field) NAUNGAN_INDEX_KEY=\(index) NAUNGAN_DATABASE=a.db"
    }
}
