import Foundation
import RosterReports

/// The files that a check is told to read and the folder it writes into, before any of them is touched.
struct CheckPaths {
    let rosters: [String]
    let participants: String?
    /// Nil where nothing is written.
    let out: String?

    /// Why these files cannot be checked together.
    enum Refusal: Error {
        /// A roster is the list of participants too, so that everybody would be found in it.
        case rosterIsParticipants(path: String)
        case rosterTwice(path: String)
        /// A roster is what an earlier check wrote into the same folder, and would be written over.
        case rosterIsOutput(path: String, out: String)
    }

    /// - Throws: `Refusal`. A file that is not there is told by whoever opens it.
    func verify() throws(Refusal) {
        var seen: Set<FileIdentity> = []
        let listed = participants.flatMap { FileIdentity($0) }
        let outputs = Set(
            CheckOutput.fileNames.compactMap { name in out.flatMap { FileIdentity("\($0)/\(name)") } })
        for path in rosters {
            guard let identity = FileIdentity(path) else { continue }
            if identity == listed { throw .rosterIsParticipants(path: path) }
            if !seen.insert(identity).inserted { throw .rosterTwice(path: path) }
            if let out, outputs.contains(identity) { throw .rosterIsOutput(path: path, out: out) }
        }
        if let participants, let out, let listed, outputs.contains(listed) {
            throw .rosterIsOutput(path: participants, out: out)
        }
    }
}

/// Two paths lead to one file where these are the same.
private struct FileIdentity: Hashable {
    let device: UInt64
    let number: UInt64

    init?(_ path: String) {
        let real = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
        let facts = try? FileManager.default.attributesOfItem(atPath: real)
        guard let device = (facts?[.systemNumber] as? NSNumber)?.uint64Value,
            let number = (facts?[.systemFileNumber] as? NSNumber)?.uint64Value
        else { return nil }
        self.device = device
        self.number = number
    }
}
