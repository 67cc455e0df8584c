import Access
import AccessBooks
import DeskBooks
import IndicatorBooks
import Indicators
import LawBook
import Letters
import MoneyAndDates
import OfficeLetters
import WebGate
import Words

/// The invitation and the minutes of a meeting as letters of the office, to be sent or written on in.
enum MeetingLetterFiles {
    static let routes: [Route] = [
        .act("/rapat/{rapat}/surat", .right(.runMeetings)) { try await letter($0) }
    ]

    private static func letter(_ asking: Asking) async throws -> Answer {
        let kind: LetterKind =
            asking.form["surat"] == "notulen" ? .meetingMinutes : .meetingInvitation
        let format = asking.form["bentuk"].flatMap(LetterFormat.init) ?? .pdf
        let id = try asking.number("rapat")
        let file = try await asking.meetings().open(id)
        let letters = OfficeLetters(
            try asking.desk().office, words: asking.words, files: LetterFolder.embedded,
            law: asking.portal.law.book)
        let made = try await letters.meeting(facts(kind, file, asking), of: id, as: format)
        let type =
            format == .pdf
            ? "application/pdf"
            : "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
        let name = "\(kind.rawValue)-\(file.meeting.heldOn).\(format.rawValue)"
        return .file(made.bytes, type: type, name: name)
    }

    private static func facts(
        _ kind: LetterKind, _ file: MeetingFile, _ asking: Asking
    ) -> MeetingLetterFacts {
        var facts = MeetingLetterFacts(kind)
        facts.title = file.meeting.title
        facts.day = file.meeting.heldOn
        facts.place = file.meeting.place
        facts.agenda = ["follow-ups", "tables", "findings", "commitments"].enumerated().map {
            "\($0 + 1). \(asking("meeting.agenda.\($1)"))"
        }.joined(separator: "\n")
        facts.minutes = file.meeting.minutes ?? asking("meeting.no-minutes")
        facts.present = file.guests.count(where: \.attended)
        let isOver = kind == .meetingMinutes
        facts.guests = file.guests.map { guest in
            [guest.name, guest.office, isOver && guest.attended ? asking("meeting.present") : ""]
        }
        facts.commitments = (isOver ? file.commitments : file.followUps).map { promise in
            [
                [promise.owner, promise.unitName].compactMap(\.self).joined(separator: ", "), promise.text,
                asking.words.text(promise.due), asking(promise.state.labelKey),
            ]
        }
        facts.findings = file.findings.map { finding in
            [
                [asking(finding.kind.labelKey), finding.unitName].compactMap(\.self).joined(separator: ", "),
                finding.text,
            ]
        }
        facts.figures = figures(file, asking)
        return facts
    }

    private static func figures(_ file: MeetingFile, _ asking: Asking) -> [[String]] {
        (file.meeting.tables.flatMap { MeetingTables($0) }?.figures ?? []).map { line in
            [
                asking(line.label), asking.count(line.part), asking.count(line.whole),
                line.whole > 0 ? asking.percent(Share(line.part, of: line.whole)) : "–",
            ]
        }
    }
}
