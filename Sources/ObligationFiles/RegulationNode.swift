import StrictYAML

/// A part of a file of regulations.
typealias RegulationNode = StrictNode<ObligationFileRefusal>

extension RegulationNode {
    func text(_ key: String) throws(ObligationFileRefusal) -> String { try required(key).text() }

    /// A year or a number of days; what it may be is asked where it is used.
    func number() throws(ObligationFileRefusal) -> Int { Int(try number(in: 0...1_000_000_000)) }

    /// Values by their codes.
    func codes<Value: RawRepresentable<String> & Hashable>(
        _ key: String, _ type: Value.Type
    ) throws(ObligationFileRefusal) -> Set<Value> {
        var values: Set<Value> = []
        for node in try list(key) { values.insert(try node.named(type)) }
        return values
    }
}
