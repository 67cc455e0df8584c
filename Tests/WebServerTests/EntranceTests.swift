import Access
import AccessBooks
import TestDatabases
import TestPortal
import Testing
import WebGate

@Suite struct `The entrance of the portal` {
    @Test(arguments: TestEngine.atHand)
    func `lets in by the right password, and shows who entered`(engine: TestEngine) async throws {
        try await withTown(engine) { town async throws in
            let browser = try await Browser.entered(town, as: .financeAgency)
            let page = try await browser.get("/tidak-ada")
            #expect(page.status == 404)
            #expect(page.text.contains("finance-agency") && page.text.contains("/keluar"))
        }
    }

    @Test func `says the same of a wrong password and of a login that is not there`() async throws {
        try await withTown(.sqlite) { town async throws in
            var answers: [String] = []
            for login in ["treasurer", "nobody-here"] {
                let browser = Browser(town.portal)
                _ = try await browser.get("/masuk")
                let reply = try await browser.post("/masuk", ["login": login, "sandi": "salah sekali ini"])
                #expect(reply.status == 401 && reply.headers["set-cookie"]?.contains("naungan=") != true)
                let notice = /<div class="notice bad"[^>]*>.*?<\/div>/
                let sentence = try #require(reply.text.firstMatch(of: notice))
                answers.append(String(sentence.0))
            }
            #expect(answers[0] == answers[1])
        }
    }

    @Test func `refuses a form without the mark of its page, or from another site`() async throws {
        try await withTown(.sqlite) { town async throws in
            let browser = Browser(town.portal)
            _ = try await browser.get("/masuk")
            let form: KeyValuePairs = ["login": "treasurer", "sandi": goodPassword, "tanda": "forged"]
            #expect(try await browser.post("/masuk", form).status == 403)
            let whole: KeyValuePairs = ["login": "treasurer", "sandi": goodPassword]
            let elsewhere = ["sec-fetch-site": "cross-site"]
            #expect(try await browser.post("/masuk", whole, headers: elsewhere).status == 403)
            #expect(try await browser.post("/masuk", whole).status == 303)
        }
    }

    @Test func `leads back to where one wanted to go, and never to another site`() async throws {
        try await withTown(.sqlite) { town async throws in
            for (wanted, place) in [
                ("/orang/7?a=b", "/orang/7?a=b"), ("//evil.example/x", "/"), ("https://evil.example", "/"),
                ("/\\evil.example", "/"),
            ] {
                let browser = Browser(town.portal)
                _ = try await browser.get("/masuk")
                let reply = try await browser.post(
                    "/masuk", ["login": "treasurer", "sandi": goodPassword, "ke": wanted])
                #expect(reply.location == place)
            }
        }
    }

    @Test func `gives no session back after leaving, nor for a forged cookie`() async throws {
        try await withTown(.sqlite) { town async throws in
            let browser = try await Browser.entered(town, as: .treasurer)
            _ = try await browser.get("/tidak-ada")
            #expect(try await browser.post("/keluar").status == 303)
            #expect(!(try await browser.get("/tidak-ada").text.contains("/keluar")))
            let forged = ["cookie": "naungan=1671.\(String(repeating: "A", count: 43))"]
            #expect(!(try await Browser(town.portal).get("/masuk", headers: forged).text.contains("/keluar")))
        }
    }

    @Test func `guards every page with the same headers`() async throws {
        try await withTown(.sqlite) { town async throws in
            for path in ["/masuk", "/tidak-ada", "/aset/a/portal.css"] {
                let headers = try await Browser(town.portal).get(path).headers
                #expect(headers["x-content-type-options"] == "nosniff", "\(path)")
                if path.hasPrefix("/aset") { continue }
                #expect(headers["content-security-policy"]?.contains("default-src 'none'") == true)
                #expect(headers["cache-control"] == "no-store")
            }
        }
    }

    @Test(arguments: [
        ("/orang", true), ("/orang?cari=a%20b", true), ("//evil.example", false), ("/\t/evil.example", false),
        ("/\r/evil.example", false), ("/\\evil.example", false), ("https://evil.example", false),
        ("/masuk", false), ("/é", false),
    ])
    func `leads back to a path of ours and nowhere else`(path: String, isOurs: Bool) async throws {
        try await withTown(.sqlite) { town async throws in
            let query = Fields([(name: "ke", value: path)])
            let page = try await Browser(town.portal).get("/masuk?\(query.urlEncoded)")
            let kept = try #require(page.text.firstMatch(of: /name="ke" value="([^"]*)"/)).1
            #expect(kept.isEmpty != isOurs)
        }
    }

    @Test func `has one place for every address of one line`() {
        #expect(RateLimit.place("2001:db8:1:2::1") == RateLimit.place("2001:db8:1:2:ffff::9"))
        #expect(RateLimit.place("2001:db8:1:2::1") != RateLimit.place("2001:db8:1:3::1"))
        #expect(RateLimit.place("203.0.113.7") == "203.0.113.7")
        #expect(RateLimit.place("::ffff:203.0.113.7") == "203.0.113.7")
        #expect(RateLimit.place("x:y") == "x:y")
    }

    @Test func `escapes what is asked for, and takes no form that is too large`() async throws {
        try await withTown(.sqlite) { town async throws in
            let browser = Browser(town.portal)
            let page = try await browser.get("/masuk?ke=/%22%3E%3Cscript%3Ealert(1)%3C/script%3E")
            #expect(page.status == 200 && !page.text.contains("<script>alert"))
            let large = String(repeating: "a", count: 300_000)
            #expect(try await browser.post("/masuk", ["login": large]).status == 413)
            let odd = ["content-type": "text/xml"]
            #expect(try await browser.post("/masuk", body: "<a/>", headers: odd).status == 400)
        }
    }
}
