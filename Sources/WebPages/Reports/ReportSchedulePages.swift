import Access
import AccessBooks
import DeskBooks
import HTML
import IndicatorBooks
import Indicators
import LawBook
import ObligationFiles
import WebGate
import Words

extension Portal {
    /// What reports go by, under the portal's law.
    func reportTools() throws -> ReportTools {
        ReportTools(
            figures: try FigureTemplates.embedded(), budgets: try ShippedBudgets.rules(law.book),
            claims: law.claims, reminders: law.obligations.reminders, matrix: access.matrix)
    }
}

/// `/pengaturan/laporan`: which report is made for whom on which days, and what could not be made.
enum ReportSchedulePages {
    static let routes: [Route] = [
        .page(
            "/pengaturan/laporan", .right(.manageSettings),
            purpose: "For the administrator, to say which report is made for whom, and see what failed."
        ) { try await list($0, refused: nil) },
        .act("/pengaturan/laporan", .right(.manageSettings)) { try await add($0) },
        .act("/pengaturan/laporan/buat", .right(.manageSettings)) { try await order($0) },
        .act("/pengaturan/laporan/{jadwal}/ubah", .right(.manageSettings)) { try await turn($0) },
    ]

    private static func desk(_ asking: Asking) throws -> ReportScheduleDesk {
        ReportScheduleDesk(try asking.desk(), tools: try asking.portal.reportTools())
    }

    private static func list(_ asking: Asking, refused: String?) async throws -> Answer {
        let desk = try desk(asking)
        let (schedules, failures) = (try await desk.list(), try await desk.failures())
        return .page(
            asking("report.schedules"), status: refused == nil ? 200 : 422,
            crumbs: [SettingsPages.crumb(asking)]
        ) { html in
            html.titlebar(asking("report.schedules"), asking("report.schedules-lead")) { html in
                guard schedules.contains(where: \.isOn) else { return }
                html.form("/pengaturan/laporan/buat", asking) { $0.submit(asking("report.make-now")) }
            }
            if let refused { html.notice(.bad, refused) }
            if schedules.isEmpty {
                html.empty(asking("report.no-schedules"))
            } else {
                table(schedules, asking, &html)
            }
            if !failures.isEmpty { failed(failures, asking, &html) }
            form(asking, &html)
        }
    }

    private static func table(_ schedules: [ReportSchedule], _ asking: Asking, _ html: inout HTMLText) {
        let columns = ["report.what", "report.for", "report.when", "report.file", "report.next", "own.act"]
        html.table(asking("report.schedule-list"), columns.map { Column(asking($0)) }) { html in
            for schedule in schedules {
                let draft = schedule.draft
                html.element("tr") { html in
                    html.element("th", ["scope": "row"], asking(draft.kind.labelKey))
                    html.cell(asking("role.\(draft.role)"))
                    html.cell(when(draft.rhythm, asking))
                    html.cell(draft.format.rawValue.uppercased())
                    html.element("td") { html in
                        if schedule.isOn {
                            html.text(asking.words.text(schedule.next(from: asking.portal.today())))
                        } else {
                            html.state(asking("report.off"), .plain)
                        }
                    }
                    html.element("td") { html in
                        html.form("/pengaturan/laporan/\(schedule.id)/ubah", asking) { html in
                            html.emptyElement(
                                "input",
                                ["type": "hidden", "name": "jalan", "value": schedule.isOn ? "0" : "1"])
                            html.submit(
                                asking(schedule.isOn ? "report.turn-off" : "report.turn-on"), style: "link")
                        }
                    }
                }
            }
        }
    }

    private static func when(_ rhythm: ReportRhythm, _ asking: Asking) -> String {
        switch rhythm {
        case .monthly(let day): asking("report.every-month", ["day": .number(day)])
        case .weekly(let weekday):
            asking("report.every-week", ["day": .word("report.weekday.\(weekday)")])
        }
    }

    private static func failed(
        _ failures: [ReportScheduleDesk.Failure], _ asking: Asking, _ html: inout HTMLText
    ) {
        let columns = ["report.what", "report.scope", "report.due", "report.tries", "report.why"]
        html.table(asking("report.failures"), columns.map { Column(asking($0)) }) { html in
            for failure in failures {
                html.element("tr") { html in
                    html.element("th", ["scope": "row"], asking(failure.entry.kind.labelKey))
                    html.cell(failure.entry.scopeName)
                    html.cell(asking.words.text(failure.entry.due))
                    html.cell(asking.words.text(failure.entry.attempts))
                    html.element("td") { html in
                        html.text(asking.words(failure.fault))
                        if failure.isGivenUp {
                            html.element("p", ["class": "hint"], asking("report.given-up"))
                        }
                    }
                }
            }
        }
    }

    private static func form(_ asking: Asking, _ html: inout HTMLText) {
        html.element("section", ["class": "sheet"]) { html in
            html.element("h2", asking("report.new"))
            html.form("/pengaturan/laporan", asking, style: "stack") { html in
                html.choice(
                    "jenis", asking("report.what"),
                    ReportKind.allCases.map { ($0.rawValue, asking($0.labelKey)) },
                    chosen: asking.form["jenis"])
                html.choice(
                    "peran", asking("report.for"),
                    Role.allCases.map { ($0.rawValue, asking("role.\($0.rawValue)")) },
                    chosen: asking.form["peran"])
                html.choice(
                    "irama", asking("report.when"),
                    ["monthly", "weekly"].map { ($0, asking("report.rhythm.\($0)")) },
                    chosen: asking.form["irama"])
                html.field(
                    Field("hari", asking("report.day")).with {
                        $0.hint = asking("report.day-hint")
                        $0.value = asking.form["hari"] ?? "5"
                        $0.inputMode = "numeric"
                        $0.isRequired = true
                    })
                html.choice(
                    "bentuk", asking("report.file"),
                    ReportFormat.allCases.map { ($0.rawValue, $0.rawValue.uppercased()) },
                    chosen: asking.form["bentuk"])
                html.submit(asking("report.add"))
            }
        }
    }

    private static func add(_ asking: Asking) async throws -> Answer {
        guard let kind = asking.form["jenis"].flatMap(ReportKind.init),
            let format = asking.form["bentuk"].flatMap(ReportFormat.init)
        else { throw NotThere() }
        do {
            let day = asking.form["hari"].flatMap { Int($0) } ?? 0
            let rhythm = try ReportRhythm(asking.form["irama"] ?? "", day: day)
            try await desk(asking).add(
                ReportDraft(kind: kind, role: asking.form["peran"] ?? "", rhythm: rhythm, format: format))
            return .see("/pengaturan/laporan", told: "told.report-scheduled")
        } catch let refusal as ReportRefusal {
            return try await list(asking, refused: asking.words(refusal.note))
        }
    }

    private static func turn(_ asking: Asking) async throws -> Answer {
        do {
            try await desk(asking).turn(try asking.number("jadwal"), on: asking.form["jalan"] == "1")
            return .see("/pengaturan/laporan", told: "told.report-turned")
        } catch ReportRefusal.noSuchSchedule {
            throw NotThere()
        } catch let refusal as ReportRefusal {
            return try await list(asking, refused: asking.words(refusal.note))
        }
    }

    private static func order(_ asking: Asking) async throws -> Answer {
        let number = try await desk(asking).order(named: asking("report.due-now"))
        return .see("/pekerjaan/\(number)")
    }
}
