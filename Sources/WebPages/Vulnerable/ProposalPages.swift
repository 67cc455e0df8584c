import Access
import Budgets
import DeskBooks
import HTML
import LawBook
import Membership
import MoneyAndDates
import VulnerableBooks
import VulnerableWorkers
import WebGate
import Words

/// `/rentan/baris/{baris}`: the desk that verifies, one person after the other, by keyboard alone; later the
/// place where a place ends or goes on.
enum ProposalPages {
    static let routes: [Route] = [
        .page(
            "/rentan/baris/{baris}", .right(.seeVulnerable),
            purpose: "For the desk that verifies: one person, what was found, and what is decided."
        ) { try await page($0, refused: nil) },
        act("verifikasi", .verifyVulnerable, goesOn: true) { desk, row, asking in
            try await desk.verify(
                row, proof: asking.form["bukti"].map { _ in asking.typed("bukti") },
                isIll: ill(asking.form["sakit"]), reason: asking.typed("alasan"))
        },
        act("tolak", .verifyVulnerable, goesOn: true) { desk, row, asking in
            try await desk.refuse(row, reason: asking.typed("alasan"))
        },
        act("akhiri", .decreeVulnerable) { desk, row, asking in
            guard let end = asking.form["sebab"].flatMap(PlaceEnd.init) else {
                throw FormRefusal("vulnerable.form.end-needed")
            }
            try await desk.end(row, because: end, on: try asking.typedDay("tanggal"))
        },
        act("serah", .decreeVulnerable) { desk, row, asking in
            try await desk.handBack(row, try after(asking))
        },
    ]

    private static func ill(_ text: String?) -> Bool? {
        switch text {
        case "ya": true
        case "tidak": false
        default: nil
        }
    }

    private static func after(_ asking: Asking) throws -> PlaceBook.After {
        switch asking.form["pilihan"].flatMap(HandBackChoice.init) {
        case .continuesHimself?:
            return .continuesHimself(under: asking.form["npp"].flatMap { Int64($0) })
        case .stops?: return .stops
        case .otherPayer?:
            guard let registration = asking.form["npp"].flatMap({ Int64($0) }),
                let funding = asking.form["dana"].flatMap(FundingSource.init)
            else { throw VulnerableBookRefusal.payerNeeded }
            return .otherPayer(registration: registration, funding)
        case nil: throw FormRefusal("vulnerable.form.choice-needed")
        }
    }

    /// - Parameter goesOn: whether the next who waits is shown afterwards.
    private static func act(
        _ name: String, _ right: Right, goesOn: Bool = false,
        _ body: @escaping @Sendable (VulnerableDesk, Int64, Asking) async throws -> Void
    ) -> Route {
        .act("/rentan/baris/{baris}/\(name)", .right(right)) { asking in
            let (desk, id) = (try asking.vulnerable(), try asking.number("baris"))
            do {
                let row = try await desk.row(id).row
                let next = goesOn ? try await desk.next(after: row) : nil
                try await body(desk, id, asking)
                return .see(
                    next.map { "/rentan/baris/\($0)" }
                        ?? (goesOn ? "/rentan/\(row.quota)" : "/rentan/baris/\(id)"),
                    told: "told.vulnerable.\(name)")
            } catch {
                guard let refused = VulnerableRefused.sentence(error, asking) else { throw error }
                return try await page(asking, refused: refused)
            }
        }
    }

    private static func page(_ asking: Asking, refused: String?) async throws -> Answer {
        let desk = try asking.vulnerable()
        let found = try await desk.row(try asking.number("baris"))
        let quota = try await desk.open(found.row.quota).quota
        let next = try await desk.next(after: found.row)
        let row = found.row
        return .page(
            row.name, status: refused == nil ? 200 : 422,
            crumbs: [
                Page.Crumb(asking("vulnerable.title"), "/rentan"),
                Page.Crumb(quota.terms.name, "/rentan/\(row.quota)"),
            ]
        ) { html in
            html.titlebar(row.name.isEmpty ? asking("vulnerable.without-name") : row.name)
            html.element("p") { $0.state(asking(row.stage.labelKey), row.stage.tone) }
            if let refused { html.notice(.bad, refused) }
            facts(row, asking, &html)
            findings(row, asking, &html)
            ProposalForms(asking: asking, row: row, quota: quota).write(&html)
            steps(found.steps, asking, &html)
            if let next {
                html.element("p", ["class": "noprint"]) {
                    $0.element(
                        "a", ["href": "/rentan/baris/\(next)", "rel": "next"], asking("vulnerable.next"))
                }
            }
        }
    }

    private static func facts(_ row: ProposalRow, _ asking: Asking, _ html: inout HTMLText) {
        let unknown = asking("vulnerable.unknown")
        html.facts([
            (term: "NIK", fact: row.maskedNIK.isEmpty ? unknown : row.maskedNIK),
            (term: asking("vulnerable.born"), fact: row.born.map { asking.words.text($0) } ?? unknown),
            (term: asking("vulnerable.unit"), fact: row.unitName),
            (term: asking("vulnerable.work"), fact: row.work.isEmpty ? unknown : row.work),
            (term: asking("vulnerable.decile-short"), fact: row.decile.isEmpty ? unknown : row.decile),
            (term: asking("vulnerable.proof"), fact: row.proof.isEmpty ? unknown : row.proof),
            (
                term: asking("vulnerable.ill"),
                fact: row.isIll.map { asking($0 ? "vulnerable.yes" : "vulnerable.no") } ?? unknown
            ), (term: asking("vulnerable.row-number"), fact: String(row.id)),
        ])
        guard let person = row.person, asking.may(.seePeople) else { return }
        html.element("p") {
            $0.element("a", ["href": "/orang/\(person)"], asking("vulnerable.to-person"))
        }
    }

    private static func findings(_ row: ProposalRow, _ asking: Asking, _ html: inout HTMLText) {
        guard !row.findings.isEmpty || !row.answer.isEmpty else { return }
        html.element("section", ["class": "sheet", "aria-labelledby": "judul-temuan"]) { html in
            html.element("h2", ["id": "judul-temuan"], asking("vulnerable.findings"))
            for finding in row.findings {
                html.notice(finding.standsInTheWay ? .bad : .wait, asking.words(finding.note))
            }
            if !row.answer.isEmpty { html.notice(.bad, BatchAnswerText.of(row, asking)) }
        }
    }

    private static func steps(_ steps: [StepLine], _ asking: Asking, _ html: inout HTMLText) {
        html.element("section", ["class": "sheet", "aria-labelledby": "judul-riwayat"]) { html in
            html.element("h2", ["id": "judul-riwayat"], asking("vulnerable.history"))
            html.table(
                asking("vulnerable.history"),
                [
                    Column(asking("vulnerable.when")), Column(asking("vulnerable.step")),
                    Column(asking("vulnerable.who")), Column(asking("vulnerable.remark")),
                ]
            ) { html in
                for step in steps.suffix(100) {
                    html.element("tr") { html in
                        html.cell(asking.words.moment(step.recorded))
                        html.element("th", ["scope": "row"], asking(step.step.labelKey))
                        html.cell(step.actor)
                        html.cell(step.remark.isEmpty ? "–" : step.remark)
                    }
                }
            }
        }
    }
}

/// What may be done with one row.
struct ProposalForms {
    let asking: Asking
    let row: ProposalRow
    let quota: QuotaView

    private var path: String { "/rentan/baris/\(row.id)" }

    func write(_ html: inout HTMLText) {
        if ProposalStep.verify.from.contains(row.stage), row.stage != .verified,
            asking.mayForAll(.verifyVulnerable)
        {
            verification(&html)
        }
        guard asking.mayForAll(.decreeVulnerable) else { return }
        if ProposalStep.end.from.contains(row.stage) { end(&html) }
        if ProposalStep.handBack.from.contains(row.stage), row.choice == nil { handBack(&html) }
    }

    private func verification(_ html: inout HTMLText) {
        html.element("section", ["class": "sheet noprint", "aria-labelledby": "judul-putusan"]) { html in
            html.element("h2", ["id": "judul-putusan"], asking("vulnerable.decision"))
            html.form("\(path)/verifikasi", asking, style: "stack") { html in
                html.optional(
                    "bukti", name: "bukti", asking("vulnerable.proof"),
                    value: asking.form["bukti"] ?? row.proof, hint: asking("vulnerable.proof-hint"))
                let chosen = asking.form["sakit"] ?? row.isIll.map { $0 ? "ya" : "tidak" }
                html.choice(
                    "sakit", asking("vulnerable.ill"),
                    [
                        (value: "", label: asking("vulnerable.unanswered")),
                        (value: "tidak", label: asking("vulnerable.no")),
                        (value: "ya", label: asking("vulnerable.yes")),
                    ], chosen: chosen)
                html.optional(
                    "alasan-verifikasi", name: "alasan", asking("vulnerable.reason"),
                    hint: asking("vulnerable.reason-hint"))
                html.submit(asking("vulnerable.verify-do"))
            }
            html.form("\(path)/tolak", asking, style: "row") { html in
                html.field("alasan-tolak", name: "alasan", asking("vulnerable.refuse-reason"))
                html.submit(asking("vulnerable.refuse-do"), style: "quiet")
            }
        }
    }

    private func end(_ html: inout HTMLText) {
        html.element("details", ["class": "noprint"]) { html in
            html.element("summary", asking("vulnerable.end"))
            html.form("\(path)/akhiri", asking, style: "row") { html in
                html.choice(
                    "sebab", asking("vulnerable.end-reason"),
                    PlaceEnd.allCases.filter { $0 != .decreeWithdrawn }.map {
                        (value: $0.rawValue, label: asking($0.labelKey))
                    }, chosen: nil)
                html.field(
                    "tanggal-akhir", name: "tanggal", asking("vulnerable.end-day"), type: "date",
                    value: asking.portal.today().description)
                html.submit(asking("vulnerable.end-do"), style: "quiet")
            }
        }
    }

    private func handBack(_ html: inout HTMLText) {
        html.element("section", ["class": "sheet noprint", "aria-labelledby": "judul-serah"]) { html in
            html.element("h2", ["id": "judul-serah"], asking("vulnerable.hand-back"))
            html.element(
                "p", asking("vulnerable.hand-back-lead", ["month": .month(quota.terms.through)]))
            html.form("\(path)/serah", asking, style: "stack") { html in
                html.choice(
                    "pilihan", asking("vulnerable.choice"),
                    HandBackChoice.allCases.map { (value: $0.rawValue, label: asking($0.labelKey)) },
                    chosen: asking.form["pilihan"])
                html.optional(
                    "npp", name: "npp", asking("vulnerable.other-payer"), value: asking.form["npp"],
                    hint: asking("vulnerable.other-payer-hint"), inputMode: "numeric")
                html.choice(
                    "dana", asking("vulnerable.funding"),
                    FundingSource.allCases.map { (value: $0.rawValue, label: asking($0.labelKey)) },
                    chosen: asking.form["dana"] ?? FundingSource.corporateGiving.rawValue)
                html.submit(asking("vulnerable.hand-back-do"))
            }
        }
    }
}
