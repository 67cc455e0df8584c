/// A seeded generator (SplitMix64): the same seed and stream give the same numbers on every machine.
///
/// Every row and household draws from a stream of its own, so that changing one never moves another.
/// Nothing of the standard library's sampling is used: its algorithms may change between versions.
package struct SeededRandom: RandomNumberGenerator, Sendable {
    private var state: UInt64

    package init(seed: UInt64, stream: UInt64 = 0) {
        state = SeededRandom.mixed(seed &+ SeededRandom.step &* (stream &+ 1))
    }

    /// The next 64 bits of the stream.
    package mutating func next() -> UInt64 {
        state &+= SeededRandom.step
        return SeededRandom.mixed(state)
    }

    private static let step: UInt64 = 0x9E37_79B9_7F4A_7C15

    private static func mixed(_ number: UInt64) -> UInt64 {
        var mixed = (number ^ (number >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

extension SeededRandom {
    /// A whole number from 0 to one below `bound`.
    mutating func below(_ bound: Int) -> Int {
        precondition(bound > 0, "there is no number below nought to draw")
        return Int(next().multipliedFullWidth(by: UInt64(bound)).high)
    }

    mutating func within(_ range: ClosedRange<Int>) -> Int {
        range.lowerBound + below(range.count)
    }

    /// True in so many of a hundred cases.
    mutating func percent(_ share: Int) -> Bool { below(100) < share }

    /// True in so many of ten thousand cases.
    mutating func perTenThousand(_ share: Int) -> Bool { below(10_000) < share }

    mutating func pick<Element>(_ list: [Element]) -> Element { list[below(list.count)] }

    /// A pick that favours the head of the list, as common names are favoured: of a hundred names the
    /// first is drawn about once in ten, the fiftieth about once in two hundred.
    mutating func pickCommon<Element>(_ list: [Element]) -> Element {
        let draw = next() >> 32
        let squared = draw &* draw
        return list[Int(squared.multipliedFullWidth(by: UInt64(list.count)).high)]
    }

    mutating func shuffle<Element>(_ list: inout [Element]) {
        for place in stride(from: list.count - 1, to: 0, by: -1) {
            list.swapAt(place, below(place + 1))
        }
    }
}
