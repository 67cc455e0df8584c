import Foundation
import Testing

/// SERTAKAN through the program itself.
@Suite struct `Sponsors at the command line` {
    private let desk: Desk

    init() throws {
        desk = try Desk()
        for command in [
            "database create", "register government --region 16.71",
            "register unit --kind opd --code 1.02 --name Dinas",
            "register registration --npp JJ190001 --units 1.02 --segment bpu",
            "register registration --npp JJ190002 --units 1.02 --risk-class I",
        ] {
            let run = try ask(command)
            #expect(run.code == 0, "\(command): \(run.output)\(run.errors)")
        }
    }

    @Test func `an invitation brings a worker who is verified, carried on, handed over and ended`() throws {
        let token = try found("token", in: "sponsor invite --unit 1.02 --registration JJ190001 --format json")
        let id = try found("sponsorship", in: proposal(token) + " --format json")
        let twice = try ask(proposal(token))
        #expect(twice.code == 2 && twice.errors.contains("sudah ada yang membayari"))
        #expect(try ask("sponsor list --state usul").output.contains("SUMI"))
        let verified = try ask("sponsor verify \(id) --as petugas")
        #expect(verified.code == 0 && verified.output.contains("Berlaku"), "\(verified.errors)")
        #expect(try ask("sponsor verify \(id)").code == 2)
        #expect(try ask("sponsor show \(id)").output.contains("Diverifikasi oleh petugas"))
        #expect(try ask("sponsor count --unit 1.02 --people 40").code == 0)
        #expect(try ask("sponsor count --unit 1.02 --people 0").code == 2)
        let league = try ask("sponsor league --lang en")
        #expect(league.output.contains("1 of 40 civil servants"), "\(league.output)\(league.errors)")
        let letter = try ask("letter sponsor --sponsorship \(id) --out surat.docx")
        #expect(letter.code == 0, "\(letter.output)\(letter.errors)")
        #expect(try ask("letter sponsor --sponsorship \(id) --reminder --out ingat.pdf").code == 0)
        #expect(try ask("letter sponsor --sponsorship \(id) --receipt --out tanda.pdf").code == 2)
        let more = try found("sponsorship", in: "sponsor extend \(id) --months 2 --format json")
        #expect(try ask("sponsor refuse \(more)").code == 2)
        #expect(try ask("sponsor refuse \(more) --withdraw").code == 0)
        #expect(try ask("sponsor hand-over \(id)").output.contains("/sertakan/"))
        let stopped = try ask("sponsor stop \(id) --after 2026-03 --reason pindah")
        #expect(stopped.code == 0 && stopped.output.contains("Dihentikan"), "\(stopped.errors)")
        #expect(try ask("sponsor hand-over \(id)").code == 2)
    }

    @Test func `what cannot be is refused with a sentence`() throws {
        #expect(try ask("sponsor invite --unit 1.02 --registration JJ190002").errors.contains("BPU"))
        #expect(try ask("sponsor invite --unit 9.99 --registration JJ190001").code == 2)
        #expect(try ask("sponsor invite --unit 1.02 --registration JJ190001 --uses 0").code == 2)
        let token = try found("token", in: "sponsor invite --unit 1.02 --registration JJ190001 --format json")
        #expect(try ask(proposal("AAAA-BBBB")).errors.contains("tidak dikenal"))
        #expect(try ask(proposal(token, months: "0")).errors.contains("satu bulan"))
        #expect(try ask(proposal(token, flags: "--consent")).errors.contains("aktif bekerja"))
        #expect(try ask(proposal(token, kind: "raja")).code == 2)
        #expect(try ask("sponsor show 1").code == 2)
        #expect(try ask("sponsor list --state apa").code == 2)
        #expect(try ask("sponsor verify 1").code == 2)
    }

    @Test func `an event is planned, attended once, minuted and listed`() throws {
        let plan = "outreach plan --title Apel --on 2026-03-10 --place Aula --audience asn-sponsor"
        let id = try found("event", in: plan + " --unit 1.02 --registration JJ190001 --format json")
        #expect(try ask("outreach attend \(id) --name Ani --unit Dinas").code == 0)
        #expect(try ask("outreach attend \(id) --name ani --unit dinas").code == 2)
        #expect(try ask("outreach attend 1 --name Ani").code == 2)
        #expect(try ask("outreach minutes \(id) --text Disepakati").code == 0)
        #expect(try ask("outreach list").output.contains("hadir 1"))
        #expect(try ask(plan + " --unit 1.02").code == 2)
        #expect(try ask(plan.replacing("asn-sponsor", with: "raja")).code == 2)
    }

    private func proposal(
        _ token: String, months: String = "3", kind: String = "asn", flags: String = "--consent --active"
    ) -> String {
        "sponsor propose --link \(token) --worker Sumi --worker-nik 1671014203900007"
            + " --worker-born 1990-03-02 --work pekerja-rumah-tangga --sponsor Ratna"
            + " --sponsor-nik 1671015506820001 --sponsor-born 1982-06-15 --phone 081234567890"
            + " --number 198206152008012001 --kind \(kind) --payment potong-tpp --from 2026-03"
            + " --months \(months) \(flags)"
    }

    private func found(_ name: String, in command: String) throws -> String {
        let run = try ask(command)
        #expect(run.code == 0, "\(run.output)\(run.errors)")
        let start = try #require(run.output.range(of: "\"\(name)\":\"")?.upperBound)
        return String(run.output[start...].prefix { $0 != "\"" })
    }

    private func ask(_ command: String) throws -> Run {
        let arguments = command.split(separator: " ").map(String.init)
        let isOffice = ["sponsor", "letter", "outreach"].contains(arguments[0])
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
