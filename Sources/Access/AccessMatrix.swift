/// Who may do what, and how far: every role with every right. It is data, `templates/access/rights.csv`: a
/// line a right, a column a role.
package struct AccessMatrix: Sendable, Equatable {
    private let cells: [Role: [Right: Breadth]]

    /// What is wrong with the file, for whoever edits it.
    package struct Fault: Error, Sendable, Equatable {
        package let file: String
        /// From 1; nought where something is missing altogether.
        package let line: Int
        package let detail: String

        package init(file: String, line: Int, detail: String) {
            self.file = file
            self.line = line
            self.detail = detail
        }
    }

    /// Where the shipped matrix stands.
    package static let path = "templates/access/rights.csv"

    /// - Parameters:
    ///   - csv: `right,opd-operator,…` in its first line, then a right with a breadth for each role. Lines
    ///     that begin with `#` are remarks.
    ///   - file: said where it is refused.
    /// - Throws: an unknown, doubled or missing role or right, and a cell that is no breadth.
    package init(csv: String, file: String = path) throws(Fault) {
        var roles: [Role]?
        var cells: [Role: [Right: Breadth]] = [:]
        let lines = csv.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        for (number, text) in lines.enumerated() {
            if text.isEmpty || text.hasPrefix("#") { continue }
            let fields = text.split(separator: ",", omittingEmptySubsequences: false).map { trimmed($0) }
            let place = MatrixLine(file: file, number: number + 1)
            guard let columns = roles else {
                roles = try place.roles(fields)
                continue
            }
            let (right, row) = try place.row(fields, columns)
            for (role, breadth) in zip(columns, row)
            where cells[role, default: [:]].updateValue(breadth, forKey: right) != nil {
                throw place.fault("\(right.rawValue) stands there twice")
            }
        }
        for right in Right.allCases where Role.allCases.contains(where: { cells[$0]?[right] == nil }) {
            throw Fault(file: file, line: 0, detail: "there is no line for \(right.rawValue)")
        }
        self.cells = cells
    }

    /// How far a role's right goes.
    package subscript(role: Role, right: Right) -> Breadth { cells[role]?[right] ?? .none }

    /// Every right of a role that reaches anywhere.
    package func rights(of role: Role) -> [Right: Breadth] {
        (cells[role] ?? [:]).filter { $0.value != .none }
    }
}

/// A line of the file, with what may be wrong with it.
private struct MatrixLine {
    let file: String
    let number: Int

    func fault(_ detail: String) -> AccessMatrix.Fault {
        AccessMatrix.Fault(file: file, line: number, detail: detail)
    }

    func roles(_ fields: [String]) throws(AccessMatrix.Fault) -> [Role] {
        guard fields.first == "right" else { throw fault("the first line begins with right") }
        var roles: [Role] = []
        for field in fields.dropFirst() {
            guard let role = Role(rawValue: field) else { throw fault("\(field) is no role") }
            guard !roles.contains(role) else { throw fault("\(field) stands there twice") }
            roles.append(role)
        }
        for role in Role.allCases where !roles.contains(role) {
            throw fault("there is no column for \(role.rawValue)")
        }
        return roles
    }

    func row(_ fields: [String], _ roles: [Role]) throws(AccessMatrix.Fault) -> (Right, [Breadth]) {
        guard let right = Right(rawValue: fields.first ?? "") else {
            throw fault("\(fields.first ?? "") is no right")
        }
        guard fields.count == roles.count + 1 else {
            throw fault("\(fields.count - 1) cells for \(roles.count) roles")
        }
        var row: [Breadth] = []
        for field in fields.dropFirst() {
            guard let breadth = Breadth(rawValue: field) else { throw fault("\(field) is no breadth") }
            row.append(breadth)
        }
        return (right, row)
    }
}

private func trimmed(_ text: Substring) -> String {
    let start = text.drop { $0 == " " }
    return String(start.reversed().drop { $0 == " " }.reversed())
}
