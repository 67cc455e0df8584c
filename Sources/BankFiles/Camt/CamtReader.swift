import Spreadsheets

/// Reads ISO 20022 BankToCustomerStatement, camt.053.001.02 to .10.
enum CamtReader {
    /// Elements within one another; the deepest of the standard are some twenty.
    static let maximalDepth = 40
    static let versions = 2...10

    static func read(
        _ path: String, limits: TableLimits
    ) throws(BankFileRefusal) -> (version: Int, statements: [BankStatement]) {
        let listener = CamtListener(maximalLines: limits.rows)
        do throws(XMLRefusal) {
            try XMLFile.read(path, limits: limits, maximalDepth: maximalDepth, to: listener)
        } catch {
            throw listener.refusal ?? BankFileRefusal(error)
        }
        if let refusal = listener.refusal { throw refusal }
        guard let version = listener.version else { throw .otherDocument(listener.firstNamespace) }
        guard !listener.statements.isEmpty else { throw .noStatement }
        return (version, listener.statements)
    }

    /// `urn:iso:std:iso:20022:tech:xsd:camt.053.001.08` is version 8; nil for anything else.
    static func version(of namespace: String) -> Int? {
        let prefix = "urn:iso:std:iso:20022:tech:xsd:camt.053.001."
        guard namespace.hasPrefix(prefix) else { return nil }
        let number = namespace.dropFirst(prefix.count)
        guard number.utf8.count == 2, let version = Int(number), versions.contains(version) else {
            return nil
        }
        return version
    }
}
