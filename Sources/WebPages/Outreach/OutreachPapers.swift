import Access
import AccessBooks
import DeskBooks
import HTML
import LawBook
import Letters
import OfficeLetters
import SponsorBooks
import Sponsorship
import WebGate
import Words

/// The invitation letter and the poster of an event, and the poster of an invitation to sponsors, as files.
enum OutreachPapers {
    static let routes: [Route] = [
        .act("/sosialisasi/{nomor}/surat", .right(.runOutreach)) { asking in
            let sheet = try await OutreachPages.desk(asking).open(try asking.number("nomor"))
            let (papers, address) = (try letters(asking), OutreachPapers.address(sheet, asking))
            let (kind, format) = try asked(asking)
            let file =
                kind == .outreachPoster
                ? try await papers.poster(of: sheet.event, address: address, as: format)
                : try await papers.invitation(to: sheet.event, address: address, as: format)
            return answer(file, "\(kind.rawValue)-\(sheet.event.heldOn)")
        },
        .act("/sponsor/undangan/{nomor}/poster", .right(.inviteSponsors)) { asking in
            let desk = try asking.sponsors()
            let link: SponsorLink
            do { link = try await desk.link(try asking.number("nomor")) } catch SponsorRefusal.linkUnknown {
                throw NotThere()
            }
            let address = asking.address("/sertakan/\(encoded(desk.token(link)))")
            let file = try await letters(asking).poster(of: link, address: address)
            return answer(file, "poster-\(link.id)")
        },
    ]

    /// What is read before an event: the page of its own enrolment, or the materials for those who come.
    static func address(_ sheet: OutreachDesk.Sheet, _ asking: Asking) -> String {
        sheet.enrolment.map { asking.address("/sertakan/\(encoded($0))") }
            ?? asking.address("/materi?sasaran=\(sheet.event.audience)")
    }

    /// The buttons of an event.
    static func buttons(_ event: OutreachEvent, _ asking: Asking, _ html: inout HTMLText) {
        html.element("section", ["class": "sheet noprint"]) { html in
            html.element("h2", asking("outreach.papers"))
            html.element("div", ["class": "actions"]) { html in
                for (kind, format) in [
                    (LetterKind.outreachInvitation, LetterFormat.pdf), (.outreachInvitation, .docx),
                    (.outreachPoster, .pdf),
                ] {
                    html.form("/sosialisasi/\(event.id)/surat", asking) { html in
                        html.hidden("jenis", kind.rawValue)
                        html.hidden("bentuk", format.rawValue)
                        html.submit(
                            "\(asking(kind.labelKey)) (\(format.rawValue.uppercased()))", style: "quiet")
                    }
                }
            }
        }
    }

    private static func asked(_ asking: Asking) throws -> (LetterKind, LetterFormat) {
        guard let kind = asking.form["jenis"].flatMap(LetterKind.init),
            kind == .outreachInvitation || kind == .outreachPoster
        else { throw NotThere() }
        // A document that is written on in holds no code to scan, so a poster is always a sheet.
        let format = asking.form["bentuk"].flatMap(LetterFormat.init) ?? .pdf
        return (kind, kind == .outreachPoster ? .pdf : format)
    }

    private static func letters(_ asking: Asking) throws -> OutreachLetters {
        OutreachLetters(
            OfficeLetters(
                try asking.desk().office, words: asking.words, files: LetterFolder.embedded,
                law: asking.portal.law.book), law: asking.portal.law.contributions,
            income: try SponsorTemplates.embedded().income)
    }

    private static func answer(_ file: LetterFile, _ name: String) -> Answer {
        .file(file.bytes, type: file.format.type, name: "\(name).\(file.format.rawValue)")
    }
}
