import Access
import DeskBooks
import Foundation
import HTML
import LawBook
import Membership
import ObligationBooks
import Obligations
import WebGate
import Words

/// Signed scans and signed PDFs are brought, taken along, and told from others.
enum AgreementFilePages {
    /// A file and the few fields beside it.
    static let most = PaperDraft.largest + 64 * 1_024

    static let routes: [Route] = [
        .act("/pks/{id}/berkas", .right(.seeAgreements), taking: .files(most: most)) { asking in
            try await AgreementActs.done(asking, "told.agreements.brought") { desk, id in
                _ = try await desk.attach(try file(asking), to: id)
            }
        },
        .page(
            "/pks/{id}/berkas/{berkas}", .right(.seeAgreements),
            purpose: "For who keeps an agreement: a file of it as it was brought."
        ) { asking in
            let kept = try await asking.agreements().file(
                try asking.number("berkas"), of: AgreementID(try asking.number("id")))
            return .file(kept.bytes, type: kept.mediaType, name: kept.name)
        },
        .act("/pks/{id}/periksa", .right(.seeAgreements), taking: .files(most: most)) { asking in
            let id = AgreementID(try asking.number("id"))
            do {
                let found = try await asking.agreements().verify(try file(asking), of: id)
                guard let found else {
                    return try await AgreementPage.answer(asking, refused: asking("agreements.not-same"))
                }
                return try await AgreementPage.answer(
                    asking, refused: nil,
                    told: asking(
                        "agreements.same", ["name": .text(found.name), "digest": .text(found.digest)]))
            } catch let refusal as any TellableRefusal where !(refusal is AccessRefusal) {
                return try await AgreementPage.answer(asking, refused: asking.words(refusal.note))
            }
        },
    ]

    /// The file that was brought.
    static func file(_ asking: Asking) throws -> PaperDraft {
        guard let file = asking.files.first(where: { $0.field == "berkas" && $0.size > 0 }) else {
            throw ObligationFormRefusal.fileMissing
        }
        let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: file.path)))
        return try PaperDraft(name: file.name, bytes: bytes)
    }
}

/// The files of an agreement, with their digests.
struct AgreementFilesPart {
    let asking: Asking
    let sheet: AgreementDesk.Sheet

    func write(_ html: inout HTMLText) {
        html.element("section", ["class": "sheet", "id": "berkas", "aria-labelledby": "judul-berkas"]) {
            html in
            html.element("h2", ["id": "judul-berkas"], asking("agreements.files"))
            if sheet.agreement.files.isEmpty {
                html.element("p", asking("agreements.no-files"))
            } else {
                table(&html)
            }
            if asking.may(.draftAgreements) || asking.may(.signAgreements),
                sheet.agreement.stage != .cancelled
            {
                upload("berkas", "unggah", "agreements.bring", &html)
            }
            if !sheet.agreement.files.isEmpty { upload("periksa", "banding", "agreements.verify", &html) }
        }
    }

    private func table(_ html: inout HTMLText) {
        html.table(
            asking("agreements.files"),
            [
                Column(asking("agreements.file")), Column("kB", isAmount: true), Column("SHA-256"),
            ]
        ) { html in
            for file in sheet.agreement.files {
                html.element("tr") { html in
                    html.element("th", ["scope": "row"]) {
                        $0.element("a", ["href": "/pks/\(sheet.id)/berkas/\(file.id)"], file.name)
                    }
                    html.cell(asking.words.text(max(1, file.size / 1_024)), isAmount: true)
                    html.element("td") { $0.element("code", file.digest) }
                }
            }
        }
    }

    private func upload(_ act: String, _ identifier: String, _ label: String, _ html: inout HTMLText) {
        html.element("details", ["class": "noprint"]) { html in
            html.element("summary", asking(label))
            html.form("/pks/\(sheet.id)/\(act)", asking, style: "stack", files: true) { html in
                html.fileField(identifier, asking)
                html.submit(asking(label), style: "quiet")
            }
        }
    }
}

extension HTMLText {
    /// A PDF or a picture.
    mutating func fileField(_ identifier: String, _ asking: Asking) {
        element("div") { html in
            html.element("label", ["for": identifier], asking("agreements.file"))
            html.element(
                "p", ["class": "hint", "id": "\(identifier)-hint"],
                asking("agreements.file-hint", ["megabytes": .number(PaperDraft.largest / 1_048_576)]))
            html.emptyElement(
                "input",
                [
                    "id": identifier, "name": "berkas", "type": "file", "required": "",
                    "accept": "application/pdf,image/jpeg,image/png",
                    "aria-describedby": "\(identifier)-hint",
                ])
        }
    }
}
