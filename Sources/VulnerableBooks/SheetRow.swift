package import Membership
package import VulnerableWorkers

/// A row of a village's sheet: what may be filled without a network.
package struct SheetRow: Sendable, Hashable {
    /// Who stands in it.
    package enum Kind: Sendable, Hashable {
        /// A vulnerable worker who is proposed.
        case proposal
        /// Somebody who works for the village, or in one of its institutions, by the register.
        case job(person: PersonID, WorkerCategory)
    }

    /// A number of the books, as the sheet has it.
    package let row: Int64
    package var kind = Kind.proposal
    package var name: String
    package var work: String
    package var decile: String
    package var proof: String
    /// `ya`, `tidak` or nothing.
    package var ill: String
    /// What a month is reported with, in whole rupiah without signs.
    package var wage = ""
    /// The last day of the job, `yyyy-mm-dd`; nothing while it goes on.
    package var stop = ""

    package init(row: Int64, name: String, work: String, decile: String, proof: String, ill: String) {
        self.row = row
        self.name = name
        self.work = work
        self.decile = decile
        self.proof = proof
        self.ill = ill
    }

    /// Somebody who works there.
    package init(
        job row: Int64, of person: PersonID, _ category: WorkerCategory, name: String, wage: String,
        stop: String
    ) {
        self.init(row: row, name: name, work: "", decile: "", proof: "", ill: "")
        kind = .job(person: person, category)
        self.wage = wage
        self.stop = stop
    }

    /// The code of the group, as the sheet shows it; nothing for who is proposed.
    package var group: String {
        switch kind {
        case .proposal: ""
        case .job(_, let category): category.rawValue
        }
    }

    /// The fields that are merged.
    func fields(of kind: Kind) -> [(name: String, text: String)] {
        switch kind {
        case .proposal: [("work", work), ("decile", decile), ("proof", proof), ("ill", ill)]
        case .job: [("wage", wage), ("stop", stop)]
        }
    }

    /// As it is kept with the sheet: cells with tabs between.
    var line: String {
        var cells = [String(row), name, work, decile, proof, ill]
        if case .job(let person, let category) = kind {
            cells += [wage, stop, person.description, category.rawValue]
        }
        return cells.map { cell in
            String(cell.map { $0.isNewline || $0 == "\t" ? " " : $0 })
        }.joined(separator: "\t")
    }

    /// Out of a kept line; nil where it is none.
    init?(line: Substring) {
        let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        guard cells.count == 6 || cells.count == 10, let row = Int64(cells[0]) else { return nil }
        self.init(
            row: row, name: cells[1], work: cells[2], decile: cells[3], proof: cells[4], ill: cells[5])
        guard cells.count == 10 else { return }
        guard let person = Int64(cells[8]), let category = WorkerCategory(rawValue: cells[9]) else {
            return nil
        }
        kind = .job(person: PersonID(person), category)
        (wage, stop) = (cells[6], cells[7])
    }
}

/// A field that both changed.
package struct SheetConflict: Sendable, Hashable {
    package let sheet: Int64
    package let row: Int64
    package let name: String
    package let field: SheetField
}

/// What came of a sheet that was brought back.
package struct SheetOutcome: Sendable, Hashable {
    package var taken = 0
    package var kept = 0
    package var conflicts = 0
    /// Rows that were never in the sheet, or are decided upon by now.
    package var unknown: [Int64] = []
    /// Names whose wage or day does not read, or whom the register does not take so.
    package var refused: [String] = []
}
