package import MoneyAndDates

/// Where a value of the law stands written.
package struct Citation: Sendable, Hashable {
    /// The text, as it is called: `PP 44/2015`, `SE B/726/022025`.
    package let document: String
    /// `Ps. 16(1)`; empty where the article is not known.
    package let article: String
    /// The day it was made public, where known.
    package let published: Day?

    package init(document: String, article: String = "", published: Day? = nil) {
        self.document = document
        self.article = article
        self.published = published
    }
}

extension Citation: CustomStringConvertible {
    /// `PP 44/2015 Ps. 16(1)`.
    package var description: String { article.isEmpty ? document : "\(document) \(article)" }
}

/// How far a value may be trusted. It is a property of each value, never of a whole file.
package enum LawStatus: String, Sendable, Hashable, CaseIterable {
    /// A text in force says so, as the text or a public source gives it.
    case enacted
    /// From knowledge only, or left open by the sources; an amount that rests on it says so.
    case unverified
    /// A newer figure is due and not yet published; the last one is carried on.
    case projected

    /// The weaker of two: an amount is no better founded than the weakest value under it.
    package func weaker(_ other: LawStatus) -> LawStatus {
        let order: [LawStatus] = [.enacted, .projected, .unverified]
        return order.last { $0 == self || $0 == other } ?? self
    }
}
