import CLibXML2

/// One XML document on its way through libxml2's push parser, piece by piece. Nothing outside the document is
/// ever fetched, and a document that declares a type is refused: none of ours needs one, and its entities are
/// how small files blow up and how files of the machine are read.
///
/// What has been read is bounded by whoever feeds it; a single text by libxml2, at ten megabytes.
final class XMLParse {
    /// Why no more is read.
    enum Failure: Equatable {
        case documentType
        case tooDeep(limit: Int)
        case malformed(detail: String, line: Int)
    }

    private let listener: any XMLListener
    private let maximalDepth: Int
    private var context: xmlParserCtxtPtr?
    private var failure: Failure?
    @exclusivity(unchecked) private var depth = 0
    private var isOver: Bool { failure != nil || listener.isDone }

    init(_ listener: any XMLListener, maximalDepth: Int = .max) {
        self.listener = listener
        self.maximalDepth = maximalDepth
        var handler = Self.handlers
        context = xmlCreatePushParserCtxt(
            &handler, Unmanaged.passUnretained(self).toOpaque(), nil, 0, nil)
        guard let context else { preconditionFailure("libxml2 has no memory for a parser") }
        xmlCtxtUseOptions(
            context,
            Int32(
                XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue
                    | XML_PARSE_NOWARNING.rawValue | XML_PARSE_COMPACT.rawValue))
    }

    deinit { xmlFreeParserCtxt(context) }

    /// Whether another piece is wanted.
    func feed(_ piece: UnsafeBufferPointer<CChar>) -> Bool {
        parse(piece.baseAddress, Int32(piece.count), isLast: false)
        return !isOver
    }

    /// Says that there is no more; nil where all went well, or the listener had enough.
    func finish() -> Failure? {
        if !isOver { parse(nil, 0, isLast: true) }
        return failure
    }

    private func parse(_ start: UnsafePointer<CChar>?, _ count: Int32, isLast: Bool) {
        let code = withExtendedLifetime(self) { xmlParseChunk(context, start, count, isLast ? 1 : 0) }
        if code != 0, !isOver { failure = .malformed(detail: message, line: line) }
    }

    private var line: Int { context.map { Int(xmlSAX2GetLineNumber($0)) } ?? 0 }

    private var message: String {
        guard let error = xmlCtxtGetLastError(context), let text = error.pointee.message else { return "XML" }
        return String(cString: text).split(separator: "\n").first.map(String.init) ?? "XML"
    }

    private func stopIfOver() {
        if isOver, let context { xmlStopParser(context) }
    }

    private func began(_ name: XMLName, _ attributes: XMLAttributes) {
        depth += 1
        if depth > maximalDepth {
            failure = .tooDeep(limit: maximalDepth)
            return stopIfOver()
        }
        listener.began(name, attributes)
    }

    private func ended(_ name: XMLName) {
        depth -= 1
        listener.ended(name)
        stopIfOver()
    }

    private func declaresType() {
        failure = .documentType
        stopIfOver()
    }

    private static func of(_ pointer: UnsafeMutableRawPointer?) -> XMLParse? {
        pointer.map { Unmanaged<XMLParse>.fromOpaque($0).takeUnretainedValue() }
    }

    private static var handlers: xmlSAXHandler {
        var handler = xmlSAXHandler()
        handler.initialized = UInt32(XML_SAX2_MAGIC)
        handler.startElementNs = { pointer, name, _, namespace, _, _, count, _, attributes in
            guard let parse = XMLParse.of(pointer), let name else { return }
            parse.began(
                XMLName(start: name),
                XMLAttributes(
                    list: attributes, count: Int(count), namespace: namespace.map(XMLName.init(start:))))
        }
        handler.endElementNs = { pointer, name, _, _ in
            guard let parse = XMLParse.of(pointer), let name else { return }
            parse.ended(XMLName(start: name))
        }
        handler.characters = { pointer, text, length in
            XMLParse.of(pointer)?.listener.said(CellBytes(start: text, count: Int(length)))
        }
        handler.cdataBlock = handler.characters
        handler.ignorableWhitespace = handler.characters
        handler.internalSubset = { pointer, _, _, _ in XMLParse.of(pointer)?.declaresType() }
        return handler
    }
}
