import Foundation
import LawBook
import Words

/// A line on standard error that says how far long work has come: nothing in the first two seconds, and
/// then once a second.
final class ProgressLine {
    private let words: Words
    private let start = DispatchTime.now()
    private var next: UInt64
    private var calls = 0
    private let isTerminal = isatty(2) == 1
    private var hasShown = false

    init(words: Words) {
        self.words = words
        next = start.uptimeNanoseconds + 2_000_000_000
    }

    func tell(_ key: String, _ count: Int) {
        calls += 1
        guard calls & 1023 == 0 || count == 0 else { return }
        let now = DispatchTime.now().uptimeNanoseconds
        guard now >= next else { return }
        next = now + 1_000_000_000
        let text = words(key, ["count": .text(words.text(count))])
        if isTerminal {
            Terminal.errors.bytes(Array("\r\u{1B}[K\(text)".utf8))
            hasShown = true
        } else {
            Terminal.errors.line(text)
        }
    }

    func end() {
        if hasShown { Terminal.errors.bytes(Array("\r\u{1B}[K".utf8)) }
    }
}
