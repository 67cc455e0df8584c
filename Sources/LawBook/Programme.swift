/// A programme of employment social security, with the code that everybody uses.
package enum Programme: String, Sendable, Hashable, CaseIterable {
    case workAccident = "JKK"
    case death = "JKM"
    case oldAge = "JHT"
    case pension = "JP"
    case jobLoss = "JKP"

    /// The code in small letters, as in options and law paths.
    package init?(code: some StringProtocol) {
        self.init(rawValue: code.uppercased())
    }
}

/// How a person belongs to the scheme; each segment has its own dues and clocks.
package enum Segment: String, Sendable, Hashable, CaseIterable {
    /// Penerima upah: earns a wage from an employer.
    case wageEarner = "pu"
    /// Bukan penerima upah: works on his own account, or is registered as if he did.
    case selfEmployed = "bpu"
    /// Jasa konstruksi: daily, piece and fixed-term workers of a building project.
    case construction = "jakon"
    /// Pekerja migran Indonesia.
    case migrant = "pmi"
}

/// The risk class of the employer's business (PP 44/2015, annex I as replaced by PP 82/2019).
package enum RiskClass: String, Sendable, Hashable, CaseIterable {
    case veryLow = "I"
    case low = "II"
    case medium = "III"
    case high = "IV"
    case veryHigh = "V"
}

/// From whom a line of dues is claimed.
package enum Payer: String, Sendable, Hashable, CaseIterable {
    case employer
    case worker
}

/// Whose money it is in the end. It decides a relief, never who the payer of a line is.
package enum Funder: String, Sendable, Hashable, CaseIterable {
    case oneself = "self"
    case employer
    case nationalBudget = "apbn"
    case regionalBudget = "apbd"
    case villageBudget = "apbdes"
    case corporateGiving = "csr"
    case sponsor
}

/// The trade of a self-employed person, as far as PP 50/2025 tells them apart.
package enum SelfEmployedSector: String, Sendable, Hashable, CaseIterable {
    case transport
    case other
}

/// How a migrant worker leaves: through a placement company or on his own.
package enum MigrantRoute: String, Sendable, Hashable, CaseIterable {
    case agency
    case independent
}

/// The kind of employer, which decides the programmes it owes (Perpres 109/2013, art. 6).
package enum EmployerKind: String, Sendable, Hashable, CaseIterable {
    case government
    case micro
    case small
    case medium
    case large
}

/// Citizenship, as far as the scheme tells them apart.
package enum Nationality: String, Sendable, Hashable, CaseIterable {
    case indonesian = "idn"
    case foreign
}
