import Glibc
import Synchronization

/// A file that appears whole or not at all.
///
/// Bytes go to a hidden temporary in the same directory; `commit` puts them on the disk and gives
/// them the final name in one step, replacing what stood there. A writer that is let go without
/// `commit` leaves nothing. The temporary is held under a lock as long as its writer lives, so that
/// `removeLeftovers` can tell the remains of a killed process from the work of a running one.
package final class AtomicFile {
    /// The final name.
    package let path: String
    /// Where the bytes are until `commit`; a library that wants a name writes here.
    package let temporaryPath: String

    private let descriptor: Int32
    private var waiting: [UInt8] = []
    private var isOpen = true

    private static let unfinished = Mutex<Set<String>>([])
    private static let serial = Atomic<Int>(0)
    private static let bufferSize = 65_536

    /// - Parameter mode: who may read the file; without it the owner alone, for most files carry NIKs.
    package init(path: String, mode: UInt32 = 0o600) throws(FileRefusal) {
        let directory = AtomicFile.directory(of: path)
        while true {
            let number = AtomicFile.serial.add(1, ordering: .relaxed).newValue
            let temporary = "\(directory)/\(AtomicFile.prefix)\(getpid())-\(number)\(AtomicFile.suffix)"
            let opened = open(temporary, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode)
            if opened < 0 {
                // Another container on the same volume may have our process number.
                if errno == EEXIST { continue }
                throw AtomicFile.creationRefusal(path, errno)
            }
            if AtomicFile.holds(opened) {
                self.path = path
                temporaryPath = temporary
                descriptor = opened
                AtomicFile.unfinished.withLock { _ = $0.insert(temporary) }
                return
            }
            close(opened)
        }
    }

    deinit { abandon() }

    /// Adds bytes at the end.
    ///
    /// A refusal abandons the file.
    package func append(_ bytes: some Collection<UInt8>) throws(FileRefusal) {
        precondition(isOpen, "bytes were added to a file that is finished or abandoned")
        waiting.append(contentsOf: bytes)
        if waiting.count >= AtomicFile.bufferSize { try flush() }
    }

    package func append(_ text: String) throws(FileRefusal) { try append(text.utf8) }

    /// Puts everything on the disk and gives the file its name.
    ///
    /// When the last step, noting the name in the directory, is refused, the whole file may already
    /// stand under its name; writing it again is harmless.
    package func commit() throws(FileRefusal) {
        precondition(isOpen, "a file is finished once")
        try flush()
        guard fsync(descriptor) == 0 else { throw failed(errno) }
        guard rename(temporaryPath, path) == 0 else {
            let code = errno
            abandon()
            throw .cannotPutInPlace(path: path, code: code)
        }
        forget()
        try AtomicFile.synchronise(directoryOf: path)
    }

    /// Removes the temporary. Does nothing after `commit`.
    package func abandon() {
        guard isOpen else { return }
        unlink(temporaryPath)
        forget()
    }

    private func forget() {
        isOpen = false
        close(descriptor)
        AtomicFile.unfinished.withLock { _ = $0.remove(temporaryPath) }
    }

    private func flush() throws(FileRefusal) {
        let (fd, bytes) = (descriptor, waiting)
        let code = bytes.withUnsafeBytes { raw -> Int32 in
            var done = 0
            while done < raw.count, let start = raw.baseAddress {
                let count = Glibc.write(fd, start + done, raw.count - done)
                if count < 0, errno != EINTR { return errno }
                done += max(0, count)
            }
            return 0
        }
        guard code == 0 else { throw failed(code) }
        waiting.removeAll(keepingCapacity: true)
    }

    private func failed(_ code: Int32) -> FileRefusal {
        abandon()
        return AtomicFile.isFull(code) ? .diskFull(path: path) : .cannotWrite(path: path, code: code)
    }
}

extension AtomicFile {
    /// A whole file at once.
    package static func write(
        _ bytes: some Collection<UInt8>, to path: String, mode: UInt32 = 0o600
    ) throws(FileRefusal) {
        let file = try AtomicFile(path: path, mode: mode)
        try file.append(bytes)
        try file.commit()
    }

    package static func write(_ text: String, to path: String, mode: UInt32 = 0o600) throws(FileRefusal) {
        try write(text.utf8, to: path, mode: mode)
    }

    /// Removes the temporaries of this process. For the moment it is told to stop: unfinished writers
    /// are lost, finished files stay.
    package static func removeUnfinished() {
        for temporary in unfinished.withLock({ $0 }) { unlink(temporary) }
    }

    /// Removes the temporaries of processes that no longer live; answers how many.
    @discardableResult
    package static func removeLeftovers(in directory: String) -> Int {
        guard let listing = opendir(directory) else { return 0 }
        defer { closedir(listing) }
        var removed = 0
        while let entry = readdir(listing) {
            let name = withUnsafeBytes(of: entry.pointee.d_name) {
                String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
            }
            guard name.hasPrefix(prefix), name.hasSuffix(suffix) else { continue }
            let leftover = "\(directory)/\(name)"
            let opened = open(leftover, O_RDWR | O_CLOEXEC | O_NOFOLLOW)
            guard opened >= 0 else { continue }
            // Whoever still writes holds the lock.
            if flock(opened, LOCK_EX | LOCK_NB) == 0, unlink(leftover) == 0 { removed += 1 }
            close(opened)
        }
        return removed
    }

    /// Makes a directory and those above it that are missing.
    package static func makeDirectory(_ path: String, mode: UInt32 = 0o700) throws(FileRefusal) {
        if mkdir(path, mode) == 0 { return }
        let code = errno
        switch code {
        case EEXIST:
            var status = stat()
            guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
                throw .cannotCreate(path: path, code: ENOTDIR)
            }
        case ENOENT where directory(of: path) != path:
            try makeDirectory(directory(of: path), mode: mode)
            guard mkdir(path, mode) == 0 || errno == EEXIST else {
                throw creationRefusal(path, errno)
            }
        default: throw creationRefusal(path, code)
        }
    }

    static let prefix = ".naungan-"
    static let suffix = ".partial"

    static func directory(of path: String) -> String {
        guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
        return slash == path.utf8.startIndex ? "/" : String(path[..<slash])
    }

    private static func isFull(_ code: Int32) -> Bool { code == ENOSPC || code == EDQUOT }

    private static func creationRefusal(_ path: String, _ code: Int32) -> FileRefusal {
        isFull(code) ? .diskFull(path: path) : .cannotCreate(path: path, code: code)
    }

    /// Takes the lock, and sees that no sweep took the name away between opening and locking.
    private static func holds(_ descriptor: Int32) -> Bool {
        var status = stat()
        return flock(descriptor, LOCK_EX) == 0 && fstat(descriptor, &status) == 0 && status.st_nlink > 0
    }

    private static func synchronise(directoryOf path: String) throws(FileRefusal) {
        let opened = open(directory(of: path), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard opened >= 0 else { throw .cannotPutInPlace(path: path, code: errno) }
        defer { close(opened) }
        // Some network file systems cannot synchronise a directory and say EINVAL.
        guard fsync(opened) == 0 || errno == EINVAL else {
            throw .cannotPutInPlace(path: path, code: errno)
        }
    }
}
