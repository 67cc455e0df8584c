import Access
import DeskBooks
import HTML
import LawBook
import Membership
import WebGate

/// People: the list, one person, and what may be changed of her jobs.
enum PeoplePages {
    static let routes: [Route] =
        [
            .page(
                "/orang", .right(.seePeople),
                purpose: "For who keeps people insured, to find one by name or number, or a unit's people."
            ) { try await PeopleListPage.answer($0) },
            .page(
                "/orang/unduh", .right(.export),
                purpose:
                    "For who keeps people insured, to take the list along as a file that says who took it."
            ) { try await PeopleFilePage.answer($0) },
            .page(
                "/orang/{id}", .right(.seePeople),
                purpose: "For who keeps people insured, to see whether one person is protected, and why not."
            ) { try await PersonPage.answer($0, reason: "") },
            // With a reason, for those who must give one.
            .act("/orang/{id}", .right(.seePeople)) {
                try await PersonPage.answer($0, reason: $0.form["alasan"] ?? "")
            },
            .page(
                "/orang/{id}/nomor", .right(.revealIdentity),
                purpose: "For who must write a number down, to see NIK and KPJ in full, with a reason."
            ) { try await RevealPage.form($0, refused: nil) },
            .act("/orang/{id}/nomor", .right(.revealIdentity)) { try await RevealPage.reveal($0) },
            // It is written down that it was given out, so a link would be too little.
            .act("/orang/{id}/sertifikat", .right(.seePeople)) { try await CertificateFile.answer($0) },
        ] + JobPages.routes + IdentityPage.routes

    /// The number of the person in the path.
    static func person(_ asking: Asking) throws -> PersonID { PersonID(try asking.number("id")) }
}
