import Access
import EmbeddedFiles
import LawBook
import Testing

/// The matrix that ships.
let shipped: AccessMatrix = {
    do { return try AccessMatrix(csv: EmbeddedFiles.text(at: AccessMatrix.path) ?? "") } catch {
        preconditionFailure("\(error)")
    }
}()

/// The cells of the file, read by other means than the program's.
let cells: [(role: Role, right: Right, breadth: Breadth)] = {
    let lines = (EmbeddedFiles.text(at: AccessMatrix.path) ?? "").split(separator: "\n")
        .filter { !$0.hasPrefix("#") }.map { $0.split(separator: ",").map(String.init) }
    return lines.dropFirst().flatMap { line in
        zip(lines[0], line).dropFirst().compactMap { role, cell in
            guard let role = Role(rawValue: role), let right = Right(rawValue: line[0]),
                let breadth = Breadth(rawValue: cell)
            else { return nil }
            return (role, right, breadth)
        }
    }
}()

func permit(_ role: Role, mustChange: Bool = false, person: Int64? = 5, only: Set<Right>? = nil) -> Permit {
    Permit(
        account: 7, name: "siti", display: "Siti", role: role, government: 1671, person: person,
        mustChangePassword: mustChange, matrix: shipped, only: only)
}

@Suite struct `The matrix` {
    @Test func `has a cell for every right of every role`() {
        #expect(cells.count == Role.allCases.count * Right.allCases.count)
    }

    @Test(arguments: cells)
    func `is what a permit answers, cell by cell`(role: Role, right: Right, breadth: Breadth) {
        let permit = permit(role)
        let expected: Reach? =
            switch breadth {
            case .none: nil
            case .own: .own(person: 5)
            case .units: .units(account: 7)
            case .government: .government
            case .nation: .nation
            }
        #expect((try? permit.reach(right)) == expected)
        #expect(permit.may(right) == (breadth != .none))
        if breadth == .none { #expect(throws: AccessRefusal.forbidden(right)) { try permit.reach(right) } }
    }

    @Test(arguments: Role.allCases)
    func `gives nothing to a token without rights, nor before a password was chosen`(role: Role) {
        for right in Right.allCases {
            #expect(!permit(role, only: []).may(right))
            #expect(throws: AccessRefusal.mustChangePassword) {
                try permit(role, mustChange: true).reach(right)
            }
        }
    }

    @Test func `gives a token no right that its account has not`() {
        let token = permit(.treasurer, only: [.seeMoney, .manageAccounts])
        #expect(token.may(.seeMoney) && !token.may(.manageAccounts) && !token.may(.postPeriod))
    }

    @Test func `gives nobody a record of his own who is no person of the register`() {
        #expect(throws: AccessRefusal.forbidden(.seeOwnRecord)) {
            try permit(.worker, person: nil).reach(.seeOwnRecord)
        }
    }
}

/// What the duties of the offices come to, written down beside the file.
@Suite struct `Duties in the matrix` {
    private func those(_ right: Right) -> Set<Role> {
        Set(Role.allCases.filter { shipped[$0, right] != .none })
    }

    @Test func `only those who pay may post`() {
        #expect(those(.postPeriod) == [.treasurer, .financeAgency, .company])
    }

    @Test func `only the finance agency reads in bank statements`() {
        #expect(those(.importBank) == [.financeAgency])
    }

    @Test func `an administrator keeps accounts and settings, and sees neither people nor money`() {
        #expect(
            Set(shipped.rights(of: .administrator).keys)
                == [.seeToday, .seeUnits, .manageAccounts, .manageSettings])
        #expect(those(.manageAccounts) == [.administrator])
        #expect(those(.manageSettings) == [.administrator])
    }

    @Test(arguments: [Role.ministry, .regionalOffice])
    func `who looks at the nation sees totals only`(role: Role) {
        #expect(Set(shipped.rights(of: role).keys) == [.seeToday, .seeAggregates, .useAPI])
        #expect(shipped[role, .seeAggregates] == .nation)
        #expect(Role.allCases.filter { shipped.rights(of: $0).values.contains(.nation) }.count == 2)
    }

    @Test func `the inspectorate reads the whole government, changes nothing and says why`() {
        let changing: Set<Right> = [
            .submitRoster, .decideRoster, .manageCampaigns, .changeJobs, .calculatePeriod, .finalisePeriod,
            .postPeriod, .proposePayment, .confirmPayment, .importBank, .writeLetters, .fileClaims,
            .decideClaims, .manageAccounts, .manageSettings,
        ]
        let rights = shipped.rights(of: .inspectorate)
        #expect(changing.isDisjoint(with: rights.keys))
        #expect(Set(rights.values) == [.government] && rights[.seeAudit] == .government)
        #expect(Role.allCases.filter(\.needsReason) == [.inspectorate])
        #expect(changing.isDisjoint(with: shipped.rights(of: .leadership).keys))
        #expect(changing.isDisjoint(with: shipped.rights(of: .bpjsBranch).keys))
    }

    @Test func `a worker sees herself and nobody else`() {
        #expect(Set(shipped.rights(of: .worker).values) == [.own])
        #expect(Role.allCases.filter { shipped.rights(of: $0).values.contains(.own) } == [.worker])
    }

    @Test(arguments: [Role.opdOperator, .unitHead, .treasurer, .company, .sponsor])
    func `who works for a unit sees no further than its units`(role: Role) {
        #expect(Set(shipped.rights(of: role).values) == [.units])
    }

    @Test func `nobody who hands a roster in decides it by the same role`() {
        #expect(those(.submitRoster).isDisjoint(with: those(.decideRoster)))
    }

    @Test func `only the offices that keep the register send whole numbers to the civil registry`() {
        #expect(those(.matchIdentities) == [.opdOperator, .manpowerOffice, .personnelAgency])
        #expect(those(.matchIdentities).isSubset(of: those(.revealIdentity)))
        #expect(shipped[.opdOperator, .matchIdentities] == .units)
    }

    @Test func `only who knows people uncovers what is masked`() {
        #expect(those(.revealIdentity).isSubset(of: those(.seePeople)))
        #expect(
            those(.revealIdentity)
                == [.opdOperator, .verifier, .manpowerOffice, .personnelAgency, .inspectorate, .company])
    }
}

@Suite struct `A matrix file` {
    private let head = "right," + Role.allCases.map(\.rawValue).joined(separator: ",")
    private var lines: [String] {
        [head] + Right.allCases.map { $0.rawValue + Role.allCases.map { _ in ",-" }.joined() }
    }

    private func fault(_ lines: [String]) -> AccessMatrix.Fault? {
        do {
            _ = try AccessMatrix(csv: lines.joined(separator: "\n"), file: "a.csv")
            return nil
        } catch { return error }
    }

    @Test func `is read with remarks, blanks and the ends of lines of Windows`() {
        #expect(fault(["# remark", ""] + lines.map { $0.replacing(",", with: " , ") + "\r" }) == nil)
    }

    @Test func `is refused without a role, with one twice and with one that there is not`() {
        let short = lines.map { $0.split(separator: ",").dropLast().joined(separator: ",") }
        #expect(fault(short) == .init(file: "a.csv", line: 1, detail: "there is no column for administrator"))
        #expect(fault([head + ",worker"])?.detail == "worker stands there twice")
        #expect(fault([head + ",king"])?.detail == "king is no role")
        #expect(fault([])?.line == 0)
    }

    @Test func `is refused without a right, with one twice and with one that there is not`() {
        #expect(fault(lines.dropLast())?.detail == "there is no line for use-api")
        #expect(fault(lines + [lines[3]])?.line == lines.count + 1)
        let odd = "fly" + Role.allCases.map { _ in ",-" }.joined()
        #expect(fault(lines + [odd])?.detail == "fly is no right")
    }

    @Test func `is refused with a cell that says nothing or too much, and with too few`() {
        var odd = lines
        odd[2] = odd[2].replacing(",-", with: ",all", maxReplacements: 1)
        #expect(fault(odd) == .init(file: "a.csv", line: 3, detail: "all is no breadth"))
        odd[2] = lines[2].replacing(",-", with: ",", maxReplacements: 1)
        #expect(fault(odd)?.line == 3)
        odd[2] = String(lines[2].dropLast(2))
        #expect(fault(odd)?.detail == "15 cells for 16 roles")
        odd[2] = lines[2] + ",-"
        #expect(fault(odd)?.detail == "17 cells for 16 roles")
    }
}
