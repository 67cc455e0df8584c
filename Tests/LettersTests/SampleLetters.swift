import EmbeddedFiles
import Letters
import MoneyAndDates

/// The templates as they are inside the program, with others before them where a test says so.
func templates(_ own: [String: String] = [:]) -> LetterFiles {
    let mine = LetterFiles { path in
        own[path].map { LetterFiles.Found(bytes: Array($0.utf8), path: "milik/\(path)") }
    }
    return mine.before(
        LetterFiles { path in
            EmbeddedFiles.text(at: "templates/letters/\(path)").map {
                LetterFiles.Found(bytes: Array($0.utf8), path: "templates/letters/\(path)")
            }
        })
}

/// A letterhead with everything filled in.
let letterhead = """
    government: "PEMERINTAH {government-upper}"
    office: "DINAS TENAGA KERJA DAN TRANSMIGRASI"
    address: "Jalan Merdeka Nomor 1, Kota Contoh 30131"
    contact: "Telepon (0711) 123456, surel disnaker@contoh.example"
    place: Contoh
    verification: "https://naungan.contoh.example/periksa/"
    signers:
      default:
        office: "Kepala Dinas Tenaga Kerja,"
        name: "Dra. Contoh Pejabat, M.Si."
        rank: "Pembina Utama Muda"
        nip: "197001011990032001"
      receipt:
        office: "Bendahara Pengeluaran,"
        name: "Contoh Bendahara, S.E."
        nip: "198502022010012002"

    """

let today = Day(sinceEpoch: 20_479)

/// What every letter has.
private let common = [
    "government": "Kota Contoh", "government-upper": "KOTA CONTOH", "government-place": "Contoh",
    "day": "26 Januari 2026", "letter-number": "560/0042/DISNAKER/2026", "as-of": "26 Januari 2026",
    "code": "7QK2-M9XA-0VRT-B3HD-ZW8E-51CN-PJ4G-YS6F", "unit": "Dinas Lingkungan Hidup",
    "month": "Januari 2026", "registration": "12345678/001",
]

/// A letter of each kind with invented facts.
func sample(_ kind: LetterKind, _ more: [String: String] = [:]) -> Letter {
    let (fields, tables) =
        switch kind {
        case .bill: bill
        case .receipt: receipt
        case .contributionDetails: details(3)
        case .certificate: certificate
        case .unitReport: report
        case .warningLetter: warning
        case .agreement, .agreementAddendum, .agreementRenewal: agreement
        case .periodicReport: periodic
        case .sponsorDeduction, .sponsorReceipt, .sponsorReminder: sponsorship
        case .firstReprimand, .secondReprimand, .sanctionFine, .refusalRequest, .refusalNotice,
            .refusalLifting, .complianceCertificate:
            sanction
        case .accidentReport, .accidentClosing, .doctorCertificate, .deathClaim, .heirStatement,
            .scholarshipRenewal, .benefitHandover, .benefitReplica, .meetingInvitation, .meetingMinutes,
            .vulnerableDecreeList, .vulnerableFieldForm, .vulnerableCardReceipt, .rightNotice,
            .outreachInvitation, .outreachPoster:
            form(kind)
        }
    return Letter(
        kind, day: today, fields: common.merging(fields) { $1 }.merging(more) { $1 }, tables: tables)
}

typealias Facts = (fields: [String: String], tables: [String: LetterRows])

private let sponsorship: Facts = (
    [
        "sponsor": "Contoh Pegawai", "sponsor-kind": "ASN", "sponsor-number": "198206152008012001",
        "worker": "CONTOH PEKERJA", "worker-number": "************0007", "work": "Pekerja rumah tangga",
        "from": "Maret 2026", "through": "Mei 2026", "protects-until": "31 Mei 2026", "months": "3",
        "amount": "Rp50.400", "in-words": "lima puluh ribu empat ratus rupiah", "payment": "Potong TPP",
    ],
    [
        "parts": LetterRows(
            ["month", "what", "amount"], [["Maret 2026 – Mei 2026", "3 × Rp16.800", "Rp50.400"]])
    ]
)

private let periodic: Facts = (
    [
        "report": "Tunggakan", "scope": "Dinas Contoh", "period": "Keadaan 5 Maret 2026",
        "table": "Tunggakan per NPP", "watermark": "Diunduh oleh Contoh pada 5 Maret 2026",
        "has-4": "1", "has-5": "", "has-8": "", "has-figures": "", "h1": "NPP", "h2": "Sejak",
        "h3": "Terbuka", "h4": "Lewat", "h5": "", "h6": "", "h7": "", "h8": "",
    ],
    [
        "main-4": LetterRows(["c1", "c2", "c3", "c4"], [["Dinas Contoh", "Januari 2026", "Rp10", "Rp10"]]),
        "main-5": LetterRows(["c1", "c2", "c3", "c4", "c5"], []),
        "main-8": LetterRows((1...8).map { "c\($0)" }, []),
        "figures": LetterRows((1...6).map { "c\($0)" }, []),
    ]
)

private let agreement: Facts = (
    [
        "party": "Dinas Lingkungan Hidup", "insurer": "Kantor Cabang Contoh",
        "agreement-number": "415.4/7/DLH/2026", "insurer-number": "PER/7/012026",
        "signed-day": "2 Januari 2026", "signatory": "Contoh Kepala", "signatory-office": "Kepala Dinas",
        "insurer-signatory": "Contoh Cabang", "insurer-office": "Kepala Kantor Cabang",
        "basis": "Perwali 21/2024, Instruksi Presiden 2/2021", "people": "128",
        "people-words": "seratus dua puluh delapan", "programmes": "JKK, JKM", "funding": "APBD",
        "from": "1 Januari 2026", "through": "31 Desember 2026", "bridge-until": "31 Maret 2026",
        "registration": "AA000001/000 · Divisi", "roster": "Februari 2026, versi 1, 128 orang",
        "note": "–", "next-from": "1 Januari 2027", "next-through": "31 Desember 2027",
    ],
    [
        "parties": LetterRows(
            ["first", "second"],
            [["Kepala Dinas\n\n\nContoh Kepala\nNIP 1", "Kepala Kantor Cabang\n\n\nContoh Cabang"]])
    ]
)

private let sanction: Facts = (
    [
        "company": "PT Contoh Jaya", "company-number": "1234567890123", "address": "Jalan Contoh 1",
        "basis": "PP 86/2013 Ps. 5-9", "days": "10", "first-number": "T-1/2026",
        "first-day": "5 Februari 2026", "first-ends": "20 Februari 2026", "second-number": "T-2/2026",
        "second-ends": "9 Maret 2026", "dues": "Rp100.000.000", "months": "1", "amount": "Rp100.000",
        "in-words": "seratus ribu rupiah", "due-day": "10 April 2026", "unverified": "ya",
        "services": "izin usaha", "since": "20 April 2026", "decision-number": "K-1/2026",
        "cured": "1 Mei 2026", "lifted": "4 Mei 2026", "registration": "AA000001/000", "people": "12",
        "programmes": "JKK, JKM",
    ],
    [
        "findings": LetterRows(
            ["no", "finding", "why", "basis"],
            [["1", "belum terdaftar", "12 pekerja terlihat", "UU 24/2011 Ps. 15(1)"]])
    ]
)

private let bill: Facts = (
    [
        "bill-number": "7301", "total": "Rp1.204.500", "open": "Rp1.204.500", "paid": "Rp0",
        "in-words": "satu juta dua ratus empat ribu lima ratus rupiah", "billing-code": "632309048826",
        "due-day": "16 Februari 2026",
    ],
    [
        "lines": LetterRows(
            ["programme", "payer", "amount"],
            [
                ["JKK", "pemberi kerja", "Rp535.333"], ["JKM", "pemberi kerja", "Rp669.167"],
            ])
    ]
)

private let receipt: Facts = (
    [
        "number": "KW/1671/2026/0000012", "payer": "Dinas Lingkungan Hidup", "amount": "Rp1.204.500",
        "in-words": "satu juta dua ratus empat ribu lima ratus rupiah",
        "purpose": "iuran BPJS Ketenagakerjaan bulan Januari 2026", "left": "",
        "paid-on": "12 Februari 2026", "billing-code": "632309048826", "bank-reference": "BSB-00182",
        "sp2d": "00042/SP2D/2026",
    ],
    [
        "parts": LetterRows(
            ["month", "what", "programmes", "amount"],
            [["Januari 2026", "iuran", "JKK Rp535.333, JKM Rp669.167", "Rp1.204.500"]])
    ]
)

private let certificate: Facts = (
    [
        "name": "SITI AMINAH BINTI MUHAMMAD YUSUF", "nik": "************0001", "kpj": "*******4567",
        "programmes": "JKK, JKM", "protection": "terlindungi", "months-protected": "11 dari 12 bulan",
    ],
    [
        "months": LetterRows(
            ["month", "state"],
            (2...13).map { ["Bulan \($0)", $0 == 5 ? "belum dibayar" : "terlindungi, sudah dibayar"] })
    ]
)

private let report: Facts = (
    [
        "people": "128", "protected": "120", "unprotected": "8", "share": "93,8%", "billed": "Rp2.000.000",
        "paid": "Rp1.500.000", "open": "Rp500.000",
    ],
    [
        "bills": LetterRows(
            ["registration", "bill", "due", "total", "open"],
            [["12345678/001", "7301", "16 Februari 2026", "Rp2.000.000", "Rp500.000"]]),
        "unprotected": LetterRows(
            ["no", "name", "nik", "reason", "turn"],
            (1...8).map { ["\($0)", "PEKERJA \($0)", "************000\($0)", "belum dibayar", "bendahara"] }),
    ]
)

private let warning: Facts = (
    [
        "level": "pertama", "total": "Rp3.613.500", "deadline": "9 Februari 2026",
        "in-words": "tiga juta enam ratus tiga belas ribu lima ratus rupiah",
    ],
    [
        "claims": LetterRows(
            ["no", "month", "what", "due", "days", "open"],
            (1...3).map { ["\($0)", "Bulan \($0)", "iuran", "17 November 2025", "70", "Rp1.204.500"] })
    ]
)

/// So many people of a month.
func details(_ count: Int, name: @escaping @Sendable (Int) -> String = { "PEKERJA CONTOH \($0)" }) -> Facts {
    let amounts = ["jkk", "jkm", "jht-employer", "jht-worker", "jp-employer", "jp-worker", "total"]
    let sums = Dictionary(uniqueKeysWithValues: amounts.map { ($0, "12.345.678") })
    let rows = LetterRows(["no", "name", "nik", "remark", "wage"] + amounts) { body in
        for place in 0..<count {
            try body(
                [
                    "\(place + 1)", name(place + 1), "************\(1_000 + place % 9_000)", "",
                    "2.500.000",
                ] + amounts.map { _ in "12.345" })
        }
    }
    return (
        sums.merging(["rows": "\(count)", "in-words": "dua belas juta rupiah"]) { $1 }, ["lines": rows]
    )
}

/// A form of a claim with a word in every place of its template, and a row in every table.
private func form(_ kind: LetterKind) -> Facts {
    let text = EmbeddedFiles.text(at: "templates/letters/\(kind.rawValue)/id.yaml") ?? ""
    var fields: [String: String] = [:]
    for part in text.split(separator: "{").dropFirst() {
        let name = part.prefix { $0 != "}" }
        let isPlace = name.allSatisfy { $0.isLowercase || $0.isNumber || $0 == "-" }
        let isOfLetterhead = name.hasPrefix("office-") || name.hasPrefix("signer-")
        if isPlace, !isOfLetterhead, !["page", "pages", "place", "verification"].contains(name) {
            fields[String(name)] = "isi \(name)"
        }
    }
    let rows: [String: [String]] = [
        "witnesses": ["no", "name", "address", "phone"], "absences": ["no", "from", "through", "days"],
        "costs": ["no", "what", "amount"], "losses": ["no", "part", "side", "share"],
        "papers": ["no", "paper", "state", "remark"], "guests": ["no", "name", "office", "signature"],
        "figures": ["figure", "part", "whole", "share"], "findings": ["no", "about", "finding"],
        "commitments": ["no", "owner", "promise", "due", "state"],
        "gains": ["what"],
        "people": ["no", "row", "name", "nik", "born", "village", "work", "fills", "ask"],
        "heirs": ["no", "name", "nik", "relation", "born", "address", "signature"],
        "amounts": ["what", "amount", "basis"],
        "recipients": ["no", "participant", "recipient", "unit", "programme", "amount", "signature"],
    ]
    return (fields, rows.mapValues { LetterRows($0, [$0]) })
}
