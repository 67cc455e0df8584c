import CPangoCairo

/// A PDF on its way out: cairo writes it piece by piece into a sink, page after page.
final class PDFFile {
    /// Takes the next bytes of the file.
    typealias Sink = (UnsafeBufferPointer<UInt8>) throws -> Void

    let pen: OpaquePointer
    private let surface: OpaquePointer
    private let outlet: Outlet

    /// - Parameters: the size of its pages in points.
    init(width: Double, height: Double, sink: @escaping Sink) throws(LetterRefusal) {
        outlet = Outlet(sink)
        let surface = cairo_pdf_surface_create_for_stream(
            { outlet, bytes, count in
                guard let outlet, let bytes else { return CAIRO_STATUS_WRITE_ERROR }
                let taken = Unmanaged<Outlet>.fromOpaque(outlet).takeUnretainedValue()
                    .take(UnsafeBufferPointer(start: bytes, count: Int(count)))
                return taken ? CAIRO_STATUS_SUCCESS : CAIRO_STATUS_WRITE_ERROR
            }, Unmanaged.passUnretained(outlet).toOpaque(), width, height)
        guard let surface, let pen = cairo_create(surface) else { throw .notDrawn(detail: "cairo") }
        self.surface = surface
        self.pen = pen
    }

    deinit {
        cairo_destroy(pen)
        // Flushes what is left; the outlet lives until then.
        cairo_surface_destroy(surface)
    }

    func tell(_ metadata: cairo_pdf_metadata_t, _ text: String) {
        cairo_pdf_surface_set_metadata(surface, metadata, text)
    }

    func endPage() { cairo_show_page(pen) }

    /// - Throws: what the sink threw, or `LetterRefusal.notDrawn`.
    func finish() throws {
        let drawn = cairo_status(pen)
        cairo_surface_finish(surface)
        if let fault = outlet.fault { throw fault }
        let finished = cairo_surface_status(surface)
        for status in [drawn, finished] where status != CAIRO_STATUS_SUCCESS {
            throw LetterRefusal.notDrawn(detail: String(cString: cairo_status_to_string(status)))
        }
    }

    /// What cairo calls with bytes; keeps the first refusal of the sink.
    private final class Outlet {
        private let sink: Sink
        private(set) var fault: (any Error)?

        init(_ sink: @escaping Sink) { self.sink = sink }

        func take(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
            if fault != nil { return false }
            do {
                try sink(bytes)
                return true
            } catch {
                fault = error
                return false
            }
        }
    }
}
