/// Reads `multipart/form-data` piece by piece: fields into memory, files through a sink, whatever the size of
/// the pieces. Refuses what is not well formed, and more parts than a form has.
package struct Multipart {
    /// What makes it no form.
    package enum Fault: Error { case malformed, tooManyParts, fieldTooLarge }

    /// A part's name, and a file's name where it is one.
    package struct Part: Sendable, Hashable {
        package let field: String
        package let fileName: String?
    }

    /// What was read, in the order of the form.
    package enum Event: Sendable {
        case field(String, String)
        case fileBegins(Part)
        case fileBytes(ArraySlice<UInt8>)
        case fileEnds
    }

    private static let longestField = 256 * 1_024
    private static let mostParts = 500
    private static let longestHead = 16 * 1_024

    private enum State { case beforeFirst, head, body, ended }

    private let delimiter: [UInt8]
    private var state = State.beforeFirst
    private var held: [UInt8] = []
    private var part = Part(field: "", fileName: nil)
    private var value: [UInt8] = []
    private var parts = 0

    /// - Returns: nil where the header names no boundary.
    package init?(contentType: String) {
        guard contentType.lowercased().hasPrefix("multipart/form-data"),
            let boundary = parameter("boundary", of: contentType), (1...70).contains(boundary.utf8.count)
        else { return nil }
        delimiter = Array("\r\n--\(boundary)".utf8)
        // The first delimiter has no line end before it.
        held = [13, 10]
    }

    /// Takes the next piece.
    package mutating func take(
        _ piece: some Sequence<UInt8>, _ tell: (Event) throws -> Void
    ) throws {
        held.append(contentsOf: piece)
        while try step(tell) {}
    }

    /// Whether the last delimiter came.
    package var isComplete: Bool { state == .ended }

    private mutating func step(_ tell: (Event) throws -> Void) throws -> Bool {
        switch state {
        case .ended:
            held.removeAll()
            return false
        case .beforeFirst:
            guard let place = find(delimiter, in: held) else {
                if held.count > Multipart.longestHead { throw Fault.malformed }
                return false
            }
            return try passDelimiter(at: place)
        case .head: return try readHead(tell)
        case .body: return try readBody(tell)
        }
    }

    /// Behind a delimiter comes a line end, or two dashes where it was the last.
    private mutating func passDelimiter(at place: Int) throws -> Bool {
        let end = place + delimiter.count
        guard held.count >= end + 2 else { return false }
        let next = held[end..<(end + 2)]
        held.removeFirst(end + 2)
        if next.elementsEqual("--".utf8) {
            state = .ended
        } else if next.elementsEqual([13, 10]) {
            state = .head
            parts += 1
            if parts > Multipart.mostParts { throw Fault.tooManyParts }
        } else {
            throw Fault.malformed
        }
        return true
    }

    private mutating func readHead(_ tell: (Event) throws -> Void) throws -> Bool {
        guard let end = find([13, 10, 13, 10], in: held) else {
            if held.count > Multipart.longestHead { throw Fault.malformed }
            return false
        }
        let head = String(decoding: held[..<end], as: UTF8.self)
        held.removeFirst(end + 4)
        let lines = head.split(separator: "\r\n")
        guard let line = lines.first(where: { $0.lowercased().hasPrefix("content-disposition:") }),
            let name = parameter("name", of: String(line))
        else { throw Fault.malformed }
        part = Part(field: name, fileName: parameter("filename", of: String(line)).map(lastOfPath))
        value = []
        state = .body
        if part.fileName != nil { try tell(.fileBegins(part)) }
        return true
    }

    private mutating func readBody(_ tell: (Event) throws -> Void) throws -> Bool {
        guard let place = find(delimiter, in: held) else {
            let safe = held.count - delimiter.count
            if safe > 0 {
                try give(held[..<safe], tell)
                held.removeFirst(safe)
            }
            return false
        }
        guard held.count >= place + delimiter.count + 2 else { return false }
        try give(held[..<place], tell)
        if part.fileName != nil {
            try tell(.fileEnds)
        } else {
            try tell(.field(part.field, String(decoding: value, as: UTF8.self)))
        }
        return try passDelimiter(at: place)
    }

    private mutating func give(_ bytes: ArraySlice<UInt8>, _ tell: (Event) throws -> Void) throws {
        if part.fileName != nil {
            if !bytes.isEmpty { try tell(.fileBytes(bytes)) }
            return
        }
        value.append(contentsOf: bytes)
        if value.count > Multipart.longestField { throw Fault.fieldTooLarge }
    }
}

/// The value of `name="…"` or `name=…` in a header.
private func parameter(_ name: String, of header: String) -> String? {
    for part in pieces(of: header).dropFirst() {
        let halves = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard halves.count == 2, halves[0].filter({ $0 != " " }).lowercased() == name else { continue }
        let value = halves[1].drop { $0 == " " }
        if value.first == "\"" { return plain(value.dropFirst().prefix { $0 != "\"" }) }
        return String(value.prefix { $0 != " " })
    }
    return nil
}

/// A header cut at its semicolons, but for those between quotes.
private func pieces(of header: String) -> [Substring] {
    var isQuoted = false
    return header.split { letter in
        if letter == "\"" { isQuoted.toggle() }
        return letter == ";" && !isQuoted
    }
}

/// What browsers write for a quote and for line ends, as they were (WHATWG, multipart/form-data).
private func plain(_ value: Substring) -> String {
    String(value).replacing("%22", with: "\"").replacing("%0D", with: " ").replacing("%0A", with: " ")
}

/// A file's name without its folders, whichever slash they are written with.
private func lastOfPath(_ name: String) -> String {
    String(name.split { $0 == "/" || $0 == "\\" }.last ?? "")
}

/// Where a pattern first stands; by its first byte, which is rare in files.
private func find(_ pattern: [UInt8], in bytes: [UInt8]) -> Int? {
    guard bytes.count >= pattern.count else { return nil }
    return bytes.withUnsafeBufferPointer { bytes in
        var place = 0
        while place <= bytes.count - pattern.count {
            if bytes[place] == pattern[0], pattern.indices.allSatisfy({ bytes[place + $0] == pattern[$0] }) {
                return place
            }
            place += 1
        }
        return nil
    }
}
