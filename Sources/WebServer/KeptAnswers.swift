import MoneyAndDates
import NIOCore
import SQLDatabase
import Synchronization
import WebGate
import Words

extension Answer {
    /// The bytes of what a program asked for and got; nil for anything else.
    var json: [UInt8]? {
        guard status == 200, cookies.isEmpty, case .bytes(let bytes, "application/json", nil) = content else {
            return nil
        }
        return bytes
    }
}

/// What programs read is asked again and again, mostly while nothing has changed. Answers are kept beside the
/// mark of the data they were made of, and given again as long as the database has that mark: an answer that
/// recorded a look has changed it already and is never given twice.
final class KeptAnswers: Sendable {
    /// All on which an answer depends beside the data.
    struct Question: Hashable, Sendable {
        let token: String
        let address: String
        let language: Language
        let day: Day
    }

    private struct Kept {
        let bytes: ByteBuffer
        let until: Int64
    }

    private struct State {
        var mark: DataMark?
        var answers: [Question: Kept] = [:]
        var size = 0
    }

    /// Bytes of all answers together, and of one.
    private static let most = 16 << 20
    private static let mostEach = 256 << 10
    /// Milliseconds, so that the last use of a token stays true to the minute.
    private static let longest: Int64 = 60_000

    private let state = Mutex(State())

    /// - Parameters:
    ///   - mark: of the data as they are now.
    ///   - now: milliseconds since 1970.
    func answer(_ question: Question, _ mark: DataMark, now: Int64) -> ByteBuffer? {
        state.withLock { state in
            guard state.mark == mark else {
                state = State(mark: mark)
                return nil
            }
            return state.answers[question].flatMap { now < $0.until ? $0.bytes : nil }
        }
    }

    /// - Parameters:
    ///   - mark: of the data before the answer was made.
    ///   - until: when the token ends, milliseconds since 1970.
    func keep(_ bytes: [UInt8], _ question: Question, _ mark: DataMark, now: Int64, until: Int64) {
        guard bytes.count <= KeptAnswers.mostEach else { return }
        state.withLock { state in
            guard state.mark == mark else { return }
            if state.size + bytes.count > KeptAnswers.most { state = State(mark: mark) }
            state.size += bytes.count
            state.answers[question] = Kept(
                bytes: ByteBuffer(bytes: bytes), until: min(until, now + KeptAnswers.longest))
        }
    }
}
