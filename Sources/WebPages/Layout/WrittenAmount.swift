import LawBook
import MoneyAndDates
import WebGate
import Words

/// Whole rupiah as people type it: `1250000`, `1.250.000`, `Rp1.250.000`, `Rp1.250.000,00`, `1.250.000,-`.
/// Nil for a part of a rupiah and for dots that part no thousands: `1.5` is not fifteen rupiah.
struct WrittenAmount {
    let rupiah: Rupiah

    init?(_ text: String) {
        var digits = text.filter { !$0.isWhitespace }
        if digits.lowercased().hasPrefix("rp") { digits.removeFirst(2) }
        for nothing in [",00", ",-"] where digits.hasSuffix(nothing) {
            digits.removeLast(nothing.count)
            break
        }
        let groups = digits.split(separator: ".", omittingEmptySubsequences: false)
        let isGrouped = (1...3).contains(groups[0].count) && groups.dropFirst().allSatisfy { $0.count == 3 }
        let joined = groups.joined()
        guard groups.count == 1 || isGrouped, joined.utf8.count <= 15,
            joined.utf8.allSatisfy({ (48...57).contains($0) }), let amount = Int64(joined)
        else { return nil }
        rupiah = Rupiah(amount)
    }
}

extension Asking {
    /// A count as a sentence has it, with groups: `10.900`.
    func counted(_ count: Int) -> Term { .text(words.text(count)) }
}
