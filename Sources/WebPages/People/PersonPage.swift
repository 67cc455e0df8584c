import Access
import AccessBooks
import Benefits
import Continuity
import DeskBooks
import HTML
import LawBook
import Membership
import MoneyAndDates
import SQLStore
import WebGate
import Words

/// One person.
enum PersonPage {
    static func answer(_ asking: Asking, reason: String) async throws -> Answer {
        let person = try PeoplePages.person(asking)
        let desk = try asking.desk()
        let file: PersonFile
        do {
            file = try await PersonDesk(desk).open(person, reason: reason)
        } catch AccessRefusal.reasonNeeded {
            return try await whyForm(asking, person, isSecondTry: !reason.isEmpty)
        }
        let law = asking.portal.law
        let cover = PersonCover(
            desk.office, law: law.continuity, contributions: law.contributions, answered: law.book.coverage)
        let strip = try await cover.strip(of: person)
        let owed = cover.owed(file, in: Month(of: desk.office.today))
        let family = try await FamilyPart.read(person, asking)
        let registry = try await CivilRegistryDesk(desk).answer(about: person)
        let looks = asking.may(.seeAudit) ? try await PersonDesk(desk).looks(at: person) : nil
        let view = PersonView(
            asking: asking, file: file, strip: strip, owed: owed, family: family, registry: registry,
            looks: looks, today: desk.office.today)
        return .page(file.name, crumbs: [Page.Crumb(asking("people.title"), "/orang")]) { view.write(&$0) }
    }

    /// Some look with a reason only; it is asked before anything is shown.
    private static func whyForm(
        _ asking: Asking, _ person: PersonID, isSecondTry: Bool
    ) async throws -> Answer {
        .page(
            asking("person.why.title"), status: isSecondTry ? 422 : 200, frame: .narrow,
            crumbs: [Page.Crumb(asking("people.title"), "/orang")]
        ) { html in
            html.element("div", ["class": "sheet"]) { html in
                html.element("h1", asking("person.why.title"))
                html.element("p", asking("person.why.lead"))
                html.form("/orang/\(person)", asking, style: "stack") { html in
                    html.reasonField(asking, isSecondTry: isSecondTry)
                    html.submit(asking("person.why.open"))
                }
            }
        }
    }
}

extension HTMLText {
    /// Asks why something is looked at.
    mutating func reasonField(_ asking: Asking, isSecondTry: Bool) {
        field(
            Field("alasan", asking("person.reason")).with {
                $0.isRequired = true
                $0.hint = asking("person.reason-hint")
                $0.value = asking.form["alasan"]
                $0.error = isSecondTry ? asking("access.reason-needed") : nil
                $0.autocomplete = "off"
            })
    }
}

/// The whole page of a person.
struct PersonView {
    let asking: Asking
    let file: PersonFile
    let strip: PersonStrip?
    let owed: [OwedMonth]
    let family: FamilyPart?
    let registry: CivilRegistryAnswer?
    let looks: [Look]?
    let today: Day

    func write(_ html: inout HTMLText) {
        html.titlebar(file.name, lead, actions)
        standing(&html)
        html.element("section", ["class": "sheet"]) { html in
            html.element("h2", asking("person.who"))
            html.facts(facts)
            if asking.may(.changeJobs) {
                html.element("p", ["class": "noprint"]) {
                    $0.element("a", ["href": "/orang/\(file.id)/identitas"], asking("identity-card.correct"))
                }
            }
        }
        if let strip {
            StripPart(asking: asking, strip: strip).write(&html)
        }
        JobsPart(asking: asking, file: file, today: today).write(&html)
        OwedPart(asking: asking, file: file, owed: owed, month: Month(of: today)).write(&html)
        DuePart(
            asking: asking, due: file.dueIfDied(on: today, strip, under: asking.portal.law.benefits),
            today: today
        ).write(&html)
        family?.write(&html)
        if let looks { LooksPart(asking: asking, looks: looks).write(&html) }
    }

    private var lead: String {
        let job = file.jobs(on: today).first ?? file.jobs.last
        guard let job else { return asking("person.no-job") }
        return
            "\(asking("people.category.\(job.terms.category.rawValue)")) · \(file.unitName(job.terms.unit))"
    }

    private func actions(_ html: inout HTMLText) {
        if strip?.strip.months.contains(where: \.isProtected) == true {
            html.form("/orang/\(file.id)/sertifikat", asking) {
                $0.submit(asking("person.certificate"), style: "quiet")
            }
        }
        if asking.may(.fileClaims) {
            html.element(
                "a", ["class": "button quiet", "href": "/klaim/baru?orang=\(file.id)"],
                asking("claims.open"))
        }
        if asking.may(.revealIdentity) {
            html.element(
                "a", ["class": "button quiet", "href": "/orang/\(file.id)/nomor"], asking("person.reveal"))
        }
        if asking.may(.changeJobs) {
            html.element(
                "a", ["class": "button quiet", "href": "/orang/\(file.id)/pernyataan"],
                asking("signal.statement.title"))
        }
        if asking.may(.changeJobs), file.died == nil {
            html.element(
                "a", ["class": "button quiet", "href": "/orang/\(file.id)/meninggal"], asking("person.death"))
        }
    }

    /// The one sentence that everybody came for.
    private func standing(_ html: inout HTMLText) {
        let words = asking.words
        if let died = file.died {
            return html.notice(.plain, words("person.died", ["day": .day(died)]))
        }
        guard let strip else { return html.notice(.wait, asking("person.never")) }
        let month = strip.strip.months.last { $0.month <= Month(of: today) }
        guard strip.isProtectedToday else {
            let says = month.map { words($0.state.key, $0.state.arguments) } ?? ""
            return html.notice(.bad, asking("person.unprotected", ["day": .day(today)]), says)
        }
        guard let end = strip.strip.end else {
            return html.notice(.good, asking("person.protected", ["day": .day(today)]))
        }
        html.notice(
            .good, asking("person.protected", ["day": .day(today)]),
            asking("person.protected-until", ["day": .day(end.firstUncovered)]))
    }

    /// What the civil registry says of her, and whether that is still about what stands here.
    private var registrySays: String {
        guard let registry else { return asking("civil-registry.unchecked") }
        let says = asking.sentence(of: registry)
        return registry.isStale ? "\(says) \(asking("civil-registry.says-stale"))" : says
    }

    private var facts: [(term: String, fact: String)] {
        let words = asking.words
        var facts = [
            (term: "NIK", fact: file.maskedNIK),
            (term: asking("civil-registry.dukcapil"), fact: registrySays),
        ]
        let numbers = file.maskedNumbers.joined(separator: ", ")
        facts.append((term: "KPJ", fact: numbers.isEmpty ? asking("person.no-kpj") : numbers))
        facts.append((term: asking("people.born"), fact: file.born.map { words.text($0) } ?? "–"))
        facts.append(
            (term: asking("person.sex"), fact: file.sex.map { asking("person.sex.\($0.rawValue)") } ?? "–"))
        if let died = file.died { facts.append((term: asking("person.died-on"), fact: words.text(died))) }
        if let tenure = strip?.strip.tenure {
            facts.append(
                (
                    term: asking("person.tenure"),
                    fact: asking(
                        "person.tenure-says",
                        ["row": .number(tenure.monthsInRow), "all": .number(tenure.monthsAltogether)])
                ))
        }
        return facts
    }
}
