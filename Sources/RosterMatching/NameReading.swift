/// Reads a name cell into words: capitals, titles and the father's name off, a scanner's digits undone.
///
/// It keeps its buffers between names, because a million names pass through it.
struct NameReading {
    let lexicon: NameLexicon
    private var text: ContiguousArray<UInt8> = []
    private var chunks: ContiguousArray<Chunk> = []
    /// `Ny.` stands before the name: the name that follows may be the husband's.
    private(set) var isMarriedForm = false

    private struct Chunk {
        var start: Int
        var end: Int
        var afterComma: Bool
        var isBefore = false
        var isAfter = false
    }

    init(lexicon: NameLexicon) { self.lexicon = lexicon }

    /// Adds the words of a name to `pool` and answers how many there were, at most twelve.
    mutating func read(
        _ cell: ArraySlice<UInt8>, into pool: inout ContiguousArray<UInt32>, _ vocabulary: inout Vocabulary
    ) -> UInt8 {
        splitIntoChunks(cell)
        let kept = withoutTitles()
        isMarriedForm = chunks[..<kept.lowerBound].contains { isMarriedTitle($0) }
        var count: UInt8 = 0
        for chunk in chunks[kept] {
            if isFatherMarker(chunk), count > 0 { break }
            var start = chunk.start
            for index in chunk.start...chunk.end where index == chunk.end || text[index] == 46 {
                if index > start, count < 12 {
                    count += add(start..<index, to: &pool, &vocabulary)
                }
                start = index + 1
            }
        }
        return count
    }

    /// Cuts at whatever is no letter, digit, dot or apostrophe; an apostrophe vanishes.
    private mutating func splitIntoChunks(_ cell: ArraySlice<UInt8>) {
        text.removeAll(keepingCapacity: true)
        chunks.removeAll(keepingCapacity: true)
        var start = 0
        var afterComma = false
        for byte in cell {
            switch byte {
            case 97...122: text.append(byte - 32)
            case 65...90, 48...57, 46: text.append(byte)
            case 39, 96, 128...255: continue
            default:
                close(&start, afterComma)
                if byte == 44 { afterComma = true }
            }
        }
        close(&start, afterComma)
    }

    private mutating func close(_ start: inout Int, _ afterComma: Bool) {
        if text.count > start {
            var chunk = Chunk(start: start, end: text.count, afterComma: afterComma)
            classify(&chunk)
            chunks.append(chunk)
        }
        start = text.count
    }

    private func classify(_ chunk: inout Chunk) {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: chunk.end - chunk.start) { buffer in
            var count = 0
            for index in chunk.start..<chunk.end where text[index] != 46 {
                buffer[count] = text[index]
                count += 1
            }
            let dotless = UnsafeBufferPointer(rebasing: buffer[..<count])
            chunk.isBefore = lexicon.titlesBefore.find(dotless) != nil
            chunk.isAfter = lexicon.titlesAfter.find(dotless) != nil || (chunk.afterComma && count <= 1)
        }
    }

    /// The chunks between the titles at the front and those at the end; at least one remains.
    private func withoutTitles() -> Range<Int> {
        var first = 0
        var last = chunks.count
        while last - first > 1, chunks[last - 1].isAfter { last -= 1 }
        while last - first > 1, chunks[first].isBefore { first += 1 }
        while last - first > 1, chunks[last - 1].isBefore, chunks[last - 1].afterComma { last -= 1 }
        return first..<last
    }

    private func isMarriedTitle(_ chunk: Chunk) -> Bool {
        chunk.end - chunk.start >= 2 && text[chunk.start] == 78 && text[chunk.start + 1] == 89
    }

    private func isFatherMarker(_ chunk: Chunk) -> Bool {
        var word = chunk.start..<chunk.end
        if text[word.upperBound - 1] == 46 { word = word.lowerBound..<(word.upperBound - 1) }
        let marker = text[word]
        return marker.elementsEqual("BIN".utf8) || marker.elementsEqual("BINTI".utf8)
            || marker.elementsEqual("BT".utf8)
    }

    /// Adds one word, its digits turned back into the letters they were scanned from.
    private mutating func add(
        _ range: Range<Int>, to pool: inout ContiguousArray<UInt32>, _ vocabulary: inout Vocabulary
    ) -> UInt8 {
        guard text[range].contains(where: { $0 >= 65 }) else { return 0 }
        for index in range {
            switch text[index] {
            case 48: text[index] = 79
            case 49: text[index] = 73
            case 53: text[index] = 83
            case 56: text[index] = 66
            default: continue
            }
        }
        let number = text.withUnsafeBufferPointer {
            vocabulary.number(of: UnsafeBufferPointer(rebasing: $0[range]))
        }
        pool.append(number)
        return 1
    }
}
