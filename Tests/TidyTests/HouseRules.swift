/// Every rule there is. A new one goes into a file of Rules/ and into this list.
let houseRules = [
    fileLength, functionLength, lineLength,
    namesOfFiles, namesOfTypes,
    forcedCode, unfinishedMarks, printing, foreignPaths,
    declaredImports, orderOfArrows, purity,
    lawNumbers, noFloatingPoint,
    sqlInOnePlace, wordsInSwift, docComments,
    sameWords, lawFiles,
    decisionNames, links, modulesOnTheMap, commands,
    weight, junk,
]

/// Breaches that stay, each with its reason. A test reports those that are gone.
let allowances: [Allowance] = []
