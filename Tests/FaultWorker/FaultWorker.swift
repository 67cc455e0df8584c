import Foundation
import SQLDatabase
import SQLStore
import TestDatabases

/// The program that `FaultTests` kills: it imports, approves rosters, assesses, closes months, posts
/// and backs up without end, in the order of its seed, and says of each piece of work when it has been
/// acknowledged.
///
///     FaultWorker ENGINE PLACE SEED FIRST FOLDER
@main
struct FaultWorker {
    static func main() async throws {
        let arguments = CommandLine.arguments
        guard arguments.count == 6, let engine = TestEngine(rawValue: arguments[1]),
            let seed = UInt64(arguments[3]), let first = Int(arguments[4])
        else { exit(64) }
        let database = DatabasePlace(engine: engine, name: arguments[2]).open(writers: 2)
        let work = try FaultWork(database, folder: arguments[5])
        try await database.greet()
        say("ready")
        var chance = SplitMix(seed)
        for number in first... {
            switch chance.next() % 11 {
            case 0, 1: try await work.importPeople(number)
            case 2: try await work.assess(number)
            case 3: try await work.backUp(number)
            case 4: try await work.office.roster(number)
            case 5, 6: try await work.office.month(number)
            default: try await work.post(number)
            }
        }
    }
}

/// A line on the standard output, at once: nothing that was said is lost when the program is killed.
func say(_ line: String) {
    let bytes = Array((line + "\n").utf8)
    _ = bytes.withUnsafeBytes { write(1, $0.baseAddress, $0.count) }
}

/// A generator with a seed (Steele, Lea, Flood 2014).
struct SplitMix {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var bits = state
        bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
        bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
        return bits ^ (bits >> 31)
    }
}
