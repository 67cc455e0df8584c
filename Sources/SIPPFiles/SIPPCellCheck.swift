import Membership
import MoneyAndDates

/// The checks of one cell by the format of its column. Byte by byte: a monthly file has millions of cells.
extension SIPPColumn {
    /// The faults of a text that is not empty.
    func faults(in text: String, of row: SIPPRow, titles: Set<String>) -> [SIPPCellFault] {
        var faults = shapeFaults(text)
        if let exception, row[exception.field] == exception.value { return faults }
        switch format {
        case .text: break
        case .name: faults += nameFaults(text, titles: titles)
        case .date: faults += dateFaults(text)
        case .month: faults += monthFaults(text)
        case .nik: faults += nikFaults(text, of: row)
        case .digits(let usual, let tolerated): faults += digitFaults(text, usual, tolerated)
        case .email: faults += emailFaults(text)
        case .codes: faults += codeFaults(text)
        }
        return faults
    }

    private func shapeFaults(_ text: String) -> [SIPPCellFault] {
        var faults: [SIPPCellFault] = []
        // Delete, and the C1 controls whose UTF-8 begins with C2, are as unwelcome as a new line.
        var previous: UInt8 = 0
        for byte in text.utf8 {
            if byte < 0x20 || byte == 0x7F || (previous == 0xC2 && byte < 0xA0) {
                faults.append(SIPPCellFault(key: .controlCharacter))
                break
            }
            previous = byte
        }
        if text.utf8.first == 0x20 || text.utf8.last == 0x20 {
            faults.append(SIPPCellFault(key: .outerSpace, severity: .mayBeRejected))
        }
        if let maximumLength, text.utf8.count > maximumLength, text.unicodeScalars.count > maximumLength {
            let length = String(text.unicodeScalars.count)
            faults.append(
                SIPPCellFault(key: .tooLong, details: ["length": length, "limit": String(maximumLength)]))
        }
        return faults
    }

    private func dateFaults(_ text: String) -> [SIPPCellFault] {
        let bytes = Array(text.utf8)
        let hasForm =
            bytes.count == 10
            && bytes.indices.allSatisfy { $0 == 2 || $0 == 5 ? bytes[$0] == 45 : isDigit(bytes[$0]) }
        guard hasForm else { return [SIPPCellFault(key: .dateForm, details: ["value": shown(text)])] }
        func number(_ range: Range<Int>) -> Int { bytes[range].reduce(0) { $0 * 10 + Int($1) - 48 } }
        guard Day(number(6..<10), number(3..<5), number(0..<2)) != nil else {
            return [SIPPCellFault(key: .dateNotInCalendar, details: ["value": text])]
        }
        return []
    }

    /// `mm/yyyy`, `yyyy-mm` or `yyyymm`.
    private func monthFaults(_ text: String) -> [SIPPCellFault] {
        let parts = text.utf8.split(omittingEmptySubsequences: false) { $0 == 0x2F || $0 == 0x2D }
        let separator = text.utf8.first { !isDigit($0) }
        let (year, month): (Substring.UTF8View, Substring.UTF8View)
        switch (separator, parts.map(\.count)) {
        case (0x2F, [2, 4]): (year, month) = (parts[1], parts[0])
        case (0x2D, [4, 2]): (year, month) = (parts[0], parts[1])
        case (nil, [6]): (year, month) = (text.utf8.prefix(4), text.utf8.dropFirst(4))
        default: return [SIPPCellFault(key: .monthForm, details: ["value": shown(text)])]
        }
        if let years = Int(Substring(year)), let months = Int(Substring(month)), Month(years, months) != nil {
            return []
        }
        return [SIPPCellFault(key: .monthForm, details: ["value": shown(text)])]
    }

    private func nikFaults(_ text: String, of row: SIPPRow) -> [SIPPCellFault] {
        guard let nik = NIK(text) else {
            return [SIPPCellFault(key: .nikForm, details: ["value": shown(text)])]
        }
        var faults: [SIPPCellFault] = []
        let date = row[.birthDate].split(separator: "-").compactMap { Int($0) }
        if date.count == 3, let born = Day(date[2], date[1], date[0]), !nik.agrees(with: born) {
            faults.append(SIPPCellFault(key: .nikDisagreesWithBirthDate, severity: .mayBeRejected))
        }
        if let sex = Sex(rawValue: row[.sex]), sex != nik.sex {
            faults.append(SIPPCellFault(key: .nikDisagreesWithSex, severity: .mayBeRejected))
        }
        return faults
    }

    private func digitFaults(
        _ text: String, _ usual: ClosedRange<Int>, _ tolerated: ClosedRange<Int>
    ) -> [SIPPCellFault] {
        guard text.utf8.allSatisfy({ isDigit($0) }) else {
            return [SIPPCellFault(key: .notDigits, details: ["value": shown(text)])]
        }
        let count = text.utf8.count
        if usual.contains(count) { return [] }
        let wanted =
            usual.lowerBound == usual.upperBound
            ? "\(usual.lowerBound)" : "\(usual.lowerBound)–\(usual.upperBound)"
        let details = ["count": String(count), "wanted": wanted]
        if tolerated.contains(count) {
            return [SIPPCellFault(key: .digitCountUnusual, severity: .mayBeRejected, details: details)]
        }
        return [SIPPCellFault(key: .digitCount, details: details)]
    }

    /// One `@` with something before it and a dot inside what follows; no space.
    private func emailFaults(_ text: String) -> [SIPPCellFault] {
        let parts = text.utf8.split(separator: 0x40, omittingEmptySubsequences: false)
        if parts.count == 2, !parts[0].isEmpty, !text.utf8.contains(0x20) {
            let labels = parts[1].split(separator: 0x2E, omittingEmptySubsequences: false)
            if labels.count >= 2, labels.allSatisfy({ !$0.isEmpty }) { return [] }
        }
        return [SIPPCellFault(key: .emailForm, severity: .mayBeRejected, details: ["value": shown(text)])]
    }

    private func codeFaults(_ text: String) -> [SIPPCellFault] {
        guard let code = codes.first(where: { $0.code == text }) else {
            let known = codes.map(\.code).joined(separator: ", ")
            return [
                SIPPCellFault(
                    key: codesAreComplete ? .codeUnknown : .codeUnconfirmed,
                    severity: codesAreComplete ? nil : .mayBeRejected,
                    details: ["value": shown(text), "known": known])
            ]
        }
        if code.isDeath { return [SIPPCellFault(key: .deathInLeaverFile, severity: .willBeRejected)] }
        guard code.isVerified else {
            let known = codes.filter(\.isVerified).map(\.code).joined(separator: ", ")
            return [
                SIPPCellFault(
                    key: .codeUnconfirmed, severity: .mayBeRejected, details: ["value": text, "known": known])
            ]
        }
        return []
    }

    private func nameFaults(_ text: String, titles: Set<String>) -> [SIPPCellFault] {
        if text.utf8.contains(where: { isDigit($0) }) {
            return [SIPPCellFault(key: .nameWithDigit, details: ["value": shown(text)])]
        }
        guard let title = firstTitle(in: text, titles: titles) else { return [] }
        return [SIPPCellFault(key: .nameWithTitle, severity: .mayBeRejected, details: ["title": title])]
    }

    /// A word counts as a title at the beginning, after a comma or with a dot: `Dr. Siti`, `Siti, S.Pd`.
    /// Elsewhere the same letters may be a name.
    private func firstTitle(in text: String, titles: Set<String>) -> String? {
        let (space, comma, dot) = (UInt8(ascii: " "), UInt8(ascii: ","), UInt8(ascii: "."))
        // The comma at the end closes the last word.
        let bytes = Array(text.utf8) + [comma]
        var (start, isExposed) = (0, true)
        for (end, byte) in bytes.enumerated() where byte == space || byte == comma {
            let word = bytes[start..<end]
            if !word.isEmpty, isExposed || word.contains(dot) {
                let bare = String(decoding: word.filter { $0 != dot }, as: UTF8.self)
                if titles.contains(bare.uppercased()) { return String(decoding: word, as: UTF8.self) }
            }
            isExposed = byte == comma || (isExposed && word.isEmpty)
            start = end + 1
        }
        return nil
    }
}

func isDigit(_ byte: UInt8) -> Bool { byte >= 48 && byte <= 57 }

/// A value short enough for a sentence.
func shown(_ text: String) -> String {
    text.utf8.count <= 60 ? text : String(text.prefix(40)) + "…"
}
