import OfficeCommands

/// The one program. Everything it knows of law, words and templates is inside it.
@main
struct NaunganProgram {
    static func main() async { await NaunganCommand.runAndExit() }
}
