import Testing

@Suite struct `The house` {
    @Test(arguments: houseRules)
    func `keeps the rule that`(rule: HouseRule) throws {
        for violation in rule.violations(try SourceTree.ofThisPackage.get()) {
            if allowances.contains(where: { $0.covers(violation, of: rule) }) { continue }
            Issue.record("\(violation)\n    Rule: \(rule.name). \(rule.instead)")
        }
    }

    @Test(arguments: houseRules)
    func `reports what is planted against the rule that`(rule: HouseRule) {
        #expect(!rule.reports.isEmpty, "plant a breach of it")
        for plant in rule.reports {
            let found = rule.violations(SourceTree(planted: plant.files))
            #expect(found.count == plant.count, "in \(plant.files) it found \(found)")
        }
    }

    @Test(arguments: houseRules)
    func `allows the near miss of the rule that`(rule: HouseRule) {
        #expect(!rule.allows.isEmpty, "plant a near miss of it")
        for plant in rule.allows {
            #expect(rule.violations(SourceTree(planted: plant.files)) == [], "in \(plant.files)")
        }
    }

    @Test func `allows no breach that is no longer there`() throws {
        let tree = try SourceTree.ofThisPackage.get()
        for allowance in allowances {
            let rule = try #require(houseRules.first { $0.name == allowance.rule })
            let still = rule.violations(tree).contains { allowance.covers($0, of: rule) }
            #expect(still, "take \(allowance) out of HouseRules.swift")
        }
    }

    @Test func `has rules of different names`() {
        #expect(Set(houseRules.map(\.name)).count == houseRules.count)
    }
}
