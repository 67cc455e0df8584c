import EmbeddedFiles
import LawBook
import LawFiles
import Words

/// Faults of a law folder in words. Only somebody who keeps such a folder meets them, in whatever language
/// the command was asked in; so they are told in both.
enum FaultText {
    static func message(_ fault: LawFileFault) -> String {
        let place = fault.line > 0 ? "\(fault.file):\(fault.line)" : fault.file
        let (key, value) = parts(of: fault.what)
        return inBoth("law-file.\(key)", ["place": .text(place), "value": .text(value)])
    }

    static func message(_ fault: LawBook.Fault) -> String {
        switch fault {
        case .missing(let parameter):
            inBoth("law-book.missing", ["parameter": .text(parameter)])
        case .wrongShape(let parameter, let wanted):
            inBoth("law-book.wrong-shape", ["parameter": .text(parameter), "wanted": .text(wanted)])
        case .missingKey(let parameter, let key):
            inBoth("law-book.missing-key", ["parameter": .text(parameter), "key": .text(key)])
        }
    }

    private static func parts(of what: LawFileFault.What) -> (key: String, value: String) {
        switch what {
        case .unreadable: ("unreadable", "")
        case .notYAML(let message): ("not-yaml", message)
        case .unknownKey(let key): ("unknown-key", key)
        case .missingKey(let key): ("missing-key", key)
        case .unknownUnit(let unit): ("unknown-unit", unit)
        case .notADay(let text): ("not-a-day", text)
        case .notAnInteger(let text): ("not-an-integer", text)
        case .moreThanWhole(let text): ("more-than-whole", text)
        case .wrongShape(let wanted): ("wrong-shape", wanted)
        case .daysDoNotRise(let day): ("days-do-not-rise", day)
        case .noDocument: ("no-document", "")
        case .unknownStatus(let status): ("unknown-status", status)
        case .notARow(let row): ("not-a-row", row)
        }
    }

    private static func inBoth(_ key: String, _ arguments: [String: Term]) -> String {
        Language.allCases.map { language in
            (try? SharedOptions.words(language)).map { $0(key, arguments) } ?? key
        }.joined(separator: "\n")
    }
}
