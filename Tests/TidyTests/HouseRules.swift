/// Every rule there is. A new one goes into a file of Rules/ and into this list.
let houseRules = [
    fileLength, functionLength, lineLength,
    namesOfFiles, namesOfTypes,
    forcedCode, unfinishedMarks, printing, foreignPaths,
    declaredImports, orderOfArrows, purity,
    lawNumbers, noFloatingPoint,
    sqlInOnePlace, wordsInSwift, docComments,
    sameWords, keysExist, lawFiles,
    decisionNames, links, modulesOnTheMap, commands,
    weight, junk,
]

/// Breaches that stay, each with its reason. A test reports those that are gone.
let allowances = [
    Allowance(
        rule: lawNumbers.name, path: "Sources/Contributions/AssessContribution.swift",
        found: "10_000_000_000", because: "a wage no one earns: a limit of typing"),
    Allowance(
        rule: lawNumbers.name, path: "Sources/Contributions/AssessContribution.swift",
        found: "1_000_000_000_000_000", because: "a contract no one signs: a limit of typing"),
    Allowance(
        rule: lawNumbers.name, path: "Sources/Benefits/AssessBenefit.swift",
        found: "10_000_000_000", because: "a wage no one earns: a limit of typing"),
    Allowance(
        rule: lawNumbers.name, path: "Sources/Benefits/AssessBenefit.swift",
        found: "1_000_000_000_000", because: "savings no one has: a limit of typing"),
    Allowance(
        rule: lawNumbers.name, path: "Sources/Benefits/AssessBenefit.swift",
        found: "21_915", because: "days of sixty years: a limit of typing"),
    Allowance(
        rule: lawNumbers.name, path: "Sources/Benefits/AssessBenefit.swift",
        found: "720", because: "months of sixty years: a limit of typing"),
    Allowance(
        rule: lawNumbers.name,
        path: "Sources/Benefits/WorkAccidentPartialDisability/WorkAccidentPartialDisability.swift",
        found: "100", because: "hundredths of a whole, in which a share is typed"),
    Allowance(
        rule: lawNumbers.name, path: "Sources/Claims/ClaimFold.swift",
        found: "10_000_000_000", because: "a benefit no one gets: a limit of typing"),
    Allowance(
        rule: lawNumbers.name, path: "Sources/Claims/ClaimAnswers.swift",
        found: "4_000", because: "letters of an answer: a limit of typing"),
    Allowance(
        rule: lawNumbers.name, path: "Sources/Claims/ClaimAnswers.swift",
        found: "40", because: "letters of an answer that a refusal shows"),
    Allowance(
        rule: wordsInSwift.name, path: "Sources/LawBook/LawBook.swift", found: "a list of codes",
        because: "a shape, said to whoever edits law/ beside file and line"),
    Allowance(
        rule: wordsInSwift.name, path: "Sources/OfficeCommands/ScenarioRun.swift",
        found: "expected no line of", because: "said to whoever edits law/scenarios/"),
    Allowance(
        rule: wordsInSwift.name, path: "Sources/OfficeCommands/ScenarioRun.swift",
        found: "there is a line of", because: "said to whoever edits law/scenarios/"),
]
