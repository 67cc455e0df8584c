/// Where in a file that came back the columns are.
struct SIPPReplyLayout {
    let kind: SIPPFileKind
    /// Index of the row with the titles.
    let headerIndex: Int
    let places: [SIPPField: Int]
    /// What a status means.
    let codes: [SIPPCode]

    /// Titles may stand below a letterhead, but not further down than this.
    private static let rowsWithTitles = 30

    /// The first row that has the titles of one of the layouts. `sent` is the layout of the file that
    /// was uploaded: its columns come back, and a single title it does not have is the reason.
    static func find(_ rows: [[String]], layouts: [SIPPTemplate], sent: SIPPTemplate?) -> SIPPReplyLayout? {
        for (index, row) in rows.prefix(rowsWithTitles).enumerated() {
            let titles = row.map(plain)
            guard titles.contains(where: { !$0.isEmpty }) else { continue }
            for layout in layouts.sorted(by: statusFirst) {
                if let found = SIPPReplyLayout(titles, layout, sent, at: index) { return found }
            }
        }
        return nil
    }

    private init?(_ titles: [String], _ layout: SIPPTemplate, _ sent: SIPPTemplate?, at index: Int) {
        var places: [SIPPField: Int] = [:]
        // What was sent keeps its meaning: KETERANGAN of a leaver is our remark, not their reason.
        let own = layout.kind == .rejectedRows ? sent?.columns ?? [] : []
        for column in own {
            guard let field = column.field else { continue }
            places[field] = titles.firstIndex(of: plain(column.header))
        }
        let sentTitles = Set(own.map { plain($0.header) })
        for column in layout.columns {
            guard let field = column.field, places[field] == nil else { continue }
            for name in [column.header] + column.aliases {
                let title = plain(name)
                guard !sentTitles.contains(title), let place = titles.firstIndex(of: title) else { continue }
                places[field] = place
                break
            }
        }
        if places[.reason] == nil, !own.isEmpty, sentTitles.isSubset(of: titles) {
            let others = titles.indices.filter { !titles[$0].isEmpty && !sentTitles.contains(titles[$0]) }
            if others.count == 1 { places[.reason] = others.first }
        }
        let required = layout.columns.filter(\.isRequired).compactMap(\.field)
        let identities: [SIPPField] = [.nik, .kpj, .correctionCode, .workerCode, .name]
        guard required.allSatisfy({ places[$0] != nil }), identities.contains(where: { places[$0] != nil })
        else { return nil }
        kind = layout.kind
        headerIndex = index
        self.places = places
        codes = layout.columns.first { $0.field == .status }?.codes ?? []
    }

    private static func statusFirst(_ left: SIPPTemplate, _ right: SIPPTemplate) -> Bool {
        left.kind == .reply && right.kind != .reply
    }
}

/// A title without what people change in it: `Nomor Identitas (NIK)` and `NOMOR_IDENTITAS_NIK` are one.
private func plain(_ title: String) -> String {
    String(title.lowercased().filter { $0.isLetter || $0.isNumber })
}
