package import Membership
package import MoneyAndDates

/// How an office writes dates.
package enum DateForm: Sendable, CaseIterable {
    case dashed, slashed, iso, written, dotted, twoDigitYear, serial
}

/// How a clerk writes names.
package enum LetterCase: Sendable, CaseIterable {
    case capitals, title, lower
}

/// A person as a clerk is about to type them: first the registry's facts, then what dirt made of them.
package struct TypedRow: Sendable, Equatable {
    package var nik: String
    /// The name in capitals, word by word; styling comes last.
    package var name: [String]
    package var titleBefore = ""
    package var titleAfter = ""
    package var doubledSpace = false
    /// The sex as the roster has it; nil where the cell is left empty.
    package var sex: Sex?
    /// Nil where the date is missing.
    package var born: Day?
    package var dateForm: DateForm
    package var letterCase: LetterCase
    package var mother: String
    package var address: String
    package var village: String
    package var job: String
    package var wage: String
    package var phone: String

    /// A row in which everything is as the registry has it.
    package init(
        _ person: Person, job: String, wage: String, dateForm: DateForm = .dashed,
        letterCase: LetterCase = .capitals
    ) {
        nik = person.nik.description
        name = person.name.split(separator: " ").map(String.init)
        sex = person.sex
        born = person.born
        mother = person.mother
        address = person.address
        village = person.village
        phone = person.phone
        self.job = job
        self.wage = wage
        self.dateForm = dateForm
        self.letterCase = letterCase
    }

    /// The name as typed, with what stands before and after it.
    package var nameText: String {
        let gap = doubledSpace ? "  " : " "
        let core = styled(name.joined(separator: gap))
        let before = titleBefore.isEmpty ? core : titled(titleBefore) + gap + core
        return titleAfter.isEmpty ? before : before + titled(titleAfter)
    }

    /// A text in the clerk's letter case.
    package func styled(_ text: String) -> String {
        switch letterCase {
        case .capitals: text.uppercased()
        case .lower: text.lowercased()
        case .title: inTitleCase(text)
        }
    }

    /// The address in the clerk's letter case; neighbourhoods stay RT and RW in all but the laziest.
    package var addressText: String {
        let text = styled(address)
        return letterCase == .title
            ? text.replacing(" Rt ", with: " RT ").replacing(" Rw ", with: " RW ") : text
    }

    /// The date as typed; a missing one is empty.
    package var bornText: String {
        guard let born else { return "" }
        return dateForm.text(born)
    }

    private func titled(_ title: String) -> String {
        switch letterCase {
        case .capitals: title.uppercased()
        case .lower: title.lowercased()
        case .title: title
        }
    }
}

/// Capitals at the start of words only.
func inTitleCase(_ text: String) -> String {
    var bytes: [UInt8] = []
    var starts = true
    for byte in text.utf8 {
        let isLetter = (byte | 32) >= 97 && (byte | 32) <= 122
        bytes.append(isLetter ? (starts ? byte & ~32 : byte | 32) : byte)
        starts = !isLetter && byte != 39
    }
    return String(decoding: bytes, as: UTF8.self)
}

extension DateForm {
    /// A day in this form; `serial` is the number Excel keeps for it.
    package func text(_ day: Day) -> String {
        let parts = (twoDigits(day.day), twoDigits(day.month), String(day.year))
        switch self {
        case .dashed: return "\(parts.0)-\(parts.1)-\(parts.2)"
        case .slashed: return "\(parts.0)/\(parts.1)/\(parts.2)"
        case .iso: return day.description
        case .written: return "\(day.day) \(DateForm.months[day.month - 1]) \(parts.2)"
        case .dotted: return "\(day.day).\(day.month).\(parts.2)"
        case .twoDigitYear: return "\(parts.0)/\(parts.1)/\(parts.2.suffix(2))"
        case .serial: return String(day.excelSerial)
        }
    }

    private static let months = [
        "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober",
        "November", "Desember",
    ]
}

extension Day {
    /// The number Excel keeps for a day after February 1900: days since 30 December 1899.
    package var excelSerial: Int { sinceEpoch + 25_569 }
}
