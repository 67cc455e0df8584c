import Access
import AccessBooks
import DeskBooks
import HTML
import LawBook
import Membership
import MoneyAndDates
import RegisterBooks
import WebGate
import Words

/// Acts upon the jobs of a person.
enum JobPages {
    static let routes: [Route] = [
        .page(
            "/orang/{id}/pekerjaan-baru", .right(.changeJobs),
            purpose: "For who keeps a roster, to open a job of somebody who is known."
        ) { try await JobOpenPage.page($0, refused: nil) },
        .act("/orang/{id}/pekerjaan-baru", .right(.changeJobs)) { try await JobOpenPage.open($0) },
        .page(
            "/orang/{id}/pekerjaan/{spell}/ubah", .right(.changeJobs),
            purpose:
                "For who keeps a roster, to let a job go on elsewhere or with another wage, without a gap."
        ) { try await JobChangePage.page($0, refused: nil) },
        .act("/orang/{id}/pekerjaan/{spell}/ubah", .right(.changeJobs)) {
            try await JobChangePage.change($0)
        },
        .page(
            "/orang/{id}/pekerjaan/{spell}/akhiri", .right(.changeJobs),
            purpose: "For who keeps a roster, to record the last day of a job and why it ended."
        ) { try await JobClosePage.page($0, refused: nil) },
        .act("/orang/{id}/pekerjaan/{spell}/akhiri", .right(.changeJobs)) {
            try await JobClosePage.close($0)
        },
        .page(
            "/orang/{id}/meninggal", .right(.changeJobs),
            purpose:
                "For who hears of a death: it is recorded, nothing more is paid, the family is told."
        ) { try await DeathPage.page($0, refused: nil) },
        .act("/orang/{id}/meninggal", .right(.changeJobs)) { try await DeathPage.record($0) },
    ]

    static func changes(_ asking: Asking) throws -> PersonChanges {
        PersonChanges(try asking.desk(), law: try MembershipLaw(from: asking.portal.law.book))
    }

    /// The units to which a job may be moved, by name.
    static func units(_ asking: Asking) async throws -> [UnitChoice] {
        try await UnitChoices(try asking.desk()).list(.changeJobs, atMost: 300)
    }

    static func crumbs(_ asking: Asking, _ person: PersonID, _ name: String) -> [Page.Crumb] {
        [Page.Crumb(asking("people.title"), "/orang"), Page.Crumb(name, "/orang/\(person)")]
    }

    /// Does what a form asks for; what is refused shows the form again.
    static func acting(
        _ asking: Asking, told key: String, again: (FormTrouble) async throws -> Answer,
        _ act: () async throws -> Void
    ) async throws -> Answer {
        do {
            try await act()
            return .see("/orang/\(try PeoplePages.person(asking))", told: key)
        } catch let trouble as FormTrouble {
            return try await again(trouble)
        } catch let refusal as JobRefusal {
            return try await again(FormTrouble(field: nil, sentence: asking.words(refusal.note)))
        } catch let refusal as RegisterRefusal {
            return try await again(FormTrouble(field: nil, sentence: asking.words(refusal.note)))
        } catch let refusal as SubmissionRefusal {
            return try await again(FormTrouble(field: nil, sentence: asking.words(refusal.note)))
        }
    }
}

/// What is wrong with a form, beside its field where it belongs to one.
struct FormTrouble: Error {
    let field: String?
    let sentence: String
}

/// Reads what was typed, or says what is wrong with it.
struct TypedForm {
    let asking: Asking

    func day(_ name: String) throws -> Day {
        guard let day = try optionalDay(name) else { throw trouble(name, "job-form.day-missing") }
        return day
    }

    func optionalDay(_ name: String) throws -> Day? {
        guard let text = asking.form[name] else { return nil }
        guard let day = Day(iso: text) else { throw trouble(name, "job-form.day-wrong") }
        return day
    }

    func rupiah(_ name: String) throws -> Rupiah {
        guard let amount = asking.form[name].flatMap({ WrittenAmount($0) }) else {
            throw trouble(name, "job-form.amount-wrong")
        }
        return amount.rupiah
    }

    func code<Code: RawRepresentable<String>>(_ name: String) throws -> Code {
        guard let code = asking.form[name].flatMap({ Code(rawValue: $0) }) else {
            throw trouble(name, "job-form.choose")
        }
        return code
    }

    func reason() throws -> String {
        let reason = asking.form["alasan"] ?? ""
        guard reason.count >= 5 else { throw trouble("alasan", "access.reason-needed") }
        return String(reason.prefix(500))
    }

    func trouble(_ field: String, _ key: String) -> FormTrouble {
        FormTrouble(field: field, sentence: asking(key))
    }
}
