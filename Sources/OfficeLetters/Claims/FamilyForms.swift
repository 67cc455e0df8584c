package import Letters
package import MoneyAndDates
package import Words

/// A paper that a claim asks for.
package struct ClaimPaper: Sendable, Hashable {
    package let name: String
    /// Nil where nobody has looked yet.
    package let isThere: Bool?
    package let remark: String

    package init(name: String, isThere: Bool? = nil, remark: String = "") {
        self.name = name
        self.isThere = isThere
        self.remark = remark
    }
}

/// What a family hands in after a death: the claim, the list of papers, and the employment reference.
package struct DeathClaimFacts: ClaimFormFacts, Hashable {
    package var person = ClaimPersonFacts()
    package var employer = ClaimEmployerFacts()
    package var diedOn: Day?
    package var diedAt = ""
    package var cause = ""
    package var deathCertificate = ""
    package var claimant = ClaimPersonFacts()
    /// `istri`, `anak`: as people say it.
    package var relation = ""
    package var bank = ClaimBankFacts()
    package var papers: [ClaimPaper] = []
    package var employedFrom: Day?
    package var employedThrough: Day?
    package var wage: Rupiah?
    /// What is likely due, as a sentence; empty where nothing is said.
    package var estimate = ""

    package init() {}

    package var kind: LetterKind { .deathClaim }

    /// The places of its template.
    package func fields(_ words: Words) -> [String: String] {
        var form = FormFields(words)
        form.person(person)
        form.person(claimant, as: "claimant-")
        form.employer(employer)
        form.day("died-on", diedOn)
        form.text("died-at", diedAt)
        form.text("cause", cause)
        form.text("death-certificate", deathCertificate)
        form.text("relation", relation, room: .short)
        form.bank(bank)
        form.day("employed-from", employedFrom)
        form.day("employed-through", employedThrough)
        form.amount("wage", wage)
        return form.fields.merging(["estimate": estimate]) { $1 }
    }

    /// The rows of its tables.
    package func tables(_ words: Words) -> [String: LetterRows] {
        let rows = papers.enumerated().map { place, paper in
            let state =
                switch paper.isThere {
                case true?: "☒ " + words("letter.paper.present")
                case false?: "☐ " + words("letter.paper.missing")
                case nil: "☐"
                }
            return ["\(place + 1)", paper.name, state, paper.remark]
        }
        return ["papers": .toFill(["no", "paper", "state", "remark"], rows, upTo: rows.isEmpty ? 8 : 0)]
    }
}

/// Somebody who inherits.
package struct ClaimHeir: Sendable, Hashable {
    package let name: String
    package let nik: String
    package let relation: String
    package let born: Day?
    package let address: String

    package init(name: String, nik: String = "", relation: String, born: Day? = nil, address: String = "") {
        self.name = name
        self.nik = nik
        self.relation = relation
        self.born = born
        self.address = address
    }
}

/// A draft of the statement of heirs, for the head of the village and two witnesses to sign. It becomes a
/// statement by their signatures, not by this program.
package struct HeirStatementFacts: ClaimFormFacts, Hashable {
    package var person = ClaimPersonFacts()
    package var diedOn: Day?
    package var diedAt = ""
    package var deathCertificate = ""
    package var heirs: [ClaimHeir] = []
    package var witnesses: [ClaimWitness] = []
    /// Who receives for all of them; empty where they have not said.
    package var recipient = ""
    package var village = ""
    package var district = ""

    package init() {}

    package var kind: LetterKind { .heirStatement }

    /// The places of its template.
    package func fields(_ words: Words) -> [String: String] {
        var form = FormFields(words)
        form.person(person)
        form.day("died-on", diedOn)
        form.text("died-at", diedAt)
        form.text("death-certificate", deathCertificate)
        form.text("recipient", recipient)
        form.text("village", village, room: .short)
        form.text("district", district, room: .short)
        for place in 0..<2 {
            form.text(
                "witness-\(place + 1)", place < witnesses.count ? witnesses[place].name : nil, room: .short)
        }
        return form.fields
    }

    /// The rows of its tables.
    package func tables(_ words: Words) -> [String: LetterRows] {
        let rows = heirs.enumerated().map { place, heir in
            [
                "\(place + 1)", heir.name, heir.nik, heir.relation, heir.born.map { words.text($0) } ?? "",
                heir.address, "\n",
            ]
        }
        return [
            "heirs": .toFill(
                ["no", "name", "nik", "relation", "born", "address", "signature"], rows, upTo: 4)
        ]
    }
}

/// Asking for the scholarship of one child for one more year.
package struct ScholarshipRenewalFacts: ClaimFormFacts, Hashable {
    /// The participant who died or cannot work any more.
    package var person = ClaimPersonFacts()
    package var child = ClaimPersonFacts()
    package var guardian = ClaimPersonFacts()
    package var relation = ""
    package var school = ""
    /// `SMP kelas 2`.
    package var level = ""
    package var schoolYear = ""
    package var claimNumber = ""
    package var bank = ClaimBankFacts()
    package var papers: [ClaimPaper] = []

    package init() {}

    package var kind: LetterKind { .scholarshipRenewal }

    /// The places of its template.
    package func fields(_ words: Words) -> [String: String] {
        var form = FormFields(words)
        form.person(person)
        form.person(child, as: "child-")
        form.person(guardian, as: "guardian-")
        form.text("relation", relation, room: .short)
        form.text("school", school)
        form.text("level", level, room: .short)
        form.text("school-year", schoolYear, room: .short)
        form.text("claim-number", claimNumber, room: .short)
        form.bank(bank)
        return form.fields
    }

    /// The rows of its tables.
    package func tables(_ words: Words) -> [String: LetterRows] {
        DeathClaimFacts.papersOnly(papers, words)
    }
}

extension DeathClaimFacts {
    /// The list of papers by itself.
    static func papersOnly(_ papers: [ClaimPaper], _ words: Words) -> [String: LetterRows] {
        var facts = DeathClaimFacts()
        facts.papers = papers
        return facts.tables(words)
    }
}
