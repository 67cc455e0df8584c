import Access
import ClaimBooks
import Claims
import DeskBooks
import HTML
import LawBook
import Membership
import MoneyAndDates
import Spreadsheets
import UseCases
import WebGate
import Words

/// `/klaim/kematian`: notices of death, to be held against the register and decided.
enum NoticePages {
    private static let most = 8 << 20
    /// Notices that one file may hold.
    private static let mostRows = 20_000

    static let routes: [Route] = [
        .page(
            "/klaim/kematian", .right(.fileClaims),
            purpose: "For who hears of deaths: notices that wait, so that no family has to ask."
        ) { try await list($0, refused: nil) },
        .act("/klaim/kematian", .right(.fileClaims), taking: .files(most: most)) { try await take($0) },
        .act("/klaim/kematian/kabar", .right(.fileClaims)) { try await tell($0) },
        .page(
            "/klaim/kematian/{kabar}", .right(.fileClaims),
            purpose:
                "For who decides a notice of death: the notice and the person of the register side by side."
        ) { try await NoticePage.answer($0, refused: nil) },
        .act("/klaim/kematian/{kabar}/pastikan", .right(.fileClaims)) { try await NoticePage.confirm($0) },
        .act("/klaim/kematian/{kabar}/kesampingkan", .right(.fileClaims)) {
            try await NoticePage.dismiss($0)
        },
    ]

    static func desk(_ asking: Asking) throws -> NoticeDesk {
        NoticeDesk(try asking.desk(), rules: asking.portal.law.claims)
    }

    private static func isOfAll(_ asking: Asking) -> Bool {
        (try? asking.visitor.permit?.reach(.fileClaims)) == .government
    }

    private static func list(
        _ asking: Asking, refused: String?, rejected: [DeathNoticeIntake.Rejected] = []
    ) async throws -> Answer {
        let state = asking.query["keadaan"].flatMap(DeathNotice.State.init)
        let part = try await desk(asking).list(state, after: asking.query["sesudah"])
        let status = refused == nil ? 200 : 422
        return .page(
            asking("notices.title"), status: status, crumbs: [Page.Crumb(asking("claims.title"), "/klaim")]
        ) { html in
            html.titlebar(asking("notices.title"), asking("notices.lead"))
            ClaimBar.write(asking, here: "/klaim/kematian", &html)
            if let refused { html.notice(.bad, refused) }
            bad(rejected, asking, &html)
            filter(state, asking, &html)
            if part.rows.isEmpty {
                html.empty(asking("notices.none"))
            } else {
                table(part, asking, &html)
            }
            if isOfAll(asking) { forms(asking, &html) }
        }
    }

    private static func bad(
        _ rejected: [DeathNoticeIntake.Rejected], _ asking: Asking, _ html: inout HTMLText
    ) {
        guard !rejected.isEmpty else { return }
        html.element("section", ["class": "sheet"]) { html in
            html.element("h2", asking("notices.bad-rows", ["count": .count(rejected.count)]))
            html.element("ul") { html in
                for row in rejected.prefix(50) {
                    let why = asking(row.why.rawValue)
                    html.element("li", asking("notices.row", ["row": .number(row.row), "why": .text(why)]))
                }
            }
        }
    }

    private static func filter(
        _ state: DeathNotice.State?, _ asking: Asking, _ html: inout HTMLText
    ) {
        html.asks("/klaim/kematian") { html in
            html.choice(
                "keadaan", asking("claims.stage"),
                [(value: "", label: asking("notices.undecided"))]
                    + DeathNotice.State.allCases.map { (value: $0.rawValue, label: asking($0.labelKey)) },
                chosen: state?.rawValue)
            html.submit(asking("claims.show"), style: "quiet")
        }
    }

    private static func table(
        _ part: Listed<NoticeDesk.Line>, _ asking: Asking, _ html: inout HTMLText
    ) {
        html.table(
            asking("notices.title"),
            [
                Column(asking("claims.person")), Column("NIK"), Column(asking("notices.died")),
                Column(asking("notices.source")), Column(asking("claims.stage")),
                Column(asking("notices.in-register")),
            ]
        ) { html in
            for line in part.rows {
                let notice = line.notice
                html.element("tr") { html in
                    html.element("th", ["scope": "row"]) {
                        $0.element("a", ["href": "/klaim/kematian/\(notice.id)"], notice.name)
                    }
                    html.element("td", ["class": "number"], notice.maskedNIK ?? "–")
                    html.cell(asking.words.text(notice.died))
                    html.cell("\(asking(notice.source.labelKey)) \(notice.reference)")
                    html.element("td") { $0.state(asking(notice.state.labelKey), notice.state.tone) }
                    html.cell(line.person.map { "\($0.name) \($0.maskedNIK)" } ?? "–")
                }
            }
        }
        html.pager(asking, next: part.next)
    }

    private static func forms(_ asking: Asking, _ html: inout HTMLText) {
        html.element("div", ["class": "two"]) { html in
            html.element("section", ["class": "sheet"]) { html in
                html.element("h2", asking("notices.file"))
                html.form("/klaim/kematian", asking, style: "stack", files: true) { html in
                    html.field(
                        Field("berkas", asking("claims.file")).with {
                            $0.type = "file"
                            $0.isRequired = true
                            $0.accept = ".csv,.xlsx,.xls,.tsv"
                            $0.hint = asking("notices.file-hint")
                        })
                    html.submit(asking("notices.file-do"))
                }
            }
            html.element("section", ["class": "sheet"]) { html in
                html.element("h2", asking("notices.tell"))
                html.form("/klaim/kematian/kabar", asking, style: "stack") { tellFields(asking, &$0) }
            }
        }
    }

    private static func tellFields(_ asking: Asking, _ html: inout HTMLText) {
        html.field("kabar-nama", name: "nama", asking("heirs.name"), value: asking.form["nama"])
        html.optional("kabar-nik", name: "nik", "NIK", value: asking.form["nik"])
        html.field(
            "kabar-tanggal", name: "tanggal", asking("notices.died"), type: "date",
            value: asking.form["tanggal"])
        html.optional(
            "kabar-akta", name: "akta", asking("notices.reference"), value: asking.form["akta"])
        html.element("label", ["class": "check", "for": "kabar-kerja"]) { html in
            html.emptyElement(
                "input", ["type": "checkbox", "id": "kabar-kerja", "name": "kerja", "value": "ya"])
            html.text(asking("notices.at-work"))
        }
        html.submit(asking("notices.tell-do"))
    }

    private static func take(_ asking: Asking) async throws -> Answer {
        do {
            guard let file = asking.files.first(where: { $0.field == "berkas" && $0.size > 0 }) else {
                throw ClaimDeskRefusal.fileMissing
            }
            let intake = try DeathNoticeIntake(path: file.path, today: asking.portal.today())
            if intake.hasNoHeader { throw ClaimDeskRefusal.columnsMissing }
            if intake.drafts.count > mostRows { throw ClaimDeskRefusal.tooManyRows(limit: mostRows) }
            let taken = try await desk(asking).take(intake.drafts)
            guard intake.rejected.isEmpty else {
                let told = asking(
                    "notices.taken-but",
                    ["count": .count(taken.new), "bad": .number(intake.rejected.count)])
                return try await list(asking, refused: told, rejected: intake.rejected)
            }
            return .see(
                "/klaim/kematian", told: taken.new > 0 ? "told.notices.taken" : "told.notices.nothing-new")
        } catch let refusal as TableRefusal {
            return try await list(asking, refused: asking.words.filled(refusal.key, refusal.arguments))
        } catch let refusal as any TellableRefusal where !(refusal is AccessRefusal) {
            return try await list(asking, refused: asking.words(refusal.note))
        }
    }

    /// One notice that somebody tells, without a file.
    private static func tell(_ asking: Asking) async throws -> Answer {
        do {
            let form = asking.form
            guard let day = form["tanggal"].flatMap({ Day(iso: $0) }) else {
                throw ClaimDeskRefusal.dayNeeded
            }
            let nik = try form["nik"].map { text throws(ClaimBookRefusal) in
                guard let nik = NIK(text) else { throw .badNIK }
                return nik
            }
            let name = String((form["nama"] ?? "").prefix(200))
            let reference =
                form["akta"] ?? nik.map { "nik-\($0.description.suffix(4))-\(day)" } ?? "\(name)-\(day)"
            let taken = try await desk(asking).take([
                DeathNoticeDraft(
                    source: .clerk, reference: String(reference.prefix(100)), nik: nik, name: name, died: day,
                    isAccident: form["kerja"] == "ya")
            ])
            return .see(
                "/klaim/kematian", told: taken.new > 0 ? "told.notices.taken" : "told.notices.nothing-new")
        } catch let refusal as any TellableRefusal where !(refusal is AccessRefusal) {
            return try await list(asking, refused: asking.words(refusal.note))
        }
    }
}

extension DeathNotice.State {
    var tone: Tone {
        switch self {
        case .matched: .bad
        case .possible: .wait
        case .unknown, .dismissed: .plain
        case .confirmed: .good
        }
    }
}
