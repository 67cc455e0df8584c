package import LawBook

/// The programmes that one line of a bill is for: usually one; a migrant worker’s package covers two that
/// the law does not price apart.
package struct BilledProgrammes: Sendable, Hashable, Comparable {
    /// One bit for each programme, in the order of the law.
    private let bits: UInt8

    package init(_ programme: Programme) { bits = BilledProgrammes.bit(programme) }

    /// Nil for an empty list: a line of a bill is for something.
    package init?(_ programmes: some Sequence<Programme>) {
        bits = programmes.reduce(0) { $0 | BilledProgrammes.bit($1) }
        if bits == 0 { return nil }
    }

    /// `JKK`, or `JKK+JKM` in the order of the law; nil for anything else.
    package init?(code: some StringProtocol) {
        let parts = code.split(separator: "+", omittingEmptySubsequences: false)
        let programmes = parts.compactMap { Programme(rawValue: String($0)) }
        self.init(programmes)
        if self.code != code { return nil }
    }

    package var programmes: [Programme] {
        Programme.allCases.filter { bits & BilledProgrammes.bit($0) != 0 }
    }

    /// `JKK`, or `JKK+JKM`.
    package var code: String { programmes.map(\.rawValue).joined(separator: "+") }

    package static func < (left: BilledProgrammes, right: BilledProgrammes) -> Bool {
        left.bits < right.bits
    }

    private static func bit(_ programme: Programme) -> UInt8 {
        switch programme {
        case .workAccident: 1
        case .death: 2
        case .oldAge: 4
        case .pension: 8
        case .jobLoss: 16
        }
    }
}
