import CLibZip

/// The parts of a DOCX, put into an archive in memory.
enum WordArchive {
    /// The bytes of the archive; the same parts are the same bytes.
    ///
    /// - Throws: `LetterRefusal.notDrawn` with what libzip says.
    static func bytes(of parts: [(name: String, text: String)]) throws(LetterRefusal) -> [UInt8] {
        var error = zip_error_t()
        zip_error_init(&error)
        defer { zip_error_fini(&error) }
        guard let source = zip_source_buffer_create(nil, 0, 0, &error) else { throw refusal(&error) }
        defer { zip_source_free(source) }
        guard let archive = zip_open_from_source(source, ZIP_TRUNCATE, &error) else {
            throw refusal(&error)
        }
        // The archive gives its hold of the source back when it is closed.
        zip_source_keep(source)
        do throws(LetterRefusal) {
            for part in parts { try add(part.name, Array(part.text.utf8), to: archive) }
        } catch {
            zip_discard(archive)
            throw error
        }
        guard zip_close(archive) == 0 else {
            let detail = String(cString: zip_strerror(archive))
            zip_discard(archive)
            throw .notDrawn(detail: detail)
        }
        return try read(source)
    }

    private static func add(
        _ name: String, _ bytes: [UInt8], to archive: OpaquePointer
    ) throws(LetterRefusal) {
        // libzip reads the bytes when the archive is closed, so they are its own, freed by it.
        let copy = UnsafeMutableRawPointer.allocateForC(bytes)
        guard let copy, let part = zip_source_buffer(archive, copy, zip_uint64_t(bytes.count), 1) else {
            throw .notDrawn(detail: String(cString: zip_strerror(archive)))
        }
        let place = zip_file_add(archive, name, part, zip_flags_t(ZIP_FL_ENC_UTF_8))
        guard place >= 0 else {
            zip_source_free(part)
            throw .notDrawn(detail: String(cString: zip_strerror(archive)))
        }
        // The first day that a ZIP can name: an hour of the clock would make each print another file.
        zip_file_set_dostime(archive, zip_uint64_t(place), 0, 33, 0)
    }

    private static func read(_ source: OpaquePointer) throws(LetterRefusal) -> [UInt8] {
        var facts = zip_stat_t()
        zip_stat_init(&facts)
        guard zip_source_stat(source, &facts) == 0, zip_source_open(source) == 0 else {
            throw .notDrawn(detail: String(cString: zip_error_strerror(zip_source_error(source))))
        }
        defer { zip_source_close(source) }
        var bytes = [UInt8](repeating: 0, count: Int(facts.size))
        let got = zip_source_read(source, &bytes, zip_uint64_t(bytes.count))
        guard got == bytes.count else { throw .notDrawn(detail: "zip_source_read") }
        return bytes
    }

    private static func refusal(_ error: inout zip_error_t) -> LetterRefusal {
        .notDrawn(detail: String(cString: zip_error_strerror(&error)))
    }
}
