/// The law, the words and the templates as they were when the program was built.
///
/// The table is written at build time by the plugin `EmbedResources`; a path is the one in the source
/// tree, from its top: `law/parameters/jkk/rate.yaml`.
package enum EmbeddedFiles {
    /// The text of a file; nil where there is none. Copies the text.
    package static func text(at path: String) -> String? {
        bytes(at: path).map { String(decoding: $0, as: UTF8.self) }
    }

    /// The UTF-8 of a file where it lies in the program: no copy, valid as long as the program runs.
    package static func bytes(at path: String) -> UnsafeBufferPointer<UInt8>? {
        let place = firstIndex(notBefore: path)
        guard place < table.count, table[place].path.inPlace.elementsEqual(path.utf8) else { return nil }
        return table[place].text.inPlace
    }

    /// The paths that begin with `prefix`, in byte order. Say `law/`, with the slash, for a folder;
    /// an empty prefix gives every path.
    package static func paths(under prefix: String) -> [String] {
        table[firstIndex(notBefore: prefix)...].lazy.map(\.pathText).prefix { $0.hasPrefix(prefix) }
    }

    /// By halving; `table.count` where every path comes before.
    private static func firstIndex(notBefore path: String) -> Int {
        var low = 0
        var high = table.count
        while low < high {
            let middle = (low + high) / 2
            if table[middle].path.inPlace.lexicographicallyPrecedes(path.utf8) {
                low = middle + 1
            } else {
                high = middle
            }
        }
        return low
    }
}

/// A line of the generated table.
struct EmbeddedFile: Sendable {
    let path: StaticString
    let text: StaticString

    var pathText: String { String(decoding: path.inPlace, as: UTF8.self) }
}

extension StaticString {
    /// The bytes in the program's read-only data.
    var inPlace: UnsafeBufferPointer<UInt8> {
        precondition(hasPointerRepresentation, "a string literal of the table is a pointer, not one scalar")
        return UnsafeBufferPointer(start: utf8Start, count: utf8CodeUnitCount)
    }
}
