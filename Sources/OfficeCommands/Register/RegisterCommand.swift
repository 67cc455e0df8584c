import ArgumentParser

/// `naungan register`: institutions, their numbers at BPJS, papers, head-counts, and people.
struct RegisterCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "register",
        abstract: "Governments, units, NPPs, papers, head-counts, plans and people: adds, imports, finds.",
        subcommands: [
            RegisterGovernment.self, RegisterUnit.self, RegisterRegistration.self, RegisterPaper.self,
            RegisterHeadcount.self, RegisterPlan.self, RegisterImportCommand.self, RegisterFind.self,
            RegisterShow.self,
        ])
}
