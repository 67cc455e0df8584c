import Access
import DeskBooks
import Membership
import WebGate

/// When something has happened: claims with their clocks, notices of death, scholarships, handing over.
enum ClaimPages {
    static let routes: [Route] = [
        ClaimListPages.routes, ClaimOpenPages.routes, NoticePages.routes, ScholarshipPages.routes,
        RefusalPages.routes, HandoverPages.routes, ClaimPage.routes, ClaimActs.routes, ClaimFilePages.routes,
        HeirPages.routes, ClaimFormPages.routes, ArisingPages.routes, ArisingLetters.routes,
        StakesPage.routes,
    ].flatMap(\.self)
}

extension Asking {
    /// The claims of whoever entered, with the law of the portal.
    func claims() throws -> ClaimDesk { ClaimDesk(try desk(), rules: portal.law.claims) }
}
