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

func module(_ name: String, _ dependencies: [Target.Dependency]..., path: String? = nil) -> Target {
    .target(name: name, dependencies: dependencies.flatMap(\.self), path: path, swiftSettings: house)
}

func tests(_ name: String, _ dependencies: [Target.Dependency]..., exclude: [String] = []) -> Target {
    .testTarget(
        name: name, dependencies: dependencies.flatMap(\.self), exclude: exclude, swiftSettings: house)
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
let httpClient = Target.Dependency.product(name: "AsyncHTTPClient", package: "async-http-client")
let jwt = Target.Dependency.product(name: "JWTKit", package: "jwt-kit")
let nioHTTP1 = Target.Dependency.product(name: "NIOHTTP1", package: "swift-nio")
let hummingbirdTLS = Target.Dependency.product(name: "HummingbirdTLS", package: "hummingbird")

// What many of them stand on.
let ground: [Target.Dependency] = ["MoneyAndDates", "LawBook"]
let lawInHand: [Target.Dependency] = ["MoneyAndDates", "LawBook", "LawFiles", "EmbeddedFiles"]
let store: [Target.Dependency] = ["SQLDatabase", "SQLStore"]
let storeAtHand: [Target.Dependency] = ["SQLDatabase", "SQLStore", "TestDatabases"]

// The month and what happens in it.
let theMonth: [Target.Dependency] = [
    "Membership", "Contributions", "Benefits", "Ledger", "Continuity", "Claims", "RegisterBooks", "DuesBooks",
    "PeriodBooks", "CoverageBooks", "ClaimBooks",
]
// Those around: sponsors, companies, vulnerable workers, and what is odd.
let around: [Target.Dependency] = [
    "Sponsorship", "SponsorBooks", "Outreach", "CompanyDuty", "CompanyBooks", "VulnerableWorkers",
    "VulnerableBooks", "Signals", "SignalBooks",
]
// Regulations, agreements, budgets and figures.
let year: [Target.Dependency] = [
    "Obligations", "ObligationFiles", "ObligationBooks", "Budgets", "BudgetBooks", "Indicators",
    "IndicatorFiles", "IndicatorBooks",
]

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
        .package(url: "https://github.com/swift-server/async-http-client.git", from: "1.37.0"),
        .package(url: "https://github.com/vapor/jwt-kit.git", from: "5.7.1"),
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
        module("Membership", ground),
        module("Contributions", ground),
        module("Benefits", ground),
        module("Ledger", ground, ["Membership"]),
        module("Continuity", ground, ["Membership"]),
        module("Claims", ground, ["Membership", "Benefits", "Ledger", "Continuity"]),
        module("Obligations", ground, ["Membership"]),
        module("Budgets", ground, ["Membership", "Contributions", "Benefits"]),
        module("Indicators", ground, ["Membership"]),
        module("Sponsorship", ground, ["Membership", "Contributions"]),
        module("Outreach", ground),
        module("CompanyDuty", ground, ["Membership", "Ledger"]),
        module("VulnerableWorkers", ground, ["Membership", "Contributions"]),
        module("Signals", ground),
        module("RosterMatching", ["MoneyAndDates"]),
        module("Access", ["LawBook"]),

        // Files: read and written for the use cases
        module("LawFiles", ground, [yams]),
        module("Words", ground, [yams]),
        module(
            "Spreadsheets", ["MoneyAndDates", "CLibZip", "CLibXML2", "CLibXLSXWriter", "CFreeXL", "CSodium"]),
        module("RosterFiles", ["MoneyAndDates", "Membership", "Spreadsheets", yams]),
        module("SIPPFiles", ["MoneyAndDates", "Membership", "Spreadsheets", yams]),
        module("BankFiles", ["MoneyAndDates", "Membership", "Ledger", "Spreadsheets", yams]),
        module("StrictYAML", ["MoneyAndDates", yams]),
        module("ClaimFiles", ["Claims", "StrictYAML"]),
        module("ObligationFiles", ground, ["Membership", "Obligations", "StrictYAML"]),
        module("IndicatorFiles", ["MoneyAndDates", "Membership", "Indicators", "StrictYAML"]),
        module("SignalFiles", ["Signals", "StrictYAML"]),
        module("DemoCity", ["MoneyAndDates", "Membership", "Spreadsheets", "CLibXLSXWriter"]),
        module("Letters", ground, ["CLibZip", "CPangoCairo", "CQREncode", yams]),

        // The store: one portable SQL on two engines
        module("SQLDatabase"),
        module("SQLiteDriver", ["SQLDatabase", "CSQLite"]),
        module("PostgresDriver", ["SQLDatabase", "CPQ"]),
        module("SQLStore", ["MoneyAndDates", "SQLDatabase", "CSodium"]),

        // Books: the domain over the store; besides SQLStore the only place of SQL
        module("RegisterBooks", ground, store, ["Membership", "Ledger"]),
        module(
            "AccessBooks", ground, store, ["Membership", "Access", "RegisterBooks", "CSodium", "CLibCrypto"]),
        module("DuesBooks", ground, store, ["Membership", "Ledger"]),
        module("PeriodBooks", ground, store, ["Membership", "Contributions", "Ledger", "DuesBooks"]),
        module("CoverageBooks", ground, store, ["Membership", "Contributions", "Continuity"]),
        module(
            "ClaimBooks", ground, store,
            [
                "Membership", "Contributions", "Benefits", "Ledger", "Continuity", "Claims",
                "RegisterBooks", "DuesBooks", "CoverageBooks",
            ]),
        module(
            "ObligationBooks", ground, store,
            ["Membership", "Obligations", "ObligationFiles", "RegisterBooks"]),
        module("BudgetBooks", ground, store, ["Membership", "Budgets", "Ledger", "RegisterBooks"]),
        module("SignalBooks", ground, store, ["Membership", "Signals"]),
        module(
            "VulnerableBooks", ground, store,
            [
                "Membership", "Ledger", "Continuity", "SIPPFiles", "VulnerableWorkers",
                "RegisterBooks", "DuesBooks", "CoverageBooks", "SignalBooks",
            ]),
        module(
            "IndicatorBooks", ground, store,
            ["Access", "AccessBooks", "Membership", "Indicators", "RegisterBooks"]),
        module(
            "SponsorBooks", ground, store,
            ["Membership", "Contributions", "Sponsorship", "Outreach", "RegisterBooks", "SignalBooks"]),
        module(
            "CompanyBooks", ground, store,
            ["Membership", "CompanyDuty", "RegisterBooks", "ObligationBooks", "Ledger", "DuesBooks"]),
        module(
            "DeskBooks", ground, store, year, around, theMonth,
            ["Access", "AccessBooks", "SIPPFiles", "EmbeddedFiles", "SignalFiles"]),

        // Work
        module(
            "UseCases", ground, store, around,
            [
                "Membership", "Contributions", "Benefits", "RosterMatching", "RosterFiles", "SIPPFiles",
                "Spreadsheets", "RegisterBooks", "BankFiles", "Ledger", "DuesBooks", "AccessBooks",
                "DeskBooks", "Continuity", "CoverageBooks", "ClaimBooks", "BudgetBooks",
            ]),
        module(
            "DemoYear", ground, store, year, around,
            [
                "Membership", "Contributions", "Ledger", "Continuity", "DemoCity", "RegisterBooks",
                "DuesBooks", "PeriodBooks", "CoverageBooks",
            ]),
        module(
            "OfficeLetters", ground, store, year, around, theMonth,
            ["EmbeddedFiles", "Words", "Letters"]),

        // What people read
        module("JSONText"),
        module("HTML"),
        module(
            "RosterReports", ground,
            [
                "Membership", "Contributions", "RosterMatching", "RosterFiles", "SIPPFiles", "UseCases",
                "Words", "HTML", "JSONText", "Spreadsheets",
            ]),

        // The portal
        module(
            "WebGate", ground, store,
            [
                "Contributions", "Benefits", "Ledger", "Continuity", "Access", "AccessBooks", "PeriodBooks",
                "Words", "HTML", "JSONText", "Claims", "ClaimBooks", "ObligationFiles",
            ]),
        module(
            "WebPages", ground, year, around, theMonth,
            [
                "Access", "AccessBooks", "SQLStore", "DeskBooks", "UseCases", "Words", "HTML", "WebGate",
                "Spreadsheets", "Letters", "OfficeLetters", "BankFiles", "EmbeddedFiles", "SIPPFiles",
                "RosterFiles", "RosterReports", "JSONText", "SQLDatabase",
            ]),
        module(
            "WebAPI", ground, around,
            [
                "Access", "AccessBooks", "Membership", "Continuity", "Ledger", "SQLStore", "DeskBooks",
                "JSONText", "WebGate", "Claims", "ClaimBooks", "Obligations", "ObligationFiles",
                "ObligationBooks",
            ]),
        module(
            "WebServer",
            [
                "LawBook", "Access", "AccessBooks", "SQLStore", "Words", "HTML", "WebGate", "WebPages",
                "MoneyAndDates", "SQLDatabase", httpClient, jwt, nioHTTP1,
                hummingbird, hummingbirdCore, hummingbirdTLS, httpTypes, nio, nioSSL, logging,
            ]),

        // Commands and the program
        module(
            "OfficeCommands", ground, store, year, around, theMonth,
            [
                "LawFiles", "RosterMatching", "RosterFiles", "SIPPFiles", "DemoCity", "UseCases",
                "RosterReports", "Words", "JSONText", "Spreadsheets", "EmbeddedFiles", "SQLiteDriver",
                "PostgresDriver", "ClaimFiles", "BankFiles", "DemoYear", "Access", "AccessBooks", "WebGate",
                "WebPages", "WebAPI", "WebServer", "Letters", "OfficeLetters", "DeskBooks", arguments,
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
        tests("LawBookTests", ground, ["TestKit"]),
        tests("LawFilesTests", lawInHand, ["TestKit"]),
        tests("MembershipTests", ground, ["Membership", "TestKit"]),
        tests("ContinuityTests", lawInHand, ["Continuity", "Membership", "TestKit"]),
        tests("ContributionsTests", lawInHand, ["Contributions", "Membership", "TestKit"]),
        tests("BenefitsTests", lawInHand, ["Benefits", "TestKit"]),
        tests("LedgerTests", lawInHand, ["Ledger", "Membership", "TestKit"]),
        tests(
            "ClaimsTests", lawInHand,
            ["Claims", "ClaimFiles", "Benefits", "Continuity", "Ledger", "Membership"]),
        tests("ObligationsTests", lawInHand, ["Obligations", "ObligationFiles", "Membership"]),
        tests("ObligationBooksTests", lawInHand, storeAtHand, year, ["RegisterBooks", "Membership"]),
        tests(
            "CompanyBooksTests", lawInHand, storeAtHand, around,
            ["ObligationBooks", "RegisterBooks", "Membership", "Ledger", "DuesBooks"]),
        tests("VulnerableWorkersTests", lawInHand, ["VulnerableWorkers", "Contributions", "Membership"]),
        tests(
            "VulnerableBooksTests", lawInHand, storeAtHand, around, ["PeriodBooks", "DuesBooks"],
            ["RegisterBooks", "Membership", "SIPPFiles", "Ledger", "Contributions"]),
        tests("BudgetsTests", lawInHand, ["Budgets", "Membership", "Contributions", "Benefits"]),
        tests(
            "IndicatorsTests", ground,
            ["Indicators", "IndicatorFiles", "Membership", "EmbeddedFiles", "Words"]),
        tests("SponsorshipTests", lawInHand, ["Sponsorship", "Outreach", "Membership", "Contributions"]),
        tests(
            "SponsorBooksTests", lawInHand, storeAtHand, around,
            ["Membership", "Contributions", "RegisterBooks"]),
        tests("CompanyDutyTests", lawInHand, ["CompanyDuty", "Membership", "Ledger"]),
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
        tests("LettersTests", ground, ["Letters", "EmbeddedFiles", "CLibZip"]),
        tests("DemoCityTests", ["DemoCity", "MoneyAndDates", "Membership", "Spreadsheets"]),
        tests("SQLDatabaseTests", ["SQLDatabase", "SQLiteDriver", "PostgresDriver", "TestDatabases"]),
        tests("SQLStoreTests", storeAtHand, ["MoneyAndDates"]),
        tests("FaultTests", storeAtHand, ["FaultWorker", "MoneyAndDates", "PostgresDriver"]),
        tests("RegisterBooksTests", lawInHand, storeAtHand, ["RegisterBooks", "Membership", "Ledger"]),
        .target(
            name: "TestPortal",
            dependencies: [
                "MoneyAndDates", "LawBook", "LawFiles", "Membership", "Access", "AccessBooks",
                "EmbeddedFiles", "RegisterBooks", "SQLDatabase", "SQLStore", "Words", "WebGate", "WebPages",
                "WebServer", "ClaimFiles", "ObligationFiles", "TestDatabases", hummingbird, hummingbirdCore,
                httpTypes, nio, nioEmbedded, logging,
            ], path: "Tests/TestPortal", swiftSettings: house),
        tests(
            "WebServerTests", storeAtHand, around, year, theMonth,
            [
                "WebServer", "WebGate", "WebPages", "WebAPI", "Access", "AccessBooks", "DeskBooks",
                "MoneyAndDates", "TestPortal", "LawBook", hummingbird, hummingbirdCore, httpTypes, nio, jwt,
            ]),
        tests(
            "DeskBooksTests", ground, storeAtHand,
            [
                "DeskBooks", "Access", "AccessBooks", "Membership", "RegisterBooks", "WebGate", "TestPortal",
                "Ledger", "DuesBooks", "PeriodBooks", "SIPPFiles", "Continuity", "Contributions", "Claims",
                "ClaimBooks", "Obligations", "ObligationFiles", "ObligationBooks",
            ]),
        tests("AccessTests", ["Access", "LawBook", "EmbeddedFiles"]),
        tests(
            "AccessBooksTests", ground, storeAtHand,
            ["AccessBooks", "Access", "RegisterBooks", "Membership", "EmbeddedFiles"]),
        tests(
            "PeriodBooksTests", ground, storeAtHand,
            ["PeriodBooks", "DuesBooks", "Contributions", "Ledger", "Membership", "TestKit"]),
        tests(
            "CoverageBooksTests", ground, storeAtHand,
            ["CoverageBooks", "Continuity", "Membership", "Contributions", "TestKit"]),
        tests(
            "ClaimBooksTests", lawInHand, storeAtHand,
            [
                "ClaimBooks", "Claims", "ClaimFiles", "Benefits", "Continuity", "CoverageBooks", "DuesBooks",
                "RegisterBooks", "Ledger", "Membership",
            ]),
        tests("BudgetBooksTests", lawInHand, storeAtHand, year, ["RegisterBooks", "Membership"]),
        tests(
            "IndicatorBooksTests", ground, storeAtHand, year,
            [
                "Access", "AccessBooks", "Membership", "RegisterBooks", "DeskBooks", "PeriodBooks", "Ledger",
                "DuesBooks", "EmbeddedFiles", "TestPortal", "WebGate",
            ]),
        tests("SignalsTests", ground, ["Signals", "SignalFiles", "EmbeddedFiles", "Words"]),
        tests(
            "SignalBooksTests", ground, storeAtHand, around,
            [
                "SignalFiles", "Access", "AccessBooks", "Membership", "RegisterBooks", "PeriodBooks",
                "DeskBooks", "EmbeddedFiles", "TestPortal", "WebGate", "Words",
            ]),
        tests("DuesBooksTests", ground, storeAtHand, ["DuesBooks", "Ledger", "Membership"]),
        tests(
            "DemoYearTests", lawInHand, storeAtHand, year, around,
            ["DemoYear", "DemoCity", "RegisterBooks", "DuesBooks", "Membership"]),
        tests(
            "OfficeLettersTests", lawInHand, storeAtHand, year,
            [
                "OfficeLetters", "Letters", "DuesBooks", "RegisterBooks", "DemoYear", "DemoCity",
                "Membership", "Ledger", "Words", "Claims", "ClaimBooks", "ClaimFiles",
            ]),
        tests("HTMLTests", ["HTML"]),
        tests("JSONTextTests", ["JSONText"]),
        tests(
            "UseCasesTests", lawInHand, ["DeskBooks", "Membership"],
            ["UseCases", "Contributions", "Benefits", "OfficeCommands", "RosterFiles", "Words"]),
        tests(
            "OfficeCommandsTests", store,
            ["naungan", "EmbeddedFiles", "Spreadsheets", "Words", "LawBook", "CLibZip", "SQLiteDriver"]),
        tests("TidyTests"),
    ]
)
