import Access
import DeskBooks
import LawBook
import Membership
import MoneyAndDates
import Obligations
import WebGate
import Words

/// What the forms of an agreement's page do. What is refused shows the page again with the reason at its top.
enum AgreementActs {
    static let routes: [Route] = drafting + deciding

    private static let drafting: [Route] = [
        act("telaah", "told.agreements.sent") { desk, id, _ in try await desk.sendToReview(id) },
        act("batal", "told.agreements.saved") { desk, id, asking in
            try await desk.cancel(id, reason: reason(asking))
        },
        .act("/pks/{id}/perpanjang", .right(.draftAgreements)) { asking in
            let id = AgreementID(try asking.number("id"))
            do {
                let bridge = try optionalDay(asking, "jembatan")
                let next = try await asking.agreements().renew(id, bridge: bridge)
                return .see("/pks/\(next)", told: "told.agreements.renewed")
            } catch let refusal as any TellableRefusal where !(refusal is AccessRefusal) {
                return try await AgreementPage.answer(asking, refused: asking.words(refusal.note))
            }
        },
    ]

    private static let deciding: [Route] = [
        act("setuju", "told.agreements.accepted", .signAgreements) { desk, id, _ in
            try await desk.accept(id)
        },
        act("kembali", "told.agreements.saved", .signAgreements) { desk, id, asking in
            try await desk.giveBack(id, reason: reason(asking))
        },
        act("tanda-tangan", "told.agreements.signed", .signAgreements) { desk, id, asking in
            try await desk.sign(
                id, on: try day(asking, "tanggal"), number: text(asking, "nomor"),
                insurerNumber: text(asking, "nomor-bpjs"))
        },
        act("adendum", "told.agreements.amended", .signAgreements) { desk, id, asking in
            var headcount: Int?
            if let typed = asking.form["orang"], !typed.isEmpty {
                guard let count = Int(typed) else { throw ObligationFormRefusal.countWrong }
                headcount = count
            }
            try await desk.amend(
                id,
                AgreementAddendum(
                    number: text(asking, "nomor"), signedOn: try day(asking, "tanggal"),
                    headcount: headcount, through: try optionalDay(asking, "sampai"),
                    note: text(asking, "catatan")))
        },
        act("akhiri", "told.agreements.ended", .signAgreements) { desk, id, asking in
            try await desk.end(id, on: try day(asking, "tanggal"), reason: reason(asking))
        },
    ]

    private static func act(
        _ name: String, _ told: String, _ right: Right = .draftAgreements,
        _ body: @escaping @Sendable (AgreementDesk, AgreementID, Asking) async throws -> Void
    ) -> Route {
        .act("/pks/{id}/\(name)", .right(right)) { asking in
            try await done(asking, told) { try await body($0, $1, asking) }
        }
    }

    /// Does it and shows the agreement, or shows it with what was refused.
    static func done(
        _ asking: Asking, _ told: String, _ body: (AgreementDesk, AgreementID) async throws -> Void
    ) async throws -> Answer {
        let id = AgreementID(try asking.number("id"))
        do {
            try await body(try asking.agreements(), id)
            return .see("/pks/\(id)", told: told)
        } catch let refusal as any TellableRefusal where !(refusal is AccessRefusal) {
            return try await AgreementPage.answer(asking, refused: asking.words(refusal.note))
        }
    }

    static func reason(_ asking: Asking) -> String { String((asking.form["alasan"] ?? "").prefix(500)) }

    static func text(_ asking: Asking, _ name: String) -> String {
        String((asking.form[name] ?? "").prefix(300)).trimmingBlanks
    }

    static func day(_ asking: Asking, _ name: String) throws(ObligationFormRefusal) -> Day {
        guard let day = asking.form[name].flatMap({ Day(iso: $0) }) else { throw .dayNeeded }
        return day
    }

    static func optionalDay(_ asking: Asking, _ name: String) throws(ObligationFormRefusal) -> Day? {
        guard let typed = asking.form[name], !typed.isEmpty else { return nil }
        return try day(asking, name)
    }
}

/// What a form of these pages cannot be read as.
enum ObligationFormRefusal: TellableRefusal, Hashable {
    case dayNeeded
    case countWrong
    case yearWrong
    case kindNeeded
    case unitNeeded
    case fileMissing

    var note: Note {
        switch self {
        case .dayNeeded: Note("obligation.form.day-needed")
        case .countWrong: Note("obligation.form.count-wrong")
        case .yearWrong: Note("obligation.form.year-wrong")
        case .kindNeeded: Note("obligation.form.kind-needed")
        case .unitNeeded: Note("obligation.form.unit-needed")
        case .fileMissing: Note("obligation.form.file-missing")
        }
    }
}

extension String {
    /// Without blanks around it.
    var trimmingBlanks: String {
        String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
}
