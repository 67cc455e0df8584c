import CSodium
import Dispatch
import Synchronization

/// Argon2id by libsodium, two at a time and away from the threads that serve everybody else: each takes
/// 19 MiB and some tens of milliseconds.
package final class PasswordHashing: Sendable {
    /// What a guess costs. Grown parameters are taken over at each account's next entry.
    package struct Cost: Sendable {
        let passes: UInt64
        /// Bytes.
        let memory: Int

        package init(passes: UInt64, memory: Int) {
            self.passes = passes
            self.memory = memory
        }

        /// Two passes over 19 MiB, as OWASP's password storage sheet has it for Argon2id.
        package static let ordinary = Cost(passes: 2, memory: 19 << 20)
    }

    private let cost: Cost
    private let lanes = [DispatchQueue(label: "password 1"), DispatchQueue(label: "password 2")]
    private let waiting = Atomic(0)
    private let turn = Atomic(0)
    /// Verified against for logins that there are not.
    private let nobody: String

    package init(_ cost: Cost = .ordinary) {
        precondition(sodium_init() >= 0, "libsodium finds no source of randomness")
        self.cost = cost
        nobody = made("nobody", cost)
    }

    /// The text that is kept of a password.
    package func hash(_ password: String) async -> String {
        let cost = cost
        return await inTurn { made(password, cost) }
    }

    /// Whether the password is the one that was kept. Without one kept (no such login) it takes as long, and
    /// is false.
    ///
    /// - Returns: also whether the kept text is to be made anew, with today's cost.
    package func matches(_ password: String, _ kept: String?) async -> (isRight: Bool, isOutdated: Bool) {
        let (cost, text) = (cost, kept ?? nobody)
        let isKnown = kept != nil
        return await inTurn {
            let signs = password.utf8.map { CChar(bitPattern: $0) }
            let code = crypto_pwhash_str_verify(text, signs, UInt64(signs.count))
            let isOld = crypto_pwhash_str_needs_rehash(text, cost.passes, cost.memory) != 0
            return (code == 0 && isKnown, isOld)
        }
    }

    /// How many wait or are being done.
    package var load: Int { waiting.load(ordering: .relaxed) }

    private func inTurn<Result: Sendable>(_ work: @escaping @Sendable () -> Result) async -> Result {
        waiting.add(1, ordering: .relaxed)
        let lane = lanes[turn.add(1, ordering: .relaxed).newValue & 1]
        return await withCheckedContinuation { continuation in
            lane.async {
                let result = work()
                self.waiting.subtract(1, ordering: .relaxed)
                continuation.resume(returning: result)
            }
        }
    }
}

private func made(_ password: String, _ cost: PasswordHashing.Cost) -> String {
    var text = [CChar](repeating: 0, count: Int(crypto_pwhash_STRBYTES))
    let signs = password.utf8.map { CChar(bitPattern: $0) }
    let code = crypto_pwhash_str(&text, signs, UInt64(signs.count), cost.passes, cost.memory)
    precondition(code == 0, "there is no memory for a password's hash")
    return String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
}
