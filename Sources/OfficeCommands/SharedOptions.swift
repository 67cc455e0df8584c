import ArgumentParser
import Benefits
import ClaimFiles
import Claims
import EmbeddedFiles
import Foundation
import LawBook
import LawFiles
import ObligationFiles
import Words

/// Options that every command has.
struct SharedOptions: ParsableArguments {
    @Option(name: .customLong("law"), help: "Read the law from this folder instead of the one inside.")
    var lawDirectory: String?

    @Option(name: .customLong("lang"), help: "Language of what is shown: id or en.")
    var language: Language = .indonesian

    func words() throws -> Words { try Self.words(language) }

    static func words(_ language: Language) throws -> Words {
        let files = EmbeddedFiles.paths(under: "words/").filter { $0.hasSuffix("/\(language.rawValue).yaml") }
        precondition(!files.isEmpty, "the program was built with words")
        return try Words(language, yaml: files.compactMap(EmbeddedFiles.text(at:)))
    }

    /// The forms of claims that are built in.
    static func claimForms() throws -> [ClaimForm] {
        let texts = EmbeddedFiles.paths(under: ClaimForms.folder).filter { $0.hasSuffix("/claim.yaml") }.map {
            (path: String($0.dropFirst(ClaimForms.folder.count)), text: EmbeddedFiles.text(at: $0) ?? "")
        }
        return try ClaimForms(texts: texts).all
    }

    /// The regulations, slips and reminders that are built in.
    static func obligationRules() throws -> ObligationRules {
        try ObligationRules(
            files: EmbeddedFiles.paths(under: ObligationRules.folder).map {
                (path: $0, text: EmbeddedFiles.text(at: $0) ?? "")
            }, reminders: EmbeddedFiles.text(at: ObligationRules.remindersPath))
    }

    func lawFolder() throws -> LawFolder {
        guard let lawDirectory else {
            return LawFolder(paths: EmbeddedFiles.paths(under: "law/").map { String($0.dropFirst(4)) }) {
                EmbeddedFiles.text(at: "law/" + $0)
            }
        }
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: lawDirectory, isDirectory: &isFolder),
            isFolder.boolValue,
            let walk = FileManager.default.enumerator(atPath: lawDirectory)
        else {
            throw TermsRefusal(name: "law", value: lawDirectory, wanted: "wanted.law-folder")
        }
        let paths = walk.compactMap { $0 as? String }
        return LawFolder(paths: paths) { path in
            FileManager.default.contents(atPath: "\(lawDirectory)/\(path)").flatMap {
                String(data: $0, encoding: .utf8)
            }
        }
    }

    func benefitRegimes() throws -> BenefitRegimes {
        try BenefitRegimes(BenefitLaw(from: try lawFolder().book()))
    }

    func contributionLaw() throws -> ContributionLaw { try ContributionLaw(from: try lawFolder().book()) }
}

extension Language: ExpressibleByArgument {}

/// How an answer is written.
enum AnswerFormat: String, ExpressibleByArgument, CaseIterable {
    case text
    case json
}
