import Access
import AccessBooks
import ClaimBooks
import Claims
import DeskBooks
import LawBook
import Membership
import MoneyAndDates
import SQLDatabase
import SQLStore
import TestDatabases
import TestPortal
import Testing
import WebGate

@Suite struct `A claim at a desk` {
    private let day = claimDay(20_260_228)

    @Test(arguments: TestEngine.atHand)
    func `is there for its own unit and the whole office, and the same as none for others`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town async throws in
            let (own, all) = (try await town.claims(.opdOperator), try await town.claims(.manpowerOffice))
            let siti = try await own.begin(.workAccident, for: town.id("SITI AMINAH"), on: day, minute: 465)
            let agus = try await all.begin(.workAccident, for: town.id("AGUS <b>SALIM"), on: day)
            #expect(try await own.list(ClaimsAsked()).rows.map(\.claim.id) == [siti.id])
            #expect(try await all.list(ClaimsAsked()).rows.count == 2)
            #expect(try await own.counts() == [.open: 1])
            try await expectNarrowed(own, all, siti.id)
            #expect(try await own.open(siti.id).personName == "SITI AMINAH")
            await #expect(throws: AccessRefusal.outOfReach) { try await own.open(agus.id) }
            await #expect(throws: AccessRefusal.outOfReach) { try await own.note(agus.id, "catatan") }
            await #expect(throws: AccessRefusal.outOfReach) { try await all.open(ClaimCaseID(77)) }
            for right in [Role.treasurer, .leadership, .ministry] {
                await #expect(throws: AccessRefusal.forbidden(.seeClaims)) {
                    try await town.claims(right).list(ClaimsAsked())
                }
            }
        }
    }

    /// By unit and type, the list and its counts alike; a unit out of reach is not there.
    private func expectNarrowed(_ own: ClaimDesk, _ all: ClaimDesk, _ siti: ClaimCaseID) async throws {
        func found(_ desk: ClaimDesk, _ change: (inout ClaimsAsked) -> Void) async throws -> [ClaimCaseID] {
            var asked = ClaimsAsked()
            change(&asked)
            let rows = try await desk.list(asked).rows
            let open = try await desk.counts(asked)[.open] ?? 0
            #expect(open == rows.count)
            return rows.map(\.claim.id)
        }
        let units = try await all.list(ClaimsAsked()).rows.map { ($0.claim.id, $0.claim.unit, $0.unitName) }
        let hers = try #require(units.first { $0.0 == siti })
        let other = try #require(units.first { $0.0 != siti })
        #expect(try await found(all) { $0.unit = hers.1?.number } == [siti])
        #expect(try await found(all) { $0.unitText = (hers.2 ?? "").uppercased() } == [siti])
        #expect(try await found(all) { $0.unitText = "100%" }.isEmpty)
        #expect(try await found(own) { $0.unitText = other.2 ?? "-" }.isEmpty)
        #expect(try await found(all) { $0.type = .death }.isEmpty)
        #expect(try await found(all) { $0.type = .workAccident }.count == 2)
        var outside = ClaimsAsked()
        outside.unit = other.1?.number
        let beyond = outside
        await #expect(throws: AccessRefusal.outOfReach) { try await own.list(beyond) }
        await #expect(throws: AccessRefusal.outOfReach) { try await own.counts(beyond) }
    }

    @Test(arguments: TestEngine.atHand)
    func `of another government's person is not opened, nor one of another unit`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town async throws in
            let (own, all) = (try await town.claims(.opdOperator), try await town.claims(.manpowerOffice))
            for person in [PersonID(town.stranger), PersonID(77)] {
                await #expect(throws: AccessRefusal.outOfReach) {
                    try await all.begin(.death, for: person, on: day)
                }
            }
            await #expect(throws: AccessRefusal.outOfReach) {
                try await own.begin(.death, for: town.id("AGUS <b>SALIM"), on: day)
            }
            for role in [Role.unitHead, .verifier, .inspectorate, .worker] {
                await #expect(throws: AccessRefusal.forbidden(.fileClaims)) {
                    try await town.claims(role).begin(.death, for: town.id("SITI AMINAH"), on: day)
                }
            }
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `is not opened for what cannot have happened, and says what stands in its way`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town async throws in
            let desk = try await town.claims(.manpowerOffice)
            let siti = town.id("SITI AMINAH")
            await #expect(throws: ClaimOpeningRefusal.inTheFuture(claimDay(20_260_302))) {
                try await desk.begin(.workAccident, for: siti, on: claimDay(20_260_302))
            }
            let first = claimDay(20_150_701)
            await #expect(throws: ClaimOpeningRefusal.beforeTheLaw(claimDay(20_150_630), first: first)) {
                try await desk.begin(.workAccident, for: siti, on: claimDay(20_150_630))
            }
            await #expect(throws: ClaimOpeningRefusal.minuteOutOfDay) {
                try await desk.begin(.workAccident, for: siti, on: day, minute: 1_440)
            }
            // Before any cover it is opened, and told.
            let early = try await desk.begin(.workAccident, for: siti, on: claimDay(20_251_231))
            let findings = try await desk.open(early.id).view.check.findings
            #expect(findings.first?.severity == .stops)
            #expect(findings.contains { $0.key == "claim.finding.no-job" })
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `of a death is one, however often it is told`(engine: TestEngine) async throws {
        try await withTown(engine) { town async throws in
            let desk = try await town.claims(.manpowerOffice)
            let once = try await desk.begin(.death, for: town.id("SITI AMINAH"), on: day)
            let again = try await desk.begin(.death, for: town.id("SITI AMINAH"), on: day)
            #expect(once.isNew && !again.isNew && once.id == again.id)
            await #expect(throws: ClaimOpeningRefusal.diedOn(day)) {
                try await desk.begin(.death, for: town.id("SITI AMINAH"), on: claimDay(20_260_227))
            }
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `takes papers that are pictures or PDF only, and remembers who took them along`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town async throws in
            let desk = try await town.claims(.opdOperator)
            let kept = try await desk.begin(.death, for: town.id("SITI AMINAH"), on: day)
            for bytes in [[UInt8]("MZ\u{90}".utf8), [UInt8]("<html>".utf8), [UInt8]("GIF89a".utf8)] {
                await #expect(throws: ClaimBookRefusal.notAPicture) {
                    try await desk.attach(
                        EvidenceDraft(kind: "ktp", fileName: "ktp.jpg", bytes: bytes), to: kept.id)
                }
            }
            await #expect(throws: ClaimBookRefusal.emptyFile) {
                try await desk.attach(EvidenceDraft(kind: "ktp", fileName: "a.pdf", bytes: []), to: kept.id)
            }
            await #expect(throws: ClaimRefusal.unknownEvidence("sim")) {
                try await desk.attach(EvidenceDraft(kind: "sim", fileName: "a.pdf", bytes: pdf), to: kept.id)
            }
            let file = try await desk.attach(
                EvidenceDraft(kind: "ktp", fileName: "ktp.pdf", bytes: pdf), to: kept.id)
            let inspector = try await town.claims(.inspectorate)
            await #expect(throws: AccessRefusal.reasonNeeded) { try await inspector.file(file, of: kept.id) }
            #expect(try await inspector.file(file, of: kept.id, reason: "audit 2026").bytes == pdf)
            let other = try await desk.begin(.workAccident, for: town.id("BUDI SANTOSO"), on: day)
            await #expect(throws: AccessRefusal.outOfReach) { try await desk.file(file, of: other.id) }
            let acts = try await LookBook.of(town.person("SITI AMINAH"), in: town.office).map(\.look.act)
            #expect(acts == ["claim.file"])
            try await desk.withdrawFile(file, of: kept.id, reason: "KTP orang lain")
            await #expect(throws: AccessRefusal.outOfReach) { try await desk.file(file, of: kept.id) }
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `is a worker's own only, and no reason is asked of her`(engine: TestEngine) async throws {
        try await withTown(engine) { town async throws in
            let desk = try await town.claims(.manpowerOffice)
            let own = try await town.desk(.worker).permit.person
            let mine = try #require(own)
            let name = try #require(town.people.first { $0.value == mine }?.key)
            let other = name == "BUDI SANTOSO" ? "SITI AMINAH" : "BUDI SANTOSO"
            let hers = try await desk.begin(.workAccident, for: PersonID(mine), on: day)
            let theirs = try await desk.begin(.workAccident, for: town.id(other), on: day)
            let worker = try await town.claims(.worker)
            #expect(try await worker.list(ClaimsAsked()).rows.map(\.claim.id) == [hers.id])
            #expect(try await worker.open(hers.id).id == hers.id)
            await #expect(throws: AccessRefusal.outOfReach) { try await worker.open(theirs.id) }
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `is sent and paid by two hands, and added up within reach`(engine: TestEngine) async throws {
        try await withTown(engine) { town async throws in
            let (desk, head) = (try await town.claims(.opdOperator), try await town.claims(.unitHead))
            let office = try await town.claims(.manpowerOffice)
            let id = try await town.filedDeath(of: "SITI AMINAH", on: day, by: .opdOperator)
            await #expect(throws: ClaimRefusal.nothingProposed) { try await head.submit(id) }
            try await desk.proposeSubmission(id)
            await #expect(throws: AccessRefusal.forbidden(.decideClaims)) { try await desk.submit(id) }
            #expect(try await desk.counts()[.waiting] == 1)
            try await head.submit(id)
            try await office.approve(id, Rupiah(42_000_000))
            try await office.proposePayment(
                id, Rupiah(42_000_000), on: town.office.today, account: "1234567890")
            await #expect(throws: ClaimRefusal.sameHand) { try await office.confirmPayment(id, 1) }
            try await head.confirmPayment(id, 1)
            let (first, last) = (claimDay(20_260_101), claimDay(20_260_301))
            let totals = try await desk.totals(from: first, through: last, by: .unit)
            #expect(totals.amount == Rupiah(42_000_000) && totals.lines.map(\.name) == ["Dinas Kesehatan"])
            #expect(try await office.totals(from: first, through: last, by: .regency).payments == 1)
            #expect(try await office.handedOver(from: first, through: last, atMost: 5).claims == [id])
            await #expect(throws: ClaimRefusal.noReason) {
                try await head.reversePayment(id, 1, reason: " ")
            }
            try await head.reversePayment(id, 1, reason: "salah rekening")
            #expect(try await desk.totals(from: first, through: last, by: .unit).amount == .zero)
            #expect(try await desk.open(id).claim.payments.map(\.state) == [.reversed])
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `that was refused keeps its reason, and is found by it within reach`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town async throws in
            let (own, all) = (try await town.claims(.opdOperator), try await town.claims(.manpowerOffice))
            let siti = try await own.begin(.death, for: town.id("SITI AMINAH"), on: day)
            let agus = try await all.begin(.death, for: town.id("AGUS <b>SALIM"), on: day)
            await #expect(throws: ClaimRefusal.noReason) {
                try await own.refuse(siti.id, code: " ", text: "x")
            }
            try await own.refuse(siti.id, code: "masa-iuran", text: "Iuran belum tiga bulan 100%")
            try await all.refuse(agus.id, code: "masa-iuran", text: "Iuran belum cukup")
            let found = try await own.refusals("TIGA bulan")
            #expect(found.claims.rows.map(\.claim.id) == [siti.id])
            #expect(found.codes.map(\.count) == [1])
            #expect(try await all.refusals("").codes.map(\.count) == [2])
            #expect(try await own.refusals("%").claims.rows.count == 1)
            #expect(try await all.refusals("rekening").claims.rows.isEmpty)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `stands in a list by its next clock, part by part without a gap`(engine: TestEngine) async throws {
        try await withTown(engine) { town async throws in
            let desk = try await town.claims(.manpowerOffice)
            let late = try await desk.begin(
                .workAccident, for: town.id("SITI AMINAH"), on: claimDay(20_260_110))
            let next = try await desk.begin(.workAccident, for: town.id("BUDI SANTOSO"), on: day)
            let far = try await desk.begin(.death, for: town.id("DEWI LESTARI"), on: day)
            var found: [ClaimCaseID] = []
            var after: String?
            repeat {
                let part = try await desk.list(ClaimsAsked(), after: after, atMost: 1)
                found += part.rows.map(\.claim.id)
                after = part.next
            } while after != nil
            #expect(found == [late.id, next.id, far.id])
            var asked = ClaimsAsked()
            asked.tab = .late
            #expect(try await desk.list(asked).rows.map(\.claim.id) == [late.id])
            asked = ClaimsAsked()
            asked.unit = town.unit("1.02.1")
            #expect(try await desk.list(asked).rows.map(\.claim.id) == [far.id])
            for cursor in ["x", "1", "1.2.3"] {
                await #expect(throws: AccessRefusal.outOfReach) {
                    try await desk.list(ClaimsAsked(), after: cursor)
                }
            }
        }
    }
}
