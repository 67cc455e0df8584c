package import WebGate

/// Rosters: asked for, sent, mended, compared and decided.
package enum RosterPages {
    package static let routes: [Route] =
        BoardPages.routes + CampaignPages.routes + SendPages.routes + UploadPages.routes
        + UploadFixPages.routes + SubmissionPages.routes + DecisionPages.routes
        + PairPages.routes
}
