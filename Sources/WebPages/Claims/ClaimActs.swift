import Access
import Claims
import DeskBooks
import LawBook
import Membership
import MoneyAndDates
import WebGate
import Words

/// What the forms of a claim's page do. What is refused shows the page again with the reason at its top.
enum ClaimActs {
    static let routes: [Route] = filing + deciding

    private static let filing: [Route] = [
        act("jawab", "told.claims.saved") { desk, id, asking in
            let answers = asking.form.pairs.compactMap { pair -> (question: String, text: String)? in
                guard pair.name.hasPrefix("q-") else { return nil }
                return (String(pair.name.dropFirst(2)), pair.value)
            }
            try await desk.answer(id, answers)
        },
        act("periksa", "told.claims.checked") { desk, id, _ in try await desk.check(id) },
        act("tahap", "told.claims.moved") { desk, id, asking in
            guard let stage = asking.form["tahap"].flatMap(ClaimStage.init) else { throw NotThere() }
            try await desk.move(id, to: stage)
        },
        act("ajukan", "told.claims.proposed") { desk, id, _ in try await desk.proposeSubmission(id) },
        act("kembali", "told.claims.saved") { desk, id, asking in
            try await desk.giveBack(id, reason: reason(asking))
        },
        act("setuju", "told.claims.saved") { desk, id, asking in
            try await desk.approve(id, try amount(asking))
        },
        act("tolak", "told.claims.saved") { desk, id, asking in
            let code = String((asking.form["kode"] ?? "").prefix(60))
            try await desk.refuse(id, code: code, text: reason(asking))
        },
        act("bayar", "told.claims.proposed") { desk, id, asking in
            guard let day = asking.form["tanggal"].flatMap({ Day(iso: $0) }) else {
                throw ClaimDeskRefusal.dayNeeded
            }
            try await desk.proposePayment(
                id, try amount(asking), on: day, account: String((asking.form["rekening"] ?? "").prefix(60)))
        },
        act("batal", "told.claims.saved") { desk, id, asking in
            try await desk.withdraw(id, reason: reason(asking))
        },
        act("buka-lagi", "told.claims.saved") { desk, id, asking in
            try await desk.reopen(id, reason: reason(asking))
        },
        act("catat", "told.claims.saved") { desk, id, asking in
            try await desk.note(id, String((asking.form["catatan"] ?? "").prefix(4_000)))
        },
    ]

    private static let deciding: [Route] = [
        act("kirim", "told.claims.submitted", .decideClaims) { desk, id, _ in try await desk.submit(id) },
        act("bayar/{ke}/sahkan", "told.claims.paid", .decideClaims) { desk, id, asking in
            try await desk.confirmPayment(id, Int(try asking.number("ke")))
        },
        act("bayar/{ke}/balik", "told.claims.reversed", .decideClaims) { desk, id, asking in
            try await desk.reversePayment(id, Int(try asking.number("ke")), reason: reason(asking))
        },
        // By whoever proposed it, or whoever is to confirm it: the desk asks for either right.
        act("usul-batal", "told.claims.saved", .seeClaims) { desk, id, asking in
            try await desk.dropProposal(id, reason: reason(asking))
        },
    ]

    private static func act(
        _ name: String, _ told: String, _ right: Right = .fileClaims,
        _ body: @escaping @Sendable (ClaimDesk, ClaimCaseID, Asking) async throws -> Void
    ) -> Route {
        .act("/klaim/{id}/\(name)", .right(right)) { asking in
            try await done(asking, told) { try await body($0, $1, asking) }
        }
    }

    /// Does it and shows the claim, or shows it with what was refused.
    static func done(
        _ asking: Asking, _ told: String,
        _ body: (ClaimDesk, ClaimCaseID) async throws -> Void
    ) async throws -> Answer {
        let id = ClaimCaseID(try asking.number("id"))
        do {
            try await body(try asking.claims(), id)
            return .see("/klaim/\(id)", told: told)
        } catch let refusal as any TellableRefusal where !(refusal is AccessRefusal) {
            return try await ClaimPage.answer(asking, refused: asking.words(refusal.note))
        }
    }

    static func reason(_ asking: Asking) -> String { String((asking.form["alasan"] ?? "").prefix(500)) }

    private static func amount(_ asking: Asking) throws -> Rupiah {
        guard let amount = asking.form["jumlah"].flatMap({ WrittenAmount($0) }) else {
            throw ClaimDeskRefusal.amountWrong
        }
        return amount.rupiah
    }
}
