/// An XML document in a file of its own, read as a stream and within limits.
package enum XMLFile {
    /// Whether a file is XML by its first bytes, and not a web page or a table under another name.
    ///
    /// - Throws: `TableRefusal.unreadable` or `.empty`.
    package static func isXML(_ path: String) throws(TableRefusal) -> Bool {
        let head = try FileBytes(path).read(4_096)
        guard !head.isEmpty else { throw .empty }
        // Letters of UTF-16 have a nought in every second byte.
        let letters = head.drop { $0 == 0xEF || $0 == 0xBB || $0 == 0xBF || $0 >= 0xFE }.filter { $0 != 0 }
        guard letters.first(where: { $0 > 32 }) == UInt8(ascii: "<") else { return false }
        return FileContent.markup(of: letters) == nil
    }

    /// Tells a listener all of the document, from beginning to end.
    ///
    /// - Parameter maximalDepth: how many elements may stand within one another.
    package static func read(
        _ path: String, limits: TableLimits, maximalDepth: Int, to listener: any XMLListener
    ) throws(XMLRefusal) {
        let outcome: Result<Void, XMLRefusal>
        do throws(TableRefusal) {
            let file = try FileBytes(path)
            guard file.size <= limits.fileBytes else {
                throw .tooLarge(bytes: file.size, limit: limits.fileBytes)
            }
            let parse = XMLParse(listener, maximalDepth: maximalDepth)
            outcome = try read(file, limits.fileBytes, parse)
        } catch {
            throw .file(error)
        }
        try outcome.get()
    }

    private static func read(
        _ file: FileBytes, _ limit: Int, _ parse: XMLParse
    ) throws(TableRefusal) -> Result<Void, XMLRefusal> {
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 65_536, alignment: 1)
        defer { buffer.deallocate() }
        var total = 0
        while true {
            let got = try file.read(into: buffer)
            // A file may grow while it is read.
            total += got
            guard total <= limit else { throw .tooLarge(bytes: total, limit: limit) }
            if got == 0 { break }
            let wantsMore = buffer.withMemoryRebound(to: CChar.self) {
                parse.feed(.init(rebasing: $0[..<got]))
            }
            if !wantsMore { break }
        }
        return switch parse.finish() {
        case nil: .success(())
        case .documentType: .failure(.documentType)
        case .tooDeep(let limit): .failure(.tooDeep(limit: limit))
        case .malformed(let detail, let line): .failure(.malformed(detail: detail, line: line))
        }
    }
}

/// Why an XML document is not read to its end.
package enum XMLRefusal: Error, Sendable, Equatable {
    /// The file itself cannot be read, or is too large.
    case file(TableRefusal)
    /// It declares a document type, which could name files of this machine or blow up.
    case documentType
    case tooDeep(limit: Int)
    /// It is no well-formed XML: what the parser says, and the line.
    case malformed(detail: String, line: Int)
}
