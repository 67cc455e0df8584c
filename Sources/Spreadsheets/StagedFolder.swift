import Glibc
import Synchronization

/// A folder whose files change together: they are written beside it in hiding, and only when all are whole
/// do they take their places. Whatever fails before that leaves the folder as it was.
///
/// Two programs cannot write into one folder at a time; the second is refused.
package final class StagedFolder {
    /// The folder itself.
    package let path: String
    /// Where files are written until `commit`; on the same volume, so that they can be moved in one step.
    package let stagingPath: String
    private let lock: Int32
    /// The folder was not there before, and goes again when nothing comes of it.
    private let isNew: Bool
    private var isOpen = true

    private static let unfinished = Mutex<Set<String>>([])

    /// Makes the folder where it is missing.
    package init(_ path: String) throws(FileRefusal) {
        isNew = access(path, F_OK) != 0
        try AtomicFile.makeDirectory(path)
        let opened = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard opened >= 0 else { throw .cannotCreate(path: path, code: errno) }
        // A network volume without locks is used without one.
        if flock(opened, LOCK_EX | LOCK_NB) != 0, errno == EWOULDBLOCK {
            close(opened)
            throw .folderInUse(path: path)
        }
        AtomicFile.removeLeftovers(in: path)
        for name in FolderListing.names(path) where StagedFolder.isStaging(name) {
            FolderListing.removeAll("\(path)/\(name)")
        }
        let staging = "\(path)/\(StagedFolder.prefix)\(getpid())\(StagedFolder.suffix)"
        guard mkdir(staging, 0o700) == 0 else {
            let code = errno
            close(opened)
            throw code == ENOSPC || code == EDQUOT
                ? .diskFull(path: path) : .cannotCreate(path: path, code: code)
        }
        self.path = path
        stagingPath = staging
        lock = opened
        StagedFolder.unfinished.withLock { _ = $0.insert(staging) }
    }

    deinit { abandon() }

    /// Moves every file into its place, those named last at the end.
    ///
    /// - Parameters:
    ///   - last: files that vouch for the others, as a summary does.
    ///   - removing: takes away what earlier runs left and this one did not write again.
    package func commit(last: [String], removing: () -> Void) throws(FileRefusal) {
        precondition(isOpen, "a folder is finished once")
        // Whoever stops the program in this moment waits until the folder is of one piece again.
        let failure = StagedFolder.unfinished.withLock { unfinished -> FileRefusal? in
            let names = FolderListing.files(below: stagingPath)
            let ordered = names.filter { !last.contains($0) } + last.filter(names.contains)
            removing()
            for name in ordered {
                do throws(FileRefusal) { try move(name) } catch { return error }
            }
            unfinished.remove(stagingPath)
            return nil
        }
        if let failure {
            abandon()
            throw failure
        }
        end()
    }

    /// Removes everything that was written. Does nothing after `commit`.
    package func abandon() {
        guard isOpen else { return }
        StagedFolder.unfinished.withLock { _ = $0.remove(stagingPath) }
        end()
        if isNew { rmdir(path) }
    }

    /// Removes what this process has not finished. For the moment it is told to stop: nothing is written
    /// afterwards.
    package static func removeUnfinished() {
        unfinished.withLock { for path in $0 { FolderListing.removeAll(path) } }
    }

    /// A text with the hidden part taken out of the paths in it, for messages.
    package static func withoutStaging(_ text: String) -> String {
        guard let start = text.firstRange(of: "/" + prefix),
            let end = text[start.upperBound...].firstRange(of: suffix)
        else { return text }
        return String(text[..<start.lowerBound]) + withoutStaging(String(text[end.upperBound...]))
    }

    private func move(_ name: String) throws(FileRefusal) {
        let target = "\(path)/\(name)"
        if name.utf8.contains(UInt8(ascii: "/")) {
            try AtomicFile.makeDirectory(AtomicFile.directory(of: target))
        }
        guard rename("\(stagingPath)/\(name)", target) == 0 else {
            throw .cannotPutInPlace(path: target, code: errno)
        }
    }

    private func end() {
        isOpen = false
        FolderListing.removeAll(stagingPath)
        // The names are on the disk before anybody is told that they are.
        fsync(lock)
        close(lock)
    }

    private static func isStaging(_ name: String) -> Bool {
        name.hasPrefix(prefix) && name.hasSuffix(suffix)
    }

    private static let prefix = ".naungan-"
    private static let suffix = ".staging"
}

/// Names in a folder.
enum FolderListing {
    static func names(_ path: String) -> [String] {
        guard let listing = opendir(path) else { return [] }
        defer { closedir(listing) }
        var names: [String] = []
        while let entry = readdir(listing) {
            let name = withUnsafeBytes(of: entry.pointee.d_name) {
                String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted()
    }

    /// Files in a folder and in the folders of it, by their path from it.
    static func files(below path: String) -> [String] {
        names(path).flatMap { name in
            isFolder("\(path)/\(name)") ? names("\(path)/\(name)").map { "\(name)/\($0)" } : [name]
        }
    }

    static func removeAll(_ path: String) {
        guard isFolder(path) else {
            unlink(path)
            return
        }
        for name in names(path) { removeAll("\(path)/\(name)") }
        rmdir(path)
    }

    /// A link to a folder is not one: what it points at is somebody else’s.
    private static func isFolder(_ path: String) -> Bool {
        var facts = stat()
        return lstat(path, &facts) == 0 && facts.st_mode & S_IFMT == S_IFDIR
    }
}
