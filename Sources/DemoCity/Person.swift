package import Membership
package import MoneyAndDates

/// Somebody who does not exist, as the civil registry would have written them down. Names in capitals.
package struct Person: Sendable {
    package var nik: NIK
    package var name: String
    package var sex: Sex
    package var birthPlace: String
    package var born: Day
    package var mother: String
    package var father: String
    /// The husband, for a married woman's name; empty for men.
    package var husband: String
    package var address: String
    package var village: String
    package var district: String
    package var regency: String
    package var phone: String
    /// The number of the family card, shared by a household.
    package var familyCard: String
    /// The day of registration with BPJS, for a participant.
    package var registered: Day
}
