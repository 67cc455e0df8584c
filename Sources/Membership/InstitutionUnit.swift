/// What kind of institution a unit is.
package enum InstitutionKind: String, Sendable, Hashable, CaseIterable {
    case province = "provinsi"
    case regency = "kabupaten"
    case city = "kota"
    /// Organisasi perangkat daerah, an office of a government.
    case office = "opd"
    /// Unit pelaksana teknis dinas.
    case technicalUnit = "uptd"
    /// Unit pelaksana teknis badan.
    case agencyUnit = "uptb"
    case school = "sekolah"
    case district = "kecamatan"
    case urbanVillage = "kelurahan"
    case village = "desa"
    case regionalCompany = "bumd"
    case company = "perusahaan"
    case household = "rumah-tangga"
    /// BPJS Ketenagakerjaan, kantor wilayah.
    case insurerRegionalOffice = "kanwil-bpjs"
    /// BPJS Ketenagakerjaan, kantor cabang.
    case insurerBranch = "cabang-bpjs"

    /// Under which kinds it may stand; a kind without any stands on its own.
    package var mayStandUnder: Set<InstitutionKind> {
        switch self {
        case .province, .household, .insurerRegionalOffice: []
        // A branch under its head office.
        case .company: [.company]
        case .regency, .city: [.province]
        case .office: [.province, .regency, .city]
        case .technicalUnit, .agencyUnit: [.office]
        case .school: [.office, .technicalUnit, .district, .village]
        case .district: [.regency, .city]
        case .urbanVillage: [.district]
        case .village: [.district, .regency, .city]
        case .regionalCompany: [.province, .regency, .city]
        case .insurerBranch: [.insurerRegionalOffice]
        }
    }

    /// Whether it may stand without anything above it: a government may be the only one in the books.
    package var mayStandAlone: Bool {
        switch self {
        case .province, .regency, .city, .village, .regionalCompany, .company, .household,
            .insurerRegionalOffice, .insurerBranch:
            true
        case .office, .technicalUnit, .agencyUnit, .school, .district, .urbanVillage: false
        }
    }
}

/// A place in the tree of institutions, with the numbers by which others know it.
package struct InstitutionUnit: Sendable, Hashable {
    package let id: UnitID
    package let government: GovernmentID
    package let kind: InstitutionKind
    package let parent: UnitID?
    package var name: String
    /// The office's own code, hierarchical where it has one.
    package var code: String
    package var region: KemendagriCode?
    /// The employer's number at BPJS; nil until it has one, or where the unit above reports for it.
    package var employerNumber: EmployerNumber?
    /// The division under which the unit signs in to SIPP; empty where there is none.
    package var division: String

    package init(
        id: UnitID, government: GovernmentID, kind: InstitutionKind, parent: UnitID?, name: String,
        code: String = "", region: KemendagriCode? = nil, employerNumber: EmployerNumber? = nil,
        division: String = ""
    ) {
        self.id = id
        self.government = government
        self.kind = kind
        self.parent = parent
        self.name = name
        self.code = code
        self.region = region
        self.employerNumber = employerNumber
        self.division = division
    }
}

/// A code of Kemendagri: province, regency, district or village, in 2, 4, 6 or 10 digits.
package struct KemendagriCode: Sendable, Hashable, Comparable {
    /// Digits only: `1671`, never `16.71`.
    package let digits: String

    /// With or without dots; nil for anything but 2, 4, 6 or 10 digits that do not begin with a nought.
    package init?(_ text: some StringProtocol) {
        let digits = text.utf8.filter { $0 != UInt8(ascii: ".") }
        guard [2, 4, 6, 10].contains(digits.count), digits.first != UInt8(ascii: "0"),
            digits.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
        else { return nil }
        self.digits = String(decoding: digits, as: UTF8.self)
    }

    package static func < (left: KemendagriCode, right: KemendagriCode) -> Bool { left.digits < right.digits }

    /// Whether another region is this one or lies in it.
    package func contains(_ other: KemendagriCode) -> Bool { other.digits.hasPrefix(digits) }
}

/// NPP, Nomor Pendaftaran Perusahaan: eight letters or digits.
package struct EmployerNumber: Sendable, Hashable {
    package let text: String

    /// In capitals; nil for anything but eight ASCII letters or digits.
    package init?(_ text: some StringProtocol) {
        let capital = text.uppercased()
        guard capital.utf8.count == 8, capital.utf8.allSatisfy(isLetterOrDigit) else { return nil }
        self.text = capital
    }
}

private func isLetterOrDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
        || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
}
