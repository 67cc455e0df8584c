package import LawBook

/// What a worker is to the government, company or household that insures him.
///
/// The raw value is the code of rosters and of the store. The category decides which regulation obliges
/// and which account code pays; it never decides the segment, which a job states for itself.
package enum WorkerCategory: String, Sendable, Hashable, CaseIterable {
    /// Pegawai non-ASN, also called honorer.
    case nonCivilServant = "non-asn"
    /// Pekerja harian lepas, PHL or THL.
    case dailyWorker = "phl"
    case contractTeacher = "guru-kontrak"
    /// Guru bantu.
    case auxiliaryTeacher = "guru-bantu"
    /// Alih daya: the vendor employs, the office uses.
    case outsourced = "alih-daya"
    /// PPPK paruh waktu (KepmenPANRB 16/2025): a civil servant by name, with BPJS in practice.
    case partTimeContract = "pppk-paruh-waktu"
    /// Kepala desa and perangkat desa.
    case villageOfficial = "perangkat-desa"
    /// Anggota Badan Permusyawaratan Desa.
    case villageCouncil = "bpd"
    case neighbourhoodHead = "rt-rw"
    /// Lembaga kemasyarakatan desa: PKK, Karang Taruna, LPM.
    case villageAssociation = "lkd"
    /// Kader posyandu and the like.
    case healthVolunteer = "kader"
    /// Tenaga pendamping desa.
    case villageFacilitator = "pendamping-desa"
    /// Ad hoc bodies of KPU and Bawaslu (Inpres 2/2021).
    case electionOrganiser = "penyelenggara-pemilu"
    /// Pekerja rentan: insured by someone else's money.
    case vulnerable = "pekerja-rentan"
    /// Works on his own account and pays for himself.
    case informal = "pekerja-mandiri"
    case regionalCompanyStaff = "pegawai-bumd"
    case companyStaff = "karyawan"
    case driver = "sopir"
    case domesticWorker = "pekerja-rumah-tangga"
}

/// Out of which purse the dues are paid, finer than the law's `Funder`: accounts and ceilings hang on it.
package enum FundingSource: String, Sendable, Hashable, CaseIterable {
    case nationalBudget = "apbn"
    case provincialBudget = "apbd-provinsi"
    case regionalBudget = "apbd"
    case villageBudget = "apbdes"
    /// Alokasi Dana Desa.
    case villageAllocation = "add"
    /// Pendapatan Asli Desa.
    case villageRevenue = "pades"
    /// Bantuan Operasional Sekolah, national.
    case schoolGrant = "bos"
    case regionalSchoolGrant = "bosda"
    /// Dana Bagi Hasil Cukai Hasil Tembakau.
    case tobaccoExciseShare = "dbhcht"
    case palmOilShare = "dbh-sawit"
    case corporateGiving = "csr"
    case alms = "baznas"
    /// SERTAKAN: a person, often a civil servant, who pays for another.
    case sponsor = "sponsor"
    case employer = "pemberi-kerja"
    case oneself = "sendiri"

    /// Whose money it is in the eyes of the law, which decides reliefs.
    package var funder: Funder {
        switch self {
        case .nationalBudget, .schoolGrant: .nationalBudget
        case .provincialBudget, .regionalBudget, .regionalSchoolGrant, .tobaccoExciseShare, .palmOilShare:
            .regionalBudget
        case .villageBudget, .villageAllocation, .villageRevenue: .villageBudget
        case .corporateGiving: .corporateGiving
        case .alms, .sponsor: .sponsor
        case .employer: .employer
        case .oneself: .oneself
        }
    }
}

/// On what the reported wage rests; the law leaves the choice to the region.
package enum ReportedWageBasis: String, Sendable, Hashable, CaseIterable {
    case honorarium = "honor"
    /// Upah minimum provinsi.
    case provincialMinimum = "ump"
    /// Upah minimum kabupaten/kota.
    case regencyMinimum = "umk"
    /// A sum that an agreement or decree fixes.
    case fixed = "tetap"
    /// The income that a self-employed person declares, which a band turns into a base.
    case declaredIncome = "penghasilan"
}

/// Programmes as a set of one byte, as it stands in columns and in the store.
package struct ProgrammeSet: OptionSet, Sendable, Hashable {
    package let rawValue: UInt8

    package init(rawValue: UInt8) { self.rawValue = rawValue }

    package init(_ programmes: some Sequence<Programme>) {
        self = programmes.reduce(into: ProgrammeSet()) { $0.formUnion(ProgrammeSet($1)) }
    }

    package init(_ programme: Programme) {
        switch programme {
        case .workAccident: self.init(rawValue: 1)
        case .death: self.init(rawValue: 1 << 1)
        case .oldAge: self.init(rawValue: 1 << 2)
        case .pension: self.init(rawValue: 1 << 3)
        case .jobLoss: self.init(rawValue: 1 << 4)
        }
    }

    /// In the order in which everybody names them: JKK, JKM, JHT, JP, JKP.
    package var programmes: [Programme] { Programme.allCases.filter { contains(ProgrammeSet($0)) } }

    /// Whether a programme is in the set.
    package func contains(_ programme: Programme) -> Bool { isSuperset(of: ProgrammeSet(programme)) }
}
