/// How much likelier the second word of a name is once the first is known.
enum NameCohesion {
    static func measure(_ people: PersonColumns) -> Double {
        people.withView { view in
            var first: [UInt64: Double] = [:]
            var second: [UInt64: Double] = [:]
            var both: [UInt64: Double] = [:]
            var total = 0.0
            let step = max(view.records.count / 50_000, 1)
            for index in stride(from: 0, to: view.records.count, by: step) {
                let name = view.name(of: view.records[index])
                guard name.count > 1 else { continue }
                total += 1
                first[UInt64(name[0]), default: 0] += 1
                second[UInt64(name[1]), default: 0] += 1
                both[UInt64(name[0]) << 32 | UInt64(name[1]), default: 0] += 1
            }
            guard total > 200 else { return 4 }
            let coincidence = { (counts: [UInt64: Double]) in
                counts.values.reduce(0) { $0 + $1 * ($1 - 1) } / (total * (total - 1))
            }
            let expected = coincidence(first) * coincidence(second)
            guard expected > 0 else { return 4 }
            return min(max(coincidence(both) / expected, 1), 12)
        }
    }
}
