// swift-tools-version:6.2
import PackageDescription

// Modules stand in the order of the arrows: each may import only what stands above it.
// ARCHITECTURE.md says what lives where and why.

let house: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
]

func module(_ name: String, _ dependencies: [Target.Dependency] = [], path: String? = nil) -> Target {
    .target(name: name, dependencies: dependencies, path: path, swiftSettings: house)
}

func tests(_ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
    .testTarget(name: name, dependencies: dependencies, exclude: exclude, swiftSettings: house)
}

/// A library in C; its header and module map stand in `Sources/C/` under its name without the C.
func library(_ name: String, _ configuration: String, _ packages: [String]) -> Target {
    .systemLibrary(
        name: name, path: "Sources/C/\(name.dropFirst())", pkgConfig: configuration,
        providers: [.apt(packages)])
}

let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let hummingbirdCore = Target.Dependency.product(name: "HummingbirdCore", package: "hummingbird")
let httpTypes = Target.Dependency.product(name: "HTTPTypes", package: "swift-http-types")
let nio = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let nioEmbedded = Target.Dependency.product(name: "NIOEmbedded", package: "swift-nio")
let nioSSL = Target.Dependency.product(name: "NIOSSL", package: "swift-nio-ssl")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let hummingbirdTLS = Target.Dependency.product(name: "HummingbirdTLS", package: "hummingbird")

let package = Package(
    name: "naungan",
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser.git", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-log.git", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-http-types.git", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-nio.git", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl.git", from: "2.37.6"),
        .package(
            url: "https://github.com/hummingbird-project/hummingbird.git", from: "2.28.1",
            traits: ["FullFoundation"]),
        .package(url: "https://github.com/jpsim/Yams.git", from: "6.2.2"),
    ],
    targets: [
        // C libraries of Debian
        library("CLibZip", "libzip", ["libzip-dev"]),
        library("CLibXML2", "libxml-2.0", ["libxml2-dev"]),
        library("CLibXLSXWriter", "xlsxwriter", ["libxlsxwriter-dev"]),
        library("CFreeXL", "freexl", ["libfreexl-dev"]),
        library("CSodium", "libsodium", ["libsodium-dev"]),
        library("CSQLite", "sqlite3", ["libsqlite3-dev"]),
        library("CLibCrypto", "libcrypto", ["libssl-dev"]),
        library("CPQ", "libpq", ["libpq-dev"]),
        library("CPangoCairo", "pangocairo", ["libpango1.0-dev", "libcairo2-dev"]),
        library("CQREncode", "libqrencode", ["libqrencode-dev"]),

        // Ground
        module("MoneyAndDates"),

        // Law, words and templates inside the program
        .executableTarget(name: "EmbedFiles", swiftSettings: house),
        .plugin(name: "EmbedResources", capability: .buildTool(), dependencies: ["EmbedFiles"]),
        .target(name: "EmbeddedFiles", swiftSettings: house, plugins: ["EmbedResources"]),

        // Law
        module("LawBook", ["MoneyAndDates"]),

        // Domain: pure, no I/O, no clock
        module("Membership", ["MoneyAndDates", "LawBook"]),
        module("Contributions", ["MoneyAndDates", "LawBook"]),
        module("Benefits", ["MoneyAndDates", "LawBook"]),
        module("Ledger", ["MoneyAndDates", "LawBook", "Membership"]),
        module("Continuity", ["MoneyAndDates", "LawBook", "Membership"]),
        module("Claims", ["MoneyAndDates", "LawBook", "Membership", "Benefits", "Ledger", "Continuity"]),
        module("RosterMatching", ["MoneyAndDates"]),
        module("Access", ["LawBook"]),

        // Files: read and written for the use cases
        module("LawFiles", ["MoneyAndDates", "LawBook", yams]),
        module("Words", ["MoneyAndDates", "LawBook", yams]),
        module(
            "Spreadsheets",
            ["MoneyAndDates", "CLibZip", "CLibXML2", "CLibXLSXWriter", "CFreeXL", "CSodium"]),
        module("RosterFiles", ["MoneyAndDates", "Membership", "Spreadsheets", yams]),
        module("SIPPFiles", ["MoneyAndDates", "Membership", "Spreadsheets", yams]),
        module("BankFiles", ["MoneyAndDates", "Membership", "Ledger", "Spreadsheets", yams]),
        module("ClaimFiles", ["Claims", yams]),
        module(
            "DemoCity",
            ["MoneyAndDates", "Membership", "Spreadsheets", "CLibXLSXWriter"]),

        module(
            "Letters",
            ["MoneyAndDates", "LawBook", "CLibZip", "CPangoCairo", "CQREncode", yams]),

        // The store: one portable SQL on two engines
        module("SQLDatabase"),
        module("SQLiteDriver", ["SQLDatabase", "CSQLite"]),
        module("PostgresDriver", ["SQLDatabase", "CPQ"]),
        module("SQLStore", ["MoneyAndDates", "SQLDatabase", "CSodium"]),

        // Books: the domain over the store; besides SQLStore the only place of SQL
        module(
            "RegisterBooks",
            ["MoneyAndDates", "LawBook", "Membership", "Ledger", "SQLDatabase", "SQLStore"]),
        module(
            "AccessBooks",
            [
                "MoneyAndDates", "LawBook", "Membership", "Access", "SQLDatabase", "SQLStore",
                "RegisterBooks", "CSodium", "CLibCrypto",
            ]),
        module(
            "DuesBooks",
            ["MoneyAndDates", "LawBook", "Membership", "Ledger", "SQLDatabase", "SQLStore"]),
        module(
            "PeriodBooks",
            [
                "MoneyAndDates", "LawBook", "Membership", "Contributions", "Ledger", "SQLDatabase",
                "SQLStore", "DuesBooks",
            ]),
        module(
            "CoverageBooks",
            [
                "MoneyAndDates", "LawBook", "Membership", "Contributions", "Continuity", "SQLDatabase",
                "SQLStore",
            ]),
        module(
            "ClaimBooks",
            [
                "MoneyAndDates", "LawBook", "Membership", "Benefits", "Ledger", "Continuity", "Claims",
                "SQLDatabase", "SQLStore", "RegisterBooks", "DuesBooks", "CoverageBooks",
            ]),

        module(
            "DeskBooks",
            [
                "MoneyAndDates", "LawBook", "Access", "Membership", "Contributions", "Benefits", "Ledger",
                "Continuity", "SQLDatabase", "SQLStore", "RegisterBooks", "AccessBooks", "DuesBooks",
                "PeriodBooks", "CoverageBooks", "SIPPFiles",
            ]),

        // Work
        module(
            "UseCases",
            [
                "MoneyAndDates", "LawBook", "Membership", "Contributions", "Benefits", "RosterMatching",
                "RosterFiles", "SIPPFiles", "Spreadsheets", "SQLDatabase", "SQLStore", "RegisterBooks",
                "BankFiles", "Ledger", "DuesBooks", "AccessBooks", "DeskBooks", "Continuity",
                "CoverageBooks", "ClaimBooks",
            ]),

        module(
            "DemoYear",
            [
                "MoneyAndDates", "LawBook", "Membership", "Contributions", "Ledger", "Continuity", "DemoCity",
                "SQLDatabase", "SQLStore", "RegisterBooks", "DuesBooks", "PeriodBooks", "CoverageBooks",
            ]),

        module(
            "OfficeLetters",
            [
                "MoneyAndDates", "LawBook", "Membership", "Ledger", "Continuity", "EmbeddedFiles", "Words",
                "Letters", "SQLDatabase", "SQLStore", "RegisterBooks", "DuesBooks", "PeriodBooks",
                "CoverageBooks", "Benefits", "Claims", "ClaimBooks",
            ]),

        // What people read
        module("JSONText"),
        module("HTML"),
        module(
            "RosterReports",
            [
                "MoneyAndDates", "LawBook", "Membership", "Contributions", "RosterMatching", "RosterFiles",
                "SIPPFiles", "UseCases", "Words", "HTML", "JSONText", "Spreadsheets",
            ]),

        // The portal
        module(
            "WebGate",
            [
                "MoneyAndDates", "LawBook", "Contributions", "Benefits", "Ledger", "Continuity", "Access",
                "AccessBooks", "SQLDatabase", "SQLStore", "PeriodBooks", "Words", "HTML", "JSONText",
            ]),
        module(
            "WebPages",
            [
                "MoneyAndDates", "LawBook", "Access", "AccessBooks", "Membership", "Contributions",
                "Benefits", "Ledger", "Continuity", "SQLStore", "RegisterBooks", "DuesBooks", "PeriodBooks",
                "CoverageBooks", "DeskBooks", "UseCases", "Words", "HTML", "WebGate", "Spreadsheets",
                "Letters", "OfficeLetters", "BankFiles", "EmbeddedFiles", "SIPPFiles", "RosterFiles",
                "RosterReports",
            ]),
        module(
            "WebAPI",
            [
                "MoneyAndDates", "LawBook", "Access", "AccessBooks", "Membership", "Continuity", "Ledger",
                "SQLStore", "DeskBooks", "JSONText", "WebGate",
            ]),
        module(
            "WebServer",
            [
                "LawBook", "Access", "AccessBooks", "SQLStore", "Words", "HTML", "WebGate", "WebPages",
                hummingbird, hummingbirdCore, hummingbirdTLS, httpTypes, nio, nioSSL, logging,
            ]),

        // Commands and the program
        module(
            "OfficeCommands",
            [
                "MoneyAndDates", "LawBook", "LawFiles", "Contributions", "Benefits", "RosterMatching",
                "RosterFiles", "SIPPFiles", "Membership", "DemoCity", "UseCases", "RosterReports", "Words",
                "JSONText", "Spreadsheets", "EmbeddedFiles", "SQLDatabase", "SQLiteDriver", "PostgresDriver",
                "SQLStore", "Ledger", "Continuity", "RegisterBooks", "DuesBooks", "PeriodBooks",
                "CoverageBooks", "Claims", "ClaimFiles", "ClaimBooks", "BankFiles", "DemoYear", "Access",
                "AccessBooks", "WebGate", "WebPages", "WebAPI", "WebServer", "Letters", "OfficeLetters",
                arguments,
            ]),
        .executableTarget(
            name: "naungan", dependencies: ["OfficeCommands"], path: "Sources/App", swiftSettings: house),

        // Measured by bench/run only; no product and no test depends on it
        .executableTarget(
            name: "KernelBench",
            dependencies: ["MoneyAndDates", "LawBook", "LawFiles", "Contributions", "EmbeddedFiles"],
            path: "bench/KernelBench", swiftSettings: house),
        .executableTarget(
            name: "BooksBench",
            dependencies: [
                "MoneyAndDates", "LawBook", "Membership", "Ledger", "SQLDatabase", "SQLiteDriver",
                "PostgresDriver", "SQLStore", "DuesBooks",
            ],
            path: "bench/BooksBench", swiftSettings: house),

        // Tests
        .target(
            name: "TestKit", dependencies: ["MoneyAndDates", "LawBook"], path: "Tests/TestKit",
            swiftSettings: house),
        .target(
            name: "TestDatabases", dependencies: ["SQLDatabase", "SQLiteDriver", "PostgresDriver"],
            path: "Tests/TestDatabases", swiftSettings: house),
        .executableTarget(
            name: "FaultWorker",
            dependencies: [
                "MoneyAndDates", "LawBook", "Membership", "EmbeddedFiles", "LawFiles", "SQLDatabase",
                "SQLStore", "RegisterBooks", "PeriodBooks", "TestKit", "TestDatabases",
            ],
            path: "Tests/FaultWorker", swiftSettings: house),
        tests("MoneyAndDatesTests", ["MoneyAndDates"]),
        tests("EmbeddedFilesTests", ["EmbeddedFiles", "EmbedFiles"]),
        tests("LawBookTests", ["LawBook", "MoneyAndDates", "TestKit"]),
        tests("LawFilesTests", ["LawFiles", "LawBook", "EmbeddedFiles", "MoneyAndDates", "TestKit"]),
        tests("MembershipTests", ["Membership", "LawBook", "MoneyAndDates", "TestKit"]),
        tests(
            "ContinuityTests",
            [
                "Continuity", "Membership", "LawBook", "LawFiles", "EmbeddedFiles", "MoneyAndDates",
                "TestKit",
            ]),
        tests(
            "ContributionsTests",
            [
                "Contributions", "Membership", "LawBook", "LawFiles", "EmbeddedFiles", "MoneyAndDates",
                "TestKit",
            ]),
        tests(
            "BenefitsTests",
            ["Benefits", "LawBook", "LawFiles", "EmbeddedFiles", "MoneyAndDates", "TestKit"]),
        tests(
            "LedgerTests",
            ["Ledger", "Membership", "LawBook", "LawFiles", "MoneyAndDates", "EmbeddedFiles", "TestKit"]),
        tests(
            "ClaimsTests",
            [
                "Claims", "ClaimFiles", "Benefits", "Continuity", "Ledger", "Membership", "LawBook",
                "LawFiles", "EmbeddedFiles", "MoneyAndDates",
            ]),
        tests("RosterMatchingTests", ["RosterMatching", "MoneyAndDates"]),
        tests("SpreadsheetsTests", ["Spreadsheets", "MoneyAndDates", "CLibZip"], exclude: ["Fixtures"]),
        tests(
            "RosterFilesTests",
            ["RosterFiles", "Spreadsheets", "Membership", "MoneyAndDates", "CLibXLSXWriter", yams]),
        tests("SIPPFilesTests", ["SIPPFiles", "Spreadsheets", "Membership", "MoneyAndDates"]),
        tests(
            "BankFilesTests",
            [
                "BankFiles", "EmbeddedFiles", "Ledger", "Membership", "MoneyAndDates", "Spreadsheets",
                "CLibXLSXWriter",
            ]),
        tests("LettersTests", ["Letters", "LawBook", "MoneyAndDates", "EmbeddedFiles", "CLibZip"]),
        tests("DemoCityTests", ["DemoCity", "MoneyAndDates", "Membership", "Spreadsheets"]),
        tests("SQLDatabaseTests", ["SQLDatabase", "SQLiteDriver", "PostgresDriver", "TestDatabases"]),
        tests("SQLStoreTests", ["SQLStore", "SQLDatabase", "MoneyAndDates", "TestDatabases"]),
        tests(
            "FaultTests",
            [
                "FaultWorker", "MoneyAndDates", "PostgresDriver", "SQLDatabase", "SQLStore", "TestDatabases",
            ]),
        tests(
            "RegisterBooksTests",
            [
                "RegisterBooks", "SQLStore", "SQLDatabase", "Membership", "Ledger", "LawBook", "LawFiles",
                "MoneyAndDates", "EmbeddedFiles", "TestDatabases",
            ]),
        .target(
            name: "TestPortal",
            dependencies: [
                "MoneyAndDates", "LawBook", "LawFiles", "Membership", "Access", "AccessBooks",
                "EmbeddedFiles", "RegisterBooks", "SQLDatabase", "SQLStore", "Words", "WebGate", "WebPages",
                "WebServer", "TestDatabases", hummingbird, hummingbirdCore, httpTypes, nio, nioEmbedded,
                logging,
            ], path: "Tests/TestPortal", swiftSettings: house),
        tests(
            "WebServerTests",
            [
                "WebServer", "WebGate", "WebPages", "WebAPI", "Access", "AccessBooks", "DeskBooks",
                "SQLStore", "MoneyAndDates", "SQLDatabase", "TestDatabases", "TestPortal",
            ]),
        tests(
            "DeskBooksTests",
            [
                "DeskBooks", "Access", "AccessBooks", "SQLStore", "SQLDatabase", "LawBook", "Membership",
                "MoneyAndDates", "RegisterBooks", "WebGate", "TestDatabases", "TestPortal", "Ledger",
                "DuesBooks", "PeriodBooks", "SIPPFiles", "Continuity", "Contributions",
            ]),
        tests("AccessTests", ["Access", "LawBook", "EmbeddedFiles"]),
        tests(
            "AccessBooksTests",
            [
                "AccessBooks", "Access", "RegisterBooks", "SQLStore", "SQLDatabase", "Membership", "LawBook",
                "MoneyAndDates", "EmbeddedFiles", "TestDatabases",
            ]),
        tests(
            "PeriodBooksTests",
            [
                "PeriodBooks", "DuesBooks", "SQLStore", "SQLDatabase", "Contributions", "Ledger",
                "Membership", "LawBook", "MoneyAndDates", "TestKit", "TestDatabases",
            ]),
        tests(
            "CoverageBooksTests",
            [
                "CoverageBooks", "SQLStore", "SQLDatabase", "Continuity", "Membership", "Contributions",
                "LawBook", "MoneyAndDates", "TestDatabases", "TestKit",
            ]),
        tests(
            "ClaimBooksTests",
            [
                "ClaimBooks", "Claims", "ClaimFiles", "Benefits", "Continuity", "CoverageBooks", "DuesBooks",
                "RegisterBooks", "Ledger", "Membership", "LawBook", "LawFiles", "EmbeddedFiles",
                "MoneyAndDates", "SQLStore", "SQLDatabase", "TestDatabases",
            ]),
        tests(
            "DuesBooksTests",
            [
                "DuesBooks", "SQLStore", "SQLDatabase", "Ledger", "Membership", "LawBook", "MoneyAndDates",
                "TestDatabases",
            ]),
        tests(
            "DemoYearTests",
            [
                "DemoYear", "DemoCity", "RegisterBooks", "DuesBooks", "SQLStore", "SQLDatabase", "LawBook",
                "LawFiles", "MoneyAndDates", "EmbeddedFiles", "TestDatabases",
            ]),
        tests(
            "OfficeLettersTests",
            [
                "OfficeLetters", "Letters", "DuesBooks", "RegisterBooks", "DemoYear", "DemoCity",
                "Membership", "Ledger", "SQLStore", "SQLDatabase", "LawBook", "LawFiles", "MoneyAndDates",
                "EmbeddedFiles", "Words", "TestDatabases", "Claims", "ClaimBooks", "ClaimFiles",
            ]),
        tests("HTMLTests", ["HTML"]),
        tests("JSONTextTests", ["JSONText"]),
        tests(
            "UseCasesTests",
            [
                "UseCases", "Contributions", "Benefits", "LawBook", "LawFiles", "MoneyAndDates",
                "OfficeCommands", "EmbeddedFiles", "RosterFiles", "Words",
            ]),
        tests(
            "OfficeCommandsTests",
            [
                "naungan", "EmbeddedFiles", "Spreadsheets", "Words", "LawBook", "CLibZip", "SQLDatabase",
                "SQLStore", "SQLiteDriver",
            ]),
        tests("TidyTests", []),
    ]
)
