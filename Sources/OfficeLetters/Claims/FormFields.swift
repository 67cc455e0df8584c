import LawBook
package import MoneyAndDates
import Words

/// The fields of a form: what is known is printed, what is not is room to write in.
struct FormFields {
    /// How much room is left for what is not known.
    enum Room {
        /// A number in a table.
        case cell
        /// A number or a day.
        case short
        case line
        /// Three lines.
        case paragraph

        var dots: String {
            switch self {
            case .cell: String(repeating: ".", count: 12)
            case .short: String(repeating: ".", count: 36)
            case .line: String(repeating: ".", count: 84)
            case .paragraph:
                Array(repeating: String(repeating: ".", count: 110), count: 3).joined(separator: "\n")
            }
        }
    }

    private(set) var fields: [String: String] = [:]
    private let words: Words

    init(_ words: Words) { self.words = words }

    mutating func text(_ name: String, _ value: String?, room: Room = .line) {
        let tidy = value?.drop { $0 == " " || $0 == "\n" } ?? ""
        fields[name] = tidy.isEmpty ? room.dots : String(tidy)
    }

    mutating func day(_ name: String, _ day: Day?) { text(name, day.map { words.text($0) }, room: .short) }

    mutating func amount(_ name: String, _ amount: Rupiah?) {
        text(name, amount?.description, room: .short)
    }

    /// A box to be ticked by hand where nothing is known.
    mutating func box(_ name: String, _ isTicked: Bool?) { fields[name] = isTicked == true ? "☒" : "☐" }

    /// A box for each code of a closed list: `outcome-recovered`.
    mutating func boxes<Code: RawRepresentable<String> & CaseIterable & Equatable>(
        _ name: String, _ chosen: Code?, _ codes: Code.Type
    ) {
        for code in codes.allCases { box("\(name)-\(code.rawValue)", code == chosen) }
    }

    mutating func person(_ person: ClaimPersonFacts, as prefix: String = "") {
        text(prefix + "name", person.name)
        text(prefix + "nik", person.nik, room: .short)
        text(prefix + "kpj", person.kpj, room: .short)
        text(prefix + "birthplace", person.birthplace, room: .short)
        day(prefix + "born", person.born)
        text(prefix + "address", person.address)
        text(prefix + "phone", person.phone, room: .short)
        text(prefix + "occupation", person.occupation)
        text(prefix + "unit", person.unit)
    }

    mutating func employer(_ employer: ClaimEmployerFacts) {
        text("employer", employer.name)
        text("npp", employer.npp, room: .short)
        text("employer-address", employer.address)
        text("employer-phone", employer.phone, room: .short)
        text("employer-signer-office", employer.signerOffice, room: .short)
        text("employer-signer-name", employer.signerName, room: .short)
        text("employer-signer-nip", employer.signerNIP, room: .short)
    }

    mutating func bank(_ account: ClaimBankFacts, as prefix: String = "bank") {
        text(prefix, account.bank, room: .short)
        text(prefix + "-account", account.number, room: .short)
        text(prefix + "-holder", account.holder)
    }
}

/// The person whom a form is about, as far as it is known. The NIK is printed in full: the form asks for it.
package struct ClaimPersonFacts: Sendable, Hashable {
    package var name = ""
    package var nik = ""
    package var kpj = ""
    package var birthplace = ""
    package var born: Day?
    package var address = ""
    package var phone = ""
    package var occupation = ""
    package var unit = ""

    package init() {}
}

/// Who reports: the employer, or the body through which somebody is registered.
package struct ClaimEmployerFacts: Sendable, Hashable {
    package var name = ""
    package var npp = ""
    package var address = ""
    package var phone = ""
    package var signerOffice = ""
    package var signerName = ""
    package var signerNIP = ""

    package init() {}
}

/// Where the money is to go. It is the heir's or the participant's own account, never somebody else's.
package struct ClaimBankFacts: Sendable, Hashable {
    package var bank = ""
    package var number = ""
    package var holder = ""

    package init() {}
}

/// Somebody who saw it.
package struct ClaimWitness: Sendable, Hashable {
    package var name: String
    package var address: String
    package var phone: String

    package init(name: String, address: String = "", phone: String = "") {
        self.name = name
        self.address = address
        self.phone = phone
    }
}
