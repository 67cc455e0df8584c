import Access
import AccessBooks
import ArgumentParser
import EmbeddedFiles
import Foundation
import LawBook
import LawFiles
import MoneyAndDates
import SQLDatabase
import SQLStore
import WebAPI
import WebGate
import WebPages
import WebServer
import Words

/// `naungan serve`: the portal.
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "The portal in a browser. Without options at http://127.0.0.1:8080, with the database here."
    )

    @OptionGroup var shared: SharedOptions
    @Option(help: "Where it listens; 0.0.0.0 for the whole network.")
    var host = "127.0.0.1"
    @Option(help: "The port; 0 for any that is free.")
    var port = 8080
    @Option(help: "A certificate (PEM, the whole chain); with --key, browsers come by https.")
    var certificate: String?
    @Option(help: "The key of the certificate (PEM).")
    var key: String?
    @Option(help: "Its address for the codes on documents, such as https://naungan.example.go.id.")
    var address: String?
    @Option(help: "How many proxies stand before it, whose word about the caller's address is believed.")
    var proxies = 0
    @Flag(help: "A year of an invented city, and an account for every role.")
    var demo = false
    @Option(help: "Keep the demonstration in this folder, or go on with the one that is there.")
    var demoFolder: String?
    @Flag(help: "Instead of the city: Kota Serang with its 413 companies and 10,900 workers.")
    var serang = false
    @Option(help: "Day of the demonstration that is today.")
    var demoDay = "2026-07-06"

    func run() async throws {
        let words = try shared.words()
        if (certificate == nil) != (key == nil) {
            throw TermsRefusal(
                name: "certificate", value: certificate ?? key ?? "", wanted: "wanted.key-pair")
        }
        try await answering(words) { opening in
            let demo =
                demo || serang || demoFolder != nil
                ? Demonstration(day: try demoDayAsked(), folder: demoFolder, isSerang: serang) : nil
            let place = try await PortalPlace.open(demo, opening, shared, words)
            defer { place.close() }
            let access = PortalAccess(
                matrix: try AccessMatrix.embedded(), hashing: PasswordHashing(), passwords: .embedded)
            let accounts = try await place.accounts(access, shared.lawFolder().book(), words)
            try await serve(try portal(place, access, accounts), words)
        }
    }

    private func demoDayAsked() throws -> Day {
        guard let day = Day(iso: demoDay) else {
            throw TermsRefusal(name: "demo-day", value: demoDay, wanted: "wanted.day")
        }
        return day
    }

    private func portal(
        _ place: PortalPlace, _ access: PortalAccess, _ accounts: [DemoAccount]
    ) throws -> Portal {
        let scheme = certificate == nil ? "http" : "https"
        let settings = PortalSettings(
            isSecure: certificate != nil || address?.hasPrefix("https://") == true,
            address: address ?? "\(scheme)://\(host):\(port)", proxies: proxies, assets: .embedded,
            demoAccounts: accounts)
        let demoDay = place.demoDay
        return Portal(
            database: place.database, identifiers: place.identifiers, sealing: place.sealing, access: access,
            law: try PortalLaw(
                from: shared.lawFolder().book(), forms: SharedOptions.claimForms(),
                obligations: SharedOptions.obligationRules()),
            words: [
                .indonesian: try SharedOptions.words(.indonesian),
                .english: try SharedOptions.words(.english),
            ],
            settings: settings, provider: try provider(settings), now: place.now,
            today: { demoDay ?? StoreOpening.today() })
    }

    /// The sign-in service that the environment names; nil where it names none.
    ///
    /// - Throws: `.wanted` where part of it is missing, or its address is neither https nor of this machine.
    private func provider(_ settings: PortalSettings) throws -> OIDCProvider? {
        let environment = ProcessInfo.processInfo.environment
        guard let issuer = environment["NAUNGAN_OIDC_ISSUER"], !issuer.isEmpty else { return nil }
        guard issuer.hasPrefix("https://") || issuer.hasPrefix("http://127.0.0.1:") else {
            throw TermsRefusal(name: "NAUNGAN_OIDC_ISSUER", value: issuer, wanted: "wanted.https-address")
        }
        let parts = try ["NAUNGAN_OIDC_CLIENT", "NAUNGAN_OIDC_SECRET"].map { name in
            guard let value = environment[name], !value.isEmpty else {
                throw TermsRefusal(name: name, value: "", wanted: "wanted.not-empty")
            }
            return value
        }
        return OIDCProvider(
            OIDCProvider.Settings(
                issuer: issuer, client: parts[0], secret: parts[1],
                name: environment["NAUNGAN_OIDC_NAME"] ?? "SSO",
                back: settings.address + "/masuk/penyedia/kembali"))
    }

    private func serve(_ portal: Portal, _ words: Words) async throws {
        let listening = PortalServer.Listening(
            host: host, port: port,
            certificate: certificate.flatMap { chain in key.map { (chain: chain, key: $0) } })
        let database = portal.database
        let server = PortalServer(
            portal,
            routes: PortalRoutes.all(isDemonstration: portal.settings.isDemonstration)
                + APIRoutes.all(address: portal.settings.address)
                + (portal.provider == nil ? [] : ProviderPages.routes),
            listening: listening,
            isReady: { (try? await database.read { _ in true }) ?? false })
        let scheme = certificate == nil ? "http" : "https"
        try await withThrowingTaskGroup(of: Void.self) { group in
            let owner = "\(ProcessInfo.processInfo.processIdentifier) \(UUID().uuidString)"
            group.addTask {
                await PortalWork.run(portal, owner: owner) { Terminal.errors.line("naungan: \($0)") }
            }
            defer { group.cancelAll() }
            try await server.run { [host] port in
                Terminal.output.line(
                    words("serve.running", ["address": .text("\(scheme)://\(host):\(port)/")]))
                Terminal.output.flush()
            }
        }
        Terminal.output.line(words("serve.stopped"))
    }
}

extension AccessMatrix {
    /// The matrix inside the program.
    static func embedded() throws -> AccessMatrix {
        guard let text = EmbeddedFiles.text(at: path) else {
            preconditionFailure("the program was built without \(path)")
        }
        return try AccessMatrix(csv: text, file: path)
    }
}

extension PasswordRules {
    /// With the list inside the program.
    static var embedded: PasswordRules {
        guard let text = EmbeddedFiles.text(at: path) else {
            preconditionFailure("the program was built without \(path)")
        }
        return PasswordRules(common: text)
    }
}

extension PortalSettings.Assets {
    /// The style sheet and the script inside the program, at paths that change with their content.
    static var embedded: PortalSettings.Assets {
        func asset(_ name: String) -> (path: String, text: String) {
            guard let text = EmbeddedFiles.text(at: "templates/portal/\(name)") else {
                preconditionFailure("the program was built without \(name)")
            }
            return ("/aset/\(sha256(text.utf8).prefix(12))/\(name)", text)
        }
        return PortalSettings.Assets(style: asset("portal.css"), script: asset("portal.js"))
    }
}
