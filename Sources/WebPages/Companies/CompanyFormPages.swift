import Access
import CompanyBooks
import CompanyDuty
import DeskBooks
import HTML
import LawBook
import Membership
import MoneyAndDates
import WebGate
import Words

/// `/perusahaan/baru` and `/perusahaan/{id}/ubah`: what is known of a company.
enum CompanyFormPages {
    static let routes: [Route] = [
        .page(
            "/perusahaan/baru", .right(.keepCompanies),
            purpose: "For who enters a company, or a branch of one, with what is known of it."
        ) { fresh($0, refused: nil) },
        .act("/perusahaan/baru", .right(.keepCompanies)) { asking in
            do {
                let id = try await asking.companies().add(
                    asking.textOfForm("nama"), code: code(asking), above: text(asking, "induk"),
                    profile: try profile(asking, over: nil))
                return .see("/perusahaan/\(id)", told: "told.companies.saved")
            } catch let refusal as any TellableRefusal where !(refusal is AccessRefusal) {
                return fresh(asking, refused: asking.words(refusal.note))
            }
        },
        .page(
            "/perusahaan/{id}/ubah", .right(.keepCompanies),
            purpose: "For who corrects what is known of a company."
        ) { try await change($0, refused: nil) },
        .act("/perusahaan/{id}/ubah", .right(.keepCompanies)) { asking in
            let id = UnitID(try asking.number("id"))
            do {
                let sheet = try await asking.companies().open(id)
                try await asking.companies().revise(id, to: try profile(asking, over: sheet.profile))
                return .see("/perusahaan/\(id)", told: "told.companies.saved")
            } catch let refusal as any TellableRefusal where !(refusal is AccessRefusal) {
                return try await change(asking, refused: asking.words(refusal.note))
            }
        },
    ]

    private static func text(_ asking: Asking, _ name: String) -> String? {
        let text = asking.textOfForm(name)
        return text.isEmpty ? nil : text
    }

    private static func code(_ asking: Asking) -> String? { text(asking, "kode") }

    private static func profile(_ asking: Asking, over held: CompanyProfile?) throws -> CompanyProfile {
        var number: BusinessNumber?
        if let typed = text(asking, "nib") {
            guard let read = BusinessNumber(typed) else {
                throw CompanyBookRefusal.notABusinessNumber(typed)
            }
            number = read
        }
        return CompanyProfile(
            businessNumber: number, licence: asking.textOfForm("izin"), sector: asking.textOfForm("bidang"),
            address: asking.textOfForm("alamat"), capital: try asking.amountOfForm("modal"),
            sales: try asking.amountOfForm("penjualan"),
            statedSize: asking.form["ukuran"].flatMap(CompanySize.init),
            isStateOrganiser: asking.form["negara"] != nil,
            source: asking.form["sumber"].flatMap(CompanySource.init) ?? held?.source ?? .fieldVisit)
    }

    private static func fresh(_ asking: Asking, refused: String?) -> Answer {
        page(asking, asking("companies.new"), refused) { html in
            html.form("/perusahaan/baru", asking, style: "stack") { html in
                html.field("nama", name: "nama", asking("companies.name"), value: asking.form["nama"])
                fields(nil, asking, &html)
                html.optional(
                    "kode", name: "kode", asking("companies.code"), value: asking.form["kode"],
                    hint: asking("companies.code-hint"))
                html.optional(
                    "induk", name: "induk", asking("companies.head-office"),
                    value: asking.form["induk"] ?? asking.query["induk"],
                    hint: asking("companies.head-office-hint"))
                html.submit(asking("companies.save"))
            }
        }
    }

    private static func change(_ asking: Asking, refused: String?) async throws -> Answer {
        let sheet = try await asking.companies().open(UnitID(try asking.number("id")))
        return page(asking, asking("companies.revise-of", ["name": .text(sheet.name)]), refused) { html in
            html.form("/perusahaan/\(sheet.id)/ubah", asking, style: "stack") { html in
                fields(sheet.profile, asking, &html)
                html.submit(asking("companies.save"))
            }
        }
    }

    private static func fields(_ held: CompanyProfile?, _ asking: Asking, _ html: inout HTMLText) {
        func optional(_ name: String, _ label: String, _ value: String?, _ mode: String? = nil) {
            html.optional(
                name, name: name, asking(label), value: asking.form[name] ?? value, inputMode: mode)
        }
        optional("nib", "companies.nib", held?.businessNumber?.digits, "numeric")
        optional("izin", "companies.licence", held?.licence)
        optional("bidang", "companies.sector", held?.sector)
        optional("alamat", "companies.address", held?.address)
        optional("modal", "companies.capital", held?.capital.map { grouped($0.amount) }, "numeric")
        optional("penjualan", "companies.sales", held?.sales.map { grouped($0.amount) }, "numeric")
        html.choice(
            "ukuran", asking("companies.stated-size"),
            [(value: "", label: asking("companies.size-unknown"))]
                + CompanySize.allCases.map { (value: $0.rawValue, label: asking($0.labelKey)) },
            chosen: asking.form["ukuran"] ?? held?.statedSize?.rawValue)
        html.choice(
            "sumber", asking("companies.source"),
            CompanySource.allCases.map { (value: $0.rawValue, label: asking($0.labelKey)) },
            chosen: asking.form["sumber"] ?? held?.source.rawValue ?? CompanySource.fieldVisit.rawValue)
        let isState =
            asking.form.pairs.isEmpty ? held?.isStateOrganiser == true : asking.form["negara"] != nil
        html.checks(
            "negara", asking("companies.state"), [(value: "ya", label: asking("companies.state-is"))],
            chosen: isState ? ["ya"] : [], hint: asking("companies.state-hint"))
    }

    private static func page(
        _ asking: Asking, _ title: String, _ refused: String?,
        _ form: @escaping @Sendable (inout HTMLText) -> Void
    ) -> Answer {
        .page(
            title, status: refused == nil ? 200 : 422, frame: .narrow,
            crumbs: [Page.Crumb(asking("companies.title"), "/perusahaan")]
        ) { html in
            html.element("div", ["class": "sheet"]) { html in
                html.element("h1", title)
                if let refused { html.notice(.bad, refused) }
                form(&html)
            }
        }
    }
}
