import Access
import DeskBooks
import HTML
import WebGate

/// Units: the tree within reach, and one of them.
enum UnitPages {
    static let routes: [Route] = [
        .page(
            "/unit", .right(.seeUnits),
            purpose:
                "For who answers for several units: which has people without protection, arrears or no paper."
        ) { try await UnitListPage.answer($0) },
        .page(
            "/unit/{id}", .right(.seeUnits),
            purpose: "For who answers for a unit, to see its coverage, months, money and papers in one place."
        ) { try await UnitPage.answer($0) },
    ]
}
