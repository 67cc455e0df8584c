/// Lets a few in at a time, in the order in which they came.
///
/// The tests of the store run side by side; each has a database and some connections of its own, and a server
/// has an end.
actor Turnstile {
    static let databases = Turnstile(places: 24)

    /// Whether this test came through already.
    @TaskLocal static var isInside = false

    private var free: Int
    private var waiting: [CheckedContinuation<Void, Never>] = []

    init(places: Int) { free = places }

    func enter() async {
        if free > 0 {
            free -= 1
            return
        }
        await withCheckedContinuation { waiting.append($0) }
    }

    func leave() {
        if waiting.isEmpty { free += 1 } else { waiting.removeFirst().resume() }
    }
}
