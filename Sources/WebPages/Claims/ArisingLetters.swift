import Access
import AccessBooks
import ClaimBooks
import Claims
import DeskBooks
import HTML
import LawBook
import Letters
import Membership
import MoneyAndDates
import OfficeLetters
import WebGate
import Words

/// The letters about rights that come with the month: for one person, or for all on the page whom none was
/// drafted for. Nothing is sent; that a letter was drafted stands on the list from then on.
enum ArisingLetters {
    // It is written down that a letter was drafted, so a link would be too little.
    static let routes: [Route] = [
        .act("/klaim/hak/surat", .right(.fileClaims)) { try await letters($0) }
    ]

    /// The value of the button for all; a number is one person or child, with `.docx` behind to write on.
    private static let everybody = "semua"
    private static let toWriteOn = ".docx"

    /// Around the table of a window: its buttons say whose letter is drafted.
    static func form(
        _ part: ArisingPart, _ asking: Asking, undrafted: Int, _ html: inout HTMLText,
        _ table: (inout HTMLText) -> Void
    ) {
        form(of: part.window.month, asking, undrafted: undrafted, &html) { html in
            html.hidden("bagian", String(part.place))
            html.hidden("banyak", String(part.people.rows.count))
            if let after = part.after { html.hidden("sesudah", after.description) }
            table(&html)
        }
    }

    /// The same around children who come into another school.
    static func form(
        of month: Month, _ asking: Asking, undrafted: Int, _ html: inout HTMLText,
        _ table: (inout HTMLText) -> Void
    ) {
        html.form("/klaim/hak/surat", asking) { html in
            html.hidden("bulan", month.description)
            table(&html)
            guard undrafted > 1 else { return }
            html.element("p", ["class": "hint"], asking("arising.letters-lead"))
            html.element(
                "button",
                ["type": "submit", "class": "quiet", "name": "surat", "value": everybody],
                asking("arising.letters", ["count": .count(undrafted)]))
        }
    }

    /// Whether a letter was drafted, and the buttons that draft or print it.
    static func buttons(
        _ notice: RightNotice?, of number: String, _ asking: Asking, _ html: inout HTMLText
    ) {
        if let notice {
            html.element("div") {
                $0.state(
                    asking(
                        "arising.drafted",
                        ["day": .day(notice.draftedOn), "by": .text(notice.draftedBy)]), .good)
            }
        }
        html.element("div", ["class": "actions"]) { html in
            for (format, key) in [("", "arising.letter"), (toWriteOn, "arising.letter-docx")] {
                html.element(
                    "button",
                    ["type": "submit", "class": "quiet", "name": "surat", "value": number + format],
                    asking(key))
            }
        }
    }

    private static func letters(_ asking: Asking) async throws -> Answer {
        guard let month = asking.form["bulan"].flatMap({ Month(iso: $0) }), let wanted = asking.form["surat"]
        else { throw NotThere() }
        let desk = ArisingDesk(try asking.desk(), rules: asking.portal.law.claims)
        let letters = RightLetters(
            OfficeLetters(
                try asking.desk().office, words: asking.words, files: LetterFolder.embedded,
                law: asking.portal.law.book), rules: asking.portal.law.claims)
        let format: LetterFormat = wanted.hasSuffix(toWriteOn) ? .docx : .pdf
        let one = Int64(format == .docx ? String(wanted.dropLast(toWriteOn.count)) : wanted)
        guard one != nil || wanted == everybody else { throw NotThere() }
        let contact = { (unit: String) in asking.contact(unit: unit.isEmpty ? nil : unit) }
        let file: LetterFile
        let right: ArisingRight
        if let place = asking.form["bagian"] {
            let windows = try desk.windows(in: month)
            guard let place = Int(place), windows.indices.contains(place) else { throw NotThere() }
            let people = try await people(of: windows[place], one, desk, asking)
            right = windows[place].right
            file = try await letters.letters(
                to: people, of: windows[place], contact: contact, as: format)
        } else {
            let children = try await children(in: month, one, desk)
            right = .schoolLevel
            file = try await letters.letters(to: children, in: month, contact: contact, as: format)
        }
        let name = [right.rawValue, month.description, one.map { String($0) }].compactMap(\.self)
        return .file(
            file.bytes, type: file.format.mediaType,
            name: "surat-hak-\(name.joined(separator: "-")).\(file.format.rawValue)")
    }

    private static func people(
        of window: ArisingWindow, _ one: Int64?, _ desk: ArisingDesk, _ asking: Asking
    ) async throws -> [ArisingPerson] {
        if let one { return [try await desk.person(PersonID(one), of: window)] }
        let after = asking.form["sesudah"].flatMap { Int64($0) }.map { PersonID($0) }
        let shown = asking.form["banyak"].flatMap { Int($0) } ?? RightLetters.most
        let part = try await desk.people(
            of: window, after: after, atMost: max(1, min(shown, RightLetters.most)))
        return part.rows.filter { $0.notice == nil }
    }

    private static func children(
        in month: Month, _ one: Int64?, _ desk: ArisingDesk
    ) async throws -> [ArisingChild] {
        let children = try await desk.changesOfLevel(in: month)
        guard let one else {
            return children.prefix(RightLetters.most).filter { $0.notice == nil }
        }
        guard let child = children.first(where: { $0.kept.years.child.heir == HeirID(one) }) else {
            throw NotThere()
        }
        return [child]
    }
}
