import Access
import DeskBooks
import HTML
import LawBook
import Membership
import MoneyAndDates
import ObligationBooks
import Obligations
import WebGate
import Words

/// `/regulasi`: the register, and one text of it.
enum RegulationPages {
    static let routes: [Route] = [
        .page(
            "/regulasi", .right(.seeAgreements),
            purpose:
                "For who must know which text obliges whom: the government's own and those of the nation."
        ) { try await list($0) },
        .page(
            "/regulasi/{kunci}", .right(.seeAgreements),
            purpose: "For who must cite a text: its scope, its days, what it superseded, and its file."
        ) { try await one($0, refused: nil) },
        .page(
            "/regulasi/{kunci}/berkas", .right(.seeAgreements),
            purpose: "For who must read a text: its file as it was brought."
        ) { asking in
            let kept = try await asking.regulations().file(of: key(asking))
            return .file(kept.bytes, type: kept.mediaType, name: kept.name)
        },
        .act(
            "/regulasi/{kunci}/berkas", .right(.manageRegulations),
            taking: .files(most: AgreementFilePages.most)
        ) { asking in
            do {
                _ = try await asking.regulations().attach(
                    try AgreementFilePages.file(asking), to: key(asking))
                return .see("/regulasi/\(key(asking))", told: "told.agreements.brought")
            } catch let refusal as any TellableRefusal where !(refusal is AccessRefusal) {
                return try await one(asking, refused: asking.words(refusal.note))
            }
        },
    ]

    static func key(_ asking: Asking) -> RegulationKey { RegulationKey(asking.parameters["kunci"] ?? "") }

    private static func list(_ asking: Asking) async throws -> Answer {
        let register = try await asking.regulations().register()
        let own = register.all.filter { $0.regulation.issuer == .government }
        let others = register.all.filter { $0.regulation.issuer != .government }
        return .page(asking("regulations.title"), crumbs: [Page.Crumb(asking("agreements.title"), "/pks")]) {
            html in
            html.titlebar(asking("regulations.title"), asking("regulations.lead")) { html in
                guard asking.may(.manageRegulations) else { return }
                html.element("a", ["class": "button", "href": "/regulasi/baru"], asking("regulations.new"))
            }
            ObligationBar.write(asking, here: "/regulasi", &html)
            if own.isEmpty {
                html.empty(
                    asking("regulations.no-own"),
                    asking.may(.manageRegulations) ? ("/regulasi/baru", asking("regulations.new")) : nil)
            } else {
                table(asking("regulations.own"), own.reversed(), register, asking, &html)
            }
            table(asking("regulations.of-program"), others.reversed(), register, asking, &html)
        }
    }

    private static func table(
        _ caption: String, _ texts: [KnownRegulation], _ register: RegulationRegister, _ asking: Asking,
        _ html: inout HTMLText
    ) {
        html.table(
            caption,
            [
                Column(asking("regulations.text")), Column(asking("regulations.about")),
                Column(asking("regulations.categories")), Column(asking("agreements.programmes")),
                Column(asking("agreements.span")), Column(asking("agreements.state")),
            ]
        ) { html in
            for known in texts { html.element("tr") { row(known, register, asking, &$0) } }
        }
    }

    private static func row(
        _ known: KnownRegulation, _ register: RegulationRegister, _ asking: Asking, _ html: inout HTMLText
    ) {
        let text = known.regulation
        html.element("th", ["scope": "row"]) {
            $0.element("a", ["href": "/regulasi/\(known.key)"], name(text, asking))
        }
        html.cell(text.title)
        html.cell(categories(text, asking))
        html.cell(text.scope.programmes.programmes.map(\.rawValue).joined(separator: ", "))
        html.cell(span(text, asking))
        html.element("td") { state(known, register, asking, &$0) }
    }

    static func name(_ text: Regulation, _ asking: Asking) -> String {
        "\(asking(text.kind.labelKey)) \(text.citation)"
    }

    static func span(_ text: Regulation, _ asking: Asking) -> String {
        let end = text.through.map { asking.words.text($0) } ?? asking("regulations.no-end")
        return "\(asking.words.text(text.from)) – \(end)"
    }

    static func categories(_ text: Regulation, _ asking: Asking) -> String {
        if text.scope.categories.isEmpty { return asking("regulations.every-category") }
        return WorkerCategory.allCases.filter(text.scope.categories.contains).map {
            asking("people.category.\($0.rawValue)")
        }.joined(separator: ", ")
    }

    private static func state(
        _ known: KnownRegulation, _ register: RegulationRegister, _ asking: Asking, _ html: inout HTMLText
    ) {
        let isHeld = register.holds(known, on: asking.portal.today())
        if isHeld {
            html.state(
                asking(known.regulation.scope.effect.labelKey),
                known.regulation.scope.effect == .obliges ? .good : .plain)
        } else {
            html.state(asking("regulations.not-in-force"), .plain)
        }
        if known.status == .unverified { html.state(asking("regulations.unverified"), .wait) }
    }

    private static func one(_ asking: Asking, refused: String?) async throws -> Answer {
        let register = try await asking.regulations().register()
        guard let known = register[key(asking)] else { throw NotThere() }
        let units = try await unitNames(known.regulation, asking)
        let title = name(known.regulation, asking)
        return .page(
            title, status: refused == nil ? 200 : 422,
            crumbs: [Page.Crumb(asking("regulations.title"), "/regulasi")]
        ) { html in
            html.titlebar(title, known.regulation.title) { html in
                state(known, register, asking, &html)
                guard asking.may(.manageRegulations), case .own = known.key else { return }
                html.element(
                    "a", ["class": "button quiet", "href": "/regulasi/\(known.key)/ubah"],
                    asking("regulations.correct"))
            }
            if let refused { html.notice(.bad, refused) }
            if known.status == .unverified {
                html.notice(.wait, asking("regulations.unverified-note"), known.source)
            }
            html.element("section", ["class": "sheet"]) { html in
                html.element("h2", asking("regulations.scope"))
                html.facts(facts(known, units, asking))
            }
            chain(known, register, asking, &html)
            file(known, asking, &html)
        }
    }

    private static func unitNames(_ text: Regulation, _ asking: Asking) async throws -> [String] {
        switch text.scope.units {
        case .all: return [asking("regulations.all-units")]
        case .kinds(let kinds):
            return kinds.map { asking("institution.\($0.rawValue)") }.sorted()
        case .branches(let units):
            let choices = try await UnitChoices(try asking.desk()).list(.seeAgreements, atMost: nil)
            let seen = choices.filter { units.contains($0.id) }.map(\.name)
            let hidden = units.count - seen.count
            return hidden == 0 ? seen : seen + [asking("regulations.other-units", ["count": .count(hidden)])]
        }
    }

    private static func facts(
        _ known: KnownRegulation, _ units: [String], _ asking: Asking
    ) -> [(term: String, fact: String)] {
        let text = known.regulation
        var facts = [
            (term: asking("regulations.effect"), fact: asking(text.scope.effect.labelKey)),
            (term: asking("regulations.units"), fact: units.joined(separator: ", ")),
            (term: asking("regulations.categories"), fact: categories(text, asking)),
            (
                term: asking("agreements.programmes"),
                fact: text.scope.programmes.programmes.map(\.rawValue).joined(separator: ", ")
            ), (term: asking("agreements.span"), fact: span(text, asking)),
            (
                term: asking("regulations.issuer"),
                fact: text.issuerName.isEmpty ? asking(text.issuer.labelKey) : text.issuerName
            ),
        ]
        if !known.source.isEmpty { facts.append((term: asking("regulations.source"), fact: known.source)) }
        return facts
    }

    private static func chain(
        _ known: KnownRegulation, _ register: RegulationRegister, _ asking: Asking, _ html: inout HTMLText
    ) {
        let links = [
            (asking("regulations.supersedes"), known.regulation.supersedes.flatMap { register[$0] }),
            (asking("regulations.superseded-by"), register.successor(of: known.key)),
        ]
        for (sentence, other) in links {
            guard let other else { continue }
            html.element("p") { html in
                html.text(sentence + " ")
                html.element("a", ["href": "/regulasi/\(other.key)"], name(other.regulation, asking))
            }
        }
    }

    private static func file(_ known: KnownRegulation, _ asking: Asking, _ html: inout HTMLText) {
        guard case .own = known.key else { return }
        html.element("section", ["class": "sheet"]) { html in
            html.element("h2", asking("agreements.file"))
            if let digest = known.digest {
                html.element("p") {
                    $0.element("a", ["href": "/regulasi/\(known.key)/berkas"], asking("regulations.read"))
                }
                html.element("p", ["class": "hint"]) { html in
                    html.text("SHA-256 ")
                    html.element("code", digest)
                }
            } else {
                html.element("p", asking("agreements.no-files"))
            }
            guard asking.may(.manageRegulations) else { return }
            html.form("/regulasi/\(known.key)/berkas", asking, style: "stack", files: true) { html in
                html.fileField("berkas", asking)
                html.submit(asking("agreements.bring"), style: "quiet")
            }
        }
    }
}
