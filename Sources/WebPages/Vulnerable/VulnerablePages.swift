import Access
import AccessBooks
import DeskBooks
import EmbeddedFiles
import Foundation
import HTML
import LawBook
import Membership
import MoneyAndDates
import RosterFiles
import SIPPFiles
import Spreadsheets
import UseCases
import VulnerableBooks
import VulnerableWorkers
import WebGate
import Words

/// Vulnerable workers: from a list to the card, and what comes after the money.
enum VulnerablePages {
    static let routes: [Route] = [
        QuotaBoardPages.routes, QuotaPage.routes, QuotaActs.routes, ProposalPages.routes,
        PostingPages.routes, HandBackPages.routes, VulnerableFiles.routes, VillagePages.routes,
    ].flatMap(\.self)
}

extension Asking {
    /// The vulnerable workers of whoever entered, by the law of the portal.
    func vulnerable() throws -> VulnerableDesk {
        VulnerableDesk(try desk(), rules: try VulnerableRules(portal.law.book))
    }

    /// The quota in the path.
    func quota() throws -> QuotaID { QuotaID(try number("kuota")) }

    /// What was typed into a field, without blanks around it and not endless.
    func typed(_ name: String) -> String { String((form[name] ?? "").prefix(500)).trimmingBlanks }

    /// A file that was brought.
    func brought(_ field: String = "berkas") throws -> UploadedFile {
        guard let file = files.first(where: { $0.field == field && $0.size > 0 }) else {
            throw FormRefusal("vulnerable.form.file-missing")
        }
        return file
    }

    func typedDay(_ name: String) throws -> Day {
        guard let day = form[name].flatMap({ Day(iso: $0) }) else {
            throw FormRefusal("vulnerable.form.day-needed")
        }
        return day
    }
}

/// The sentence of what a page refuses; nil for what is no refusal of ours.
enum VulnerableRefused {
    static func sentence(_ error: any Error, _ asking: Asking) -> String? {
        switch error {
        case let refusal as SIPPReplyRefusal: asking.words.filled(refusal.key, refusal.arguments)
        case let refusal as TableRefusal: asking.words.filled(refusal.key, refusal.arguments)
        case let refusal as RosterRefusal: asking.words.filled(refusal.key, refusal.arguments)
        case is AccessRefusal: nil
        case let refusal as any TellableRefusal: asking.words(refusal.note)
        default: nil
        }
    }
}

/// The places within Pekerja rentan.
enum VulnerableBar {
    private static let places: [(path: String, key: String)] = [
        ("/rentan", "vulnerable.menu.board"), ("/rentan/serah", "vulnerable.menu.hand-back"),
        ("/desa", "vulnerable.menu.villages"),
    ]

    /// - Parameter here: the path of the place that is shown.
    static func write(_ asking: Asking, here: String, _ html: inout HTMLText) {
        html.element("nav", ["class": "tabs", "aria-label": asking("vulnerable.menu")]) { html in
            html.element("ul") { html in
                for place in places {
                    html.element("li") {
                        $0.element(
                            "a", ["href": place.path, "aria-current": place.path == here ? "page" : nil],
                            asking(place.key))
                    }
                }
            }
        }
    }
}

extension ProposalStage {
    var tone: Tone {
        switch self {
        case .proposed, .waiting, .sent, .posted: .wait
        case .checked, .verified, .decreed: .plain
        case .accepted, .carded: .good
        case .refused, .rejected, .ended: .bad
        }
    }
}

/// The layouts of SIPP inside the program.
enum ShippedLayouts {
    static func all() throws -> SIPPTemplates {
        let folder = "templates/sipp/"
        let paths = EmbeddedFiles.paths(under: folder).filter { $0.hasSuffix("/template.yaml") }
        return try SIPPTemplates(
            texts: paths.compactMap { path in
                EmbeddedFiles.text(at: path).map { (path: String(path.dropFirst(folder.count)), text: $0) }
            })
    }

    /// What a roster is read with.
    static func rosters() throws -> RosterTemplate {
        try RosterParts { EmbeddedFiles.text(at: $0) }.template
    }
}
