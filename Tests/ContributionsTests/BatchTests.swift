import Contributions
import EmbeddedFiles
import LawBook
import LawFiles
import Membership
import MoneyAndDates
import TestKit
import Testing

@Suite struct `A batch of person-months` {
    @Test func `owes what each person owes alone, in every month of the law of Indonesia`() throws {
        let paths = EmbeddedFiles.paths(under: "law/").map { String($0.dropFirst(4)) }
        let book = try LawFolder(paths: paths) { EmbeddedFiles.text(at: "law/" + $0) }.book()
        let law = try ContributionLaw(from: book)
        let edges = law.edges
        var month = book.coverage.from
        var assessed = 0
        while month <= book.coverage.through {
            var months = RandomPersonMonths(
                seed: UInt64(month.yyyymm), edges: edges, highest: 25_000_000)
            assessed += try expectSame(months.input(rows: 250), in: month, under: law)
            month = month.adding(1)
        }
        #expect(assessed > 15_000)
    }

    @Test(arguments: [Rounding.halfUp, .down, .up])
    func `is rounded as the law names it`(rounding: Rounding) throws {
        let law = try InventedLaw.law(changing: [
            "rounding/contribution": [InventedLaw.dated(.words([rounding.rawValue]))]
        ])
        try expectSame(smallAmounts(seed: 1), in: InventedLaw.month(2002, 1), under: law)
        try expectSame(smallAmounts(seed: 2), in: InventedLaw.month(2009, 6), under: law)
    }

    /// Thirds, primes and wholes: shares whose product with a relief is no whole number of millionths, so
    /// that the quick multiplication is exact only up to small amounts, or not at all.
    @Test(arguments: [333_333, 999_983, 1_000_000, 0, 1] as [Int64], [Rounding.halfUp, .down, .up])
    func `is exact whatever the rates and reliefs`(share: Int64, rounding: Rounding) throws {
        let relief = [InventedLaw.dated(InventedLaw.keyed(["transport": share, "other": share]))]
        let law = try InventedLaw.law(changing: [
            "jkk/rate": [
                InventedLaw.dated(
                    InventedLaw.keyed(["I": 1, "II": 12_347, "III": 999_999, "IV": 1_000_000, "V": share]))
            ],
            "jkm/rate": [InventedLaw.dated(.number(share))],
            "jkk/relief-labour-intensive": [InventedLaw.dated(.number(share))],
            "jkk/relief-bpu": relief, "jkm/relief-bpu": relief,
            "rounding/contribution": [InventedLaw.dated(.words([rounding.rawValue]))],
        ])
        var months = RandomPersonMonths(
            seed: UInt64(share), edges: [1000, 9_223_372, 9_223_373, 5_000_000], highest: 20_000_000)
        try expectSame(months.input(rows: 800), in: InventedLaw.month(2002, 1), under: law)
    }

    /// The smallest part of a rupiah below a half, of an amount so great that one multiplication of 64 bits
    /// would take it for a half: 10,027 times 999,983 millionths of millionths of it are 72,080,089.499….
    @Test func `leaves an amount that one multiplication cannot tell to a longer one`() throws {
        let law = try InventedLaw.law(changing: [
            "jkk/rate": [
                InventedLaw.dated(
                    InventedLaw.keyed(["I": 10_027, "II": 1, "III": 1, "IV": 1, "V": 1]))
            ],
            "jkk/relief-labour-intensive": [InventedLaw.dated(.number(999_983))],
        ])
        let kernel = try DuesKernel(month: InventedLaw.month(2002, 1), law: law)
        var output = DuesOutput()
        let terms = DuesTerms.wageEarner(.veryLow, isLabourIntensive: true)
        for (wage, dues) in [(7_188_721_939, 72_080_089), (7_188_721_940, 72_080_090)] as [(Int64, Int64)] {
            kernel.assess(one(wage, terms, programmes: 1, DuesInput.unknown), into: &output)
            #expect(output.workAccident == [dues])
        }
    }

    @Test func `refuses for what the first programme lacks, not for what a later one does`() throws {
        let law = try InventedLaw.law(changing: [
            "jkm/bpu-amount": [InventedLaw.dated(.number(7), from: InventedLaw.day(2003, 1, 1))]
        ])
        let kernel = try DuesKernel(month: InventedLaw.month(2002, 1), law: law)
        var output = DuesOutput()
        let terms = DuesTerms.selfEmployed(.other, .oneself)
        for (programmes, refusal) in [(2 | 4, .lawGap), (1 | 2, .missing)] as [(UInt8, DuesRefusal)] {
            kernel.assess(one(DuesInput.unknown, terms, programmes: programmes, 1), into: &output)
            #expect(output.refusals == [refusal.rawValue])
        }
    }

    @Test func `counts an income as the base of its band, however the bands lie`() throws {
        let cases: [[Int64]] = [[0], [5], [5, 6, 7, 8], [0, 1, 1_000_000], [0, 100, 9_999_999_999]]
        for starts in cases {
            let bands = starts.map { ParameterValue.Step(start: $0, value: $0 + 50) }
            let law = try InventedLaw.law(changing: ["bpu/income-bands": [InventedLaw.dated(.steps(bands))]])
            var months = RandomPersonMonths(seed: 7, edges: starts, highest: 10_000)
            try expectSame(months.input(rows: 600), in: InventedLaw.month(2002, 1), under: law)
        }
    }

    @Test func `refuses what is refused alone where one parameter is not known yet`() throws {
        let late = InventedLaw.day(2003, 1, 1)
        for (id, parameter) in InventedLaw.book().parameters where id != "rounding/contribution" {
            guard let value = parameter.values.last?.value else { continue }
            let law = try InventedLaw.law(changing: [id: [InventedLaw.dated(value, from: late)]])
            try expectSame(smallAmounts(seed: 3), in: InventedLaw.month(2002, 1), under: law)
        }
    }

    @Test func `is refused as a whole in a month without law or without a rounding`() throws {
        let law = try InventedLaw.law()
        for month in [InventedLaw.month(2000, 12), InventedLaw.month(2010, 1)] {
            #expect(throws: LawGap.self) { try DuesKernel(month: month, law: law) }
        }
        #expect(throws: Never.self) { try DuesKernel(month: InventedLaw.month(2009, 12), law: law) }
        let late = try InventedLaw.law(changing: [
            "rounding/contribution": [
                InventedLaw.dated(.words(["half-up"]), from: InventedLaw.day(2002, 2, 1))
            ]
        ])
        #expect(throws: LawGap.self) { try DuesKernel(month: InventedLaw.month(2002, 1), law: late) }
        #expect(throws: Never.self) { try DuesKernel(month: InventedLaw.month(2002, 2), law: late) }
    }

    @Test func `comes out the same in parts, and into an output that was used before`() throws {
        let kernel = try DuesKernel(month: InventedLaw.month(2002, 1), law: InventedLaw.law())
        let input = smallAmounts(seed: 4)
        var whole = DuesOutput()
        kernel.assess(input, into: &whole)
        var part = DuesOutput()
        var refused = 0
        for start in stride(from: 0, to: input.count, by: 70) {
            let range = start..<min(start + 70, input.count)
            kernel.assess(range, of: input, into: &part)
            #expect(part.rows == Array(whole.rows[range]))
            refused += part.refusedCount
        }
        #expect(refused == whole.refusedCount && refused > 0)
        kernel.assess(0..<0, of: input, into: &part)
        #expect(part.count == 0 && part.refusedCount == 0)
    }

    @Test func `does without a column of contracts`() throws {
        var input = smallAmounts(seed: 5)
        input.contracts = []
        try expectSame(input, in: InventedLaw.month(2002, 1), under: InventedLaw.law())
    }

    @Test func `refuses a migrant worker's contract that is too long to be paid in rupiah`() throws {
        let kernel = try DuesKernel(month: InventedLaw.month(2002, 1), law: InventedLaw.law())
        var output = DuesOutput()
        for (months, refusal) in [(600, 0), (Int64.max, DuesRefusal.absurd.rawValue)] {
            kernel.assess(one(DuesInput.unknown, .migrant(.agency), programmes: 3, months), into: &output)
            #expect(output.refusals == [refusal])
        }
    }

    @Test func `knows programmes by the bits that a job has them by`() throws {
        for programme in Programme.allCases {
            let bits = ProgrammeSet(programme).rawValue
            let input = one(500, .construction, programmes: bits, DuesInput.unknown)
            let facts = input.facts(ofRow: 0, in: InventedLaw.month(2002, 1))
            #expect(facts.programmes == [programme])
        }
    }
}

private func smallAmounts(seed: UInt64) -> DuesInput {
    var months = RandomPersonMonths(
        seed: seed, edges: [100, 199, 200, 399, 400, 1000, 1200], highest: 1500)
    return months.input(rows: 700)
}

private func one(_ amount: Int64, _ terms: DuesTerms, programmes: UInt8, _ contract: Int64) -> DuesInput {
    var input = DuesInput()
    input.amounts = [amount]
    input.programmes = [programmes]
    input.terms = [terms.code()]
    input.ages = [DuesInput.unknownAge]
    input.contracts = [contract]
    return input
}

/// - Returns: how many rows had an amount.
@discardableResult
private func expectSame(
    _ input: DuesInput, in month: Month, under law: ContributionLaw,
    at place: SourceLocation = #_sourceLocation
) throws -> Int {
    let kernel = try DuesKernel(month: month, law: law)
    var output = DuesOutput()
    kernel.assess(input, into: &output)
    for (row, got) in output.rows.enumerated() {
        let facts = input.facts(ofRow: row, in: month)
        let alone = RowOfDues(alone: facts, under: law)
        #expect(got == alone, "\(facts)", sourceLocation: place)
    }
    #expect(output.refusedCount == output.rows.count { $0.refusal != nil }, sourceLocation: place)
    return output.count - output.refusedCount
}

/// One row as the columns have it, or as the assessment of one person gives it.
private struct RowOfDues: Equatable {
    var refusal: DuesRefusal?
    var amounts: [Int64]

    init(refusal: DuesRefusal?, amounts: [Int64]) {
        self.refusal = refusal
        self.amounts = amounts
    }

    init(alone facts: ContributionFacts, under law: ContributionLaw) {
        amounts = [Int64](repeating: 0, count: 6)
        do throws(ContributionRefusal) {
            for line in try Assessment.assess(facts, under: law).lines {
                amounts[Self.column(line)] += line.amount.amount
            }
        } catch {
            refusal =
                switch error {
                case .missing: .missing
                case .notPositive: .notPositive
                case .absurd: .absurd
                case .lawGap: .lawGap
                }
        }
    }

    private static func column(_ line: ContributionLine) -> Int {
        switch line.programmes[0] {
        case .workAccident: 0
        case .death: 1
        case .oldAge: line.payer == .employer ? 2 : 3
        case .pension: line.payer == .employer ? 4 : 5
        case .jobLoss: preconditionFailure("job-loss insurance adds nothing to a bill")
        }
    }
}

extension DuesOutput {
    fileprivate var rows: [RowOfDues] {
        (0..<count).map { row in
            RowOfDues(
                refusal: DuesRefusal(rawValue: refusals[row]),
                amounts: [
                    workAccident[row], death[row], oldAgeEmployer[row], oldAgeWorker[row],
                    pensionEmployer[row], pensionWorker[row],
                ])
        }
    }
}

extension ContributionLaw {
    /// Every ceiling, and where every band and slice begins.
    fileprivate var edges: [Int64] {
        pension.wageCeiling.entries.compactMap(\.value?.amount)
            + (selfEmployed.incomeBands.entries.compactMap(\.value)
            + workAccident.constructionTiers.entries.compactMap(\.value)).joined().map(\.start)
    }
}
