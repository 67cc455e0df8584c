/// A letter with its template, its letterhead and everything that fills their places.
struct ReadyLetter {
    let letter: Letter
    let template: LetterTemplate
    let letterhead: Letterhead
    let logo: LetterFiles.Found?
    private let values: [String: String]

    /// - Throws: `LetterRefusal` where a file does not read, or asks for what the letter does not have.
    init(_ letter: Letter, from files: LetterFiles, language: String) throws(LetterRefusal) {
        self.letter = letter
        template = try files.template(letter.kind, language: language)
        letterhead = try files.letterhead()
        logo = letterhead.logo.isEmpty ? nil : try files.found(letterhead.logo)
        var values = letter.fields
        func fill(_ name: String, _ text: TemplateText) throws(LetterRefusal) {
            values[name] = try text.filled { letter.fields[$0] }.text
        }
        try fill("place", letterhead.place)
        try fill("office-government", letterhead.government)
        try fill("office-name", letterhead.office)
        try fill("office-address", letterhead.address)
        try fill("office-contact", letterhead.contact)
        if let signer = letterhead.signer(of: letter.kind) {
            try fill("signer-office", signer.office)
            try fill("signer-name", signer.name)
            try fill("signer-rank", signer.rank)
            try fill("signer-nip", signer.nip)
        }
        let code = letter.fields["code"] ?? ""
        values["verification"] = code.isEmpty ? "" : letterhead.verification + code
        self.values = values
        try checkTables()
    }

    func filled(_ text: TemplateText) throws(LetterRefusal) -> FilledText {
        try text.filled { values[$0] }
    }

    /// Whether a block is shown.
    func shows(_ block: TemplateBlock) -> Bool {
        if let name = block.onlyWith, (values[name] ?? "").isEmpty { return false }
        if let name = block.onlyWithout, !(values[name] ?? "").isEmpty { return false }
        return true
    }

    func rows(of table: TableBlock) throws(LetterRefusal) -> LetterRows {
        guard let rows = letter.tables[table.rows] else { throw table.unknown(table.rows) }
        return rows
    }

    private func checkTables() throws(LetterRefusal) {
        for case .table(let table) in template.blocks.map(\.content) {
            let names = Set(try rows(of: table).names)
            for column in table.columns {
                for name in column.text.places where !names.contains(name) {
                    throw .missing(field: name, file: column.text.file, line: column.text.line)
                }
            }
        }
    }
}

extension TableBlock {
    fileprivate func unknown(_ name: String) -> LetterRefusal {
        .template(TemplateFault(file: file, line: line, what: .unknownTable, value: name))
    }
}
