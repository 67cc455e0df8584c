import Contributions
import Dispatch
import Foundation
import Glibc

/// Runs the kernel over rows on some threads, several times, into outputs that are made once.
struct Measurement {
    let kernel: DuesKernel
    let input: DuesInput
    let runs: Int

    /// One line of JSON as the other programs print it.
    func line(_ mix: String, threads: Int) throws -> String {
        let parts = (0..<threads).map { Part(range: share($0, of: threads)) }
        run(parts)
        let times = (0..<runs).map { _ in
            let (wall, cpu) = (now(CLOCK_MONOTONIC), now(CLOCK_PROCESS_CPUTIME_ID))
            run(parts)
            return (wall: now(CLOCK_MONOTONIC) - wall, cpu: now(CLOCK_PROCESS_CPUTIME_ID) - cpu)
        }
        let fresh = (0..<runs).map { _ in
            let wall = now(CLOCK_MONOTONIC)
            run((0..<threads).map { Part(range: share($0, of: threads)) })
            return now(CLOCK_MONOTONIC) - wall
        }
        let line = Line(
            program: threads == 1 ? "naungan, 1 thread" : "naungan, \(threads) threads", mix: mix,
            rows: input.count, wall: times.map(\.wall), cpu: times.map(\.cpu), fresh: fresh,
            sums: sums(parts), hash: hash(parts), refused: parts.reduce(0) { $0 + $1.output.refusedCount })
        return String(decoding: try JSONEncoder().encode(line), as: UTF8.self)
    }

    private func run(_ parts: [Part]) {
        // Threads of their own: a queue gave both parts to one thread as often as not.
        let done = DispatchSemaphore(value: 0)
        for part in parts.dropFirst() {
            Thread.detachNewThread {
                kernel.assess(part.range, of: input, into: &part.output)
                done.signal()
            }
        }
        kernel.assess(parts[0].range, of: input, into: &parts[0].output)
        for _ in parts.dropFirst() { done.wait() }
    }

    private func share(_ place: Int, of threads: Int) -> Range<Int> {
        input.count * place / threads..<input.count * (place + 1) / threads
    }

    private func columns(_ output: DuesOutput) -> [[Int64]] {
        [
            output.workAccident, output.death, output.oldAgeEmployer, output.oldAgeWorker,
            output.pensionEmployer, output.pensionWorker,
        ]
    }

    private func sums(_ parts: [Part]) -> [Int64] {
        parts.reduce([0, 0, 0, 0, 0, 0]) { sums, part in
            zip(sums, columns(part.output)).map { $0 + $1.reduce(0, +) }
        }
    }

    /// Each amount times an odd number that depends on its place, so that no two rows can change places.
    private func hash(_ parts: [Part]) -> [UInt64] {
        parts.reduce([0, 0, 0, 0, 0, 0]) { hashes, part in
            zip(hashes, columns(part.output)).map { hash, column in
                var hash = hash
                for (row, amount) in column.enumerated() {
                    let place = UInt64(part.range.lowerBound + row)
                    hash &+= UInt64(bitPattern: amount) &* (place &* 2 &+ 1) &* 0x9E37_79B9_7F4A_7C15
                }
                return hash
            }
        }
    }

    private func now(_ clock: clockid_t) -> Double {
        var time = timespec()
        clock_gettime(clock, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}

/// What one thread works on; only it touches the output until all are done.
private final class Part: @unchecked Sendable {
    let range: Range<Int>
    var output = DuesOutput()

    init(range: Range<Int>) { self.range = range }
}

private struct Line: Encodable {
    let program, mix: String
    let rows: Int
    let wall, cpu, fresh: [Double]
    let sums: [Int64]
    let hash: [UInt64]
    let refused: Int
}
