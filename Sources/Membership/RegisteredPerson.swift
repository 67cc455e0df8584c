package import MoneyAndDates

/// A person of the register, once, by the name and number of the identity card.
package struct RegisteredPerson: Sendable, Hashable {
    package let id: PersonID
    package let nik: NIK
    /// As on the card, without titles.
    package var name: String
    package var title: String
    package var born: Day
    package var sex: Sex
    package var mothersName: String
    /// One person may have several, from earlier jobs; the newest stands last.
    package var participantNumbers: [ParticipantCardNumber]
    /// Nil while nobody reported a death.
    package var died: Day?

    package init(
        id: PersonID, nik: NIK, name: String, title: String = "", born: Day, sex: Sex,
        mothersName: String = "", participantNumbers: [ParticipantCardNumber] = [], died: Day? = nil
    ) {
        self.id = id
        self.nik = nik
        self.name = name
        self.title = title
        self.born = born
        self.sex = sex
        self.mothersName = mothersName
        self.participantNumbers = participantNumbers
        self.died = died
    }
}

/// KPJ, Kartu Peserta Jamsostek: eight to thirteen digits, eleven as a rule.
package struct ParticipantCardNumber: Sendable, Hashable {
    package let digits: String

    /// Nil for anything but eight to thirteen digits; a leading nought belongs to the number.
    package init?(_ text: some StringProtocol) {
        guard (8...13).contains(text.utf8.count),
            text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
        else { return nil }
        digits = String(text)
    }
}
