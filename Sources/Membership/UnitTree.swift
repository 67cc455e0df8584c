/// The units of one or more institutions, each below the one that it belongs to.
///
/// A unit is added below one that is already there, so the tree can have no ring.
package struct UnitTree: Sendable {
    package private(set) var units: [UnitID: InstitutionUnit] = [:]
    private var children: [UnitID: [UnitID]] = [:]
    private var holders: [NumberAndDivision: UnitID] = [:]

    package init() {}

    /// Why a unit has no place in the tree. Cases stand in the order in which they are checked.
    package enum Refusal: Error, Sendable, Hashable {
        case alreadyThere(UnitID)
        case nothingAbove(InstitutionKind)
        case unknownParent(UnitID)
        /// A unit stands in the books of the government above it.
        case otherGovernment(parent: GovernmentID)
        case cannotStandUnder(InstitutionKind, parent: InstitutionKind)
        case employerNumberTaken(by: UnitID)
    }

    /// Adds a unit below its parent.
    package mutating func add(_ unit: InstitutionUnit) throws(Refusal) {
        guard units[unit.id] == nil else { throw .alreadyThere(unit.id) }
        if let parent = unit.parent {
            guard let above = units[parent] else { throw .unknownParent(parent) }
            guard above.government == unit.government else {
                throw .otherGovernment(parent: above.government)
            }
            guard unit.kind.mayStandUnder.contains(above.kind) else {
                throw .cannotStandUnder(unit.kind, parent: above.kind)
            }
        } else if !unit.kind.mayStandAlone {
            throw .nothingAbove(unit.kind)
        }
        let reportsAs = unit.employerNumber.map { NumberAndDivision(number: $0, division: unit.division) }
        if let reportsAs, let holder = holders[reportsAs] { throw .employerNumberTaken(by: holder) }
        units[unit.id] = unit
        if let reportsAs { holders[reportsAs] = unit.id }
        if let parent = unit.parent { children[parent, default: []].append(unit.id) }
    }

    /// The unit and all below it, parents before children, in the order in which they were added.
    package func branch(of top: UnitID) -> [UnitID] {
        guard units[top] != nil else { return [] }
        var found = [top]
        var place = 0
        while place < found.count {
            found += children[found[place]] ?? []
            place += 1
        }
        return found
    }

    private struct NumberAndDivision: Hashable {
        let number: EmployerNumber
        let division: String
    }
}
