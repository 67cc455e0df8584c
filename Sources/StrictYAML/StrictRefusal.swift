/// What whoever reads a file strictly refuses it with.
package protocol StrictRefusal: Error {
    associatedtype Fault: StrictFault

    /// - Parameters:
    ///   - line: nought where there is none.
    ///   - value: what was found, or the key that is missing or unknown.
    init(file: String, line: Int, fault: Fault, value: String)
}

/// What can be wrong with any file; each reader adds what can be wrong with its own.
package protocol StrictFault {
    static var notYAML: Self { get }
    static var keyUnknown: Self { get }
    static var keyMissing: Self { get }
    static var valueWrong: Self { get }
}
