import ArgumentParser
import LawBook
import Membership
import MoneyAndDates
import ObligationBooks
import Obligations
import RegisterBooks
import SQLStore

/// `naungan regulation`: what obliges whom.
struct RegulationCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "regulation",
        abstract: "The register of regulations: who is obliged, whom nothing speaks of, and who complies.",
        subcommands: [
            RegulationAdd.self, RegulationList.self, RegulationShow.self, RegulationAttach.self,
            RegulationGaps.self, RegulationCompliance.self,
        ])
}

/// `naungan regulation add`.
struct RegulationAdd: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Records a regulation of the government's own.")

    @OptionGroup var options: ObligationOptions
    @Option(help: "perda, pergub, perwali, perbup, se, perkades or sk.") var kind: String
    @Option(help: "Its number, without the year.") var number: String
    @Option(help: "Its year.") var year: Int
    @Option(help: "What it is about.") var title: String
    @Option(help: "Who gave it, such as the mayor.") var issuer = ""
    @Option(help: "First day in force.") var from: String
    @Option(help: "Last day; without it no end is known.") var through: String?
    @Option(help: "wajib (obliges) or dasar (a ground to pay).") var effect = "wajib"
    @Option(help: "Code of a unit, with all below it; several times. Without it all units.")
    var unit: [String] = []
    @Option(help: "A kind of unit, such as opd; several times.") var unitKind: [String] = []
    @Option(help: "A category of workers, such as phl; several times. Without it every category.")
    var category: [String] = []
    @Option(help: "JKK,JKM, …") var programmes = "JKK,JKM"
    @Option(help: "The regulation that it supersedes, as list shows its key.") var supersedes: String?

    func run() async throws {
        try await options.working { office, rules, answer in
            var units: Set<UnitID> = []
            for code in unit { units.insert(try await office.unit(code).id) }
            let kinds: Set<InstitutionKind> = Set(try unitKind.map { try Asked.code("unit-kind", $0) })
            let scope = RegulationScope(
                units: !units.isEmpty ? .branches(units) : kinds.isEmpty ? .all : .kinds(kinds),
                categories: Set(try category.map { try Asked.code("category", $0) }),
                programmes: try Asked.read(
                    "programmes", programmes, "wanted.programmes", ProgrammeSet.written),
                effect: try Asked.code("effect", effect))
            let text = Regulation(
                kind: try Asked.code("kind", kind), number: number, year: year, title: title,
                issuer: .government, issuerName: issuer, scope: scope, from: try Asked.day("from", from),
                through: try through.map { try Asked.day("through", $0) },
                supersedes: supersedes.map { RegulationKey($0) })
            let key = try await RegulationBook(office, rules: rules).add(text)
            answer.tell(
                "regulation.told.added",
                [
                    ("key", .text(String(key))), ("kind", .word(text.kind.labelKey)),
                    ("citation", .text(text.citation)),
                ])
        }
    }
}

/// `naungan regulation list`.
struct RegulationList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Every regulation, the government's own and those of the program.")

    @OptionGroup var options: ObligationOptions
    @Flag(help: "Only those in force on the day.") var inForce = false

    func run() async throws {
        try await options.working { office, rules, answer in
            let register = try await RegulationBook(office, rules: rules).register()
            for known in register.all {
                let isHeld = register.holds(known, on: office.today)
                if isHeld || !inForce { answer.tell(known, isHeld: isHeld) }
            }
        }
    }
}

/// `naungan regulation show`.
struct RegulationShow: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "One regulation with its scope and its file.")

    @OptionGroup var options: ObligationOptions
    @Argument(help: "Its key, as list shows it.") var key: String

    func run() async throws {
        try await options.working { office, rules, answer in
            let register = try await RegulationBook(office, rules: rules).register()
            guard let known = register[RegulationKey(key)] else {
                throw ObligationBookRefusal.noSuchRegulation(key)
            }
            answer.tell(known, isHeld: register.holds(known, on: office.today))
            let scope = known.regulation.scope
            let units =
                switch scope.units {
                case .all: "*"
                case .branches(let units): units.sorted().map(\.description).joined(separator: ",")
                case .kinds(let kinds): kinds.map(\.rawValue).sorted().joined(separator: ",")
                }
            let categories = scope.categories.map(\.rawValue).sorted().joined(separator: ",")
            answer.tell(
                "regulation.told.scope",
                [
                    ("units", .text(units)), ("categories", .text(categories.isEmpty ? "*" : categories)),
                    (
                        "programmes",
                        .text(scope.programmes.programmes.map(\.rawValue).joined(separator: ","))
                    ), ("source", .text(known.source.isEmpty ? "-" : known.source)),
                    ("digest", .text(known.digest ?? "-")),
                ])
            if let next = register.successor(of: known.key) {
                answer.tell(
                    "regulation.told.superseded",
                    [("key", .text(next.key.description)), ("citation", .text(next.regulation.citation))])
            }
        }
    }
}

/// `naungan regulation attach`.
struct RegulationAttach: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "attach", abstract: "Keeps the file of a regulation: a PDF or a picture.")

    @OptionGroup var options: ObligationOptions
    @Argument(help: "Its key, as list shows it.") var key: String
    @Argument(help: "The file.") var file: String

    func run() async throws {
        try await options.working { office, rules, answer in
            let digest = try await RegulationBook(office, rules: rules).attach(
                try paperDraft(file), to: RegulationKey(key))
            answer.tell("agreement.told.attached", [("digest", .text(digest))])
        }
    }
}

/// `naungan regulation gaps`.
struct RegulationGaps: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "gaps",
        abstract: "People whom no regulation speaks of, and obliged units without a number at BPJS.")

    @OptionGroup var options: ObligationOptions

    func run() async throws {
        try await options.working { office, rules, answer in
            let map = try await RegulationBook(office, rules: rules).map(on: office.today)
            let names = Dictionary(map.units.map { ($0.unit.id, $0.unit.name) }, uniquingKeysWith: { $1 })
            for row in map.withoutBasis {
                answer.tell(
                    "regulation.told.without-basis",
                    [
                        ("unit", .text(names[row.unit] ?? row.unit.description)),
                        ("category", .word("people.category.\(row.category.rawValue)")),
                        ("people", .number(row.people)), ("planned", .number(row.planned)),
                    ])
            }
            for row in map.unregistered {
                answer.tell(
                    "regulation.told.unregistered",
                    [("unit", .text(row.unit.name)), ("people", .number(row.people))])
            }
            if map.withoutBasis.isEmpty, map.unregistered.isEmpty { answer.tell("regulation.told.no-gap") }
        }
    }
}

/// `naungan regulation compliance`.
struct RegulationCompliance: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compliance", abstract: "What each unit is obliged to, and what it does.")

    @OptionGroup var options: ObligationOptions
    @Option(help: "The month whose lines say who is insured; without it the newest.") var month: String?

    func run() async throws {
        try await options.working { office, rules, answer in
            let asked = try month.map { try Asked.month("month", $0) }
            let map = try await RegulationBook(office, rules: rules).map(on: office.today, month: asked)
            for row in map.units where row.unit.kind.mayBeObliged {
                let texts = row.obligedBy.compactMap { map.register[$0]?.regulation.citation }
                answer.tell(
                    "regulation.told.compliance",
                    [
                        ("unit", .text(row.unit.name)), ("compliance", .word(row.compliance.labelKey)),
                        ("people", .number(row.people)), ("insured", .number(row.insured)),
                        ("lacking", .number(row.lacking)),
                        ("basis", .text(texts.isEmpty ? "-" : texts.joined(separator: ", "))),
                    ])
            }
        }
    }
}
