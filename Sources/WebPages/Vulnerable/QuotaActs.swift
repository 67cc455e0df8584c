import Access
import AccessBooks
import DeskBooks
import Foundation
import HTML
import LawBook
import Membership
import MoneyAndDates
import RegisterBooks
import SIPPFiles
import SQLDatabase
import SQLStore
import UseCases
import VulnerableBooks
import VulnerableWorkers
import WebGate
import Words

/// What the forms of a quota do. What is refused shows the page again with the reason at its top.
enum QuotaActs {
    /// A file and the few fields beside it.
    private static let most = 33 << 20

    static let routes: [Route] = bringing + deciding

    private static let bringing: [Route] = [
        .page(
            "/rentan/{kuota}/unggah", .right(.proposeVulnerable),
            purpose: "For villages and offices that know a trade: a list of people, checked when it arrives."
        ) { try await uploadPage($0, refused: nil) },
        .act("/rentan/{kuota}/unggah", .right(.proposeVulnerable), taking: .files(most: most)) { asking in
            do { return try await take(asking) } catch {
                guard let refused = VulnerableRefused.sentence(error, asking) else { throw error }
                return try await uploadPage(asking, refused: refused)
            }
        },
        act("cek", .verifyVulnerable) { desk, quota, asking in
            let found = try await desk.check(quota)
            return [
                asking(
                    "vulnerable.checked",
                    ["passed": asking.counted(found.passed), "held": asking.counted(found.held)])
            ]
        },
        act("verifikasi", .verifyVulnerable) { desk, quota, asking in
            [asking("vulnerable.verified", ["count": asking.counted(try await desk.verifyAll(quota))])]
        },
        act("lapangan", .verifyVulnerable, files: true) { desk, quota, asking in
            let intake = try FieldFormIntake(path: try asking.brought().path)
            if intake.hasNoHeader { throw FormRefusal("vulnerable.form.columns-missing") }
            let outcome = try await desk.takeField(
                intake.answers, of: quota,
                proof: asking("vulnerable.field-proof", ["day": .day(asking.portal.today())]))
            return FieldSentences.of(outcome, unreadable: intake.unreadable.count, asking)
        },
    ]

    private static let deciding: [Route] = [
        act("umumkan", .decreeVulnerable) { desk, quota, asking in
            [asking("vulnerable.hung-out", ["count": asking.counted(try await desk.post(quota).people)])]
        },
        act("sk", .decreeVulnerable) { desk, quota, asking in
            let decreed = try await desk.decree(
                quota, number: asking.typed("nomor"), signed: try asking.typedDay("tanggal"))
            return [
                asking(
                    "vulnerable.decreed",
                    ["count": asking.counted(decreed.named), "waiting": asking.counted(decreed.waiting)])
            ]
        },
        act("kirim", .decreeVulnerable) { desk, quota, asking in
            [asking("vulnerable.sent", ["count": asking.counted(try await desk.send(quota).people)])]
        },
        act("balasan", .decreeVulnerable, files: true) { try await reply($0, $1, $2) },
        act("kartu", .decreeVulnerable) { desk, quota, asking in
            let rows = asking.form.all("baris").compactMap { Int64($0) }
            let count = try await desk.card(rows, of: quota, on: try asking.typedDay("tanggal"))
            return [asking("vulnerable.carded", ["count": asking.counted(count)])]
        },
        act("jatah", .decreeVulnerable) { desk, quota, asking in
            let (code, government) = (asking.typed("unit"), try asking.desk().office.government)
            let unit = try await asking.portal.database.read {
                try UnitBook.unit(code, government: government, on: $0)
            }
            guard let places = Int(asking.typed("tempat")) else {
                throw FormRefusal("vulnerable.form.count-wrong")
            }
            try await desk.share(quota, unit: unit.id, places: places)
            return [asking("vulnerable.shared", ["name": .text(unit.name), "count": asking.counted(places)])]
        },
        .act("/rentan/sk/{sk}/cabut", .right(.decreeVulnerable)) { asking in
            let quota = asking.form["kuota"].flatMap { Int64($0) } ?? 0
            do {
                _ = try await asking.vulnerable().withdraw(
                    try asking.number("sk"), on: try asking.typedDay("tanggal"),
                    reason: asking.typed("alasan"))
                return .see("/rentan/\(quota)", told: "told.vulnerable.withdrawn")
            } catch {
                guard let refused = VulnerableRefused.sentence(error, asking) else { throw error }
                return .page(asking("vulnerable.withdraw"), status: 422, frame: .narrow) { html in
                    html.element("h1", asking("vulnerable.withdraw"))
                    html.notice(.bad, refused)
                    html.element("p") {
                        $0.element("a", ["href": "/rentan/\(quota)"], asking("vulnerable.back"))
                    }
                }
            }
        },
    ]

    private static func act(
        _ name: String, _ right: Right, files: Bool = false,
        _ body: @escaping @Sendable (VulnerableDesk, QuotaID, Asking) async throws -> [String]
    ) -> Route {
        .act("/rentan/{kuota}/\(name)", .right(right), taking: files ? .files(most: most) : .form) { asking in
            do {
                let told = try await body(try asking.vulnerable(), try asking.quota(), asking)
                return try await QuotaPage.answer(asking, refused: nil, told: told)
            } catch {
                guard let refused = VulnerableRefused.sentence(error, asking) else { throw error }
                return try await QuotaPage.answer(asking, refused: refused)
            }
        }
    }

    private static func reply(
        _ desk: VulnerableDesk, _ quota: QuotaID, _ asking: Asking
    ) async throws -> [String] {
        let rows = try ReplyRows.all(in: try asking.brought().path)
        let reply = try SIPPReply.read(rows, layouts: try ShippedLayouts.all().all)
        let begin = asking.typed("mulai")
        guard begin.isEmpty || Month(iso: begin) != nil else {
            throw FormRefusal("vulnerable.form.month-needed")
        }
        let outcome = try await desk.reply(
            reply, to: asking.form["kiriman"].flatMap { Int64($0) } ?? 0, from: Month(iso: begin))
        var told = [
            asking(
                "vulnerable.replied",
                [
                    "accepted": asking.counted(outcome.accepted),
                    "rejected": asking.counted(outcome.rejected),
                    "open": asking.counted(outcome.unanswered),
                ])
        ]
        for (name, refusal) in outcome.refused.prefix(20) {
            told.append("\(name): \(asking.words(refusal.note))")
        }
        if !outcome.notSent.isEmpty {
            told.append(
                asking(
                    "vulnerable.not-sent",
                    [
                        "count": asking.counted(outcome.notSent.count),
                        "names": .text(outcome.notSent.prefix(20).joined(separator: ", ")),
                    ]))
        }
        return told
    }

    private static func uploadPage(_ asking: Asking, refused: String?) async throws -> Answer {
        let sheet = try await asking.vulnerable().open(try asking.quota())
        let units = try await UnitChoices(try asking.desk()).list(.proposeVulnerable, atMost: 51)
        return .page(
            asking("vulnerable.bring"), status: refused == nil ? 200 : 422, frame: .narrow,
            crumbs: [
                Page.Crumb(asking("vulnerable.title"), "/rentan"),
                Page.Crumb(sheet.quota.terms.name, "/rentan/\(sheet.quota.id)"),
            ]
        ) { html in
            html.element("div", ["class": "sheet"]) { html in
                html.element("h1", asking("vulnerable.bring"))
                html.element("p", asking("vulnerable.bring-lead"))
                if let refused { html.notice(.bad, refused) }
                html.form("/rentan/\(sheet.quota.id)/unggah", asking, style: "stack", files: true) { html in
                    unit(units, asking, &html)
                    html.choice(
                        "pengusul", asking("vulnerable.proposer"),
                        ProposerKind.allCases.map { (value: $0.rawValue, label: asking($0.labelKey)) },
                        chosen: asking.form["pengusul"])
                    FileField.write("berkas", asking("vulnerable.bring-hint"), asking, &html)
                    html.submit(asking("vulnerable.bring"))
                }
            }
        }
    }

    /// A few units are chosen from; of many the code is typed.
    private static func unit(_ units: [UnitChoice], _ asking: Asking, _ html: inout HTMLText) {
        if units.count <= 50 {
            html.choice(
                "unit", asking("vulnerable.unit"), units.map { (value: $0.code, label: $0.name) },
                chosen: asking.form["unit"])
        } else {
            html.field(
                "unit", name: "unit", asking("vulnerable.unit-code"), value: asking.form["unit"],
                hint: asking("vulnerable.unit-code-hint"))
        }
    }

    private static func take(_ asking: Asking) async throws -> Answer {
        let (file, quota) = (try asking.brought(), try asking.quota())
        let (code, government) = (asking.typed("unit"), try asking.desk().office.government)
        let unit = try await asking.portal.database.read {
            try UnitBook.unit(code, government: government, on: $0)
        }
        let intake = try ProposalIntake(
            path: file.path, template: try ShippedLayouts.rosters(), today: asking.portal.today())
        let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: file.path)))
        let taken = try await asking.vulnerable().take(
            intake.drafts,
            from: .init(
                quota: quota, unit: unit.id,
                proposer: asking.form["pengusul"].flatMap(ProposerKind.init) ?? .village,
                fileName: String(file.name.prefix(200)), digest: sha256(bytes)))
        guard taken.isNew else { throw FormRefusal("vulnerable.form.list-known") }
        var told = [
            asking(
                "vulnerable.taken-list",
                [
                    "count": asking.counted(taken.people), "passed": asking.counted(taken.passed),
                    "held": asking.counted(taken.held),
                ])
        ]
        if !intake.ignored.isEmpty {
            told.append(
                asking(
                    "vulnerable.columns-dropped",
                    ["columns": .text(intake.ignored.prefix(20).joined(separator: ", "))]))
        }
        return try await QuotaPage.answer(asking, refused: nil, told: told)
    }
}

/// What came of a field form, in sentences.
enum FieldSentences {
    static func of(_ outcome: FieldOutcome, unreadable: Int, _ asking: Asking) -> [String] {
        var told = [
            asking(
                "vulnerable.field-taken",
                [
                    "verified": asking.counted(outcome.verified), "refused": asking.counted(outcome.refused),
                    "held": asking.counted(outcome.held), "absent": asking.counted(outcome.notMet),
                ])
        ]
        let strange = outcome.unknown.count + unreadable
        if strange > 0 { told.append(asking("vulnerable.field-unknown", ["count": asking.counted(strange)])) }
        return told
    }
}
