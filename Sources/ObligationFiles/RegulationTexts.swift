import LawBook
import Membership
import MoneyAndDates
import Obligations
import StrictYAML

extension ObligationRules {
    private static let keys: Set<String> = [
        "name", "kind", "number", "year", "title", "issuer-name", "from", "through", "effect", "units",
        "categories", "programmes", "status", "source", "supersedes", "obliges",
    ]

    /// The texts of one file.
    static func texts(
        _ text: String, _ file: String, beside others: [Text]
    ) throws(ObligationFileRefusal) -> [Text] {
        let root = try RegulationNode.parse(text, file: file)
        try root.allow(["province", "regulations"])
        let province = try root.part("province")?.text()
        var texts: [Text] = []
        for node in try root.list("regulations") {
            try node.allow(keys)
            let name = try node.text("name")
            let key = RegulationKey.ofProgram(name)
            // Digits alone would be a row of a register.
            if RegulationKey(name) != key { throw try node.required("name").wrong() }
            if (others + texts).contains(where: { $0.known.key == key }) {
                throw node.refusal(.nameTwice, name)
            }
            let regulation = try regulation(node, issuer: province == nil ? .national : .province)
            do throws(RegulationRefusal) { try regulation.check(isOfProgram: true) } catch {
                throw node.refusal(.notARegulation, name)
            }
            var obliged: Set<Int64> = []
            for part in try node.list("obliges") { obliged.insert(Int64(try part.number())) }
            texts.append(
                Text(
                    known: KnownRegulation(
                        key: key, regulation: regulation,
                        status: try node.required("status").named(LawStatus.self),
                        source: try node.text("source")), province: province, obliged: obliged))
        }
        return texts
    }

    private static func regulation(
        _ node: RegulationNode, issuer: RegulationIssuer
    ) throws(ObligationFileRefusal) -> Regulation {
        let kinds = try node.codes("units", InstitutionKind.self)
        let scope = RegulationScope(
            units: kinds.isEmpty ? .all : .kinds(kinds),
            categories: try node.codes("categories", WorkerCategory.self),
            programmes: ProgrammeSet(try node.codes("programmes", Programme.self)),
            effect: try node.required("effect").named(RegulationEffect.self))
        var through: Day?
        if let part = node.part("through") { through = try part.day() }
        var supersedes: RegulationKey?
        if let part = node.part("supersedes") { supersedes = RegulationKey(try part.text()) }
        return Regulation(
            kind: try node.required("kind").named(RegulationKind.self), number: try node.text("number"),
            year: try node.required("year").number(), title: try node.text("title"), issuer: issuer,
            issuerName: try node.text("issuer-name"), scope: scope, from: try node.required("from").day(),
            through: through, supersedes: supersedes)
    }
}
