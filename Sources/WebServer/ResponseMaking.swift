import HTML
import HTTPTypes
import Hummingbird
import HummingbirdCore
import NIOCore
import WebGate
import WebPages

/// Turns an answer into what goes over the wire, with the headers that every page has.
struct ResponseMaking: Sendable {
    let settings: PortalSettings

    func response(_ answer: Answer, _ asking: Asking, cookies: [PortalCookie]) throws -> Response {
        var response = try content(answer, asking)
        for cookie in cookies + answer.cookies {
            response.headers[values: .setCookie].append(cookie.header(secure: settings.isSecure))
        }
        if let seconds = answer.refresh { response.headers[.refresh] = "\(seconds)" }
        if let version = answer.version {
            // Asked for again each time: only whether it is still so costs nothing.
            response.headers[.eTag] = "\"\(version)\""
            response.headers[.cacheControl] = "private, no-cache"
            response.headers[.vary] = "Cookie, Accept-Language"
        }
        guardHeaders(&response.headers)
        return response
    }

    /// JSON that was made before.
    func json(_ bytes: ByteBuffer, cookies: [PortalCookie]) -> Response {
        var response = Response(
            status: .ok, headers: [.contentType: "application/json", .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: bytes))
        for cookie in cookies {
            response.headers[values: .setCookie].append(cookie.header(secure: settings.isSecure))
        }
        guardHeaders(&response.headers)
        return response
    }

    private func content(_ answer: Answer, _ asking: Asking) throws -> Response {
        let status = HTTPResponse.Status(code: answer.status)
        switch answer.content {
        case .page(let page):
            let html = try PageFrame.html(page, asking)
            return made(status, "text/html; charset=utf-8", html.bytes)
        case .redirect(let path), .elsewhere(let path):
            return Response(status: status, headers: [.location: path, .cacheControl: "no-store"])
        case .bytes(let bytes, let type, let name):
            var response = made(status, type, bytes)
            if let name { response.headers[.contentDisposition] = disposition(name) }
            return response
        case .stream(let type, let name, let write):
            var headers: HTTPFields = [.contentType: type, .cacheControl: "no-store"]
            if let name { headers[.contentDisposition] = disposition(name) }
            let body = ResponseBody { writer in
                try await streamed(write, to: &writer)
                try await writer.finish(nil)
            }
            return Response(status: status, headers: headers, body: body)
        }
    }

    private func made(_ status: HTTPResponse.Status, _ type: String, _ bytes: [UInt8]) -> Response {
        Response(
            status: status, headers: [.contentType: type, .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }

    private func disposition(_ name: String) -> String {
        let plain = String(
            name.unicodeScalars.map { $0.isASCII && $0.value > 31 && $0 != "\"" ? Character($0) : "_" })
        return "attachment; filename=\"\(plain)\"; filename*=UTF-8''\(encoded(name))"
    }

    /// Nothing from elsewhere, no script in the page, in nobody's frame.
    private func guardHeaders(_ headers: inout HTTPFields) {
        headers[.contentSecurityPolicy] = """
            default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; \
            connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'
            """
        headers[.contentTypeOptions] = "nosniff"
        headers[.referrerPolicy] = "same-origin"
        headers[.permissionsPolicy] = "camera=(), geolocation=(), microphone=()"
        headers[.openerPolicy] = "same-origin"
        headers[.resourcePolicy] = "same-origin"
        if settings.isSecure { headers[.strictTransportSecurity] = "max-age=31536000; includeSubDomains" }
    }
}

private func streamed(
    _ write: @Sendable ((ArraySlice<UInt8>) async throws -> Void) async throws -> Void,
    to writer: inout any ResponseBodyWriter
) async throws {
    var sink = writer
    try await write { bytes in try await sink.write(ByteBuffer(bytes: bytes)) }
    writer = sink
}
