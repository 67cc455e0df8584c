package import Claims
package import Continuity
package import LawBook
package import Membership

/// What the books of claims go by: the forms, and the law in three parts. Read once, shared by all.
package struct ClaimRules: Sendable {
    package let forms: [ClaimType: ClaimForm]
    package let law: ClaimLaw
    package let continuity: ContinuityLaw
    package let membership: MembershipLaw
    /// By which day the dues of a month are to be paid; before it nobody is in arrears.
    package let dueDates: DueDateLaw

    /// - Throws: `LawBook.Fault` where the book lacks what claims ask for, or `LawGap`.
    package init(_ book: LawBook, forms: [ClaimForm]) throws {
        self.forms = Dictionary(forms.map { ($0.type, $0) }, uniquingKeysWith: { $1 })
        law = try ClaimLaw(from: book, forms: forms)
        continuity = try ContinuityLaw(from: book)
        membership = try MembershipLaw(from: book)
        dueDates = try DueDateLaw(from: book)
    }

    /// The form of a type.
    package func form(_ type: ClaimType) -> ClaimForm {
        guard let form = forms[type] else { preconditionFailure("every type of claim has its form") }
        return form
    }
}
