/// A column a roster or a list of participants may have. The raw value is its name in
/// `templates/rosters/*/kolom.yaml`.
package enum RosterField: String, Sendable, CaseIterable, Hashable {
    case rowNumber = "nomor-urut"
    case nik
    case name = "nama"
    case title = "gelar"
    case sex = "jenis-kelamin"
    /// Two columns L and P under one header, of which one is ticked.
    case maleTick = "tanda-laki-laki"
    case femaleTick = "tanda-perempuan"
    case birthPlace = "tempat-lahir"
    case birthDate = "tanggal-lahir"
    /// Both in one cell: `Palembang, 12-12-2000`.
    case birthPlaceAndDate = "tempat-tanggal-lahir"
    case age = "umur"
    case mother = "nama-ibu"
    case address = "alamat"
    case neighbourhood = "rt-rw"
    case rt
    case rw
    case village = "desa"
    case district = "kecamatan"
    case regency = "kabupaten"
    case province = "provinsi"
    case postalCode = "kode-pos"
    case position = "jabatan"
    case unit = "unit-kerja"
    case wage = "upah"
    case phone = "hp"
    case email
    case taxNumber = "npwp"
    /// KPJ, the number on the BPJS card.
    case participantNumber = "nomor-peserta"
    case employeeNumber = "nomor-pegawai"
    case familyCard = "nomor-kk"
    case maritalStatus = "status-kawin"
    case workStart = "mulai-kerja"
    case contractEnd = "akhir-kontrak"
    case workLocation = "lokasi-pekerjaan"
    case employmentStatus = "status-pegawai"
    case religion = "agama"
    case education = "pendidikan"
    /// Free text: meninggal, keluar, pindah, mengundurkan diri, pensiun.
    case remarks = "keterangan"
    case membershipStatus = "status-keaktifan"
    case npp
    case registeredOn = "tanggal-daftar"
    case workerCode = "kode-tk"
    case bloodType = "golongan-darah"
    case identityKind = "jenis-identitas"
    case identityExpiry = "masa-laku-identitas"
    case bankAccount = "nomor-rekening"
    case bank = "nama-bank"
    case decree = "nomor-sk"

    /// Fields that decide who a person is or what is owed: two columns that both claim to be one of
    /// them are never chosen between silently.
    package var isVital: Bool {
        switch self {
        case .nik, .name, .sex, .birthDate, .birthPlaceAndDate, .mother, .wage, .participantNumber: true
        case .rowNumber, .title, .maleTick, .femaleTick, .birthPlace, .age, .address, .neighbourhood, .rt,
            .rw,
            .village, .district, .regency, .province, .postalCode, .position, .unit, .phone, .email,
            .taxNumber,
            .employeeNumber, .familyCard, .maritalStatus, .workStart, .contractEnd, .workLocation,
            .employmentStatus, .religion, .education, .remarks, .membershipStatus, .npp, .registeredOn,
            .workerCode, .bloodType, .identityKind, .identityExpiry, .bankAccount, .bank, .decree:
            false
        }
    }
}
