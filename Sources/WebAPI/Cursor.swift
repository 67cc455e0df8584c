import Access
import SQLStore
import WebGate

/// Where the next part of a list begins, as a program carries it from one call to the next: sealed, since it
/// may be made of a name, and in the letters of an address. It opens in the same list of the same government
/// and nowhere else.
extension Asking {
    /// What a program asks the next part with; nil at the end.
    func cursor(_ next: String?) -> String? { next.map { portal.sealing.seal($0, cursorPlace) } }

    /// What stands behind it.
    ///
    /// - Throws: `.cursor` where it was not made here, or for another list.
    func opened(cursor text: String) throws(CallRefusal) -> String {
        do { return try portal.sealing.open(text, cursorPlace) } catch { throw .cursor }
    }

    private var cursorPlace: FieldSealing.Place {
        FieldSealing.Place("api.next \(path)", government: visitor.permit?.government ?? 0, row: 0)
    }
}

extension Endpoint.Parameter {
    /// `after`, of a list that is given part by part.
    static let after = query("after", .text(format: "cursor"), detail: "`next` of the part before.")
}

extension Schema.Member {
    /// `next`, of a list that is given part by part.
    static let next = Schema.Member("next", .optional(.text()), detail: "Where the next part begins.")
}
