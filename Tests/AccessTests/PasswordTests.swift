import Access
import EmbeddedFiles
import Testing

@Suite struct `A password` {
    private let rules = PasswordRules(common: EmbeddedFiles.text(at: PasswordRules.path) ?? "")

    private func refused(_ password: String, login: String = "budi.hartono") -> AccessRefusal? {
        do {
            try rules.check(password, login: login)
            return nil
        } catch { return error }
    }

    @Test func `has twelve signs or more, however many bytes`() {
        #expect(refused("kuda lari ka") == nil)
        #expect(refused("kuda lari k") == .passwordTooShort(least: 12))
        #expect(refused("é1é2é3é4é5é") == .passwordTooShort(least: 12))
        #expect(refused(String(repeating: "abcdé", count: 166) + "abcd") == nil)
        #expect(refused(String(repeating: "abcdé", count: 167)) == .passwordTooLong(most: 1_000))
    }

    @Test(arguments: [
        "indonesiaraya", "IndonesiaRaya45!", "bismillah12345", "123456789012", "Password1234!",
        "aaaaaaaaaaaa", "ababababab12ab".filter { $0 != "1" && $0 != "2" } + "ab", "jamsostek-2026",
    ])
    func `is none that everybody tries first`(password: String) {
        #expect(refused(password) == .passwordCommon)
    }

    @Test(arguments: ["budi.hartono", "Budi.Hartono", "budi.hartono1990"])
    func `is not the login`(password: String) {
        #expect(refused(password) == .passwordIsLogin)
    }

    @Test func `of a few words is taken`() {
        #expect(refused("sungai musi waktu subuh") == nil)
        #expect(refused("budi.hartono suka kopi") == nil)
    }
}

@Suite struct `A login` {
    @Test(arguments: ["adi", "siti.aminah", "a-1_b", "budi@kota.go.id", String(repeating: "a", count: 64)])
    func `is short, small and plain`(login: String) { #expect(isUsableLogin(login)) }

    @Test(arguments: [
        "", "ad", "Adi", "1adi", "adi siti", "adi@a@b", "adi\u{0}x", "ädi", "<adi>",
        String(repeating: "a", count: 65), "adi'--",
    ])
    func `is refused otherwise`(login: String) { #expect(!isUsableLogin(login)) }
}
