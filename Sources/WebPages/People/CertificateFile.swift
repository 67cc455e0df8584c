import Access
import AccessBooks
import DeskBooks
import HTML
import OfficeLetters
import SQLStore
import WebGate
import Words

/// The certificate of a person as a file to print.
enum CertificateFile {
    static func answer(_ asking: Asking) async throws -> Answer {
        let desk = try asking.desk()
        let person = try PeoplePages.person(asking)
        // What a certificate tells is a look, with the reason of who must give one.
        _ = try await PersonDesk(desk).open(person, reason: asking.form["alasan"] ?? "")
        let letters = OfficeLetters(
            desk.office, words: asking.words, files: LetterFolder.embedded, law: asking.portal.law.book)
        let file = try await letters.certificate(of: person)
        return .file(file.bytes, type: "application/pdf", name: "sertifikat-\(person).pdf")
    }
}
