import Foundation
import Testing

@Suite struct `The money of a check` {
    let desk: Desk
    let people = (1...9).map { n in
        var worker = Worker.numbered(n)
        worker.wage = "\(1_234_567 + n * 111_111)"
        return worker
    }

    init() throws { desk = try Desk() }

    private func check(_ terms: String...) throws -> [String: Any] {
        try desk.write(people.roster, "daftar.csv")
        let run = try desk.naungan(["check", "daftar.csv", "--out", "hasil"] + terms)
        #expect(run.code != 2, "\(run.errors)")
        return try desk.json("hasil/ringkasan.json")
    }

    private func expectSums(_ summary: [String: Any]) throws {
        var sums: [String: Int] = [:]
        var total = 0
        for record in try desk.records("hasil/iuran.csv") {
            let amount = try #require(Int(record["iuran"] ?? ""))
            sums["\(record["program"] ?? "") \(record["pembayar"] ?? "")", default: 0] += amount
            total += amount
        }
        let payers = ["employer": "pemberi kerja", "worker": "pekerja"]
        let lines = summary.object("dues").list("lines").map { line in
            ("\(line["programme"] ?? "") \(payers[line["payer"] as? String ?? ""] ?? "")", line.int("amount"))
        }
        #expect(lines.count == sums.count)
        for (name, amount) in lines { #expect(sums[name] == amount, "\(name)") }
        #expect(summary.object("dues").int("total") == total)
        #expect(total > 0)
    }

    @Test func `adds up to the rupiah by programme and payer`() throws {
        let summary = try check("--month", "2026-01", "--programmes", "jkk,jkm,jht,jp", "--risk-class", "III")
        #expect(summary.object("dues").list("lines").count == 6)
        try expectSums(summary)
        try expectSums(try check("--month", "2026-02", "--segment", "bpu", "--paid-by", "csr"))
    }

    @Test func `rests on the wage that the basis names`() throws {
        for (basis, wage) in [("fixed:1500000", "1500000"), ("umk", ""), ("ump", "")] {
            let summary = try check("--month", "2026-01", "--wage-basis", basis, "--region", "16.71")
            let wages = Set(try desk.records("hasil/iuran.csv").map { $0["dasar"] ?? "" })
            #expect(wages.count == 1)
            if !wage.isEmpty { #expect(wages == [wage]) }
            #expect(summary.object("dues").int("people") == 9)
        }
        let column = try check("--month", "2026-01", "--wage-basis", "column")
        #expect(Set(try desk.records("hasil/iuran.csv").map { $0["dasar"] }).count == 9)
        #expect(column.object("dues").int("people") == 9)
    }

    @Test func `needs the place of a minimum wage`() throws {
        try desk.write(people.roster, "daftar.csv")
        let terms = ["check", "daftar.csv", "--month", "2026-01", "--out", "hasil", "--wage-basis"]
        #expect(try desk.naungan(terms + ["ump"]).errors.contains("--region"))
        let province = try desk.naungan(terms + ["umk", "--region", "16"])
        #expect(province.code == 2)
        #expect(province.errors.contains("16.71"))
        #expect(!desk.exists("hasil"))
    }

    @Test func `takes the class of the business`() throws {
        let lowest = try check("--month", "2026-01", "--programmes", "jkk", "--wage-basis", "fixed:10000000")
        #expect(lowest.object("dues").int("total") == 9 * 24_000)
        let highest = try check(
            "--month", "2026-01", "--programmes", "jkk", "--wage-basis", "fixed:10000000", "--risk-class", "V"
        )
        #expect(highest.object("dues").int("total") == 9 * 174_000)
    }

    @Test func `funds months until the budget falls a rupiah short`() throws {
        let month = 9 * (24_000 + 30_000)
        let terms = ["--month", "2026-10", "--wage-basis", "fixed:10000000", "--budget"]
        for (budget, funded) in [(month * 3, 3), (month * 3 - 1, 2), (month, 1), (0, 0)] {
            try desk.write(people.roster, "daftar.csv")
            _ = try desk.naungan(["check", "daftar.csv", "--out", "hasil"] + terms + ["\(budget)"])
            let outlook = try desk.json("hasil/ringkasan.json").object("budget")
            #expect(outlook.int("months_funded") == funded)
            #expect(outlook.int("balance") == budget - month * 3)
        }
    }

    @Test(
        arguments: [
            // Before the rule of 2025 the benefit was full at once; then three months are asked.
            ("2024-10", 3, nil, 2), ("2026-10", 3, 3, 2), ("2026-10", 3, 3, 3),
        ] as [(String, Int, Int?, Int)])
    func `warns where the money ends before the full death benefit, by the law of the month`(
        month: String, months: Int, asked: Int?, funded: Int
    ) throws {
        let cost = 9 * (24_000 + 30_000)
        // A rupiah short of all months to December, or of one month less.
        let budget = funded == months ? cost * months : cost * (funded + 1) - 1
        try desk.write(people.roster, "daftar.csv")
        _ = try desk.naungan(
            ["check", "daftar.csv", "--out", "hasil", "--month", month, "--wage-basis", "fixed:10000000"]
                + ["--budget", "\(budget)"])
        #expect(try desk.json("hasil/ringkasan.json").object("budget").int("full_benefit_months") == asked)
        let page = try desk.text("hasil/ringkasan.html")
        let isShort = funded < months
        #expect(page.contains("Santunan kematian penuh menuntut 3 bulan") == (isShort && asked != nil))
        #expect(page.contains("Usulkan tambahan lewat APBD") == (isShort && asked == nil))
    }

    @Test func `follows a law that changes within the year`() throws {
        let pension = try check(
            "--month", "2025-01", "--programmes", "jp", "--wage-basis", "fixed:20000000", "--budget", "1")
        let costs = pension.object("budget").list("months").map { $0.int("cost") ?? 0 }
        #expect(costs.count == 12)
        #expect(costs[0] == costs[1])
        #expect(costs[2] > costs[1], "the ceiling rises in March")
        #expect(Set(costs[2...]).count == 1)

        let relief = try check(
            "--month", "2026-01", "--segment", "bpu", "--paid-by", "csr", "--programmes", "jkk,jkm",
            "--wage-basis", "fixed:1000000", "--budget", "1")
        #expect(Set(relief.object("budget").list("months").map { $0.int("cost") ?? 0 }).count > 1)
    }
}
