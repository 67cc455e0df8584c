import DemoCity
import Testing

@Suite struct `A match score` {
    @Test func `counts right, wrong and missed rows of ten`() {
        // Rows 1 to 8 are participants 1 to 8; 9 and 10 are nobody.
        let truth = Dictionary(uniqueKeysWithValues: (1...8).map { ($0, $0) })
        let decisions: [(row: Int, participant: Int?)] = [
            (1, 1), (2, 2), (3, 3), (4, 4), (5, 5), (6, 6), (7, 1), (8, nil), (9, 3), (10, nil),
        ]
        let score = MatchScore(decisions: decisions, truth: truth)

        #expect(score.right == 6)
        #expect(score.wrong == 2)
        #expect(score.missed == 2)
        #expect(score.rightlyNone == 1)
        #expect(score.precision == 0.75)
        #expect(score.recall == 0.75)
        #expect(score.f1 == 0.75)
    }

    @Test func `takes either number of the same person for right`() {
        var score = MatchScore()
        score.add(2, truth: 1, sameAs: [2: 1])
        score.add(1, truth: 2, sameAs: [2: 1])
        score.add(3, truth: 1, sameAs: [2: 1])

        #expect(score.right == 2)
        #expect(score.wrong == 1)
    }

    @Test func `is whole when there was nothing to find and nothing was found, and nought when all is wrong`()
    {
        #expect(MatchScore().f1 == 1)
        var wrong = MatchScore()
        wrong.add(1, truth: 2)
        #expect(wrong.f1 == 0)
    }
}
