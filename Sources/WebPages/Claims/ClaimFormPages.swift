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

/// The forms and letters of a claim as files to print, and the pack of a handing over.
enum ClaimFormPages {
    /// Claims that one pack holds.
    private static let mostClaims = 200

    // It is written down that a form with numbers in full was printed, so a link would be too little.
    static let routes: [Route] = [
        .act("/klaim/{id}/formulir/{jenis}", .right(.fileClaims)) { try await form($0) },
        .act("/klaim/serah-terima/paket", .right(.fileClaims)) { try await pack($0) },
    ]

    private static func form(_ asking: Asking) async throws -> Answer {
        let id = ClaimCaseID(try asking.number("id"))
        guard let kind = asking.parameters["jenis"].flatMap(LetterKind.init) else { throw NotThere() }
        let book = try await asking.claims().printing(id)
        let forms = ClaimLetters(try letters(asking), claims: book)
        let file: LetterFile
        do {
            file =
                kind == .benefitReplica
                ? try await forms.replica(of: id, day: asking.portal.today())
                : try await forms.form(kind, of: id)
        } catch let refusal as ClaimLetterRefusal {
            return try await ClaimPage.answer(asking, refused: asking.words(refusal.note))
        }
        return .file(file.bytes, type: "application/pdf", name: "\(kind.rawValue)-\(id).pdf")
    }

    private static func pack(_ asking: Asking) async throws -> Answer {
        let form = asking.form
        guard let first = form["dari"].flatMap({ Day(iso: $0) }),
            let last = form["sampai"].flatMap({ Day(iso: $0) })
        else { throw ClaimDeskRefusal.dayNeeded }
        let found = try await asking.claims().handedOver(from: first, through: last, atMost: mostClaims)
        var event = HandoverFacts()
        event.title = String((form["acara"] ?? asking("claims.pack-title")).prefix(200))
        event.day = form["tanggal"].flatMap { Day(iso: $0) } ?? asking.portal.today()
        event.place = String((form["tempat"] ?? "").prefix(200))
        let file = try await ClaimLetters(try letters(asking), claims: found.book)
            .handover(event, of: found.claims)
        return .file(file.bytes, type: "application/pdf", name: "serah-terima-\(last).pdf")
    }

    private static func letters(_ asking: Asking) throws -> OfficeLetters {
        OfficeLetters(
            try asking.desk().office, words: asking.words, files: LetterFolder.embedded,
            law: asking.portal.law.book)
    }
}

/// The forms that go with a claim.
struct FormsPart {
    let asking: Asking
    let sheet: ClaimDesk.Sheet

    private var kinds: [LetterKind] {
        var kinds = sheet.claim.form.letters.compactMap(LetterKind.init)
        if sheet.view.heirs != nil {
            kinds += [.heirStatement, .deathClaim].filter { !kinds.contains($0) }
        }
        return sheet.claim.paid > .zero ? kinds + [.benefitReplica] : kinds
    }

    func write(_ html: inout HTMLText) {
        guard asking.may(.fileClaims), !kinds.isEmpty else { return }
        html.element("section", ["class": "sheet noprint", "aria-labelledby": "formulir"]) { html in
            html.element("h2", ["id": "formulir"], asking("claims.forms"))
            html.element("p", ["class": "hint"], asking("claims.forms-lead"))
            html.element("div", ["class": "actions"]) { html in
                for kind in kinds {
                    html.form("/klaim/\(sheet.id)/formulir/\(kind.rawValue)", asking) { html in
                        html.submit(asking("letter.kind.\(kind.rawValue)"), style: "quiet")
                    }
                }
            }
        }
    }
}
