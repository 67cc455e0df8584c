package import Claims
package import Membership
package import MoneyAndDates
package import SQLDatabase
package import SQLStore

/// A letter that told somebody of a right that comes with a month.
package struct RightNotice: Sendable, Hashable {
    /// Under which its paper is looked up.
    package let number: Int64
    package let draftedOn: Day
    /// Who drafted it first.
    package let draftedBy: String
}

/// Whom a letter tells of which right of a month.
package struct RightNoticeSubject: Sendable, Hashable {
    package let person: PersonID
    package let right: ArisingRight
    package let month: Month
    /// The child whom it is about; nil where the right is the person's own.
    package let child: HeirID?

    package init(_ person: PersonID, _ right: ArisingRight, in month: Month, child: HeirID? = nil) {
        self.person = person
        self.right = right
        self.month = month
        self.child = child
    }
}

/// Which letters about rights were drafted, when and by whom: one row for a person, a right and a month.
package enum RightNotices {
    /// The letters to some people about a right of a month, by person and child.
    static func of(
        _ people: [PersonID], _ right: ArisingRight, in month: Month, _ government: Int64,
        on connection: any SQLConnection
    ) throws -> [RightNoticeSubject: RightNotice] {
        guard !people.isEmpty else { return [:] }
        let places = people.indices.map { "$\($0 + 4)" }.joined(separator: ", ")
        var notices: [RightNoticeSubject: RightNotice] = [:]
        try connection.query(
            """
            SELECT n.person_id, n.heir_id, n.notice_id, n.drafted_on, n.drafted_by FROM right_notice n
            WHERE n.gov_id = $1 AND n.right_code = $2 AND n.for_month = $3 AND n.person_id IN (\(places))
            ORDER BY n.person_id, n.heir_id
            """,
            [.integer(government), .text(right.rawValue), .integer(number(of: month))]
                + people.map { .integer($0.number) }
        ) { row in
            let heir = try row.integer(1)
            let subject = RightNoticeSubject(
                PersonID(try row.integer(0)), right, in: month, child: heir == 0 ? nil : HeirID(heir))
            notices[subject] = RightNotice(
                number: try row.integer(2), draftedOn: try Day(number: try row.integer(3), "right_notice"),
                draftedBy: try row.text(4))
        }
        return notices
    }

    /// Writes down that letters are drafted, in the transaction in which their papers are given out.
    ///
    /// - Parameter drafts: each with the number of its paper; none that was drafted before.
    /// - Returns: what the audit chain is to have.
    /// - Throws: `ClaimBookRefusal.noticeDrafted` where somebody else drafted one of them meanwhile.
    package static func record(
        _ drafts: [(subject: RightNoticeSubject, number: Int64)], by office: Office, at instant: Int64,
        on connection: any SQLConnection
    ) throws -> [AuditChange] {
        guard !drafts.isEmpty else { return [] }
        let subjects = drafts.map(\.subject)
        let written = try connection.write(
            BulkRows(
                "right_notice",
                [
                    ("gov_id", .constant(.integer(office.government))),
                    ("person_id", .integers(subjects.map(\.person.number))),
                    ("right_code", .texts(TextColumn(subjects.map(\.right.rawValue)))),
                    ("for_month", .integers(subjects.map { number(of: $0.month) })),
                    ("heir_id", .integers(subjects.map { $0.child?.number ?? 0 })),
                    ("notice_id", .integers(drafts.map(\.number))),
                    ("drafted_by", .constant(.text(office.actor))),
                    ("drafted_on", .constant(.integer(office.today.number))),
                    ("recorded_ms", .constant(.integer(instant))),
                ], conflict: .keep(key: ["gov_id", "person_id", "right_code", "for_month", "heir_id"])))
        guard written == drafts.count else { throw ClaimBookRefusal.noticeDrafted }
        return subjects.map { subject in
            let child = subject.child.map { "/heir/\($0)" } ?? ""
            return office.change(
                "right.draft", of: "person/\(subject.person)\(child)",
                after: "\(subject.right.rawValue) \(subject.month)")
        }
    }

    /// A condition behind a WHERE, that the letter of a person was not drafted yet.
    ///
    /// - Parameters: the columns of the person and the government, as the statement calls them.
    package static func undrafted(
        _ right: ArisingRight, in month: Month, person: String, government: String
    ) -> String {
        """
         AND NOT EXISTS (SELECT 1 FROM right_notice told WHERE told.gov_id = \(government)
            AND told.person_id = \(person) AND told.right_code = '\(right.rawValue)'
            AND told.for_month = \(number(of: month)) AND told.heir_id = 0)
        """
    }

    /// As the tables have a month: `202607`.
    private static func number(of month: Month) -> Int64 { Int64(month.yyyymm) }
}
