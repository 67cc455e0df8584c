/// What sort of text obliges; the raw value is the code of files, of the store and of addresses.
package enum RegulationKind: String, Sendable, Hashable, CaseIterable {
    /// Undang-undang.
    case act = "uu"
    /// Peraturan Pemerintah.
    case governmentRegulation = "pp"
    /// Peraturan Presiden.
    case presidentialRegulation = "perpres"
    /// Instruksi Presiden.
    case presidentialInstruction = "inpres"
    /// Peraturan Menteri Dalam Negeri.
    case homeAffairsRegulation = "permendagri"
    /// Peraturan Menteri Ketenagakerjaan.
    case manpowerRegulation = "permenaker"
    /// Peraturan Daerah.
    case regionalAct = "perda"
    /// Peraturan Gubernur.
    case governorRegulation = "pergub"
    /// Peraturan Wali Kota.
    case mayorRegulation = "perwali"
    /// Peraturan Bupati.
    case regentRegulation = "perbup"
    /// Surat Edaran.
    case circular = "se"
    /// Peraturan Kepala Desa.
    case villageRegulation = "perkades"
    /// Surat Keputusan.
    case decree = "sk"

    /// The key of its name in `words/`.
    package var labelKey: String { "regulation.kind.\(rawValue)" }

    /// What a government may write into its own register: texts of the nation come with the program.
    package var mayBeOwn: Bool {
        switch self {
        case .act, .governmentRegulation, .presidentialRegulation, .presidentialInstruction,
            .homeAffairsRegulation, .manpowerRegulation:
            false
        case .regionalAct, .governorRegulation, .mayorRegulation, .regentRegulation, .circular,
            .villageRegulation, .decree:
            true
        }
    }
}

/// Whose text it is.
package enum RegulationIssuer: String, Sendable, Hashable, CaseIterable {
    case national = "pusat"
    case province = "provinsi"
    /// The government whose books these are, or one of its villages.
    case government = "pemda"

    /// The key of its name in `words/`.
    package var labelKey: String { "regulation.issuer.\(rawValue)" }
}

/// What a text does: it obliges units to insure, or it is only a ground upon which one may pay.
package enum RegulationEffect: String, Sendable, Hashable, CaseIterable {
    case obliges = "wajib"
    case permits = "dasar"

    /// The key of its name in `words/`.
    package var labelKey: String { "regulation.effect.\(rawValue)" }
}

/// Under which name a text is known here.
package enum RegulationKey: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// Comes with the program: `inpres-2-2021`.
    case ofProgram(String)
    /// A row of the government's own register.
    case own(Int64)

    /// Digits are a row of the register; everything else a name of the program.
    package init(_ text: String) {
        if let number = Int64(text) { self = .own(number) } else { self = .ofProgram(text) }
    }

    /// As it stands in addresses and in the store.
    package var description: String {
        switch self {
        case .ofProgram(let name): name
        case .own(let number): String(number)
        }
    }

    package static func < (left: RegulationKey, right: RegulationKey) -> Bool {
        left.description < right.description
    }
}
