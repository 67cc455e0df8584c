/// A DOCX of a letter: what Word needs to open it, and no more.
enum WordFile {
    private static let head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
    private static let main = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
    private static let relations =
        "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""
    private static let packaged = "http://schemas.openxmlformats.org/package/2006"
    private static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    private static let wordType = "application/vnd.openxmlformats-officedocument.wordprocessingml"

    /// - Throws: `LetterRefusal`, or what reading the rows of a table throws.
    static func bytes(of letter: ReadyLetter) throws -> [UInt8] {
        var drawing = WordDrawing(letter)
        let body = try drawing.body()
        return try WordArchive.bytes(of: [
            ("[Content_Types].xml", contentTypes), ("_rels/.rels", rootRelations),
            ("docProps/core.xml", try core(letter)),
            (
                "word/document.xml",
                head + "<w:document \(main) \(relations)><w:body>\(body)\(section(letter.template.page))"
                    + "</w:body></w:document>"
            ), ("word/_rels/document.xml.rels", documentRelations),
            ("word/styles.xml", styles(letter.template.page.size)), ("word/footer1.xml", try footer(letter)),
        ])
    }

    private static func section(_ page: LetterTemplate.Page) -> String {
        let (short, long) = (11_906, 16_838)
        let size =
            page.isLandscape
            ? "w:w=\"\(long)\" w:h=\"\(short)\" w:orient=\"landscape\"" : "w:w=\"\(short)\" w:h=\"\(long)\""
        let margin = WordDrawing.twips(millimetres: page.margin)
        return "<w:sectPr><w:footerReference w:type=\"default\" r:id=\"rId2\"/><w:pgSz \(size)/>"
            + "<w:pgMar w:top=\"\(margin)\" w:right=\"\(margin)\" w:bottom=\"\(margin)\""
            + " w:left=\"\(margin)\" w:header=\"567\" w:footer=\"567\" w:gutter=\"0\"/></w:sectPr>"
    }

    private static func footer(_ letter: ReadyLetter) throws -> String {
        var text = WordText()
        text.paragraph(try letter.filled(letter.template.footer), WordText.Paragraph(size: 16))
        text.raw("<w:p><w:pPr><w:jc w:val=\"right\"/></w:pPr>")
        for piece in letter.template.pageNumber.pieces {
            switch piece {
            case .text(let plain, _):
                let run = WordText.escaped(plain)
                text.raw(
                    "<w:r><w:rPr><w:sz w:val=\"16\"/></w:rPr><w:t xml:space=\"preserve\">\(run)</w:t></w:r>")
            case .place(let name, _):
                let field = name == "page" ? "PAGE" : "NUMPAGES"
                text.raw(
                    "<w:fldSimple w:instr=\"\(field)\"><w:r><w:rPr><w:sz w:val=\"16\"/></w:rPr>"
                        + "<w:t>1</w:t></w:r></w:fldSimple>")
            }
        }
        text.raw("</w:p>")
        return head + "<w:ftr \(main)>\(text.xml)</w:ftr>"
    }

    private static func styles(_ size: Int) -> String {
        head + "<w:styles \(main)><w:docDefaults><w:rPrDefault><w:rPr>"
            + "<w:rFonts w:ascii=\"Arial\" w:hAnsi=\"Arial\" w:cs=\"Arial\" w:eastAsia=\"Arial\"/>"
            + "<w:sz w:val=\"\(size * 2)\"/><w:lang w:val=\"id-ID\"/></w:rPr></w:rPrDefault>"
            + "<w:pPrDefault><w:pPr><w:spacing w:line=\"264\" w:lineRule=\"auto\"/></w:pPr></w:pPrDefault>"
            + "</w:docDefaults><w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\">"
            + "<w:name w:val=\"Normal\"/></w:style></w:styles>"
    }

    private static func core(_ letter: ReadyLetter) throws -> String {
        let title = WordText.escaped(try letter.filled(letter.template.title).text)
        let author = WordText.escaped(try letter.filled(letter.letterhead.office).text)
        return head
            + "<cp:coreProperties xmlns:cp=\"\(packaged)/metadata/core-properties\""
            + " xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\""
            + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>\(title)</dc:title>"
            + "<dc:creator>\(author)</dc:creator><dcterms:created xsi:type=\"dcterms:W3CDTF\">"
            + "\(letter.letter.day)T00:00:00Z</dcterms:created></cp:coreProperties>"
    }

    private static let contentTypes =
        head + "<Types xmlns=\"\(packaged)/content-types\">"
        + "<Default Extension=\"rels\""
        + " ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
        + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
        + "<Override PartName=\"/word/document.xml\" ContentType=\"\(wordType).document.main+xml\"/>"
        + "<Override PartName=\"/word/styles.xml\" ContentType=\"\(wordType).styles+xml\"/>"
        + "<Override PartName=\"/word/footer1.xml\" ContentType=\"\(wordType).footer+xml\"/>"
        + "<Override PartName=\"/docProps/core.xml\""
        + " ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/></Types>"

    private static let rootRelations =
        head + "<Relationships xmlns=\"\(packaged)/relationships\">"
        + "<Relationship Id=\"rId1\" Type=\"\(office)/officeDocument\" Target=\"word/document.xml\"/>"
        + "<Relationship Id=\"rId2\" Type=\"\(packaged)/relationships/metadata/core-properties\""
        + " Target=\"docProps/core.xml\"/></Relationships>"

    private static let documentRelations =
        head + "<Relationships xmlns=\"\(packaged)/relationships\">"
        + "<Relationship Id=\"rId1\" Type=\"\(office)/styles\" Target=\"styles.xml\"/>"
        + "<Relationship Id=\"rId2\" Type=\"\(office)/footer\" Target=\"footer1.xml\"/></Relationships>"
}
