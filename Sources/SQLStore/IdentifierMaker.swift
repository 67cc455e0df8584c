import Synchronization

/// Makes the 64-bit numbers by which rows are known: made by us, not by the database, so that any node may
/// make them; and rising with time, so that what belongs together lies together.
///
/// From the top: milliseconds since 2020 (41 bits), a counter (12 bits), the node (10 bits). More than 4096
/// in a millisecond borrow from the next; a clock that was moved back is waited out by counting on.
package final class IdentifierMaker: Sendable {
    /// 1 January 2020, in milliseconds since 1970.
    private static let start: Int64 = 1_577_836_800_000
    private static let step: Int64 = 1 << 10

    private let last: Mutex<Int64>
    private let node: Int64
    private let now: @Sendable () -> Int64

    /// - Parameters:
    ///   - node: 0 to 1023; no two programs at work on one database have the same.
    ///   - notBefore: milliseconds since 1970; the last instant that the database knows of. A clock that was
    ///     moved back while no program ran makes no number twice then.
    ///   - now: milliseconds since 1970.
    package init(node: Int, notBefore: Int64 = 0, now: @escaping @Sendable () -> Int64) {
        precondition((0..<1024).contains(node), "a node is numbered from 0 to 1023")
        self.node = Int64(node)
        self.now = now
        last = Mutex(max(0, notBefore - IdentifierMaker.start) << 22 | Int64(node))
    }

    /// One number.
    package func next() -> Int64 { next(1)[0] }

    /// So many numbers, rising.
    package func next(_ count: Int) -> [Int64] {
        let clock = ((now() - IdentifierMaker.start) << 22) | node
        let first = last.withLock { last -> Int64 in
            let first = max(clock, last + IdentifierMaker.step)
            last = first + Int64(count - 1) * IdentifierMaker.step
            return first
        }
        return (0..<count).map { first + Int64($0) * IdentifierMaker.step }
    }
}
