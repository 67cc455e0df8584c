import MoneyAndDates

/// One line of one office's roster before it is typed.
struct Listing: Sendable {
    /// The place of the person among the city's workers.
    let worker: Int
    /// What the office notes beside the name.
    let note: String
    /// `aktif`, `pindah`, `meninggal` or `keluar`: what the truth says of this line.
    let state: String
    /// Whether the person stands in this or another roster already.
    var isRepeated = false
}

extension CityPeople {
    /// The lines of every office's roster: its workers, people who are gone and were left in the list,
    /// people who work in another office by now, and people listed twice.
    func listings(pools: DemoPools, _ random: inout SeededRandom) -> [[Listing]] {
        var lists = [[Listing]](repeating: [], count: pools.units.count)
        for (index, worker) in workers.enumerated() {
            let note = worker.state == .active ? "" : departure(worker, pools, &random)
            lists[worker.unit].append(Listing(worker: index, note: note, state: worker.state.rawValue))
        }
        for unit in pools.units.indices {
            let own = lists[unit].count
            for _ in 0..<max(1, own / 90) { lists[unit].append(moved(from: unit, pools, &random)) }
            for _ in 0..<max(1, own / 80) {
                let again = lists[unit][random.below(own)]
                lists[unit].append(
                    Listing(worker: again.worker, note: "", state: again.state, isRepeated: true))
            }
            random.shuffle(&lists[unit])
        }
        return lists
    }

    private func departure(_ worker: Worker, _ pools: DemoPools, _ random: inout SeededRandom) -> String {
        let day = worker.since.map { DateForm.slashed.text($0) } ?? ""
        if random.percent(12) { return "" }
        guard worker.state == .dead else { return "\(random.pick(pools.city.reasonsToLeave)) \(day)" }
        return random.percent(50) ? "Meninggal dunia \(day)" : "ALM. / WAFAT"
    }

    /// Somebody who moved to another office and still stands in the list of this one.
    private func moved(from unit: Int, _ pools: DemoPools, _ random: inout SeededRandom) -> Listing {
        var index = random.below(workers.count)
        while workers[index].unit == unit || workers[index].state != .active {
            index = random.below(workers.count)
        }
        let note = random.percent(70) ? "Pindah ke \(pools.units[workers[index].unit].name)" : ""
        return Listing(worker: index, note: note, state: "pindah", isRepeated: true)
    }
}
