import Access
import HTML
import WebGate

/// What is open to everybody, and the worker's own record.
enum PublicPages {
    static let routes: [Route] = [
        .page(
            "/periksa", .open,
            purpose: "For whoever is shown a paper of ours, to enter the code that is printed on it."
        ) { VerifyPage.form($0) },
        .page(
            "/periksa/{code}", .open,
            purpose: "For whoever is shown a paper of ours, to see whether it is genuine and still true."
        ) { try await VerifyPage.answer($0) },
        .page(
            "/saya", .open,
            purpose: "For a worker, to see which months protect her, who pays, and who looked at her data."
        ) { try await OwnPage.page($0) },
        .act("/saya", .open) { try await OwnPage.enter($0) },
        .page(
            "/manfaat", .open,
            purpose:
                "For workers and their families, to read in plain words what is due when something happens."
        ) { try await BenefitsPage.answer($0) },
        .page(
            "/manfaat/tersalur", .open,
            purpose: "For anybody, to read what BPJS paid to workers and families of a government in a year."
        ) { try await PaidOutPage.answer($0) },
    ]
}
