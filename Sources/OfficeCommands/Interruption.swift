import Foundation
import Spreadsheets

/// While work goes on: an interrupt or a request to stop takes the unfinished files away and ends the
/// program with 2. What stands in the folder from an earlier run stays as it is.
final class Interruption {
    private let sources: [any DispatchSourceSignal]

    init(message: String) {
        sources = [SIGINT, SIGTERM].map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler {
                StagedFolder.removeUnfinished()
                AtomicFile.removeUnfinished()
                Terminal.errors.line(message)
                _exit(2)
            }
            source.resume()
            return source
        }
    }

    func end() {
        for source in sources { source.cancel() }
        signal(SIGINT, SIG_DFL)
        signal(SIGTERM, SIG_DFL)
    }
}
