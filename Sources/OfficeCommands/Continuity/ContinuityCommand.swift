import ArgumentParser

/// `naungan continuity`: who is protected, who is not, and whose turn it is.
struct ContinuityCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "continuity",
        abstract: "Who is protected, who is about to lapse, and whose turn it is, as of any day.",
        subcommands: [
            StripCommand.self, UncoveredCommand.self, LapsingCommand.self, ProtectedCommand.self,
            LapsedCommand.self, WasteCommand.self, TenureCommand.self, BridgeCommand.self,
        ])
}
