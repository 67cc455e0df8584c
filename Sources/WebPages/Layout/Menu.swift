import Access

/// The places of the menu, in their order; each role sees those that it has a right to.
enum Menu {
    struct Place: Sendable {
        let path: String
        let title: String
        /// Any of them will do.
        let rights: [Right]
        /// For visitors without an account only.
        var isOpen = false
        /// Other paths that belong to it.
        var beside: [String] = []
    }

    static let places = [
        Place(path: "/hari-ini", title: "menu.today", rights: [.seeToday]),
        Place(path: "/daftar", title: "menu.rosters", rights: [.seeRosters]),
        Place(path: "/orang", title: "menu.people", rights: [.seePeople]),
        Place(path: "/iuran", title: "menu.dues", rights: [.seePeriods, .seeMoney]),
        Place(path: "/klaim", title: "menu.claims", rights: [.seeClaims]),
        Place(path: "/tanda", title: "menu.signals", rights: [.seeSignals]),
        Place(path: "/pks", title: "menu.agreements", rights: [.seeAgreements], beside: ["/regulasi"]),
        Place(path: "/perusahaan", title: "menu.companies", rights: [.seeCompanies]),
        Place(path: "/perusahaan/periksa", title: "menu.counter", rights: [.checkCompanies]),
        Place(path: "/anggaran", title: "menu.budgets", rights: [.seeBudgets]),
        Place(path: "/sosialisasi", title: "menu.outreach", rights: [.runOutreach]),
        Place(path: "/sponsor", title: "menu.sponsors", rights: [.seeSponsors]),
        Place(path: "/rentan", title: "menu.vulnerable", rights: [.seeVulnerable], beside: ["/desa"]),
        Place(path: "/unit", title: "menu.units", rights: [.seeUnits]),
        Place(path: "/pimpinan", title: "menu.leadership", rights: [.seeLeadership]),
        Place(path: "/cakupan", title: "menu.coverage", rights: [.seeAggregates]),
        Place(path: "/rapat", title: "menu.meetings", rights: [.runMeetings]),
        Place(path: "/hukum", title: "menu.law", rights: [.seeToday, .seeAggregates]),
        Place(path: "/audit", title: "menu.audit", rights: [.seeAudit]),
        Place(path: "/pengaturan", title: "menu.settings", rights: [.manageAccounts, .manageSettings]),
        Place(path: "/saya", title: "menu.own", rights: [.seeOwnRecord]),
        Place(path: "/tanggungan", title: "menu.sponsored", rights: [], isOpen: true, beside: ["/sertakan"]),
        Place(path: "/materi", title: "menu.materials", rights: [], isOpen: true),
        Place(path: "/manfaat", title: "menu.benefits", rights: [], isOpen: true),
        Place(path: "/terbuka", title: "menu.open", rights: [], isOpen: true),
        Place(path: "/periksa", title: "menu.verify", rights: [], isOpen: true),
    ]

    /// Whether a path is a place or below it.
    static func holds(_ place: Place, _ path: String) -> Bool {
        ([place.path] + place.beside).contains { path == $0 || path.hasPrefix($0 + "/") }
    }
}
