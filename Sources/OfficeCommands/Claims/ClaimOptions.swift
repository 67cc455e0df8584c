import ArgumentParser
import Benefits
import ClaimBooks
import ClaimFiles
import Claims
import Continuity
import EmbeddedFiles
import LawBook
import LawFiles
import Membership
import MoneyAndDates
import SQLStore

/// What every command about claims asks.
struct ClaimOptions: ParsableArguments {
    @OptionGroup var shared: SharedOptions
    @OptionGroup var office: OfficeOptions
    @Option(help: "text or json.")
    var format: AnswerFormat = .text

    /// Opens the books with the forms and the law, and does the work.
    func working(_ body: (ClaimBook, OfficeAnswer) async throws -> Void) async throws {
        let words = try shared.words()
        let answer = OfficeAnswer(words, format)
        try await office.working(words) { office in
            let rules = try ClaimRules(try shared.lawFolder().book(), forms: ClaimForms.embedded().all)
            try await body(ClaimBook(office, rules: rules), answer)
        }
    }
}

/// The number of a claim behind a command.
struct ClaimNumber: ParsableArguments {
    @Argument(help: "Number of the claim, as list shows it.")
    var claim: Int64

    var id: ClaimCaseID { ClaimCaseID(claim) }
}

extension ClaimForms {
    /// The forms that are inside the program.
    ///
    /// - Throws: `ClaimFormRefusal` where a template is wrong; the tests read them all.
    static func embedded() throws -> ClaimForms {
        try ClaimForms(
            texts: EmbeddedFiles.paths(under: ClaimForms.folder).filter { $0.hasSuffix("/claim.yaml") }.map {
                (String($0.dropFirst(ClaimForms.folder.count)), EmbeddedFiles.text(at: $0) ?? "")
            })
    }
}

extension OfficeAnswer {
    /// A claim in one line.
    func tell(_ row: ClaimRow) {
        tell(
            row.dueClock == nil ? "claim.told.row" : "claim.told.row-due",
            [
                ("claim", .text(row.id.description)), ("type", .word(row.type.labelKey)),
                ("name", .text(row.name)), ("event", .day(row.eventDay)),
                ("stage", .word(row.stage.labelKey)), ("paid", .rupiah(row.paid)),
                ("low", row.low.map(Term.rupiah) ?? .text("-")),
                ("high", row.high.map(Term.rupiah) ?? .text("-")),
                ("clock", row.dueClock.map { .word("claim.clock.\($0)") } ?? .text("-")),
                ("due", .text(row.due.map { LocalMoment(of: $0, in: .western).description } ?? "-")),
            ])
        if row.isHeld { tell("claim.told.held", [("months", .number(row.arrearsMonths))]) }
        if let code = row.refusalCode {
            tell("claim.told.refused", [("code", .text(code)), ("text", .text(row.refusalText ?? ""))])
        }
    }

    /// A claim as it stands after an act.
    func tell(_ claim: ClaimCase, _ id: ClaimCaseID) {
        tell(
            "claim.told.stands",
            [
                ("claim", .text(id.description)), ("type", .word(claim.type.labelKey)),
                ("event", .day(claim.opening.eventDay)), ("stage", .word(claim.stage.labelKey)),
                ("paid", .rupiah(claim.paid)),
            ])
        switch claim.proposal?.kind {
        case nil: break
        case .submission: tell("claim.told.waits-submission", [("by", .text(claim.proposal?.actor ?? ""))])
        case .payment(let number):
            tell(
                "claim.told.waits-payment",
                [("by", .text(claim.proposal?.actor ?? "")), ("number", .number(number))])
        }
    }

    /// What the books and the law say of a claim.
    func tell(_ view: ClaimView) {
        tell(view.claim, view.id)
        for finding in view.check.findings { tell(finding) }
        tell(view.estimate)
        for clock in view.clocks { tell(clock, view.claim.opening.time) }
        for ranked in view.heirs?.ranked ?? [] {
            tell(
                ranked.isFirst ? "claim.told.heir-first" : "claim.told.heir",
                [("name", .text(ranked.heir.name)), ("relation", .word(ranked.heir.relation.labelKey))])
        }
    }

    private func tell(_ finding: ClaimFinding) {
        tell(finding.key, finding.arguments.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })
        if let detail = finding.detail {
            tell(detail.key, detail.arguments.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })
        }
        if finding.turn != .nobody { tell("claim.told.turn", [("turn", .word(finding.turn.key))]) }
        for reason in finding.reasons { tell(reason) }
    }

    private func tell(_ estimate: ClaimEstimate) {
        if let low = estimate.low, let high = estimate.high {
            tell(
                low == high ? "claim.told.estimate" : "claim.told.estimate-range",
                [("low", .rupiah(low)), ("high", .rupiah(high))])
        }
        for note in estimate.notes + estimate.refusals.map(\.note) {
            tell(note.key, note.arguments.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })
        }
        for basis in estimate.doubts {
            tell(
                "claim.told.doubt",
                [("parameter", .text(basis.parameter)), ("document", .text(basis.citation.description))])
        }
    }

    private func tell(_ clock: ClaimClockReading, _ time: IndonesianTime) {
        tell(
            "claim.told.clock",
            [
                ("clock", .word(clock.clock.labelKey)), ("state", .word(clock.state.labelKey)),
                ("due", .text(clock.due.map { LocalMoment(of: $0, in: time).description } ?? "-")),
                ("time", .text(time.rawValue)),
            ])
        if case .unknown(let gap) = clock.state {
            tell(gap.note.key, gap.note.arguments.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })
        }
        for reason in clock.reasons { tell(reason) }
        if let consequence = clock.consequence { tell(consequence) }
    }

    private func tell(_ reason: Reason) {
        tell(reason.key, reason.arguments.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })
        tell(
            "claim.told.citation",
            [
                ("document", .text(reason.citation.description)), ("since", .day(reason.since)),
                ("status", .word("status.\(reason.status.rawValue)")),
            ])
    }
}
