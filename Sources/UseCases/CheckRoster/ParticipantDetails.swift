package import MoneyAndDates
package import RosterFiles

/// What is written about participants, for all of them: one buffer of bytes, because which ones are wanted
/// is known only after the matching, and reading the list twice costs more than keeping it. A million take
/// some 80 MB.
package struct ParticipantDetails: Sendable {
    private var bytes: [UInt8] = []
    /// Where each participant begins in `bytes`.
    private var starts: [Int] = []

    package init() {}

    package var count: Int { starts.count }

    /// One participant, as the list has him.
    package struct Detail: Sendable {
        private let bytes: [UInt8]
        private let start: Int

        fileprivate init(_ bytes: [UInt8], _ start: Int) {
            self.bytes = bytes
            self.start = start
        }

        package var number: String { text(0) }
        package var nik: String { text(1) }
        package var name: String { text(2) }
        package var regency: String { text(3) }
        package var phone: String { text(4) }
        package var workerCode: String { text(5) }
        package var employerNumber: String { text(6) }

        package var born: Day? {
            var number = 0
            for byte in bytes[start..<start + 4] { number = number << 8 | Int(byte) }
            return Day(yyyymmdd: number)
        }

        /// A text made when asked for, by its place among the texts of the participant.
        private func text(_ place: Int) -> String {
            var cursor = start + 4
            for _ in 0..<place { cursor = range(at: cursor).upperBound }
            return String(decoding: bytes[range(at: cursor)], as: UTF8.self)
        }

        /// Lengths are written in sevens of bits, the lowest first.
        private func range(at place: Int) -> Range<Int> {
            var cursor = place
            var length = 0
            var shift = 0
            while bytes[cursor] >= 0x80 {
                length |= Int(bytes[cursor] & 0x7F) << shift
                shift += 7
                cursor += 1
            }
            length |= Int(bytes[cursor]) << shift
            return cursor + 1..<cursor + 1 + length
        }
    }

    /// A participant by his place in the list; nil for a negative place, which is nobody.
    package subscript(participant: Int32) -> Detail? {
        starts.indices.contains(Int(participant)) ? Detail(bytes, starts[Int(participant)]) : nil
    }

    /// Adds the next participant of the list.
    package mutating func append(_ row: ParticipantRow) {
        starts.append(bytes.count)
        let born = row.birthDate?.yyyymmdd ?? 0
        for shift in [24, 16, 8, 0] { bytes.append(UInt8(truncatingIfNeeded: born >> shift)) }
        append(row.participantNumber)
        append(row.nikText)
        append(row.name)
        append(row.regency)
        append(row.phone)
        append(row.workerCode)
        append(row.npp)
    }

    private mutating func append(_ text: some Collection<UInt8>) {
        var length = text.count
        while length >= 0x80 {
            bytes.append(UInt8(length & 0x7F | 0x80))
            length >>= 7
        }
        bytes.append(UInt8(length))
        bytes.append(contentsOf: text)
    }
}
