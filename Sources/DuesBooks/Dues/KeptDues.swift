import Synchronization

/// What registrations owe, kept in memory from one transaction to the next.
///
/// Whoever takes one has it alone, and gives it back once the transaction is on the disk; where it failed the
/// next reads it from the store. So nothing is copied, and nothing is kept that is not in the store.
final class KeptDues: Sendable {
    /// Of so many registrations at most: some kilobytes each.
    private static let atMost = 4_096

    private let registrations = Mutex<[Int64: RegistrationDues]>([:])

    func taken(_ registration: Int64) -> RegistrationDues? {
        registrations.withLock { $0.removeValue(forKey: registration) }
    }

    func keep(_ dues: [RegistrationDues]) {
        registrations.withLock { registrations in
            if registrations.count + dues.count > Self.atMost { registrations = [:] }
            for one in dues.prefix(Self.atMost) { registrations[one.registration] = one }
        }
    }
}
