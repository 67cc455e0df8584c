/// Why a file cannot go into the program. The paths are those the tool was given.
package enum EmbeddingRefusal: Error, Equatable {
    case cannotRead(String)
    case cannotWrite(String)
    case notUTF8(String)
    case tooLarge(String, bytes: Int)
    case symbolicLink(String)

    /// For whoever builds the program; English, like the compiler's own messages.
    package var sentence: String {
        switch self {
        case .cannotRead(let path): "\(path) cannot be read; check that it exists and its permissions."
        case .cannotWrite(let path): "\(path) cannot be written; is the disk full?"
        case .notUTF8(let path):
            "\(path) is not UTF-8 text; save it as UTF-8, or keep it elsewhere: it would go into the program."
        case .tooLarge(let path, let bytes):
            "\(path) has \(bytes) bytes; a file in the program has at most \(largestFile). Split it."
        case .symbolicLink(let path):
            "\(path) is a symbolic link; put the file itself there, so that every clone has it."
        }
    }
}

/// In bytes. A law file has some 2,000; a megabyte is a mistake.
package let largestFile = 1 << 20
