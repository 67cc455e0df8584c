import Membership
import Testing

@Suite struct `A masked NIK` {
    @Test func `shows its last four digits and no other`() throws {
        let nik = try #require(NIK("1671014101900001"))
        #expect(nik.masked == "************0001")
        #expect(NIK.masked("1671014101900001") == nik.masked)
    }

    @Test func `keeps the length of what was stored, and shows all of what is too short to hide`() {
        #expect(NIK.masked("00000000001") == "*******0001")
        #expect(NIK.masked("12345") == "*2345")
        #expect(NIK.masked("1234") == "1234" && NIK.masked("") == "")
    }
}
