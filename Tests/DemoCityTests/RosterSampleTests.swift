import Foundation
import MoneyAndDates
import Testing

@testable import DemoCity

@Suite struct `A roster sample` {
    @Test func `has the same bytes for the same seed, and others for another`() throws {
        let first = try files(of: sample(seed: 7))
        let again = try files(of: sample(seed: 7))
        let other = try files(of: sample(seed: 8))

        #expect(first == again)
        #expect(first["roster.csv"] != other["roster.csv"])
    }
}

/// The files of a sample of 300 rows and 1,000 participants, by name.
private func files(of directory: String) throws -> [String: Data] {
    var files: [String: Data] = [:]
    for name in try FileManager.default.contentsOfDirectory(atPath: directory) {
        files[name] = FileManager.default.contents(atPath: directory + "/" + name)
    }
    return files
}

private func sample(seed: UInt64) throws -> String {
    let directory = NSTemporaryDirectory() + "/demo-sample-\(UUID().uuidString)"
    _ = try RosterSample.write(
        to: directory, rows: 300, participants: 1_000, profile: .full, seed: seed, pools: demoPools(),
        referenceDay: referenceDay())
    return directory
}
