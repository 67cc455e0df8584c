package import LawBook
package import Letters
package import MoneyAndDates
package import Words

/// The first report of a work accident (Formulir 3 KK 1, phase I).
package struct AccidentReportFacts: ClaimFormFacts, Hashable {
    /// Where or how it happened; the raw value ends the name of its box.
    package enum Circumstance: String, Sendable, Hashable, CaseIterable {
        case atWork = "at-work"
        case commute
        case duty
        /// A disease of the work.
        case disease
    }

    package var person = ClaimPersonFacts()
    package var employer = ClaimEmployerFacts()
    package var segment: Segment?
    package var wage: Rupiah?
    package var day: Day?
    /// `08.15 WIB`.
    package var hour = ""
    package var place = ""
    package var circumstance: Circumstance?
    package var isTraffic: Bool?
    package var story = ""
    package var injuries = ""
    package var cause = ""
    package var facility = ""
    package var doctor = ""
    package var witnesses: [ClaimWitness] = []
    package var policeLetter = ""
    package var reporter = ""
    /// By when it is to be handed in, such as `24 November 2026 pukul 08.15 WIB`.
    package var due = ""

    package init() {}

    package var kind: LetterKind { .accidentReport }

    /// The places of its template.
    package func fields(_ words: Words) -> [String: String] {
        var form = FormFields(words)
        form.person(person)
        form.employer(employer)
        form.boxes("segment", segment, Segment.self)
        form.amount("wage", wage)
        form.day("event-day", day)
        form.text("hour", hour, room: .short)
        form.text("event-place", place)
        form.boxes("circumstance", circumstance, Circumstance.self)
        form.box("traffic-yes", isTraffic == true)
        form.box("traffic-no", isTraffic == false)
        form.text("story", story, room: .paragraph)
        form.text("injuries", injuries, room: .paragraph)
        form.text("cause", cause)
        form.text("facility", facility)
        form.text("doctor", doctor)
        form.text("police-letter", policeLetter)
        form.text("reporter", reporter)
        form.text("due", due, room: .short)
        return form.fields
    }

    /// The rows of its tables.
    package func tables(_ words: Words) -> [String: LetterRows] { ["witnesses": .witnesses(witnesses)] }
}

/// How an accident ended; the raw value ends the name of its box.
package enum AccidentOutcome: String, Sendable, Hashable, CaseIterable {
    case recovered
    case partialDisability = "partial-disability"
    /// A part of the body is there but does less.
    case functionalDisability = "functional-disability"
    case totalDisability = "total-disability"
    case dead
}

/// The closing report of a work accident (Formulir 3a KK 2, phase II).
package struct AccidentClosingFacts: ClaimFormFacts, Hashable {
    /// Days on which somebody could not work.
    package struct Absence: Sendable, Hashable {
        package let from: Day
        package let through: Day

        package init(from: Day, through: Day) {
            self.from = from
            self.through = through
        }

        /// Both days count.
        package var days: Int { through.sinceEpoch - from.sinceEpoch + 1 }
    }

    /// What was paid by whoever asks for it back.
    package struct Cost: Sendable, Hashable {
        package let what: String
        package let amount: Rupiah?

        package init(what: String, amount: Rupiah?) {
            self.what = what
            self.amount = amount
        }
    }

    package var person = ClaimPersonFacts()
    package var employer = ClaimEmployerFacts()
    package var wage: Rupiah?
    package var accidentDay: Day?
    package var reportedOn: Day?
    package var outcome: AccidentOutcome?
    package var outcomeDay: Day?
    package var absences: [Absence] = []
    /// Days altogether where the single times are not known.
    package var daysUnable: Int?
    package var costs: [Cost] = []
    package var recipient = ""
    package var bank = ClaimBankFacts()
    /// By when it is to be handed in.
    package var due = ""

    package init() {}

    package var kind: LetterKind { .accidentClosing }

    /// The places of its template.
    package func fields(_ words: Words) -> [String: String] {
        var form = FormFields(words)
        form.person(person)
        form.employer(employer)
        form.amount("wage", wage)
        form.day("event-day", accidentDay)
        form.day("reported-on", reportedOn)
        form.boxes("outcome", outcome, AccidentOutcome.self)
        form.day("outcome-day", outcomeDay)
        let days = absences.isEmpty ? daysUnable : absences.map(\.days).reduce(0, +)
        form.text("days-unable", days.map { words.text($0) }, room: .cell)
        let known = costs.compactMap(\.amount)
        form.amount("costs", known.isEmpty || known.count < costs.count ? nil : known.sum())
        form.text("recipient", recipient)
        form.bank(bank)
        form.text("due", due, room: .short)
        return form.fields
    }

    /// The rows of its tables.
    package func tables(_ words: Words) -> [String: LetterRows] {
        let absences = absences.enumerated().map { place, absence in
            [
                "\(place + 1)", words.text(absence.from), words.text(absence.through),
                words.text(absence.days),
            ]
        }
        let costs = costs.enumerated().map { place, cost in
            ["\(place + 1)", cost.what, cost.amount?.description ?? ""]
        }
        return [
            "absences": .toFill(["no", "from", "through", "days"], absences, upTo: 3),
            "costs": .toFill(["no", "what", "amount"], costs, upTo: 4),
        ]
    }
}

/// The doctor's certificate (Formulir 3b KK 3). What the doctor finds is never filled in by an office.
package struct DoctorCertificateFacts: ClaimFormFacts, Hashable {
    package var person = ClaimPersonFacts()
    package var employer = ClaimEmployerFacts()
    package var accidentDay: Day?
    package var facility = ""

    package init() {}

    package var kind: LetterKind { .doctorCertificate }

    /// The places of its template.
    package func fields(_ words: Words) -> [String: String] {
        var form = FormFields(words)
        form.person(person)
        form.employer(employer)
        form.day("event-day", accidentDay)
        form.text("facility", facility)
        for name in ["doctor", "diagnosis", "work-limits"] { form.text(name, nil) }
        for name in ["findings", "treatment"] { form.text(name, nil, room: .paragraph) }
        for name in [
            "treated-from", "treated-through", "unable-from", "unable-through", "certified-on", "licence",
        ] {
            form.text(name, nil, room: .short)
        }
        form.boxes("outcome", AccidentOutcome?.none, AccidentOutcome.self)
        return form.fields
    }

    /// The rows of its tables.
    package func tables(_ words: Words) -> [String: LetterRows] {
        ["losses": .toFill(["no", "part", "side", "share"], [], upTo: 4)]
    }
}
