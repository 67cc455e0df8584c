/// What an XML document tells while it is read from beginning to end.
package protocol XMLListener: AnyObject {
    /// The name is without its prefix.
    func began(_ name: XMLName, _ attributes: XMLAttributes)
    func ended(_ name: XMLName)
    func said(_ text: CellBytes)
    /// True once no more is wanted.
    var isDone: Bool { get }
}

/// A name of an element, an attribute or a namespace, valid during the call.
package struct XMLName {
    let start: UnsafePointer<UInt8>

    /// Whether it is that name, in the same letters.
    package func matches(_ name: StaticString) -> Bool {
        let other = name.utf8Start
        var place = 0
        while start[place] == other[place] {
            if start[place] == 0 { return true }
            place += 1
        }
        return false
    }
}

extension XMLName: CustomStringConvertible {
    /// The name, copied.
    package var description: String { String(cString: start) }
}

/// The attributes of an element, valid during the call.
package struct XMLAttributes {
    let list: UnsafeMutablePointer<UnsafePointer<UInt8>?>?
    let count: Int
    /// The namespace of the element itself; nil where it has none.
    package let namespace: XMLName?

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

    /// The value, copied.
    package func text(_ name: StaticString) -> String? {
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
