import DeskBooks
import LawBook
import Membership
import MoneyAndDates
import RegisterBooks
import SQLStore
import SignalBooks
import Signals

/// What is odd in the demonstration: an illness that was declared, a telephone that many share, an agent of
/// many, somebody abroad; and what its year brings along. One case is decided.
struct DemoSignals {
    let office: Office
    let law: LawBook

    init(_ office: Office, _ law: LawBook) {
        self.office = office
        self.law = law
    }

    /// Records and looks where nobody has looked yet.
    func prepare() async throws {
        guard try await SignalRun.last(office) == nil else { return }
        // The first of the list is who enters as a worker.
        let people = try await PersonSearch(office).people(named: "", atMost: 40).dropFirst().map(\.id)
        try await tell(Array(people))
        try await SignalRun(office, rules: SignalTemplates.embedded(), law: law).run()
        let wages = try await SignalBook(office).list(.unchangedWage, [.opened], atMost: 1)
        if let first = wages.first {
            try await SignalBook(office.with(actor: "verifikator")).decide(
                first.id, .nothingWrong, reason: "SK/12/\(office.today.year)")
        }
    }

    private func tell(_ people: [PersonID]) async throws {
        let (book, on) = (StatementBook(office.with(actor: "operator")), office.today.adding(days: -20))
        for (place, person) in people.prefix(22).enumerated() {
            try await book.record(
                StatementDraft(
                    person: person, on: on.adding(days: place / 3),
                    agent: "PERISAI-01",
                    address: place < 3 ? "Jalan Peragaan \(place + 1)" : "",
                    phone: (4..<10).contains(place) ? "0812 0000 0000" : "",
                    illness: place == 2 ? "rawat-jalan" : nil)
            )
        }
        if let last = people.last {
            try await book.record(
                StatementDraft(person: last, kind: .abroad, on: office.today.adding(days: -150)))
        }
    }
}
