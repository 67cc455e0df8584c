/// What FreeXL does not tell of an XLS file: the results of formulas, errors, and which sheets are
/// hidden. A wage column is often a formula, and FreeXL leaves such cells empty without a word.
struct LegacyRecords {
    /// A cell by its row and column.
    struct Place: Hashable {
        let row: Int
        let column: Int
    }

    enum Value: Equatable {
        case number(Double)
        case day(Double)
        case text(String)
        case boolean(Bool)
        case error(String)
    }

    struct Sheet {
        var isHidden = false
        var start = 0
        var cells: [Place: Value] = [:]
        var rows = 0
        var columns = 0
    }

    private(set) var sheets: [Sheet] = []
    private(set) var isEncrypted = false
    private(set) var countsFrom1904 = false
    private var isVersion8 = true
    private var formats: [Int: Bool] = [:]
    private var isDateStyle: [Bool] = []

    /// Numbers of the records that matter, as [MS-XLS] 2.3 has them.
    private enum Record {
        static let formula: UInt16 = 0x0006
        static let end: UInt16 = 0x000A
        static let date1904: UInt16 = 0x0022
        static let filePassword: UInt16 = 0x002F
        static let sheet: UInt16 = 0x0085
        static let style: UInt16 = 0x00E0
        static let booleanOrError: UInt16 = 0x0205
        static let string: UInt16 = 0x0207
        static let format: UInt16 = 0x041E
        static let beginning: UInt16 = 0x0809
    }

    init(_ path: String) throws(TableRefusal) {
        let file = try CompoundFile(path)
        guard let stream = file.stream("Workbook") ?? file.stream("Book") else { return }
        readGlobals(stream)
        guard !isEncrypted else { return }
        for index in sheets.indices { readSheet(index, stream) }
    }

    // MARK: Globals

    private mutating func readGlobals(_ stream: [UInt8]) {
        isVersion8 = stream.half(4) == 0x0600
        walk(stream, from: 0) { records, id, at, length in
            switch id {
            case Record.filePassword: records.isEncrypted = true
            case Record.date1904: records.countsFrom1904 = stream.half(at) == 1
            case Record.sheet:
                let isHidden = stream.half(at + 4) & 3 != 0
                records.sheets.append(Sheet(isHidden: isHidden, start: Int(stream.word(at))))
            case Record.format:
                let code = records.string(stream, at + 2, length - 2, hasLongCount: records.isVersion8)
                records.formats[Int(stream.half(at))] = NumberFormats.isDate(code: code)
            case Record.style:
                let id = Int(stream.half(at + 2))
                records.isDateStyle.append(records.formats[id] ?? NumberFormats.isDate(builtIn: id))
            default: break
            }
        }
    }

    // MARK: Sheets

    private mutating func readSheet(_ index: Int, _ stream: [UInt8]) {
        var awaitingText: Place?
        walk(stream, from: sheets[index].start) { records, id, at, length in
            let place = Place(row: Int(stream.half(at)), column: Int(stream.half(at + 2)))
            switch id {
            case Record.formula:
                awaitingText = nil
                if stream.half(at + 12) == 0xFFFF, stream.half(at) != 0xFFFF, stream.half(at + 6) & 0xFF == 0
                {
                    awaitingText = place
                } else if let value = records.result(stream, at) {
                    records.put(value, at: place, index)
                }
            case Record.string:
                guard let waiting = awaitingText else { return }
                let text = records.string(stream, at, length, hasLongCount: true)
                records.put(.text(text), at: waiting, index)
                awaitingText = nil
            case Record.booleanOrError:
                let byte = UInt8(truncatingIfNeeded: stream.half(at + 6))
                let isError = stream.half(at + 6) >> 8 != 0
                records.put(isError ? records.error(byte) : .boolean(byte != 0), at: place, index)
            default: break
            }
        }
    }

    private mutating func put(_ value: Value, at place: Place, _ index: Int) {
        sheets[index].cells[place] = value
        sheets[index].rows = max(sheets[index].rows, place.row + 1)
        sheets[index].columns = max(sheets[index].columns, place.column + 1)
    }

    /// The eight bytes of a result: a number, or with 0xFFFF at their end a boolean or an error.
    private func result(_ stream: [UInt8], _ at: Int) -> Value? {
        if stream.half(at + 12) == 0xFFFF {
            let byte = UInt8(truncatingIfNeeded: stream.half(at + 8))
            switch stream.half(at + 6) & 0xFF {
            case 1: return .boolean(byte != 0)
            case 2: return error(byte)
            default: return nil
            }
        }
        let bits = UInt64(stream.word(at + 6)) | UInt64(stream.word(at + 10)) << 32
        let style = Int(stream.half(at + 4))
        let isDate = isDateStyle.indices.contains(style) && isDateStyle[style]
        return isDate ? .day(Double(bitPattern: bits)) : .number(Double(bitPattern: bits))
    }

    private func error(_ code: UInt8) -> Value {
        switch code {
        case 0x00: .error("#NULL!")
        case 0x07: .error("#DIV/0!")
        case 0x0F: .error("#VALUE!")
        case 0x17: .error("#REF!")
        case 0x1D: .error("#NAME?")
        case 0x24: .error("#NUM!")
        default: .error("#N/A")
        }
    }

    // MARK: Records

    /// Calls the body with each record of a part of the stream, and leaves out those of charts inside it.
    private mutating func walk(
        _ stream: [UInt8], from start: Int, _ body: (inout LegacyRecords, UInt16, Int, Int) -> Void
    ) {
        var at = start
        var depth = 0
        while at >= 0, at + 4 <= stream.count {
            let id = stream.half(at)
            let length = Int(stream.half(at + 2))
            if id == Record.beginning { depth += 1 }
            if depth == 1, at + 4 + length <= stream.count { body(&self, id, at + 4, length) }
            if id == Record.end {
                depth -= 1
                if depth <= 0 { return }
            }
            at += 4 + length
        }
    }

    /// A count, in version 8 a byte of options, and the letters in one byte each or two.
    private func string(_ stream: [UInt8], _ at: Int, _ length: Int, hasLongCount: Bool) -> String {
        let count = hasLongCount ? Int(stream.half(at)) : Int(stream.half(at) & 0xFF)
        var start = at + (hasLongCount ? 2 : 1)
        let end = min(at + length, stream.count)
        var isWide = false
        if isVersion8, start < end {
            isWide = stream[start] & 1 == 1
            start += 1
        }
        let width = isWide ? 2 : 1
        let last = min(start + count * width, end)
        guard start < last else { return "" }
        let units = stride(from: start, to: last - width + 1, by: width).map {
            isWide ? stream.half($0) : UInt16(stream[$0])
        }
        return String(decoding: units, as: UTF16.self)
    }
}
