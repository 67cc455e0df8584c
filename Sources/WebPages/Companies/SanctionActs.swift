import Access
import CompanyDuty
import DeskBooks
import Foundation
import HTML
import LawBook
import Letters
import Membership
import MoneyAndDates
import ObligationBooks
import OfficeLetters
import WebGate
import Words

/// What the forms of a case do. What is refused shows the page again with the reason at its top.
enum SanctionActs {
    static let routes: [Route] = handling + deciding + files

    private static let handling: [Route] = [
        act("serah") { desk, id, asking in
            guard let step = asking.form["langkah"].flatMap(SanctionStep.init) else { throw NotThere() }
            try await desk.act(
                .serve(
                    SanctionService(
                        step: step, number: asking.textOfForm("nomor"),
                        servedOn: try asking.dayOfForm("hari"), proof: asking.textOfForm("bukti"))), in: id)
        },
        act("jawab") { desk, id, asking in
            try await desk.act(
                .answer(asking.textOfForm("catatan"), on: try asking.dayOfForm("hari")), in: id)
        },
        act("usul") { desk, id, asking in
            guard let step = asking.form["langkah"].flatMap(SanctionStep.init) else { throw NotThere() }
            try await desk.act(
                .propose(
                    SanctionProposal(
                        step: step, reason: AgreementActs.reason(asking),
                        dues: try asking.amountOfForm("iuran") ?? .zero,
                        services: asking.form.all("pelayanan"))), in: id)
        },
        act("bayar") { desk, id, asking in
            guard let amount = try asking.amountOfForm("jumlah") else {
                throw FormRefusal("companies.amount-wrong")
            }
            try await desk.act(
                .payFine(
                    amount, on: try asking.dayOfForm("hari"), evidence: asking.textOfForm("bukti")), in: id)
        },
        act("patuh") { desk, id, asking in
            try await desk.act(.cure(asking.textOfForm("catatan"), on: try asking.dayOfForm("hari")), in: id)
        },
        act("keberatan") { desk, id, asking in
            try await desk.act(
                .appeal(AgreementActs.reason(asking), on: try asking.dayOfForm("hari")), in: id)
        },
    ]

    private static let deciding: [Route] = [
        act("putus", .decideSanctions) { desk, id, asking in
            guard let step = asking.form["langkah"].flatMap(SanctionStep.init) else { throw NotThere() }
            if asking.form["kembali"] != nil {
                try await desk.decide(.giveBack(step, reason: AgreementActs.reason(asking)), in: id)
            } else {
                try await desk.decide(.decide(step, number: asking.textOfForm("nomor")), in: id)
            }
        },
        act("putus-keberatan", .decideSanctions) { desk, id, asking in
            try await desk.decide(
                .appeal(isGranted: asking.form["kabul"] != nil, reason: AgreementActs.reason(asking)), in: id)
        },
    ]

    private static let files: [Route] = [
        .act(
            "/perusahaan/sanksi/{id}/berkas", .right(.handleSanctions),
            taking: .files(most: AgreementFilePages.most)
        ) { asking in
            try await done(asking) { desk, id in
                let step = asking.form["langkah"].flatMap(SanctionStep.init)
                try await desk.act(.attach(try AgreementFilePages.file(asking), of: step), in: id)
            }
        },
        .page(
            "/perusahaan/sanksi/{id}/berkas/{berkas}", .right(.seeCompanies),
            purpose: "For who handles a case: what proves that a letter was served, as it was brought."
        ) { asking in
            let kept = try await asking.companies().file(
                try asking.number("berkas"), of: SanctionCaseID(try asking.number("id")))
            return .file(kept.bytes, type: kept.mediaType, name: kept.name)
        },
        .act("/perusahaan/sanksi/{id}/surat/{jenis}", .right(.seeCompanies)) { asking in
            let id = SanctionCaseID(try asking.number("id"))
            let found = try await asking.companies().open(id)
            guard let kind = asking.parameters["jenis"].flatMap(LetterKind.init),
                CompanyLetters.kinds(of: found.sanction).contains(kind)
            else { throw NotThere() }
            let format = asking.form["bentuk"].flatMap(LetterFormat.init) ?? .pdf
            let file = try await asking.companyLetters().letter(kind, of: id, as: format)
            return .file(
                file.bytes, type: format.mediaType, name: "\(kind.rawValue)-\(id).\(format.rawValue)")
        },
    ]

    private static func act(
        _ name: String, _ right: Right = .handleSanctions,
        _ body: @escaping @Sendable (CompanyDesk, SanctionCaseID, Asking) async throws -> Void
    ) -> Route {
        .act("/perusahaan/sanksi/{id}/\(name)", .right(right)) { asking in
            try await done(asking) { try await body($0, $1, asking) }
        }
    }

    private static func done(
        _ asking: Asking, _ body: (CompanyDesk, SanctionCaseID) async throws -> Void
    ) async throws -> Answer {
        let id = SanctionCaseID(try asking.number("id"))
        do {
            try await body(try asking.companies(), id)
            return .see("/perusahaan/sanksi/\(id)", told: "told.companies.saved")
        } catch let refusal as any TellableRefusal where !(refusal is AccessRefusal) {
            return try await SanctionPage.answer(asking, refused: asking.words(refusal.note))
        }
    }
}
