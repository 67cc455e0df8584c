import Foundation
import LawBook
import Synchronization
import Words

/// A line on standard error that says how far long work has come: nothing in the first two seconds, and
/// then once a second what has changed. A timer shows it, so that a step which counts nothing while it
/// works is named all the same.
final class ProgressLine: Sendable {
    private struct State {
        var key = ""
        var count = 0
        var calls = 0
        var shown = ""
        var hasEnded = false
    }

    private let words: Words
    private let state = Mutex(State())
    private let isTerminal = isatty(2) == 1

    init(words: Words) {
        self.words = words
        Thread.detachNewThread { [self] in
            Thread.sleep(forTimeInterval: 2)
            while show() { Thread.sleep(forTimeInterval: 1) }
        }
    }

    /// Called for every row: the key is spelt out now and then, and where the count jumps because another
    /// step begins.
    func tell(_ key: @autoclosure () -> String, _ count: Int) {
        state.withLock { state in
            state.calls += 1
            if state.calls & 1023 == 0 || count != state.count + 1 { state.key = key() }
            state.count = count
        }
    }

    func end() {
        let hasShown = state.withLock { state in
            state.hasEnded = true
            return !state.shown.isEmpty
        }
        if hasShown, isTerminal { Terminal.errors.bytes(Array("\r\u{1B}[K".utf8)) }
    }

    /// False once the work has ended. Shows while the lock is held, so that nothing appears after the end.
    private func show() -> Bool {
        state.withLock { state in
            guard !state.hasEnded else { return false }
            let text =
                state.key.isEmpty ? "" : words(state.key, ["count": .text(words.text(state.count))])
            guard text != state.shown else { return true }
            state.shown = text
            if isTerminal {
                Terminal.errors.bytes(Array("\r\u{1B}[K\(text)".utf8))
            } else {
                Terminal.errors.line(text)
            }
            return true
        }
    }
}
