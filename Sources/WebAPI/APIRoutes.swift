package import WebGate

/// The API for other programs: the same use cases and rights as the pages.
package enum APIRoutes {
    static let endpoints =
        PeopleEndpoints.all + OfficeEndpoints.all + MonthEndpoints.all
        + ClaimEndpoints.all + ObligationEndpoints.all + SponsorEndpoints.all + CompanyEndpoints.all
        + VulnerableEndpoints.all + SignalEndpoints.all

    /// - Parameter address: of the portal, for the description.
    package static func all(address: String) -> [Route] {
        let description = OpenAPI.text(of: endpoints, address: address)
        let page = Route.page("/api/openapi.json", .open, purpose: "To tell programs what they may ask.") {
            _ in
            .text(description, type: "application/json")
        }
        return endpoints.map(\.route) + [page]
    }
}
