import Synchronization

/// Counts of answers and how long they took, as Prometheus reads them.
final class RequestCounts: Sendable {
    /// Upper bounds in milliseconds.
    private static let bounds = [5, 10, 25, 50, 100, 250, 500, 1_000, 5_000]

    private struct Counts {
        var byStatus: [Int: Int] = [:]
        var byBound = [Int](repeating: 0, count: RequestCounts.bounds.count + 1)
        var milliseconds = 0
        var givenAgain = 0
    }

    private let counts = Mutex(Counts())

    func add(status: Int, took duration: Duration) {
        let parts = duration.components
        let milliseconds = Int(parts.seconds) * 1_000 + Int(parts.attoseconds / 1_000_000_000_000_000)
        let place = RequestCounts.bounds.firstIndex { milliseconds <= $0 } ?? RequestCounts.bounds.count
        counts.withLock {
            $0.byStatus[status, default: 0] += 1
            $0.byBound[place] += 1
            $0.milliseconds += milliseconds
        }
    }

    /// One that was kept from before.
    func addGivenAgain() { counts.withLock { $0.givenAgain += 1 } }

    /// In the text format of Prometheus.
    var text: String {
        let counts = counts.withLock { $0 }
        var lines = ["# TYPE naungan_answers_total counter"]
        for (status, count) in counts.byStatus.sorted(by: { $0.key < $1.key }) {
            lines.append("naungan_answers_total{status=\"\(status)\"} \(count)")
        }
        lines.append("# TYPE naungan_answers_given_again_total counter")
        lines.append("naungan_answers_given_again_total \(counts.givenAgain)")
        lines.append("# TYPE naungan_answer_milliseconds histogram")
        var sum = 0
        for (bound, count) in zip(RequestCounts.bounds, counts.byBound) {
            sum += count
            lines.append("naungan_answer_milliseconds_bucket{le=\"\(bound)\"} \(sum)")
        }
        let all = counts.byBound.reduce(0, +)
        lines.append("naungan_answer_milliseconds_bucket{le=\"+Inf\"} \(all)")
        lines.append("naungan_answer_milliseconds_sum \(counts.milliseconds)")
        lines.append("naungan_answer_milliseconds_count \(all)")
        return lines.joined(separator: "\n") + "\n"
    }
}
