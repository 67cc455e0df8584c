import Dispatch

/// Threads of their own for what keeps a processor busy for long: on the few that requests share, a large
/// roster would hold up every page.
final class WorkThreads: TaskExecutor {
    static let shared = WorkThreads()

    private let queue = DispatchQueue(label: "work", attributes: .concurrent)

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        let executor = asUnownedTaskExecutor()
        queue.async { job.runSynchronously(on: executor) }
    }
}
