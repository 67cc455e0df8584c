import Membership
import MoneyAndDates

/// What may follow what.
extension Agreement {
    /// Takes an event, or refuses it and stays as it was.
    package mutating func apply(_ recorded: RecordedAgreementEvent) throws(AgreementRefusal) {
        var next = self
        try next.take(recorded)
        next.events.append(recorded)
        self = next
    }

    private mutating func take(_ recorded: RecordedAgreementEvent) throws(AgreementRefusal) {
        let actor = recorded.actor
        switch recorded.event {
        case .drafted: throw .notDrafted
        case .revised(let terms):
            try hold(.draft)
            try terms.check()
            self.terms = terms
            drafters.insert(actor)
        case .sentToReview:
            try hold(.draft)
            guard terms.signatory.isComplete, terms.insurerSignatory.isComplete else { throw .noSignatory }
            stage = .review
        case .returned(let reason):
            if reason.isBlank { throw .noReason }
            guard stage == .review || stage == .accepted else { throw .notNow(stage) }
            stage = .draft
        case .accepted:
            try hold(.review)
            if drafters.contains(actor) { throw .sameHand }
            stage = .accepted
        case .signed(let day, let number, let insurerNumber):
            try sign(day, number, insurerNumber, actor)
        case .amended(let addendum): try amend(addendum)
        case .cancelled(let reason):
            if reason.isBlank { throw .noReason }
            guard !stage.isSigned, stage != .cancelled else { throw .notNow(stage) }
            stage = .cancelled
        case .ended(let day, let reason):
            if reason.isBlank { throw .noReason }
            try hold(.signed)
            guard terms.from <= day, day < terms.through else { throw .endOutside(day) }
            endedOn = day
            stage = .ended
        case .renewed(let id): try renew(id)
        case .attached(let file):
            if stage == .cancelled { throw .notNow(stage) }
            if files.contains(where: { $0.digest == file.digest }) { throw .fileThere }
            files.append(file)
        }
    }

    private func hold(_ wanted: AgreementStage) throws(AgreementRefusal) {
        guard stage == wanted else { throw .notNow(stage) }
    }

    private mutating func sign(
        _ day: Day, _ number: String, _ insurerNumber: String, _ actor: String
    ) throws(AgreementRefusal) {
        if stage.isSigned { throw .signedBefore(number: self.number) }
        try hold(.accepted)
        if drafters.contains(actor) { throw .sameHand }
        if number.isBlank || insurerNumber.isBlank { throw .noNumber }
        (self.number, self.insurerNumber, signedOn) = (number, insurerNumber, day)
        stage = .signed
    }

    private mutating func amend(_ addendum: AgreementAddendum) throws(AgreementRefusal) {
        try hold(.signed)
        if addendum.number.isBlank { throw .addendumWithoutNumber }
        if let signedOn, addendum.signedOn < signedOn { throw .addendumDay(addendum.signedOn) }
        var next = terms
        next.headcount = addendum.headcount ?? next.headcount
        next.programmes = addendum.programmes ?? next.programmes
        next.through = addendum.through ?? next.through
        if next == terms, addendum.note.isBlank { throw .emptyAddendum }
        try next.check()
        terms = next
        addenda.append(addendum)
    }

    /// Refuses to be carried on.
    package func refuseRenewal() throws(AgreementRefusal) {
        if stage == .renewed { throw .renewedBefore }
        guard stage == .signed || stage == .ended else { throw .renewingUnsigned(stage) }
        if successor != nil { throw .renewedBefore }
    }

    /// That its successor was signed; the draft of one changes nothing here.
    private mutating func renew(_ id: AgreementID) throws(AgreementRefusal) {
        try refuseRenewal()
        successor = id
        if stage == .signed { stage = .renewed }
    }
}

/// The terms of an agreement in the books that is not cancelled, as far as an overlap is asked for.
package struct AgreementHold: Sendable, Hashable {
    package let id: AgreementID
    package let name: String
    /// With the last day as it turned out.
    package let terms: AgreementTerms

    package init(id: AgreementID, name: String, terms: AgreementTerms) {
        self.id = id
        self.name = name
        self.terms = terms
    }
}

extension AgreementTerms {
    /// Refuses terms for people who have an agreement for the same programme on some of the days. An
    /// addendum to an agreement is no overlap with it.
    ///
    /// - Parameter id: of these terms where they are in the books.
    package func refuseOverlap(
        with others: [AgreementHold], as id: AgreementID? = nil
    ) throws(AgreementRefusal) {
        for other in others where other.id != id && overlaps(other.terms) {
            throw .overlap(number: other.name, from: other.terms.from, through: other.terms.through)
        }
    }
}
