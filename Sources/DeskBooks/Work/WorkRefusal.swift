package import LawBook

/// Why work is not taken on.
package enum WorkRefusal: TellableRefusal, Equatable {
    /// So many pieces of the same account wait already.
    case tooMuchWaits(Int)

    package var note: Note {
        switch self {
        case .tooMuchWaits(let count): Note("work.too-much", ["count": .count(count)])
        }
    }
}
