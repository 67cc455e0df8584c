import CLibXML2

/// What a part of a workbook tells while it is read from beginning to end.
protocol XMLListener: AnyObject {
    /// The name is without its prefix.
    func began(_ name: XMLName, _ attributes: XMLAttributes)
    func ended(_ name: XMLName)
    func said(_ text: CellBytes)
    /// True once no more is wanted.
    var isDone: Bool { get }
}

/// A name of an element or attribute, valid during the call.
struct XMLName {
    let start: UnsafePointer<UInt8>

    func matches(_ name: StaticString) -> Bool {
        let other = name.utf8Start
        var place = 0
        while start[place] == other[place] {
            if start[place] == 0 { return true }
            place += 1
        }
        return false
    }
}

/// The attributes of an element, valid during the call.
struct XMLAttributes {
    fileprivate let list: UnsafeMutablePointer<UnsafePointer<UInt8>?>?
    fileprivate let count: Int

    /// The value; where it may hold an ampersand, `resolvingEntities` is still to be asked.
    func bytes(_ name: StaticString) -> CellBytes? {
        guard let list else { return nil }
        for place in 0..<count {
            guard let own = list[place * 5], XMLName(start: own).matches(name) else { continue }
            guard let from = list[place * 5 + 3], let to = list[place * 5 + 4] else { return nil }
            return CellBytes(start: from, count: to - from)
        }
        return nil
    }

    func text(_ name: StaticString) -> String? {
        bytes(name).map { String(decoding: $0, as: UTF8.self) }
    }

    func number(_ name: StaticString) -> Int? { bytes(name).flatMap(wholeNumber) }
}

/// Up to eighteen decimal digits.
func wholeNumber(_ bytes: CellBytes) -> Int? {
    guard !bytes.isEmpty, bytes.count <= 18 else { return nil }
    var number = 0
    for byte in bytes {
        guard byte >= 48, byte <= 57 else { return nil }
        number = number * 10 + Int(byte - 48)
    }
    return number
}

/// Reads a part through libxml2's push parser. Nothing outside the file is ever fetched, and a part
/// that declares entities is refused: no workbook needs them, and they are how small files blow up.
enum XMLPart {
    static func read(
        _ part: String, of archive: PartArchive, to listener: any XMLListener
    ) throws(TableRefusal) {
        let conversation = Conversation(listener)
        try withExtendedLifetime(conversation) { () throws(TableRefusal) in
            try read(part, archive, conversation)
        }
        if conversation.declaresEntities {
            throw .damaged(part: part, detail: "declares a document type", lastRow: 0)
        }
    }

    private static func read(
        _ part: String, _ archive: PartArchive, _ conversation: Conversation
    ) throws(TableRefusal) {
        var handler = handlers
        let context = xmlCreatePushParserCtxt(
            &handler, Unmanaged.passUnretained(conversation).toOpaque(), nil, 0, nil)
        guard let context else { preconditionFailure("libxml2 has no memory for a parser") }
        defer { xmlFreeParserCtxt(context) }
        xmlCtxtUseOptions(
            context,
            Int32(
                XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue
                    | XML_PARSE_NOWARNING.rawValue | XML_PARSE_COMPACT.rawValue))
        conversation.context = context
        var failure: Int32 = 0
        try archive.read(part) { piece in
            failure = xmlParseChunk(context, piece.baseAddress, Int32(piece.count), 0)
            return failure == 0 && !conversation.isOver
        }
        if !conversation.isOver, failure == 0 { failure = xmlParseChunk(context, nil, 0, 1) }
        if failure != 0, !conversation.isOver {
            throw .damaged(part: part, detail: message(context), lastRow: 0)
        }
    }

    private static func message(_ context: xmlParserCtxtPtr) -> String {
        guard let error = xmlCtxtGetLastError(context), let text = error.pointee.message else { return "XML" }
        return String(cString: text).split(separator: "\n").first.map(String.init) ?? "XML"
    }

    private final class Conversation {
        let listener: any XMLListener
        var context: xmlParserCtxtPtr?
        var declaresEntities = false
        var isOver: Bool { declaresEntities || listener.isDone }

        init(_ listener: any XMLListener) { self.listener = listener }

        static func of(_ pointer: UnsafeMutableRawPointer?) -> Conversation? {
            pointer.map { Unmanaged<Conversation>.fromOpaque($0).takeUnretainedValue() }
        }

        func stopIfOver() {
            if isOver, let context { xmlStopParser(context) }
        }
    }

    private static var handlers: xmlSAXHandler {
        var handler = xmlSAXHandler()
        handler.initialized = UInt32(XML_SAX2_MAGIC)
        handler.startElementNs = { pointer, name, _, _, _, _, count, _, attributes in
            guard let conversation = Conversation.of(pointer), let name else { return }
            conversation.listener.began(
                XMLName(start: name), XMLAttributes(list: attributes, count: Int(count)))
        }
        handler.endElementNs = { pointer, name, _, _ in
            guard let conversation = Conversation.of(pointer), let name else { return }
            conversation.listener.ended(XMLName(start: name))
            conversation.stopIfOver()
        }
        handler.characters = { pointer, text, length in
            Conversation.of(pointer)?.listener.said(CellBytes(start: text, count: Int(length)))
        }
        handler.cdataBlock = handler.characters
        handler.ignorableWhitespace = handler.characters
        handler.internalSubset = { pointer, _, _, _ in
            let conversation = Conversation.of(pointer)
            conversation?.declaresEntities = true
            conversation?.stopIfOver()
        }
        return handler
    }
}
