import Foundation

/// An invented worker, as a roster and a list of participants have him.
struct Worker {
    var nik: String
    var name: String
    var born: String
    var sex = "L"
    var mother = ""
    var village = ""
    var wage = "2500000"
    var phone = ""
    var remarks = ""
    /// Participant number; empty for somebody whom BPJS does not know.
    var number = ""
    var unit = ""
    var state = "AKTIF"
    var code = ""

    /// The n-th of a city of people who do not resemble one another.
    static func numbered(_ n: Int) -> Worker {
        let first = ["BUDI", "HENDRA", "YUSUF", "RAMLI", "KADIR", "SLAMET", "FIRMAN"][n % 7]
        let second = ["SANTOSO", "WIJAYA", "HARAHAP", "SIREGAR", "ZULKARNAIN", "PRABOWO"][n / 7 % 6]
        let third = ["TEGUH", "OCTAVIANUS", "MULYADI", "GINTING", "FEBRIAN"][n / 42 % 5]
        let (day, month, year) = (n * 5 % 28 + 1, n * 7 % 12 + 1, 70 + n * 3 % 28)
        let date = "\(two(day))\(two(month))\(two(year))"
        return Worker(
            nik: "1671\(two(n % 14 + 1))\(date)\(four(n * 13 % 9000 + 1))",
            name: "\(first) \(second) \(third)",
            born: "\(two(day))-\(two(month))-19\(two(year))", mother: "IBU \(third) \(second)",
            village: "KAMPUNG \(n % 30)",
            phone: "0812\(four(n * 37 % 9000 + 1000))\(four(n * 71 % 9000 + 1000))")
    }

    /// The same as a participant.
    func participant(_ number: String, unit: String = "DINAS PASAR", code: String = "") -> Worker {
        var worker = self
        (worker.number, worker.unit, worker.code) = (number, unit, code)
        return worker
    }

    private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    private static func four(_ number: Int) -> String {
        String(repeating: "0", count: 4 - "\(number)".count) + "\(number)"
    }
}

extension [Worker] {
    static let rosterHeader = [
        "NIK", "NAMA", "TANGGAL LAHIR", "JENIS KELAMIN", "NAMA IBU KANDUNG", "KELURAHAN", "UPAH", "NO HP",
        "KETERANGAN",
    ]

    var rosterRows: [[String]] {
        [Self.rosterHeader]
            + map {
                [$0.nik, $0.name, $0.born, $0.sex, $0.mother, $0.village, $0.wage, $0.phone, $0.remarks]
            }
    }

    /// A roster with semicolons, as Excel saves it with Indonesian settings.
    var roster: String { rosterRows.map { $0.joined(separator: ";") }.joined(separator: "\r\n") + "\r\n" }

    /// The list that BPJS Ketenagakerjaan gives.
    var participants: String {
        let header =
            "KPJ,NIK,NAMA,TGL LAHIR,JENIS KELAMIN,NAMA IBU KANDUNG,KELURAHAN,NO HP,UNIT KERJA,STATUS,KODE TK"
        let rows = map {
            [
                $0.number, $0.nik, $0.name, $0.born, $0.sex, $0.mother, $0.village, $0.phone, $0.unit,
                $0.state, $0.code,
            ]
            .joined(separator: ",")
        }
        return ([header] + rows).joined(separator: "\n") + "\n"
    }
}
