/// Why no demonstration could be written.
package enum DemoRefusal: Error, Sendable, Equatable {
    /// A file of `templates/demo` is not there or is not UTF-8.
    case templateUnreadable(file: String)
    /// A file of `templates/demo` lacks a list, or holds a line that cannot be understood.
    case templateMalformed(file: String, what: String)
    /// The directory or a file in it could not be made.
    case unwritable(path: String)
    /// More rows were asked for than there are participants to put in them.
    case tooFewParticipants(rows: Int, participants: Int)
    /// No profile of dirt has this name.
    case unknownProfile(name: String)

    /// Its key in `words/`.
    package var key: String {
        switch self {
        case .templateUnreadable: "demo.template-unreadable"
        case .templateMalformed: "demo.template-malformed"
        case .unwritable: "demo.unwritable"
        case .tooFewParticipants: "demo.too-few-participants"
        case .unknownProfile: "demo.unknown-profile"
        }
    }

    /// The named arguments of its sentence.
    package var arguments: [String: String] {
        switch self {
        case .templateUnreadable(let file): ["file": file]
        case .templateMalformed(let file, let what): ["file": file, "what": what]
        case .unwritable(let path): ["path": path]
        case .tooFewParticipants(let rows, let participants):
            ["rows": String(rows), "participants": String(participants)]
        case .unknownProfile(let name): ["name": name]
        }
    }
}
