import Contributions
import Dispatch
import EmbeddedFiles
import Foundation
import LawBook
import LawFiles
import MoneyAndDates

/// Invents person-months, writes them and the law of their month for the other programs, and measures our
/// kernel on them.
///
///     KernelBench DIRECTORY ROWS SEED RUNS
@main
struct KernelBench {
    static func main() throws {
        let words = CommandLine.arguments
        guard words.count == 5, let count = Int(words[2]), let seed = UInt64(words[3]),
            let runs = Int(words[4])
        else { return print("KernelBench DIRECTORY ROWS SEED RUNS") }
        guard let month = Month(2026, 3) else { return }
        let folder = URL(filePath: words[1])
        let paths = EmbeddedFiles.paths(under: "law/").map { String($0.dropFirst(4)) }
        let book = try LawFolder(paths: paths) { EmbeddedFiles.text(at: "law/" + $0) }.book()
        let law = try ContributionLaw(from: book)
        try JSONEncoder().encode(try MonthLaw(law, month)).write(to: folder.appending(path: "law.json"))

        let kernel = try DuesKernel(month: month, law: law)
        for mix in Mix.allCases {
            let rows = mix.rows(count, seed: seed)
            try rows.write(to: folder, as: mix.rawValue)
            let bench = Measurement(kernel: kernel, input: rows.input, runs: runs)
            for threads in [1, 2] { print(try bench.line(mix.rawValue, threads: threads)) }
        }
        let start = ContinuousClock.now
        for _ in 0..<100 { _ = try DuesKernel(month: month, law: law) }
        let each = (ContinuousClock.now - start) / 100
        FileHandle.standardError.write(Data("the law of a month is worked out in \(each)\n".utf8))
    }
}

/// The numbers of one month that the other programs calculate with.
struct MonthLaw: Encodable {
    var accident: [Int64] = []
    let death, oldAgeEmployer, oldAgeWorker, pensionEmployer, pensionWorker, pensionCeiling: Int64
    let selfEmployedAccident, selfEmployedDeath, selfEmployedOldAge: Int64
    let bandStarts, bandBases: [Int64]

    init(_ law: ContributionLaw, _ month: Month) throws {
        let day = month.firstDay
        for riskClass in RiskClass.allCases {
            guard let rate = try law.workAccident.rate[riskClass]?.inForce(on: day) else { continue }
            accident.append(rate.value.millionths)
        }
        death = try law.death.rate.inForce(on: day).value.millionths
        oldAgeEmployer = try law.oldAge.employerRate.inForce(on: day).value.millionths
        oldAgeWorker = try law.oldAge.workerRate.inForce(on: day).value.millionths
        pensionEmployer = try law.pension.employerRate.inForce(on: day).value.millionths
        pensionWorker = try law.pension.workerRate.inForce(on: day).value.millionths
        pensionCeiling = try law.pension.wageCeiling.inForce(on: day).value.amount
        selfEmployedAccident = try law.workAccident.selfEmployedRate.inForce(on: day).value.millionths
        selfEmployedDeath = try law.death.selfEmployedAmount.inForce(on: day).value.amount
        selfEmployedOldAge = try law.oldAge.selfEmployedRate.inForce(on: day).value.millionths
        let bands = try law.selfEmployed.incomeBands.inForce(on: day).value
        bandStarts = bands.map(\.start)
        bandBases = bands.map(\.value)
    }
}
