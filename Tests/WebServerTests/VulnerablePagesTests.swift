import Access
import Foundation
import LawBook
import Membership
import MoneyAndDates
import RegisterBooks
import TestDatabases
import TestPortal
import Testing
import WebGate

@Suite struct `The pages of vulnerable workers` {
    private func quota(_ browser: Browser, _ town: PortalTown, _ change: [String: String] = [:]) async throws
        -> Browser.Reply
    {
        guard let number = EmployerNumber("JJ777777"), let from = Day(yyyymmdd: 20_250_101) else {
            preconditionFailure("an NPP of a test")
        }
        let registration = try await RegistrationBook.add(
            RegistrationDraft(
                number: number, division: "BPU", name: "Wadah", segment: .selfEmployed, riskClass: nil,
                from: from), by: town.office)
        let fields = [
            "nama": "APBD rentan", "dana": "apbd", "pagu": "1.000.000", "dari": "2026-04",
            "sampai": "2026-12", "penghasilan": "1.000.000", "desil": "4", "hari": "5",
            "npp": "\(registration)",
        ].merging(change) { $1 }
        return try await browser.send("/rentan/baru", fields)
    }

    private let list = """
        NIK,Nama,Tanggal Lahir,L/P,Pekerjaan,Desil,Bukti Kerja,Sakit,Agama
        1671015001900011,SITI SATU,10-01-1990,P,petani,2,kartu tani,tidak,x
        1671015001900012,SITI DUA,10-01-1990,P,petani,2,kartu tani,tidak,x
        1671015001900013,SITI TIGA,10-01-1990,P,nelayan,11,kartu,tidak,x

        """

    @Test(arguments: TestEngine.atHand)
    func `lead a list from its upload to the posting, with the reasons of who is kept back`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town async throws in
            let office = try await Browser.entered(town, as: .manpowerOffice)
            #expect(try await office.get("/rentan").status == 200)
            #expect(try await office.get("/rentan/baru").status == 200)
            let made = try await quota(office, town)
            let path = try #require(
                made.location?.split(separator: "?").first.map(String.init), "\(made.text)")
            let clerk = try await Browser.entered(town, as: .opdOperator)
            let form = try await clerk.get("\(path)/unggah")
            #expect(form.status == 200 && form.text.contains("Dinas Kesehatan"))
            let strange = try await clerk.upload(
                "\(path)/unggah", ["unit": "1.03", "pengusul": "desa"], file: ("berkas", "d.csv", list))
            #expect(strange.status == 404)
            let taken = try await clerk.upload(
                "\(path)/unggah", ["unit": "1.02", "pengusul": "desa"], file: ("berkas", "d.csv", list))
            #expect(taken.status == 200, "\(taken.text)")
            #expect(taken.text.contains("2 lolos") && taken.text.contains("Agama"))
            let again = try await clerk.upload(
                "\(path)/unggah", ["unit": "1.02", "pengusul": "desa"], file: ("berkas", "d.csv", list))
            #expect(again.status == 422 && again.text.contains("sudah diterima"))
            let held = try await office.get("\(path)?tahap=diusulkan")
            #expect(held.text.contains("bukan desil 1 sampai 10") && !held.text.contains("⟨"))
            #expect(!held.text.contains("1671015001900013"))
            let early = try await office.post("\(path)/sk", ["nomor": "1", "tanggal": "2026-03-01"])
            #expect(early.status == 422)
            let verified = try await office.post("\(path)/verifikasi")
            #expect(verified.status == 200 && verified.text.contains("2 orang terverifikasi"))
            let posted = try await office.post("\(path)/umumkan")
            #expect(posted.status == 200)
            let start = try #require(posted.text.range(of: "/rentan/pengumuman/")?.upperBound)
            let address = "/rentan/pengumuman/" + posted.text[start...].prefix { $0 != "\"" }
            let stranger = Browser(town.portal)
            let page = try await stranger.get(address)
            #expect(page.status == 200 && page.text.contains("S*** S***") && !page.text.contains("SITI SATU"))
            #expect(!page.text.contains("16710150") && page.text.utf8.count < 60_000)
            let said = try await stranger.post(address, ["nomor": "1", "isi": "orang ini sudah pindah"])
            #expect(said.status == 303)
            let empty = try await stranger.post(address, ["nomor": "1", "isi": ""])
            #expect(empty.status == 422)
            let wrong = try await stranger.post(address, ["nomor": "99", "isi": "tidak ada orangnya"])
            #expect(wrong.status == 422)
            let inbox = address.replacing("/pengumuman/1671-", with: "/sanggahan/")
            let waiting = try await office.get(inbox)
            #expect(waiting.status == 200 && waiting.text.contains("orang ini sudah pindah"))
            #expect(try await clerk.get(inbox).status == 403)
            for other in [path, "/rentan/serah", inbox] {
                let english = try await office.get("\(other)?bahasa=en")
                #expect(
                    english.status == 200 && !english.text.contains("⟨")
                        && english.text.utf8.count < 60_000)
            }
        }
    }

    @Test func `verify one person after the other, and refuse without a reason`() async throws {
        try await withTown(.sqlite) { town async throws in
            let office = try await Browser.entered(town, as: .manpowerOffice)
            let made = try await quota(office, town)
            let path = try #require(made.location?.split(separator: "?").first.map(String.init))
            let clerk = try await Browser.entered(town, as: .opdOperator)
            _ = try await clerk.upload(
                "\(path)/unggah", ["unit": "1.02", "pengusul": "desa"], file: ("berkas", "d.csv", list))
            let people = try await office.get("\(path)?tahap=lolos-cek")
            let start = try #require(people.text.range(of: "/rentan/baris/")?.upperBound)
            let row = "/rentan/baris/" + people.text[start...].prefix { $0 != "\"" }
            #expect(try await office.get(row).text.contains("SITI SATU"))
            #expect(try await clerk.get(row).status == 200)
            #expect(try await clerk.post("\(row)/verifikasi").status == 403)
            let bare = try await office.post("\(row)/tolak", ["alasan": " "])
            #expect(bare.status == 422 && bare.text.contains("alasannya"))
            let ill = try await office.post("\(row)/verifikasi", ["bukti": "kartu", "sakit": "ya"])
            #expect(ill.status == 422)
            let next = try await office.post(
                "\(row)/verifikasi", ["bukti": "kartu", "sakit": "ya", "alasan": "batuk ringan"])
            #expect(next.status == 303 && next.location?.contains("/rentan/baris/") == true)
            let form = try await office.post("\(path)/formulir")
            #expect(form.status == 200 && form.text.hasPrefix("%PDF"))
            let sheet = try await office.get("\(path)/lembar")
            #expect(sheet.status == 200 && sheet.text.hasPrefix("PK"))
            let number = row.split(separator: "/").last.map(String.init) ?? ""
            let visits = try await office.upload(
                "\(path)/lapangan",
                file: (
                    "berkas", "k.csv",
                    "Nomor baris,Bertemu,Bekerja,Sakit\n\(number),ya,ya,tidak\n77,ya,ya,tidak\n"
                ))
            #expect(visits.status == 200 && visits.text.contains("bukan dari formulir ini"))
            let untitled = try await office.upload(
                "\(path)/lapangan", file: ("berkas", "k.csv", "a,b\n1,2\n"))
            #expect(untitled.status == 422)
        }
    }

    @Test(arguments: [
        ["desil": "11"], ["pagu": "1,5"], ["pagu": "0"], ["dari": "2027-01"], ["dari": "April"],
        ["hari": "0"],
        ["npp": "1"], ["nama": ""],
    ])
    func `refuse a quota that cannot be, and keep what was typed`(wrong: [String: String]) async throws {
        try await withTown(.sqlite) { town async throws in
            let office = try await Browser.entered(town, as: .manpowerOffice)
            let reply = try await quota(office, town, wrong)
            #expect(reply.status == 422 && !reply.text.contains("⟨"), "\(wrong): \(reply.status)")
        }
    }

    @Test func `do not show a posting that is none`() async throws {
        try await withTown(.sqlite) { town async throws in
            let stranger = Browser(town.portal)
            for address in ["1", "1671-1", "0-0", "x-y", "1671-1-1"] {
                #expect(try await stranger.get("/rentan/pengumuman/\(address)").status == 404, "\(address)")
            }
        }
    }
}
