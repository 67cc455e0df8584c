import Membership
import Testing

private let spellings: CivilRegistrySpellings = {
    let csv = """
        # invented
        what,code,written
        column,nik,NIK
        column,status,HASIL
        column,mark-name,NAMA (Y/T)
        column,name,NAMA
        status,matched,SESUAI
        status,mismatched,TIDAK SESUAI
        status,not-found,TIDAK DITEMUKAN
        status,deceased,MENINGGAL
        mark,same,Y
        mark,other,T

        """
    do { return try CivilRegistrySpellings(csv: csv) } catch { preconditionFailure("\(error)") }
}()

private func line(
    _ status: String, _ marks: KeyValuePairs<CivilRegistryField, String> = [:]
) -> CivilRegistryLine {
    CivilRegistryLine(
        status: status, marks: marks.map { (field: $0.key, written: $0.value) }, by: spellings)
}

@Suite struct `A line of the civil registry` {
    @Test(
        arguments: zip(
            ["SESUAI", "tidak_sesuai", " Tidak Ditemukan.", "Meninggal"],
            [CivilRegistryStatus.matched, .mismatched, .notFound, .deceased]))
    func `has the status that its word means, however it is written`(
        written: String, status: CivilRegistryStatus
    ) {
        #expect(line(written).status == status && line(written).fault == nil)
    }

    @Test(arguments: ["SESUAI?A", "PADAN SEBAGIAN", "OK", "Y", "sesuai sekali"])
    func `is a fault with a word that nobody knows, which is kept`(written: String) {
        let line = line(written)
        #expect(line.fault == .unknownWord && line.status == nil && line.written == written)
    }

    @Test func `goes by its marks where no status is written`() {
        #expect(line("", [.nik: "Y", .name: "y "]).status == .matched)
        let other = line("", [.nik: "Y", .name: "T", .birthDate: "t"])
        #expect(other.status == .mismatched && other.differs.fields == [.name, .birthDate])
        #expect(other.differs.codes == "name birth-date")
        #expect(CivilRegistryFields(codes: "birth-date name x") == other.differs)
        #expect(line("", [.nik: "Y", .name: ""]).status == .matched)
    }

    @Test func `is a fault where nothing is answered, or a mark is no mark`() {
        #expect(line("").fault == .silent)
        #expect(line("-", [.nik: " ", .name: "–"]).fault == .silent)
        let odd = line("SESUAI", [.nik: "Y", .name: "mungkin"])
        #expect(odd.fault == .unknownWord && odd.written == "mungkin" && odd.differs.isEmpty)
    }

    @Test func `is a fault where its status and its marks cannot both be`() {
        #expect(line("SESUAI", [.name: "T"]).fault == .againstItself)
        #expect(line("SESUAI", [.name: "Y"]).fault == nil)
        #expect(line("TIDAK DITEMUKAN", [.nik: "Y"]).fault == .againstItself)
        #expect(line("TIDAK DITEMUKAN", [.nik: "T"]).fault == nil)
        #expect(line("TIDAK SESUAI").status == .mismatched)
        #expect(line("MENINGGAL", [.nik: "Y", .name: "T"]).status == .deceased)
    }

    @Test func `keeps of a number that cannot be read its end only`() {
        let line = CivilRegistryLine(unreadable: "1,67101E+15")
        #expect(line.fault == .nikUnreadable && line.written == "E+15")
    }
}

@Suite struct `Spellings of the civil registry` {
    @Test func `name columns, of which some may repeat what was sent`() {
        #expect(spellings.column("N.I.K") == .nik)
        #expect(spellings.column("hasil") == .status)
        #expect(spellings.column("Nama (y/t)") == .mark(.name))
        #expect(spellings.column("Nama") == .repeated(.name))
        #expect(spellings.column("Alamat") == nil && spellings.column("") == nil)
    }

    private func fault(_ lines: String) -> Int? {
        do {
            _ = try CivilRegistrySpellings(csv: "what,code,written\n" + lines)
            return nil
        } catch { return error.line }
    }

    private let good = "column,nik,NIK\nstatus,matched,SESUAI\nmark,same,Y\n"

    @Test func `are refused with the line that is wrong`() {
        #expect(fault(good) == nil)
        #expect(fault(good + "status,mismatched,sesuai\n") == 5)
        #expect(fault(good + "status,maybe,MUNGKIN\n") == 5)
        #expect(fault(good + "mark,yes,YA\n") == 5)
        #expect(fault(good + "column,mark-wage,UPAH\n") == 5)
        #expect(fault(good + "word,same,YA\n") == 5)
        #expect(fault(good + "mark,same\n") == 5)
        #expect(fault(good + "mark,same,-\n") == 5)
    }

    @Test func `are refused where a kind is missing altogether, or the head`() {
        #expect(fault("column,nik,NIK\nstatus,matched,SESUAI\n") == 0)
        #expect(fault("") == 0)
        #expect(throws: CivilRegistrySpellings.Fault.self) { try CivilRegistrySpellings(csv: good) }
        #expect(throws: CivilRegistrySpellings.Fault.self) { try CivilRegistrySpellings(csv: "") }
    }
}
