import Access
import AccessBooks
import TestDatabases
import TestPortal
import Testing

@Suite struct `The pages of whoever governs` {
    /// A page, and the roles that it opens for; all others are told that it is not theirs.
    private static let pages: [(path: String, roles: Set<Role>)] = [
        ("/hari-ini", Set(Role.allCases)), ("/akun", Set(Role.allCases)),
        ("/akun/sandi", Set(Role.allCases)), ("/akun/kode", Set(Role.allCases)),
        ("/bantuan", Set(Role.allCases)), ("/hukum", Set(Role.allCases)),
        ("/hukum/banding", Set(Role.allCases)), ("/hukum/jkk/rate", Set(Role.allCases)),
        ("/pimpinan", [.manpowerOffice, .financeAgency, .leadership, .inspectorate]),
        ("/audit", [.leadership, .inspectorate]), ("/pengaturan", [.administrator]),
        ("/pengaturan/akun", [.administrator]), ("/pengaturan/akun/baru", [.administrator]),
        ("/pengaturan/token", [.administrator]), ("/pengaturan/token/baru", [.administrator]),
    ]

    @Test func `open for their roles in both languages, and for no other`() async throws {
        try await withTown(.sqlite) { town async throws in
            for role in Role.allCases {
                let browser = try await Browser.entered(town, as: role)
                for page in Self.pages {
                    let status = page.roles.contains(role) ? 200 : 403
                    for language in ["id", "en"] {
                        let reply = try await browser.get("\(page.path)?bahasa=\(language)")
                        #expect(reply.status == status, "\(role) \(page.path)")
                        #expect(!reply.text.contains("⟨"), "\(page.path) lacks a sentence")
                        #expect(reply.text.utf8.count < 60_000, "\(page.path) is heavy")
                        #expect(reply.text.components(of: "<h1").count == 2, "\(page.path) has one title")
                    }
                }
            }
        }
    }

    @Test func `lead everybody somewhere, and strangers to the door`() async throws {
        try await withTown(.sqlite) { town async throws in
            #expect(try await Browser(town.portal).get("/").location == "/masuk")
            for role in Role.allCases {
                let browser = try await Browser.entered(town, as: role)
                let place = try #require(try await browser.get("/").location)
                #expect(try await browser.get(place).status == 200)
            }
            #expect(try await Browser(town.portal).get("/pimpinan").location?.hasPrefix("/masuk?ke=") == true)
            #expect(try await Browser(town.portal).get("/bantuan").status == 200)
        }
    }

    @Test func `show no figure of the law that is not there, and no account of others`() async throws {
        try await withTown(.sqlite) { town async throws in
            let office = try await Browser.entered(town, as: .manpowerOffice)
            for path in ["/hukum/jkk/none", "/hukum/x/y", "/hukum/due/day-of-month/andai?nilai=1"] {
                #expect(try await office.get(path).status == 404)
            }
            let keeper = try await Browser.entered(town, as: .administrator)
            for path in ["/pengaturan/akun/77", "/pengaturan/akun/x"] {
                #expect(try await keeper.get(path).status == 404)
            }
            #expect(try await keeper.post("/pengaturan/akun/77/tutup").status == 404)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `print a slip once, make its owner choose a password, and let him in by it`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town async throws in
            let keeper = try await Browser.entered(town, as: .administrator)
            _ = try await keeper.get("/pengaturan/akun/baru")
            let made = try await keeper.post(
                "/pengaturan/akun/baru",
                ["login": "rina", "nama": "Rina <i>M", "peran": "opd-operator", "unit": "1.02"])
            #expect(made.status == 200 && made.text.contains("Rina &lt;i&gt;M"))
            let password = try #require(made.text.firstMatch(of: /[a-z0-9]{4}(-[a-z0-9]{4}){3}/)).0
            let browser = Browser(town.portal)
            _ = try await browser.get("/masuk")
            let entry = try await browser.post("/masuk", ["login": "rina", "sandi": String(password)])
            #expect(entry.status == 303)
            for path in ["/", "/hari-ini", "/akun"] {
                #expect(try await browser.get(path).location == "/akun/sandi")
            }
            _ = try await browser.get("/akun/sandi")
            let wrong = try await browser.post(
                "/akun/sandi", ["lama": String(password), "baru": "pendek", "ulang": "pendek"])
            #expect(wrong.status == 422 && wrong.text.contains("baru-error"))
            let differing = try await browser.post(
                "/akun/sandi", ["lama": String(password), "baru": goodPassword, "ulang": "lain sekali ini"])
            #expect(differing.status == 422 && differing.text.contains("ulang-error"))
            let changed = try await browser.post(
                "/akun/sandi", ["lama": String(password), "baru": goodPassword, "ulang": goodPassword])
            #expect(changed.location?.hasPrefix("/akun?kabar=") == true)
            #expect(try await browser.get("/hari-ini").status == 200)
            #expect(try await keeper.get("/pengaturan/akun?cari=rina").text.contains(password) == false)
        }
    }

    @Test func `say beside its field what an account lacks`() async throws {
        try await withTown(.sqlite) { town async throws in
            let keeper = try await Browser.entered(town, as: .administrator)
            _ = try await keeper.get("/pengaturan/akun/baru")
            for (login, name, role, unit, field) in [
                ("treasurer", "T", "treasurer", "1.02", "login"), ("A B", "T", "treasurer", "1.02", "login"),
                ("baru", "", "verifier", "", "nama"), ("baru", "T", "treasurer", "", "unit"),
                ("baru", "T", "treasurer", "2.01", "unit"), ("baru", "T", "verifier", "1.02", "unit"),
                ("baru", "T", "worker", "", "orang"),
            ] {
                let reply = try await keeper.post(
                    "/pengaturan/akun/baru", ["login": login, "nama": name, "peran": role, "unit": unit])
                #expect(reply.status == 422 && reply.text.contains("id=\"\(field)-error\""), "\(field)")
            }
            let unknown = try await keeper.post(
                "/pengaturan/akun/baru", ["login": "baru", "nama": "T", "peran": "king"])
            #expect(unknown.status == 404)
        }
    }

    @Test func `close an account at once, but never the last that can make accounts`() async throws {
        try await withTown(.sqlite) { town async throws in
            let keeper = try await Browser.entered(town, as: .administrator)
            let treasurer = try await Browser.entered(town, as: .treasurer)
            let id = try await town.accounts.account("treasurer").id
            _ = try await keeper.get("/pengaturan/akun/\(id)")
            #expect(try await keeper.post("/pengaturan/akun/\(id)/tutup").status == 303)
            #expect(try await treasurer.get("/hari-ini").location?.hasPrefix("/masuk") == true)
            let own = try await town.accounts.account("administrator").id
            let refused = try await keeper.post("/pengaturan/akun/\(own)/tutup")
            #expect(refused.status == 422)
            #expect(try await keeper.get("/pengaturan").status == 200)
        }
    }

    @Test func `end one's other sessions, and nobody else's`() async throws {
        try await withTown(.sqlite) { town async throws in
            let here = try await Browser.entered(town, as: .treasurer)
            let there = try await Browser.entered(town, as: .treasurer)
            let stranger = try await Browser.entered(town, as: .verifier)
            let page = try await here.get("/akun")
            #expect(page.text.components(of: "name=\"sesi\"").count > 1)
            #expect(try await here.post("/akun/sesi", ["sesi": "12345"]).status == 422)
            #expect(try await here.post("/akun/sesi", ["sesi": "lain"]).status == 303)
            #expect(try await there.get("/akun").location?.hasPrefix("/masuk") == true)
            #expect(try await here.get("/akun").status == 200)
            #expect(try await stranger.get("/akun").status == 200)
        }
    }

    @Test func `set up a second factor only by a right code`() async throws {
        try await withTown(.sqlite) { town async throws in
            let browser = try await Browser.entered(town, as: .treasurer)
            _ = try await browser.get("/akun/kode")
            #expect(try await browser.post("/akun/kode/mulai", ["sandi": "salah"]).status == 422)
            let shown = try await browser.post("/akun/kode/mulai", ["sandi": goodPassword])
            let found = try #require(shown.text.firstMatch(of: /secret=([A-Z2-7]+)/))
            #expect(shown.text.contains("<svg class=\"qr\"") && shown.text.contains("role=\"img\""))
            #expect(try await browser.post("/akun/kode", ["kode": "000000"]).status == 422)
            let code = try #require(TOTP.code(secret: String(found.1), now: town.clock.now()))
            #expect(try await browser.post("/akun/kode", ["kode": code]).status == 303)
            let page = try await browser.get("/akun/kode")
            #expect(page.text.contains("/akun/kode/lepas") && !page.text.contains(found.1))
            #expect(try await browser.post("/akun/kode/lepas", ["sandi": "salah"]).status == 422)
            #expect(try await browser.post("/akun/kode/lepas", ["sandi": goodPassword]).status == 303)
        }
    }

    @Test func `weigh another figure, and say what cannot be weighed`() async throws {
        try await withTown(.sqlite) { town async throws in
            let browser = try await Browser.entered(town, as: .financeAgency)
            let path = "/hukum/jkk/rate/andai?kunci=I&mulai=2026-03&nilai="
            let weighed = try await browser.get(path + "0,48")
            #expect(weighed.status == 200 && weighed.text.contains("Dinas Kesehatan"))
            for value in ["", "-1", "101", "0,12345", "1e3", "satu"] {
                #expect(try await browser.get(path + value).status == 422, "\(value)")
            }
            #expect(try await browser.get("/hukum/jkk/rate/andai?kunci=I&nilai=1&mulai=x").status == 422)
            #expect(
                try await browser.get("/hukum/jkk/rate/andai?kunci=I&nilai=1&mulai=2199-01").status == 422)
            let ceiling = "/hukum/jp/wage-ceiling/andai?mulai=2026-03&nilai="
            for (value, status) in [
                ("11.000.000", 200), ("Rp11.000.000,-", 200), ("1.5", 422), ("11.00.000", 422), (",-", 422),
            ] {
                #expect(try await browser.get(ceiling + value).status == status, "\(value)")
            }
            let other = try await Browser.entered(town, as: .verifier)
            #expect(try await other.get(path + "0,48").status == 403)
        }
    }

    @Test(arguments: ["-9223372036854775808", "0", "9223372036854775807"])
    func `go on from no entry that is not there`(cursor: String) async throws {
        try await withTown(.sqlite) { town async throws in
            let browser = try await Browser.entered(town, as: .inspectorate)
            #expect(try await browser.get("/audit?sesudah=\(cursor)").status == 200)
        }
    }

    @Test func `weigh no amount with which a nation could not be added up`() async throws {
        try await withTown(.sqlite) { town async throws in
            let browser = try await Browser.entered(town, as: .manpowerOffice)
            let path = "/hukum/jp/wage-ceiling/andai?mulai=2026-03&nilai="
            #expect(try await browser.get(path + "9999999999").status == 200)
            #expect(try await browser.get(path + "10000000000").status == 422)
            #expect(try await browser.get(path + "999999999999999").status == 422)
        }
    }

    @Test func `give the chain as a file with who took it, and with nothing that a spreadsheet runs`()
        async throws
    {
        try await withTown(.sqlite) { town async throws in
            _ = try await town.accounts.create(
                AccountDraft(login: "evil", display: "=1+1", role: .verifier))
            let browser = try await Browser.entered(town, as: .inspectorate)
            _ = try await browser.get("/audit")
            let file = try await browser.post("/audit/berkas", ["perbuatan": "account.create"])
            #expect(file.status == 200 && file.headers["content-type"]?.hasPrefix("text/csv") == true)
            let lines = file.text.split(whereSeparator: \.isNewline)
            #expect(lines.last?.contains("inspectorate") == true)
            #expect(lines.allSatisfy { line in !["=", "+", "-", "@"].contains(line.prefix(1)) })
            let again = try await browser.get("/audit?perbuatan=data.export")
            #expect(again.text.contains("audit.csv"))
            #expect(try await browser.post("/audit/berkas", ["tanda": "forged"]).status == 403)
            let whole = try await browser.get("/audit")
            #expect(whole.status == 200)
            #expect(try await browser.post("/audit/periksa").text.contains("notice good"))
            #expect(try await browser.get("/audit?hari=kemarin").status == 422)
        }
    }

    @Test func `lead on in a list with the question alone, and back to its beginning`() async throws {
        try await withTown(.sqlite) { town async throws in
            let browser = try await Browser.entered(town, as: .inspectorate)
            let first = try await browser.get("/hukum?cari=a&kabar=told.money.booked").text
            let on = try #require(first.firstMatch(of: /href="(\/hukum\?[^"]*sesudah=[^"]*)"/)).1
            #expect(on.contains("cari=a") && !on.contains("kabar"))
            #expect(!first.contains("Kembali ke awal"))
            let second = try await browser.get(String(on).components(of: "&amp;").joined(separator: "&")).text
            #expect(second.contains("Kembali ke awal") && second.contains(#"href="/hukum?cari=a""#))
        }
    }

    @Test func `let nothing that was typed become markup`() async throws {
        try await withTown(.sqlite) { town async throws in
            let evil = "%22%3E%3Cscript%3Ealert(1)%3C/script%3E"
            let browser = try await Browser.entered(town, as: .inspectorate)
            for path in [
                "/audit?pelaku=\(evil)", "/hukum?cari=\(evil)&bagian=\(evil)", "/hukum/banding?dari=\(evil)",
                "/hukum/jkk/rate/andai?nilai=\(evil)&mulai=\(evil)", "/hari-ini?kabar=\(evil)",
            ] {
                #expect(try await browser.get(path).text.contains("<script>alert") == false, "\(path)")
            }
            let keeper = try await Browser.entered(town, as: .administrator)
            #expect(
                try await keeper.get("/pengaturan/akun?cari=\(evil)").text.contains("<script>alert") == false)
        }
    }
}

extension String {
    fileprivate func components(of part: String) -> [Substring] {
        split(separator: part, omittingEmptySubsequences: false)
    }
}
