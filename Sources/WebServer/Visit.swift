import Hummingbird
import NIOCore

/// One request on its way through the server.
struct Visit: RequestContext {
    var coreContext: CoreRequestContextStorage
    /// Who is at the other end of the connection: a proxy where there is one.
    let peer: String

    init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        peer = source.channel.remoteAddress?.ipAddress ?? ""
    }
}
