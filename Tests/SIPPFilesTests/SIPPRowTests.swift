import Testing

@testable import SIPPFiles

@Suite struct `A row of a SIPP file` {
    @Test func `keeps every field apart from every other`() {
        var row = SIPPRow()
        for field in SIPPField.allCases.reversed() { row[field] = field.rawValue }

        #expect(SIPPField.allCases.allSatisfy { row[$0] == $0.rawValue })
    }

    @Test func `is empty where nothing was said, and forgets what is emptied`() {
        var row: SIPPRow = [.name: "SITI", .wage: "1"]
        #expect(row[.nik].isEmpty)

        row[.wage] = "2"
        #expect(row[.wage] == "2")

        row[.wage] = ""
        #expect(row == [.name: "SITI"])
    }

    @Test func `equals another filled in another order`() {
        let one: SIPPRow = [.name: "SITI", .wage: "1", .status: "Y"]
        #expect(one == [.status: "Y", .wage: "1", .name: "SITI"])
        #expect(one == SIPPRow([.wage: "1", .name: "SITI", .status: "Y"]))
        #expect(one != [.status: "Y", .wage: "1", .firstName: "SITI"])
    }
}
