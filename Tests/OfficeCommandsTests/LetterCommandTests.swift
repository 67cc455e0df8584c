import Testing

@Suite struct `The templates of letters` {
    let desk: Desk

    init() throws { desk = try Desk() }

    @Test func `are written to be edited, and what an office changed is left alone`() throws {
        let first = try desk.naungan("letter", "templates", "--out", "surat")
        #expect(first.code == 0, "\(first.errors)")
        let files = desk.files("surat")
        #expect(files.contains("letterhead.yaml"))
        for kind in [
            "bill", "receipt", "contribution-details", "certificate", "unit-report", "warning-letter",
        ] {
            #expect(files.contains("\(kind)/id.yaml") && files.contains("\(kind)/en.yaml"))
        }
        try desk.write("milik kami", "surat/letterhead.yaml")
        _ = try desk.naungan("letter", "templates", "--out", "surat")
        #expect(try desk.text("surat/letterhead.yaml") == "milik kami")
    }

    @Test func `are not written where nothing can be`() throws {
        try desk.write("", "berkas")
        let run = try desk.naungan("letter", "templates", "--out", "berkas/surat")
        #expect(run.code == 2)
        #expect(run.errors.contains("berkas/surat"))
    }

    @Test func `are asked for only where there are books`() throws {
        let run = try desk.naungan("letter", "receipt", "KW/1", "--out", "a.pdf")
        #expect(run.code == 2)
        #expect(!desk.exists("a.pdf"))
    }
}
