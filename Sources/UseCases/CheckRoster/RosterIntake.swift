import Membership
package import MoneyAndDates
package import RosterFiles
package import RosterMatching

/// The first reading of the rosters: everybody in columns, and counts of what was found and repaired.
package struct RosterIntake {
    package private(set) var rows: [CheckedRow] = []
    package private(set) var people: PersonTable
    package private(set) var findings: [FindingKey: Int] = [:]
    package private(set) var repairs: [RepairKey: Int] = [:]
    private let fateWords: FateWords
    /// The sheet last seen, and where clerks rule in it.
    private var rulingSheet: SheetLayout?
    private var rulingColumn: Int?
    /// The wage that everybody has under the wage basis; nil where each row has its own.
    private let wageOfEverybody: Rupiah?

    package init(lexicon: NameLexicon, fateWords: FateWords, wageOfEverybody: Rupiah?) {
        people = PersonTable(lexicon: lexicon)
        self.fateWords = fateWords
        self.wageOfEverybody = wageOfEverybody
    }

    /// Adds a row to the columns.
    package mutating func add(_ row: RosterRow, file: Int) {
        for finding in row.findings { findings[finding.key, default: 0] += 1 }
        for repair in row.repairs { repairs[repair.key, default: 0] += 1 }
        let wage = wageOfEverybody ?? (has(Self.unusableWages, row) ? nil : row.wage)
        let ruling = ruling(of: row)
        rows.append(
            CheckedRow(
                file: UInt16(file), dataRow: Int32(row.dataRow), wageRupiah: wage?.amount ?? -1,
                bornNumber: row.birthDate?.yyyymmdd ?? 0, fate: fate(of: row),
                hasInvalidNIK: hasInvalidNIK(row),
                hasDoubtfulIdentity: hasDoubtfulIdentity(row, isRuled: ruling != .none),
                hasDoubtfulWage: wageOfEverybody == nil && ruling == .none && has([.wageTooLow], row),
                isRefused: row.severity == .refusesRow, ruling: ruling,
                writtenNumber: row.text(.participantNumber).flatMap(ParticipantNumber.number) ?? 0))
        append(row)
    }

    private mutating func append(_ row: RosterRow) {
        let isCenturyGuessed = row.repairs.contains { $0.key == .dateTwoDigitYear }
        people.append(
            nik: row.text(.nik) ?? "", name: row.text(.name) ?? row.name ?? "",
            birthDate: row.birthDate.map { WrittenBirthDate($0, isCenturyGuessed: isCenturyGuessed) },
            sex: row.sex.map { $0 == .male ? .male : .female } ?? .unknown, mother: row.mother ?? "",
            village: row.village ?? "", address: row.text(.address) ?? "",
            phone: row.phone ?? row.text(.phone) ?? "")
    }

    private func fate(of row: RosterRow) -> Fate {
        for field in [RosterField.remarks, .membershipStatus] {
            guard let text = row.text(field) else { continue }
            let fate = fateWords.read(text.utf8).fate
            if fate != .unknown { return fate }
        }
        return .unknown
    }

    private func hasInvalidNIK(_ row: RosterRow) -> Bool {
        row.nik.nik == nil || row.findings.contains { Self.invalidNIK.contains($0.key) }
    }

    /// Two columns that disagree are settled by a clerk who has looked and ruled; what is missing or cannot
    /// be read is not.
    private func hasDoubtfulIdentity(_ row: RosterRow, isRuled: Bool) -> Bool {
        row.findings.contains {
            $0.severity > .note && !Self.aboutMoney.contains($0.field)
                && !(isRuled && Self.settledByRuling.contains($0.key))
        }
    }

    private func has(_ keys: Set<FindingKey>, _ row: RosterRow) -> Bool {
        row.findings.contains { keys.contains($0.key) }
    }

    private mutating func ruling(of row: RosterRow) -> ClerkRuling {
        if rulingSheet !== row.sheet {
            rulingSheet = row.sheet
            rulingColumn = row.sheet.column(headed: RepairSheet.rulingHeader)
        }
        guard let rulingColumn else { return .none }
        switch row.original.text(rulingColumn).uppercased().filter({ !$0.isWhitespace }) {
        case RepairSheet.rulingSame: return .same
        case RepairSheet.rulingNew: return .new
        default: return .none
        }
    }

    private static let invalidNIK: Set<FindingKey> = [.nikDateImpossible, .nikSerialZero]
    /// Nothing is computed on a wage that nobody earns.
    private static let unusableWages: Set<FindingKey> = [.wageZero, .wageNegative, .wageTooHigh]
    private static let settledByRuling: Set<FindingKey> = [
        .birthDateDiffersFromNIK, .sexDiffersFromNIK, .ageTooYoung, .ageTooOld, .nameDigits,
    ]
    /// A wage in doubt is the treasurer’s question; it does not make the person another one.
    private static let aboutMoney: Set<RosterField> = [.wage]
}

/// The columns by which a sheet of repairs speaks to the next check. They are a file format, not words for
/// the screen, and so the same in every language.
package enum RepairSheet {
    package static let rowHeader = "BARIS ASAL"
    /// Not ALASAN: that is one of the headers under which offices write remarks.
    package static let reasonHeader = "PERLU DIPERBAIKI"
    package static let candidateHeader = "CALON PESERTA"
    package static let numberHeader = "NOMOR PESERTA"
    package static let rulingHeader = "KEPUTUSAN PETUGAS"
    package static let rulingSame = "SAMA"
    package static let rulingNew = "BARU"

    /// The columns that stand before those of the office; not the participant number, which an office may
    /// have itself.
    package static let ownHeaders: Set<String> = [rowHeader, reasonHeader, candidateHeader, rulingHeader]
}

extension SheetLayout {
    /// The first column with a header exactly so.
    package func column(headed header: String) -> Int? { columns.first { $0.header == header }?.index }
}

/// A participant number (KPJ) as a number, to find it among a million others.
package enum ParticipantNumber {
    /// Nil for anything but up to 18 digits with blanks or dashes between.
    package static func number(_ text: some StringProtocol) -> UInt64? { number(text.utf8) }

    package static func number(_ text: some Sequence<UInt8>) -> UInt64? {
        var number: UInt64 = 0
        var count = 0
        for byte in text {
            switch byte {
            case 48...57:
                number = number * 10 + UInt64(byte - 48)
                count += 1
            case UInt8(ascii: " "), UInt8(ascii: "-"), UInt8(ascii: "'"): continue
            default: return nil
            }
            if count > 18 { return nil }
        }
        return count == 0 ? nil : number
    }
}
