package import RosterFiles
package import Words

extension Words {
    /// A finding as a sentence, with the field by the name that people have for it.
    package func sentence(_ finding: Finding) -> String {
        var arguments = finding.arguments
        if let field = arguments["field"] { arguments["field"] = self("field.\(field)") }
        if arguments["original"] == nil { arguments["original"] = finding.original }
        return filled(finding.key.rawValue, arguments)
    }
}
