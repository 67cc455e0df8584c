import Hummingbird
import HummingbirdCore
import HummingbirdTLS
import Logging
import NIOCore
import NIOSSL
package import WebGate

/// The server: listens, answers, and stops when it is asked to, after what it is doing.
package struct PortalServer: Sendable {
    /// Where it listens, and with what certificate.
    package struct Listening: Sendable {
        let host: String
        let port: Int
        let certificate: (chain: String, key: String)?

        /// - Parameters:
        ///   - port: nought for any that is free.
        ///   - certificate: paths of PEM files.
        package init(host: String, port: Int, certificate: (chain: String, key: String)?) {
            self.host = host
            self.port = port
            self.certificate = certificate
        }
    }

    private let routing: PortalRouting
    private let routes: [Route]
    private let listening: Listening

    package init(
        _ portal: Portal, routes: [Route], listening: Listening, isReady: @escaping @Sendable () async -> Bool
    ) {
        routing = PortalRouting(portal, isReady: isReady)
        self.routes = routes
        self.listening = listening
    }

    /// Runs until the process is told to stop.
    ///
    /// - Parameter onRunning: is given the port once it listens.
    /// - Throws: what the system says of a port that is taken, and of a certificate that cannot be read.
    package func run(onRunning: @escaping @Sendable (Int) async -> Void) async throws {
        var logger = Logger(label: "naungan")
        logger.logLevel = .warning
        let application = Application(
            router: routing.router(routes), server: try builder(),
            configuration: ApplicationConfiguration(address: .hostname(listening.host, port: listening.port)),
            onServerRunning: { await onRunning($0.localAddress?.port ?? 0) }, logger: logger)
        try await application.runService()
    }

    private func builder() throws -> HTTPServerBuilder {
        // Who says nothing for a minute is gone, or means to use up what there is.
        let channel = HTTP1Channel.Configuration(idleTimeout: .seconds(60))
        guard let certificate = listening.certificate else { return .http1(configuration: channel) }
        let chain = try NIOSSLCertificate.fromPEMFile(certificate.chain).map {
            NIOSSLCertificateSource.certificate($0)
        }
        let key = try NIOSSLPrivateKey(file: certificate.key, format: .pem)
        var tls = TLSConfiguration.makeServerConfiguration(
            certificateChain: chain, privateKey: .privateKey(key))
        tls.minimumTLSVersion = .tlsv12
        return try .tls(.http1(configuration: channel), tlsConfiguration: tls)
    }
}
