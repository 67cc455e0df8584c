/// Finds the template whose headers a row is.
struct TemplateChoice {
    let templates: [BankTemplate]

    /// A template, and where its columns stand.
    struct Fit {
        let template: BankTemplate
        let places: BankPlaces
    }

    /// The template that knows most columns of the row, those of one bank before the generic ones; nil where
    /// none knows enough of them.
    ///
    /// - Throws: `severalTemplatesFit` where two know equally many; `columnTwice`.
    func fit(_ cells: [String]) throws(BankFileRefusal) -> Fit? {
        let keys = cells.map(headerKey)
        let fits = templates.compactMap { template in
            template.headers.places(in: keys).map { Fit(template: template, places: $0) }
        }
        let own = fits.filter { !$0.template.isGeneric }
        let candidates = own.isEmpty ? fits : own
        guard let most = candidates.map({ $0.places.places.count }).max() else { return nil }
        let best = candidates.filter { $0.places.places.count == most }
        guard best.count == 1, let fit = best.first else {
            throw .severalTemplatesFit(best.map(\.template.name).sorted())
        }
        if let column = fit.places.twice, let place = fit.places[column] {
            throw .columnTwice(header: cells[place])
        }
        return fit
    }
}
