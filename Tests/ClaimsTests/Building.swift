import ClaimFiles
import Claims
import EmbeddedFiles
import LawBook
import LawFiles
import Membership
import MoneyAndDates

/// The forms inside the program.
func forms() throws -> ClaimForms { try allForms.get() }

private let allForms = Result { try readForms() }

private func readForms() throws -> ClaimForms {
    try ClaimForms(
        texts: EmbeddedFiles.paths(under: ClaimForms.folder).filter { $0.hasSuffix("/claim.yaml") }.map {
            (String($0.dropFirst(ClaimForms.folder.count)), EmbeddedFiles.text(at: $0) ?? "")
        })
}

/// The law inside the program, as claims ask it.
func claimLaw() throws -> ClaimLaw { try allLaw.get() }

private let allLaw = Result { try readLaw() }

private func readLaw() throws -> ClaimLaw {
    let folder = LawFolder(paths: EmbeddedFiles.paths(under: "law/").map { String($0.dropFirst(4)) }) {
        EmbeddedFiles.text(at: "law/" + $0)
    }
    return try ClaimLaw(from: folder.book(), forms: forms().all)
}

func day(_ yyyymmdd: Int) -> Day {
    guard let day = Day(yyyymmdd: yyyymmdd) else { preconditionFailure("the test names a real day") }
    return day
}

/// An instant by the clock on a wall in Palembang.
func at(_ text: String) -> Instant {
    guard let moment = LocalMoment(iso: text) else { preconditionFailure("the test names a real moment") }
    return moment.instant(in: .western)
}

/// A claim that a test drives: who does what, when.
struct Driven {
    var claim: ClaimCase

    init(
        _ type: ClaimType, on eventDay: Int = 20_260_310, minute: Int? = nil,
        opened: String = "2026-03-10T12:00",
        by actor: String = "siti"
    ) throws {
        let opening = ClaimOpening(
            type: type, person: PersonID(1), unit: UnitID(2), registration: UnitID(7),
            eventDay: day(eventDay),
            eventMinute: minute)
        claim = try ClaimCase(
            [RecordedClaimEvent(sequence: 1, event: .opened(opening), actor: actor, at: at(opened))],
            form: try forms()[type])
    }

    mutating func take(
        _ event: ClaimEvent, by actor: String = "siti", at moment: String = "2026-03-11T09:00"
    ) throws {
        try claim.apply(
            RecordedClaimEvent(
                sequence: claim.events.count + 1, event: event, actor: actor, at: at(moment)))
    }

    /// Brings everything that is asked for before a stage.
    mutating func complete(before stage: ClaimStage, answers: [String: String] = [:]) throws {
        for (question, text) in answers { try take(.answered(question: question, text: text)) }
        for question in claim.form.questions where claim.missing(before: stage).contains(question.labelKey) {
            try take(.answered(question: question.name, text: answers[question.name] ?? "1"))
        }
        for paper in claim.form.evidence
        where claim.missing(before: stage).contains(paper.labelKey)
            && !claim.files.contains(where: { $0.kind == paper.name })
        {
            let number = Int64(claim.events.count)
            try take(
                .evidenceAdded(
                    ClaimFile(
                        id: EvidenceID(number), kind: paper.name, mediaType: "image/png", size: 1,
                        digest: "\(number)")))
        }
    }

    /// Papers complete, proposed by one and confirmed by another.
    mutating func submit(at moment: String = "2026-03-12T09:00") throws {
        try complete(before: .submitted)
        try take(.submissionProposed, at: moment)
        try take(.submitted, by: "budi", at: moment)
    }
}

/// The refusal of a kind that something ends with; nil where it succeeds or ends otherwise.
func refusal<Refusal: Error, Result>(_ kind: Refusal.Type = Refusal.self, _ body: () throws -> Result)
    -> Refusal?
{
    do {
        _ = try body()
        return nil
    } catch { return error as? Refusal }
}
