import Glibc

/// The build tool behind the plugin `EmbedResources`:
/// `EmbedFiles <package folder> <table to write> <stamp to change> <folder>…`.
///
/// It knows nothing of the law. It uses no Foundation, because every clean build waits for it.
@main
enum EmbedFiles {
    static func main() {
        let arguments = CommandLine.arguments
        guard arguments.count >= 5 else {
            complain("EmbedFiles wants the package folder, the table, the stamp, and one or more folders.")
            exit(64)
        }
        do throws(EmbeddingRefusal) {
            let files = try embeddable(root: arguments[1], folders: Array(arguments[4...]))
            try write(swiftTable(of: files), ifNewTo: arguments[2])
            try change(stamp: arguments[3])
        } catch {
            complain("error: \(error.sentence)")
            exit(1)
        }
    }

    private static func complain(_ sentence: String) {
        let line = Array((sentence + "\n").utf8)
        _ = Glibc.write(STDERR_FILENO, line, line.count)
    }
}
