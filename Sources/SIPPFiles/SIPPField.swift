/// What a cell of a SIPP file says about a worker, by the name templates use in `takes:`.
///
/// A field is the same in every template though its column is called otherwise: `TANGGAL_LAHIR` of one
/// file and `TGL_LAHIR` of another both take `tanggal-lahir`.
package enum SIPPField: String, Sendable, CaseIterable {
    // The worker
    case name = "nama"
    case firstName = "nama-depan"
    case middleName = "nama-tengah"
    case lastName = "nama-belakang"
    case academicTitle = "gelar"
    case birthPlace = "tempat-lahir"
    case birthDate = "tanggal-lahir"
    case motherName = "nama-ibu-kandung"
    case sex = "jenis-kelamin"
    case maritalStatus = "status-kawin"
    case bloodGroup = "golongan-darah"
    case country = "kode-negara"

    // Numbers
    case identityKind = "jenis-identitas"
    case nik
    case identityValidUntil = "masa-laku-identitas"
    case kpj
    case workerCode = "kode-tk"
    case correctionCode = "kode"
    case taxNumber = "npwp"
    case employeeNumber = "nomor-pegawai"
    case employeeID = "id-pegawai"
    case employerNumber = "npp"

    // Reaching the worker
    case homeAreaCode = "telepon-area-rumah"
    case homePhone = "telepon-rumah"
    case officeAreaCode = "telepon-area-kantor"
    case officePhone = "telepon-kantor"
    case officeExtension = "telepon-ext-kantor"
    case mobilePhone = "hp"
    case email
    case address = "alamat"
    case postalCode = "kode-pos"
    case lettersTo = "surat-menyurat-ke"

    // The job
    case participationDate = "tanggal-kepesertaan"
    case wage = "upah"
    case arrearsOfWage = "rapel"
    case month = "blth"
    case workLocation = "lokasi-pekerjaan"
    case employmentStatus = "status-pegawai"
    case jobStart = "tanggal-awal-bekerja"
    case contractEnd = "tanggal-akhir-kontrak"
    case leavingReason = "sebab-na"
    case leavingDate = "tanggal-kejadian"
    case remark = "keterangan"

    // The bank, and the family of older files
    case bankName = "nama-bank"
    case bankCode = "kode-bank"
    case bankBranch = "cabang-bank"
    case accountNumber = "nomor-rekening"
    case accountName = "nama-rekening"
    case packageCode = "kode-paket"
    case healthParticipant = "peserta-jpk"
    case spouseName = "nama-suami-istri"
    case spouseBirthDate = "tanggal-lahir-suami-istri"
    case spouseSex = "jenis-kelamin-suami-istri"
    case spouseBloodGroup = "golongan-darah-suami-istri"

    // What BPJS answers
    case status
    case reason = "alasan"
}

/// One row of a SIPP file, by field. A field the template does not take is left out of the file; a
/// field the row does not have leaves its cell empty.
///
/// A row has some twenty fields and a month has a hundred thousand rows: a short list that is walked is
/// smaller than a dictionary and does not hash names millions of times.
package struct SIPPRow: Sendable, Hashable, ExpressibleByDictionaryLiteral {
    private struct Cell: Sendable, Hashable {
        let number: UInt8
        var text: String
    }

    /// By number, so that equal rows are equal in whatever order they were filled.
    private var cells: [Cell] = []

    package init() {}

    package init(_ texts: [SIPPField: String]) {
        for (field, text) in texts { self[field] = text }
    }

    package init(dictionaryLiteral elements: (SIPPField, String)...) {
        cells.reserveCapacity(elements.count)
        for (field, text) in elements { self[field] = text }
    }

    /// Empty where the row says nothing.
    package subscript(_ field: SIPPField) -> String {
        get {
            let number = field.number
            for cell in cells where cell.number == number { return cell.text }
            return ""
        }
        set {
            let number = field.number
            let place = cells.firstIndex { $0.number >= number } ?? cells.endIndex
            if place < cells.endIndex, cells[place].number == number { cells.remove(at: place) }
            if !newValue.isEmpty { cells.insert(Cell(number: number, text: newValue), at: place) }
        }
    }
}

extension SIPPField {
    /// The byte the compiler keeps the case in: one for each, as there are fewer than 256.
    fileprivate var number: UInt8 { withUnsafeBytes(of: self) { $0[0] } }
}
