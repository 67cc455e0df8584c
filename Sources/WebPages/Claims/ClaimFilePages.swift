import Access
import ClaimBooks
import Claims
import DeskBooks
import Foundation
import HTML
import LawBook
import Membership
import WebGate
import Words

/// Papers of a claim are brought, taken along, and withdrawn.
enum ClaimFilePages {
    /// A file and the few fields beside it.
    private static let most = ClaimBook.largestFile + 64 * 1_024

    static let routes: [Route] = [
        .act("/klaim/{id}/berkas", .right(.fileClaims), taking: .files(most: most)) { asking in
            try await ClaimActs.done(asking, "told.claims.brought") { desk, id in
                guard let file = asking.files.first(where: { $0.field == "berkas" && $0.size > 0 }) else {
                    throw ClaimDeskRefusal.fileMissing
                }
                let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: file.path)))
                try await desk.attach(
                    EvidenceDraft(
                        kind: asking.form["jenis"] ?? "", fileName: String(file.name.prefix(200)),
                        bytes: bytes), to: id)
            }
        },
        // That it was taken is written down, so a link would be too little.
        .act("/klaim/{id}/berkas/{berkas}", .right(.seeClaims)) { try await take($0) },
        .act("/klaim/{id}/berkas/{berkas}/tarik", .right(.fileClaims)) { asking in
            try await ClaimActs.done(asking, "told.claims.saved") { desk, id in
                try await desk.withdrawFile(
                    EvidenceID(try asking.number("berkas")), of: id, reason: ClaimActs.reason(asking))
            }
        },
    ]

    private static func take(_ asking: Asking) async throws -> Answer {
        let (id, file) = (try asking.number("id"), try asking.number("berkas"))
        do {
            let taken = try await asking.claims().file(
                EvidenceID(file), of: ClaimCaseID(id), reason: asking.form["alasan"] ?? "")
            return .file(taken.bytes, type: taken.type, name: taken.name)
        } catch AccessRefusal.reasonNeeded {
            return .page(
                asking("person.why.title"), frame: .narrow,
                crumbs: [Page.Crumb(asking("claims.title"), "/klaim")]
            ) { html in
                html.element("div", ["class": "sheet"]) { html in
                    html.element("h1", asking("person.why.title"))
                    html.element("p", asking("person.why.lead"))
                    html.form("/klaim/\(id)/berkas/\(file)", asking, style: "stack") { html in
                        html.reasonField(asking, isSecondTry: asking.form["alasan"] != nil)
                        html.submit(asking("person.why.open"))
                    }
                }
            }
        }
    }
}
