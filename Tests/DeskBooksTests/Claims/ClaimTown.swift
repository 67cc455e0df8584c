import Access
import AccessBooks
import ClaimBooks
import Claims
import DeskBooks
import LawBook
import Membership
import MoneyAndDates
import SQLDatabase
import SQLStore
import TestPortal
import WebGate

/// A day of a test, `20260228`.
func claimDay(_ number: Int) -> Day {
    guard let day = Day(yyyymmdd: number) else { preconditionFailure("a day of the calendar") }
    return day
}

/// The smallest file that counts as a PDF.
let pdf = [UInt8]("%PDF-1.4\n%%EOF\n".utf8)

extension PortalTown {
    func claims(_ role: Role) async throws -> ClaimDesk {
        ClaimDesk(try await desk(role), rules: portal.law.claims)
    }

    func notices(_ role: Role) async throws -> NoticeDesk {
        NoticeDesk(try await desk(role), rules: portal.law.claims)
    }

    func scholarships(_ role: Role) async throws -> ScholarshipDesk {
        ScholarshipDesk(try await desk(role), rules: portal.law.claims)
    }

    func id(_ name: String) -> PersonID { PersonID(person(name)) }

    /// A claim of a death, with every answer and paper that BPJS asks for.
    func filedDeath(of name: String, on day: Day, by role: Role) async throws -> ClaimCaseID {
        let desk = try await claims(role)
        let kept = try await desk.begin(.death, for: id(name), on: day)
        try await desk.answer(kept.id, [("certificate-number", "AKTA-1")])
        for kind in kept.claim.form.evidence where kind.before != nil {
            try await desk.attach(
                EvidenceDraft(kind: kind.name, fileName: "\(kind.name).pdf", bytes: pdf), to: kept.id)
        }
        return kept.id
    }

    /// The same, paid by BPJS: proposed by the operator, confirmed by the head.
    func paidDeath(of name: String, on day: Day, _ amount: Int64) async throws -> ClaimCaseID {
        let (desk, head) = (try await claims(.opdOperator), try await claims(.unitHead))
        let id = try await filedDeath(of: name, on: day, by: .opdOperator)
        try await desk.proposeSubmission(id)
        try await head.submit(id)
        try await desk.approve(id, Rupiah(amount))
        try await desk.proposePayment(id, Rupiah(amount), on: office.today, account: "1234567890")
        try await head.confirmPayment(id, 1)
        return id
    }
}
