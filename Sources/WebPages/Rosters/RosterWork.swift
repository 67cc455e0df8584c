import Access
import AccessBooks
import DeskBooks
import EmbeddedFiles
import Foundation
import LawBook
import RosterReports
import SQLStore
import UseCases
import WebGate
import Words

/// Files of rosters, checked and handed in behind the pages.
enum RosterWork {
    static func handlers(_ portal: Portal) -> [WorkHandler] {
        [
            WorkHandler(UploadWork.check.rawValue) { item, argument, progress in
                try await check(item, argument, progress, portal)
            },
            WorkHandler(UploadWork.handIn.rawValue) { item, argument, progress in
                try await handIn(item, argument, progress, portal)
            },
        ]
    }

    private static func check(
        _ item: WorkItem, _ argument: String, _ progress: WorkProgress, _ portal: Portal
    ) async throws -> String? {
        let (uploads, upload) = try await upload(item, argument, portal)
        guard upload.state != .submitted else { return nil }
        let outcome = try await on(upload, uploads, portal) { work, check in
            try await check(work) { try progress.tell($0, $1) }
        }
        try await uploads.keep(outcome, of: upload)
        return nil
    }

    private static func handIn(
        _ item: WorkItem, _ argument: String, _ progress: WorkProgress, _ portal: Portal
    ) async throws -> String? {
        let (uploads, upload) = try await upload(item, argument, portal)
        if let submission = upload.submission { return "/daftar/\(submission)" }
        guard upload.state == .checked, upload.checked == upload.revision else {
            throw RosterDeskRefusal.notChecked
        }
        let desk = try await portal.desk(of: item)
        let submission = try await on(upload, uploads, portal) { work, check in
            try await HandInUpload(check: check, office: desk.office)(work) { try progress.tell($0, $1) }
        }
        try progress.tell("pairs", 0)
        try await FindPairs(PairDesk(desk), parts: try parts.get())(in: submission)
        try await uploads.handedIn(upload, as: submission)
        return "/daftar/\(submission)"
    }

    /// `perbaiki.xlsx` of a file: the rows that wait, each beside what is wrong with it.
    static func repairs(
        of upload: RosterUpload, _ desk: Desk, _ portal: Portal, _ words: Words
    ) async throws -> [UInt8] {
        try await on(upload, UploadDesk(desk), portal) { work, check in
            let checked = try await check.checked(work)
            let path = work.path + ".perbaiki.xlsx"
            try RepairFile.write(checked.check, checked.source, checked.checks, words: words, to: path)
            return [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
        }
    }

    private static func upload(
        _ item: WorkItem, _ argument: String, _ portal: Portal
    ) async throws -> (UploadDesk, RosterUpload) {
        guard let number = Int64(argument) else { throw AccessRefusal.outOfReach }
        let uploads = UploadDesk(try await portal.desk(of: item))
        return (uploads, try await uploads.upload(number))
    }

    /// Does something with a copy of the file on disk, which nobody else can read, and removes it.
    private static func on<Result: Sendable>(
        _ upload: RosterUpload, _ uploads: UploadDesk, _ portal: Portal,
        _ body: (CheckUpload.Work, CheckUpload) async throws -> Result
    ) async throws -> Result {
        let copy = try UploadCopy()
        defer { copy.remove() }
        try await uploads.pieces(of: upload) { try copy.append($0) }
        let work = CheckUpload.Work(
            upload: upload, path: copy.path, terms: try await uploads.terms(for: upload),
            corrections: try await uploads.corrections(of: upload),
            region: uploads.region.flatMap { RegionCode($0) }, today: portal.today())
        let check = CheckUpload(
            parts: try parts.get(), law: portal.law.contributions, book: portal.law.book)
        return try await body(work, check)
    }

    private static let parts = Result { try RosterParts { EmbeddedFiles.text(at: $0) } }
}

/// A file on disk for as long as it is read.
private final class UploadCopy: Sendable {
    let path: String
    private let folder: String

    init() throws {
        folder = NSTemporaryDirectory() + "/naungan-" + UUID().uuidString
        path = folder + "/daftar"
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        guard
            FileManager.default.createFile(
                atPath: path, contents: nil, attributes: [.posixPermissions: 0o600])
        else { throw CocoaError(.fileWriteUnknown) }
    }

    func append(_ bytes: [UInt8]) throws {
        guard let file = FileHandle(forWritingAtPath: path) else { throw CocoaError(.fileWriteUnknown) }
        try file.seekToEnd()
        try file.write(contentsOf: Data(bytes))
        try file.close()
    }

    func remove() { try? FileManager.default.removeItem(atPath: folder) }
}
