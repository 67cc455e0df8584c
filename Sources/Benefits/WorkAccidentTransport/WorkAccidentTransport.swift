import LawBook
import MoneyAndDates

/// Transport to care after a work accident (annex III): what it cost, up to a limit for each way of travel;
/// the limits of several ways add up.
extension BenefitRule {
    func workAccidentTransport() throws(BenefitRefusal) -> BenefitShare {
        if facts.segment == .migrant { throw .notInSegment(.migrant) }
        let asked = facts.trips.isEmpty ? TransportMode.allCases.map { Trip(mode: $0) } : facts.trips
        var share = BenefitShare()
        for mode in TransportMode.allCases {
            let trips = asked.filter { $0.mode == mode }
            guard !trips.isEmpty else { continue }
            share.lines.append(try transportLine(mode, trips))
        }
        if facts.trips.isEmpty { share.notes.append(Note("note.benefit.transport-every-mode")) }
        return share
    }

    private func transportLine(
        _ mode: TransportMode, _ trips: [Trip]
    ) throws(BenefitRefusal) -> BenefitLine {
        let limit = try inForce(terms.workAccident.transport[mode], law.workAccident.transport[mode])
        let most = BenefitReason.particular(
            "reason.benefit.transport-limit",
            [("mode", .word("transport.\(mode.rawValue)")), ("amount", .rupiah(limit.value))],
            by: limit.basis)
        guard !trips.contains(where: { $0.cost == nil }) else {
            return BenefitLine(.transport, limit.value, because: [most])
        }
        let cost = trips.compactMap(\.cost).sum()
        if cost <= .zero { throw .notPositive(fact: "transport") }
        let receipts = BenefitReason.particular(
            "reason.benefit.transport-cost", [("amount", .rupiah(cost))], by: limit.basis)
        return BenefitLine(.transport, min(cost, limit.value), because: [receipts, most])
    }
}
