import Foundation
import PackagePlugin

/// Writes the package's `law/`, `templates/` and `words/` into one Swift file, so that the release
/// program carries them and runs from any directory.
///
/// The tool runs at every build, and writes the file only where it differs (a few milliseconds).
/// Declaring the folders' files as inputs was tried first: SwiftPM keeps its plan between builds, so a
/// file that came after the plan was not written again when it changed, and one that was removed stopped
/// the build. Hence the one input is a stamp that the tool itself changes, which makes it run again.
@main
struct EmbedResources: BuildToolPlugin {
    func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
        let table = context.pluginWorkDirectoryURL.appending(path: "EmbeddedFileTable.swift")
        let stamp = context.pluginWorkDirectoryURL.appending(path: "stamp")
        if !FileManager.default.fileExists(atPath: stamp.path(percentEncoded: false)) {
            try Data().write(to: stamp)
        }
        let places = [context.package.directoryURL, table, stamp].map { $0.path(percentEncoded: false) }
        return [
            .buildCommand(
                displayName: "Embedding law, templates and words",
                executable: try context.tool(named: "EmbedFiles").url,
                arguments: places + ["law", "templates", "words"],
                inputFiles: [stamp],
                outputFiles: [table])
        ]
    }
}
