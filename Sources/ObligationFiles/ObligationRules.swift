import LawBook
import Membership
import MoneyAndDates
package import Obligations
import StrictYAML

/// What comes with the program for obligations: texts of the nation and of provinces, numbers that are slips,
/// and the days on which an agreement is called to mind.
package struct ObligationRules: Sendable {
    /// A text with the governments that it reaches.
    struct Text: Sendable {
        let known: KnownRegulation
        /// Kemendagri code; nil for the whole nation.
        let province: String?
        /// Governments whose offices it obliges; empty for every one it reaches.
        let obliged: Set<Int64>
    }

    let texts: [Text]
    package let slips: [RegulationSlip]
    package let reminders: AgreementReminders

    /// Where the files stand.
    package static let folder = "templates/regulations/"
    package static let remindersPath = "templates/agreements/reminders.yaml"
    private static let slipsName = "slips.yaml"

    /// Reads the files.
    ///
    /// - Parameters:
    ///   - files: all of `templates/regulations/`, by path.
    ///   - reminders: the text of `templates/agreements/reminders.yaml`; nil where it is missing.
    package init(files: [(path: String, text: String)], reminders: String?) throws(ObligationFileRefusal) {
        var texts: [Text] = []
        for (path, text) in files where !path.hasSuffix(ObligationRules.slipsName) {
            texts += try ObligationRules.texts(text, path, beside: texts)
        }
        self.texts = texts
        var slips: [RegulationSlip] = []
        for (path, text) in files where path.hasSuffix(ObligationRules.slipsName) {
            slips += try ObligationRules.slips(text, path, texts)
        }
        self.slips = slips
        guard let reminders else {
            throw ObligationFileRefusal(
                file: ObligationRules.remindersPath, line: 0, fault: .fileMissing, value: "")
        }
        self.reminders = try ObligationRules.reminders(reminders)
    }

    /// The texts that reach a government. One that obliges others of its province only is a ground to it.
    package func regulations(of government: Int64) -> [KnownRegulation] {
        let code = String(government)
        return texts.compactMap { text in
            if let province = text.province, !code.hasPrefix(province) { return nil }
            if text.obliged.isEmpty || text.obliged.contains(government) { return text.known }
            var regulation = text.known.regulation
            regulation.scope.effect = .permits
            return KnownRegulation(
                key: text.known.key, regulation: regulation, status: text.known.status,
                source: text.known.source)
        }
    }

    private static func reminders(_ text: String) throws(ObligationFileRefusal) -> AgreementReminders {
        let root = try RegulationNode.parse(text, file: remindersPath)
        try root.allow(["days"])
        var days: [Int] = []
        for node in try root.list("days") { days.append(try node.number()) }
        guard let reminders = AgreementReminders(days: days) else { throw try root.required("days").wrong() }
        return reminders
    }

    private static func slips(
        _ text: String, _ file: String, _ texts: [Text]
    ) throws(ObligationFileRefusal) -> [RegulationSlip] {
        let root = try RegulationNode.parse(text, file: file)
        try root.allow(["slips"])
        var slips: [RegulationSlip] = []
        for node in try root.list("slips") {
            try node.allow(["kind", "number", "year", "meant"])
            let meant = try node.text("meant")
            guard let there = texts.first(where: { $0.known.key == .ofProgram(meant) }) else {
                throw node.refusal(.nameUnknown, meant)
            }
            slips.append(
                RegulationSlip(
                    kind: try node.required("kind").named(RegulationKind.self),
                    number: try node.text("number"), year: try node.required("year").number(),
                    meant: meant, citation: there.known.regulation.citation))
        }
        return slips
    }
}
