import Foundation
import Synchronization

/// A value that is worked out on another thread while this one writes to the database.
final class WorkAhead<Value: Sendable>: Sendable {
    private let value = Mutex<Value?>(nil)
    private let isDone = DispatchSemaphore(value: 0)

    init(_ work: @escaping @Sendable () -> Value) {
        DispatchQueue.global().async { [self] in
            let made = work()
            value.withLock { $0 = made }
            isDone.signal()
        }
    }

    /// Waits until it is there; asked once.
    func take() -> Value? {
        isDone.wait()
        return value.withLock { value in
            defer { value = nil }
            return value
        }
    }
}
