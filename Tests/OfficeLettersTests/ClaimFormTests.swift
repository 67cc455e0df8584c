import EmbeddedFiles
import Foundation
import LawBook
import Letters
import MoneyAndDates
import OfficeLetters
import Testing
import Words

@Suite struct `A form of a claim` {
    @Test(arguments: ClaimSamples.all.map(\.kind))
    func `is printed from its facts with words to search, in both languages`(_ kind: LetterKind) throws {
        for language in Language.allCases {
            let facts = try #require(ClaimSamples.all.first { $0.kind == kind })
            let text = try ClaimSamples.text(of: facts, language)
            #expect(text.contains("SITI AMINAH"))
            #expect(!text.contains("{") && !text.contains("}"), "\(text)")
        }
    }

    @Test(arguments: ClaimSamples.all.map(\.kind))
    func `leaves room to write in where nothing is known`(_ kind: LetterKind) throws {
        let facts = try #require(ClaimSamples.empty.first { $0.kind == kind })
        let text = try ClaimSamples.text(of: facts, .indonesian)
        #expect(kind == .benefitReplica || text.contains("...................................."))
        #expect(!text.contains("☒"))
        #expect(!text.contains("nil") && !text.contains("Optional"))
    }

    @Test(arguments: ClaimSamples.all.map(\.kind))
    func `holds names and stories of any length`(_ kind: LetterKind) throws {
        let facts = try #require(ClaimSamples.all.first { $0.kind == kind })
        var fields = facts.fields(ClaimSamples.words(.indonesian))
        for (name, value) in fields where value.contains("SITI") || ["story", "event"].contains(name) {
            fields[name] = String(repeating: "SITI AMINAH BINTI MUHAMMAD YUSUF ", count: 60)
        }
        let file = try ClaimSamples.pdf(
            facts.kind, fields, facts.tables(ClaimSamples.words(.indonesian)), .indonesian)
        #expect(try ClaimSamples.text(of: file).contains("MUHAMMAD YUSUF"))
    }

    @Test func `ticks the one box that holds and no other`() throws {
        let text = try ClaimSamples.text(of: ClaimSamples.report, .indonesian)
        #expect(text.contains("☒ Penerima upah") && text.contains("☐ Bukan penerima upah"))
        #expect(text.contains("☒ berangkat atau pulang kerja") && text.contains("☐ di tempat kerja"))
        #expect(text.contains("☒ ya") && text.contains("☐ tidak"))
        let closing = try ClaimSamples.text(of: ClaimSamples.closing, .indonesian)
        #expect(closing.contains("☒ cacat sebagian anatomis") && closing.contains("☐ sembuh tanpa cacat"))
    }

    @Test func `adds up days and costs, and leaves the sum open where one cost is not known`() throws {
        let words = ClaimSamples.words(.indonesian)
        #expect(ClaimSamples.closing.fields(words)["days-unable"] == "31")
        #expect(ClaimSamples.closing.fields(words)["costs"] == "Rp1.250.000")
        var open = ClaimSamples.closing
        open.costs.append(AccidentClosingFacts.Cost(what: "Perban", amount: nil))
        #expect(open.fields(words)["costs"]?.hasPrefix("....") == true)
        #expect(AccidentClosingFacts().fields(words)["days-unable"]?.hasPrefix("....") == true)
    }

    @Test func `never fills in what a doctor finds`() throws {
        let fields = ClaimSamples.doctor.fields(ClaimSamples.words(.indonesian))
        for name in ["diagnosis", "findings", "treatment", "unable-from", "doctor", "work-limits"] {
            #expect(fields[name]?.allSatisfy { $0 == "." || $0 == "\n" } == true, "\(name)")
        }
        for outcome in AccidentOutcome.allCases { #expect(fields["outcome-\(outcome.rawValue)"] == "☐") }
    }

    @Test func `says of each paper whether it is there, is not, or was not looked for`() throws {
        let text = try ClaimSamples.text(of: ClaimSamples.death, .indonesian)
        #expect(text.contains("Akta kematian ☒ ada"))
        #expect(text.contains("Surat keterangan ahli waris ☐ belum ada"))
        #expect(text.contains("Kartu keluarga ☐"))
        #expect(!text.contains("Kartu keluarga ☐ belum"))
    }

    @Test func `of a handing over adds up what was paid, by programme and in words`() throws {
        let text = try ClaimSamples.text(of: ClaimSamples.handover, .indonesian)
        #expect(text.contains("Rp154.000.000"))
        #expect(text.contains("seratus lima puluh empat juta rupiah"))
        #expect(
            text.contains("JKM: 2 penerima, Rp84.000.000") && text.contains("JKK: 1 penerima, Rp70.000.000"))
        let empty = try ClaimSamples.text(of: HandoverFacts(), .indonesian)
        #expect(empty.contains("Belum ada penerima.") && empty.contains("Rp0"))
    }

    @Test func `shows the amount of one recipient on one sheet`() throws {
        for amount in [1, 42_000_000, 999_999_999_999] as [Int64] {
            let one = HandoverRecipient(
                participant: "ALMARHUM CONTOH", recipient: "SITI AMINAH BINTI MUHAMMAD YUSUF ABDURRAHMAN",
                unit: "Dinas Perumahan Rakyat, Kawasan Permukiman dan Pertanahan", programme: .death,
                amount: Rupiah(amount))
            let text = try ClaimSamples.text(of: ReplicaFacts(one, day: nil), .indonesian)
            #expect(text.contains(Rupiah(amount).description))
            #expect(text.contains("Halaman 1 dari 1"), "\(text)")
        }
    }

    @Test func `that only exists in Indonesian is Indonesian in every language`() throws {
        for facts in ClaimSamples.all {
            let text = try ClaimSamples.text(of: facts, .english)
            #expect(text.contains("Halaman 1 dari") == facts.kind.isIndonesianForm, "\(facts.kind)")
        }
    }

    @Test func `has texts for heirs that ask for no secret and promise no amount as decided`() throws {
        for language in Language.allCases {
            let words = ClaimSamples.words(language)
            for text in ["death", "missing", "accident", "scholarship", "paid"] {
                #expect(words.template("claim.whatsapp.\(text)") != nil)
            }
            let death = words.template("claim.whatsapp.death") ?? ""
            #expect(death.contains("PIN"))
            #expect(death.contains(language == .indonesian ? "diputuskan oleh BPJS" : "decides how much"))
        }
    }
}

/// Invented facts for each form.
enum ClaimSamples {
    static var all: [any ClaimFormFacts] {
        [report, closing, doctor, death, heirs, scholarship, handover, ReplicaFacts(recipients[0], day: day)]
    }

    static var empty: [any ClaimFormFacts] {
        let nobody = HandoverRecipient(
            participant: "", recipient: "", unit: "", programme: .death, amount: .zero)
        return [
            AccidentReportFacts(), AccidentClosingFacts(), DoctorCertificateFacts(), DeathClaimFacts(),
            HeirStatementFacts(), ScholarshipRenewalFacts(), HandoverFacts(), ReplicaFacts(nobody, day: nil),
        ]
    }

    static let day = Day(yyyymmdd: 20_260_712)

    static var person: ClaimPersonFacts {
        var person = ClaimPersonFacts()
        person.name = "SITI AMINAH BINTI MUHAMMAD YUSUF"
        person.nik = "1671054507850001"
        person.kpj = "16012345678"
        person.birthplace = "Palembang"
        person.born = Day(yyyymmdd: 19_850_705)
        person.address = "Jalan Merdeka Nomor 17 RT 004 RW 002, Kelurahan Contoh, Kecamatan Contoh"
        person.phone = "0812-0000-0001"
        person.occupation = "Petugas kebersihan"
        person.unit = "Dinas Lingkungan Hidup"
        return person
    }

    static var employer: ClaimEmployerFacts {
        var employer = ClaimEmployerFacts()
        employer.name = "Dinas Lingkungan Hidup Kota Contoh"
        employer.npp = "12345678/001"
        employer.address = "Jalan Contoh Nomor 1"
        employer.phone = "(0711) 123456"
        employer.signerOffice = "Kepala Dinas Lingkungan Hidup,"
        employer.signerName = "Contoh Kepala, S.T."
        employer.signerNIP = "198001012005011001"
        return employer
    }

    static var bank: ClaimBankFacts {
        var bank = ClaimBankFacts()
        bank.bank = "Bank Contoh"
        bank.number = "0000000001"
        bank.holder = "MUHAMMAD YUSUF"
        return bank
    }

    static var report: AccidentReportFacts {
        var facts = AccidentReportFacts()
        facts.person = person
        facts.employer = employer
        facts.segment = .wageEarner
        facts.wage = Rupiah(3_681_571)
        facts.day = day
        facts.hour = "05.40 WIB"
        facts.place = "Simpang Empat Contoh"
        facts.circumstance = .commute
        facts.isTraffic = true
        facts.story =
            "Dalam perjalanan dari rumah menuju tempat kerja, sepeda motor yang dikendarai diserempet mobil "
            + "dari arah belakang, lalu jatuh ke bahu jalan."
        facts.injuries = "Patah tulang tungkai bawah kiri, luka lecet di siku kiri."
        facts.cause = "Diserempet kendaraan"
        facts.facility = "RSUD Contoh"
        facts.witnesses = [
            ClaimWitness(name: "BUDI CONTOH", address: "Jalan Contoh 3", phone: "0812-0000-0002")
        ]
        facts.due = "14 Juli 2026 pukul 05.40 WIB"
        return facts
    }

    static var closing: AccidentClosingFacts {
        var facts = AccidentClosingFacts()
        facts.person = person
        facts.employer = employer
        facts.wage = Rupiah(3_681_571)
        facts.accidentDay = day
        facts.reportedOn = day
        facts.outcome = .partialDisability
        facts.outcomeDay = day?.adding(days: 31)
        if let day { facts.absences = [.init(from: day, through: day.adding(days: 30))] }
        facts.costs = [
            .init(what: "Ambulans", amount: Rupiah(1_000_000)), .init(what: "Obat", amount: Rupiah(250_000)),
        ]
        facts.recipient = person.name
        facts.bank = bank
        return facts
    }

    static var doctor: DoctorCertificateFacts {
        var facts = DoctorCertificateFacts()
        facts.person = person
        facts.employer = employer
        facts.accidentDay = day
        facts.facility = "RSUD Contoh"
        return facts
    }

    static var death: DeathClaimFacts {
        var facts = DeathClaimFacts()
        facts.person = person
        facts.employer = employer
        facts.diedOn = day
        facts.diedAt = "RSUD Contoh"
        facts.cause = "Sakit"
        facts.claimant.name = "MUHAMMAD YUSUF"
        facts.relation = "suami"
        facts.bank = bank
        facts.papers = [
            ClaimPaper(name: "Akta kematian", isThere: true), ClaimPaper(name: "Kartu keluarga"),
            ClaimPaper(name: "Surat keterangan ahli waris", isThere: false, remark: "konsep sudah dicetak"),
        ]
        facts.employedFrom = Day(yyyymmdd: 20_190_102)
        facts.estimate = "Perkiraan santunan Rp42.000.000; besarnya diputuskan oleh BPJS Ketenagakerjaan."
        return facts
    }

    static var heirs: HeirStatementFacts {
        var facts = HeirStatementFacts()
        facts.person = person
        facts.diedOn = day
        facts.heirs = [
            ClaimHeir(name: "MUHAMMAD YUSUF", nik: "1671050101830002", relation: "suami"),
            ClaimHeir(name: "AHMAD CONTOH BIN MUHAMMAD YUSUF", relation: "anak", born: day),
        ]
        facts.village = "Contoh"
        return facts
    }

    static var scholarship: ScholarshipRenewalFacts {
        var facts = ScholarshipRenewalFacts()
        facts.person = person
        facts.child.name = "AHMAD CONTOH"
        facts.level = "SMP kelas 2"
        facts.schoolYear = "2026/2027"
        facts.papers = [ClaimPaper(name: "Surat keterangan aktif sekolah", isThere: true)]
        return facts
    }

    static var recipients: [HandoverRecipient] {
        [
            HandoverRecipient(
                participant: "ALMARHUM CONTOH", recipient: "SITI AMINAH", unit: "Dinas Lingkungan Hidup",
                programme: .death, amount: Rupiah(42_000_000)),
            HandoverRecipient(
                participant: "ALMARHUMAH CONTOH", recipient: "BUDI CONTOH", unit: "Satpol PP",
                programme: .death, amount: Rupiah(42_000_000)),
            HandoverRecipient(
                participant: "PEKERJA CONTOH", recipient: "PEKERJA CONTOH", unit: "Dinas Perhubungan",
                programme: .workAccident, amount: Rupiah(70_000_000)),
        ]
    }

    static var handover: HandoverFacts {
        var facts = HandoverFacts()
        facts.title = "Penyerahan santunan pada peringatan hari jadi Kota Contoh"
        facts.day = day
        facts.place = "Halaman Balai Kota"
        facts.recipients = recipients
        facts.giver = "Contoh Wali Kota"
        facts.giverOffice = "Wali Kota Contoh"
        facts.branchName = "Contoh Kepala Cabang"
        facts.branchOffice = "Kepala Kantor Cabang"
        return facts
    }

    static func words(_ language: Language) -> Words {
        let files = EmbeddedFiles.paths(under: "words/").filter { $0.hasSuffix("/\(language.rawValue).yaml") }
        guard let words = try? Words(language, yaml: files.compactMap(EmbeddedFiles.text(at:))) else {
            preconditionFailure("the program was built with words")
        }
        return words
    }

    static func text(of facts: any ClaimFormFacts, _ language: Language) throws -> String {
        let words = words(language)
        return try text(of: pdf(facts.kind, facts.fields(words), facts.tables(words), language))
    }

    static func pdf(
        _ kind: LetterKind, _ fields: [String: String], _ tables: [String: LetterRows], _ language: Language
    ) throws -> [UInt8] {
        let common = [
            "government": "Kota Contoh", "government-upper": "KOTA CONTOH", "government-place": "Contoh",
            "day": "26 Juli 2026", "as-of": "26 Juli 2026", "letter-number": "560/0042/DISNAKER/2026",
            "code": "7QK2-M9XA-0VRT-B3HD-ZW8E-51CN-PJ4G-YS6F",
        ]
        let letter = Letter(
            kind, day: Day(sinceEpoch: 20_660), fields: common.merging(fields) { $1 }, tables: tables)
        let files = LetterFiles { path in
            EmbeddedFiles.text(at: "templates/letters/" + path).map {
                LetterFiles.Found(bytes: Array($0.utf8), path: path)
            }
        }
        let bytes = try LetterPrinter(files, language: language.rawValue).pdf(letter)
        if let folder = ProcessInfo.processInfo.environment["NAUNGAN_FORMS"] {
            let name = "\(kind.rawValue)-\(language.rawValue)-\(fields.values.map(\.utf8.count).reduce(0, +))"
            try Data(bytes).write(to: URL(fileURLWithPath: "\(folder)/\(name).pdf"))
        }
        return bytes
    }

    static func text(of pdf: [UInt8]) throws -> String {
        let path = FileManager.default.temporaryDirectory
            .appendingPathComponent("formulir-\(UUID().uuidString).pdf").path
        try Data(pdf).write(to: URL(fileURLWithPath: path))
        defer { try? FileManager.default.removeItem(atPath: path) }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["pdftotext", "-layout", path, "-"]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return String(decoding: data, as: UTF8.self)
            .split { $0 == " " || $0 == "\n" || $0 == "\u{0C}" }.joined(separator: " ")
    }
}
