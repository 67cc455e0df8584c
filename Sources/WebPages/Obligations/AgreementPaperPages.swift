import Access
import AccessBooks
import DeskBooks
import HTML
import LawBook
import Letters
import Membership
import Obligations
import OfficeLetters
import WebGate
import Words

/// The papers of an agreement as files to print or to go on writing in.
enum AgreementPaperPages {
    static let kinds: [LetterKind] = [.agreement, .agreementAddendum, .agreementRenewal]

    // A paper is given out with a code that is written down, so a link would be too little.
    static let routes: [Route] = [
        .act("/pks/{id}/naskah/{jenis}", .right(.seeAgreements)) { asking in
            let id = AgreementID(try asking.number("id"))
            guard let kind = asking.parameters["jenis"].flatMap(LetterKind.init), kinds.contains(kind) else {
                throw NotThere()
            }
            _ = try await asking.agreements().open(id)
            let format = asking.form["bentuk"].flatMap(LetterFormat.init) ?? .pdf
            let letters = OfficeLetters(
                try asking.desk().office, words: asking.words, files: LetterFolder.embedded,
                law: asking.portal.law.book)
            let register = try await asking.regulations().register()
            do {
                let file = try await AgreementLetters(letters, register: register).paper(
                    kind, of: id, as: format)
                return .file(file.bytes, type: format.type, name: "\(kind.rawValue)-\(id).\(format.rawValue)")
            } catch let refusal as OfficeLetterRefusal {
                return try await AgreementPage.answer(asking, refused: asking.words(refusal.note))
            }
        }
    ]

    /// The buttons, one for each paper and format.
    static func write(_ sheet: AgreementDesk.Sheet, _ asking: Asking, _ html: inout HTMLText) {
        let stage = sheet.agreement.stage
        let offered = kinds.filter { kind in
            switch kind {
            case .agreementAddendum: !sheet.agreement.addenda.isEmpty
            case .agreementRenewal: stage == .signed
            default: stage != .cancelled
            }
        }
        guard !offered.isEmpty else { return }
        html.element("section", ["class": "sheet noprint", "aria-labelledby": "naskah"]) { html in
            html.element("h2", ["id": "naskah"], asking("agreements.papers"))
            html.element("p", ["class": "hint"], asking("agreements.papers-lead"))
            html.element("div", ["class": "actions"]) { html in
                for kind in offered {
                    for format in LetterFormat.allCases {
                        html.form("/pks/\(sheet.id)/naskah/\(kind.rawValue)", asking) { html in
                            html.hidden("bentuk", format.rawValue)
                            html.submit(
                                "\(asking(kind.labelKey)) (\(format.rawValue.uppercased()))", style: "quiet")
                        }
                    }
                }
            }
        }
    }
}

extension LetterFormat {
    var type: String {
        switch self {
        case .pdf: "application/pdf"
        case .docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
        }
    }
}
