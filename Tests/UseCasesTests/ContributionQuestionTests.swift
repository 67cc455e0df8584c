import Contributions
import LawBook
import MoneyAndDates
import Testing
import UseCases

@Suite struct `An amount as it is written` {
    @Test(
        arguments: [
            ("5000000", 5_000_000), ("5000000.0", 5_000_000), ("5_000_000", 5_000_000),
            ("5.000.000", 5_000_000), ("5,000,000", 5_000_000), ("Rp5.000.000,00", 5_000_000),
            ("rp 5.000.000", 5_000_000), ("4.665.927,94", 4_665_928), ("4,665,927.94", 4_665_928),
            ("4665927.94", 4_665_928), ("4665927.49", 4_665_927), ("4665927.5", 4_665_928),
            ("5.000,00", 5000), ("5000.000", 5000), (" 5000 ", 5000), ("1.0", 1), ("0.0", 0), ("0", 0),
            ("1e7", nil),
        ] as [(String, Int64?)])
    func `is read where it can mean one thing only`(text: String, amount: Int64?) throws {
        guard let amount else {
            #expect(throws: ContributionQuestion.Refusal.self) { try wage(text) }
            return
        }
        #expect(try wage(text) == amount)
    }

    @Test(
        arguments: [
            "5.000", "5,000", "500.125", "5,5", "5.5", "50.00.000", "5.000.00", "5,000.000,0", "5..000", ".5",
            "5.", "", "Rp", "lima juta", "5 juta", "0x10", "+5", "5.000.000.", "1000.000.000", "5-000",
            "9223372036854775807.9", "99999999999999999999", "5.000,000.00,0", "NaN",
        ])
    func `is refused where it may mean two things or none`(text: String) {
        let refusal = ContributionQuestion.Refusal.notAValue(
            fact: "wage", value: text, wanted: "wanted.rupiah")
        #expect(throws: refusal) { try wage(text) }
    }

    @Test func `says that a part of a rupiah was rounded away, and only then`() throws {
        #expect(try facts(["wage": "4665927.94"]).isRounded)
        #expect(try !facts(["wage": "4665927.00"]).isRounded)
        #expect(try facts(["contract-value": "100000000,5"]).isRounded)
    }

    @Test func `may be below nought, which the law then refuses`() throws {
        #expect(try wage("-5") == -5)
        #expect(try wage("-5.000.000") == -5_000_000)
    }

    private func wage(_ text: String) throws(ContributionQuestion.Refusal) -> Int64? {
        try facts(["wage": text]).wage?.amount
    }
}

@Suite struct `A question about dues` {
    @Test(arguments: [("I", 0), ("ii", 1), ("5", 4), ("3.0", 2)] as [(String, Int)])
    func `names a risk class in Roman or Arabic figures`(text: String, index: Int) throws {
        #expect(try facts(["risk-class": text]).riskClass == RiskClass.allCases[index])
    }

    @Test(arguments: ["0", "6", "VI", "-1", "1.5", "very low"])
    func `names no class that there is not`(text: String) {
        #expect(throws: ContributionQuestion.Refusal.self) { try facts(["risk-class": text]) }
    }

    @Test(arguments: ["jkk,jkm", "JKK, JKM", "jkk;jkm", "JKK+JKM", "jkk jkm", "jkm,jkk,jkk"])
    func `names programmes in any usual way`(text: String) throws {
        #expect(Set(try facts(["programmes": text]).programmes ?? []) == [.workAccident, .death])
    }

    @Test(arguments: ["", "jkk,jkx", ",", "all"])
    func `names no programme that there is not`(text: String) {
        #expect(throws: ContributionQuestion.Refusal.self) { try facts(["programmes": text]) }
        #expect(ContributionQuestion.programmes(text) == nil)
    }

    @Test(
        arguments: [
            ("2026-02", 2026, 2), ("2026-2", nil, 0), ("2026-13", nil, 0), ("2026-00", nil, 0),
            ("26-02", nil, 0), ("2026-02-01", nil, 0), ("+026-02", nil, 0), ("2026/02", nil, 0),
            ("２026-02", nil, 0),
        ] as [(String, Int?, Int)])
    func `names a month in one way`(text: String, year: Int?, month: Int) throws {
        guard let year else {
            #expect(throws: ContributionQuestion.Refusal.self) { try facts(["month": text]) }
            return
        }
        #expect(try facts(["month": text]).month == Month(year, month))
    }

    @Test func `takes the other words for the same thing`() throws {
        #expect(try facts(["nationality": "WNA"]).nationality == .foreign)
        #expect(try facts(["nationality": "wni"]).nationality == .indonesian)
        #expect(try facts(["nationality": "Foreign"]).nationality == .foreign)
        #expect(throws: ContributionQuestion.Refusal.self) { try facts(["nationality": "mars"]) }
        for text in ["true", "1", "Ya", "yes"] {
            #expect(try facts(["labour-intensive": text]).isLabourIntensive)
        }
        for text in ["false", "0", "tidak"] {
            #expect(try !facts(["labour-intensive": text]).isLabourIntensive)
        }
        #expect(throws: ContributionQuestion.Refusal.self) { try facts(["labour-intensive": "maybe"]) }
    }

    @Test(
        arguments: [("120", 120), ("0", 0), ("59.0", 59), ("121", nil), ("59.5", nil), ("old", nil)]
            as [(String, Int?)])
    func `names an age that a person can have`(text: String, age: Int?) throws {
        guard let age else {
            #expect(throws: ContributionQuestion.Refusal.self) { try facts(["age": text]) }
            return
        }
        #expect(try facts(["age": text]).age == age)
    }

    @Test(
        arguments: [("120", 120), ("24.0", 24), ("121", nil), ("24.5", nil), ("24.", nil)] as [(String, Int?)]
    )
    func `names a contract that may be signed`(text: String, months: Int?) throws {
        guard let months else {
            #expect(throws: ContributionQuestion.Refusal.self) { try facts(["pmi-months": text]) }
            return
        }
        #expect(try facts(["pmi-months": text]).contractMonths == months)
    }

    @Test func `may write an option with underscores, but not twice`() throws {
        #expect(try facts(["risk_class": "II"]).riskClass == .low)
        #expect(throws: ContributionQuestion.Refusal.unknownArgument(name: "risk_class")) {
            try facts(["risk_class": "II", "risk-class": "I"])
        }
        #expect(throws: ContributionQuestion.Refusal.unknownArgument(name: "salary")) {
            try facts(["salary": "1"])
        }
    }

    @Test func `needs a segment and a month`() {
        let ask = { (arguments: [String: String]) in try ContributionQuestion(arguments).facts() }
        #expect(throws: ContributionQuestion.Refusal.refused(.missing(fact: "segment"))) {
            try ask(["month": "2026-01"])
        }
        #expect(throws: ContributionQuestion.Refusal.refused(.missing(fact: "month"))) {
            try ask(["segment": "pu"])
        }
    }
}

private func facts(_ arguments: [String: String]) throws(ContributionQuestion.Refusal) -> ContributionFacts {
    let all = ["segment": "pu", "month": "2026-02"].merging(arguments) { _, given in given }
    return try ContributionQuestion(all).facts()
}
