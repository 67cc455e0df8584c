/// What the comparison of two NIK found, before any date outside them is looked at.
struct NIKFinding {
    enum Part { case none, region, date, serial }

    var level: NIKLevel
    /// The part in which a single mistake lies.
    var damaged = Part.none
    var isRegionEqual = false
    var isDateEqual = false
}

/// Compares the NIK of a row with that of a participant.
enum NIKComparison {
    static func compare(_ row: WrittenNIK, _ person: WrittenNIK) -> NIKFinding {
        guard person.form == .whole else { return NIKFinding(level: .missing) }
        return switch row.form {
        case .absent: NIKFinding(level: .missing)
        case .whole: compareWhole(row.digits, person.digits)
        case .wrongLength: compareLength(row, person)
        case .scientific: compareScientific(row, person)
        }
    }

    private static func compareWhole(_ row: UInt64, _ person: UInt64) -> NIKFinding {
        if row == person {
            return NIKFinding(level: .equal, isRegionEqual: true, isDateEqual: true)
        }
        let left = NIKParts(row)
        let right = NIKParts(person)
        var finding = NIKFinding(level: .different)
        finding.isRegionEqual = left.region == right.region
        finding.isDateEqual = left.date == right.date
        let isSerialEqual = left.serial == right.serial
        guard finding.isRegionEqual || finding.isDateEqual || isSerialEqual else { return finding }
        if let single = singleMistake(row, person) {
            finding.level = single
            finding.damaged = !finding.isDateEqual ? .date : !finding.isRegionEqual ? .region : .serial
        } else if finding.isRegionEqual, finding.isDateEqual {
            finding.level = .otherSerial
        }
        return finding
    }

    private static func singleMistake(_ row: UInt64, _ person: UInt64) -> NIKLevel? {
        var left = row
        var right = person
        var wrong = 0
        var (first, second) = ((UInt64(0), UInt64(0)), (UInt64(0), UInt64(0)))
        var (firstPlace, secondPlace) = (0, 0)
        for place in 0..<16 {
            let pair = (left % 10, right % 10)
            left /= 10
            right /= 10
            guard pair.0 != pair.1 else { continue }
            wrong += 1
            if wrong == 1 { (first, firstPlace) = (pair, place) }
            if wrong == 2 { (second, secondPlace) = (pair, place) }
            if wrong > 2 { return nil }
        }
        if wrong == 1 { return firstPlace == 0 && first.0 == 0 ? .lastDigitLost : .oneDigit }
        let isExchange = secondPlace == firstPlace + 1 && first.0 == second.1 && first.1 == second.0
        return isExchange ? .transposed : nil
    }

    private static func compareLength(_ row: WrittenNIK, _ person: WrittenNIK) -> NIKFinding {
        var finding = NIKFinding(level: .different)
        if row.length == 15 || row.length == 17 {
            let (short, long) = row.length == 15 ? (row.digits, person.digits) : (person.digits, row.digits)
            if isOneDigitShort(short, of: long) {
                finding = NIKFinding(level: .wrongLength, isRegionEqual: true, isDateEqual: true)
            }
        }
        return finding
    }

    /// Whether taking one digit out of `long` leaves `short`.
    private static func isOneDigitShort(_ short: UInt64, of long: UInt64) -> Bool {
        var unit: UInt64 = 1
        while unit <= long {
            if long / (unit * 10) * unit + long % unit == short { return true }
            guard unit <= UInt64.max / 100 else { return false }
            unit *= 10
        }
        return false
    }

    private static func compareScientific(_ row: WrittenNIK, _ person: WrittenNIK) -> NIKFinding {
        let rounded = PopulationFrequencies.rounded(person.digits, to: Int(row.length))
        guard rounded == row.digits else { return NIKFinding(level: .different) }
        return NIKFinding(level: .scientific, isRegionEqual: row.length >= 6)
    }
}
