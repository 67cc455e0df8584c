import Foundation
import Testing

/// Signals through the program itself.
@Suite struct `Signals at the command line` {
    private let desk: Desk

    init() throws {
        desk = try Desk()
        try desk.write(
            """
            nik,nama,tempat_lahir,tgl_lahir,jenis_kelamin,nama_ibu_kandung,upah
            1671014101900001,SITI AMINAH,PALEMBANG,1990-01-01,P,ROHANI,2000000
            """, "orang.csv")
        for command in [
            "database create", "register government --region 16.71",
            "register unit --kind opd --code 1.02 --name Dinas",
            "register registration --npp JJ190001 --units 1.02 --risk-class I",
            "register import orang.csv --unit 1.02 --from 2026-01-01",
        ] {
            let run = try ask(command)
            #expect(run.code == 0, "\(command): \(run.output)\(run.errors)")
        }
    }

    @Test func `a statement becomes a signal that a human decides`() throws {
        let found = try ask("register find --name SITI --format json")
        let person = try number("person", in: found.output)
        let told = try ask("signals statement \(person) --on 2026-02-03 --illness berobat --agent Ani")
        #expect(told.code == 0, "\(told.output)\(told.errors)")
        let run = try ask("signals run")
        #expect(run.code == 0 && run.output.contains("1 ditemukan, 1 baru"), "\(run.output)\(run.errors)")
        let list = try ask("signals list --format json").output
        #expect(list.contains("illness-declared") && list.contains("SITI AMINAH"))
        let signal = try number("signal", in: list)
        #expect(try ask("signals show \(signal)").output.contains("tidak menolak"))
        let hasty = try ask("signals decide \(signal) --decision nothing-wrong --reason ok")
        #expect(hasty.code == 2 && hasty.errors.contains("lima huruf"))
        let decided = try ask("signals decide \(signal) --decision nothing-wrong --reason dicek --as kepala")
        #expect(decided.code == 0, "\(decided.output)\(decided.errors)")
        #expect(try ask("signals decide \(signal) --decision correct-data --reason ulang").code == 2)
        #expect(try ask("signals run --kind illness-declared").output.contains("0 baru"))
        #expect(try ask("signals list --lang en").output.contains("no signals"))
        let shown = try ask("signals list --state decided --lang en")
        #expect(shown.output.contains("Ill at enrolment"))
        #expect(try ask("signals show \(signal) --lang en").output.contains("kepala: nothing wrong"))
    }

    @Test func `what is not there is refused with a sentence`() throws {
        #expect(try ask("signals show 1").code == 2)
        #expect(try ask("signals run --kind sheep").errors.contains("dead-billed"))
        #expect(try ask("signals list --state asleep").errors.contains("overtaken"))
        #expect(try ask("signals decide 1 --decision forget --reason dicek").code == 2)
        #expect(try ask("signals statement 1 --on 2026-02-03 --agent Ani").errors.contains("orang"))
        #expect(try ask("signals list").output.contains("Tidak ada tanda"))
    }

    private func number(_ name: String, in output: String) throws -> String {
        let start = try #require(output.range(of: "\"\(name)\":\"?", options: .regularExpression)?.upperBound)
        return String(output[start...].prefix(while: \.isNumber))
    }

    private func ask(_ command: String) throws -> Run {
        let arguments = command.split(separator: " ").map(String.init)
        let isOffice = arguments[0] == "signals"
        return try desk.naungan(
            arguments + (isOffice ? ["--day", "2026-03-10"] : []), limit: keys())
    }

    private func keys() -> String {
        let field = String(repeating: "A", count: 43) + "="
        let index = String(repeating: "B", count: 42) + "A="
        return "export NAUNGAN_FIELD_KEY=\(field) NAUNGAN_INDEX_KEY=\(index) NAUNGAN_DATABASE=a.db"
    }
}
