/// Reads the parts of a workbook, each an XML document.
enum XMLPart {
    static func read(
        _ part: String, of archive: PartArchive, to listener: any XMLListener
    ) throws(TableRefusal) {
        let parse = XMLParse(listener)
        try archive.read(part) { parse.feed($0) }
        switch parse.finish() {
        case nil: return
        case .documentType: throw .damaged(part: part, detail: "declares a document type", lastRow: 0)
        case .tooDeep: throw .damaged(part: part, detail: "is nested too deeply", lastRow: 0)
        case .malformed(let detail, _): throw .damaged(part: part, detail: detail, lastRow: 0)
        }
    }
}
