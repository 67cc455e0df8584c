import Access
import CompanyDuty
import DeskBooks
import HTML
import LawBook
import MoneyAndDates
import WebGate

/// Companies: the register, what is wrong with each, the ladder of sanctions, and the counter.
enum CompanyPages {
    static let routes: [Route] = [
        CompanyBoardPage.routes, CompanyFormPages.routes, CounterPage.routes, SanctionPage.routes,
        SanctionActs.routes, CompanyPage.routes,
    ].flatMap(\.self)
}

extension Asking {
    /// The companies of whoever entered.
    func companies() throws -> CompanyDesk {
        CompanyDesk(try desk(), law: try CompanyLaw(from: portal.law.book))
    }

    /// A day of a form.
    func dayOfForm(_ name: String) throws -> Day {
        guard let day = form[name].flatMap({ Day(iso: $0) }) else {
            throw FormRefusal("companies.day-needed")
        }
        return day
    }

    /// A text of a form, without blanks around it and of bounded length.
    func textOfForm(_ name: String) -> String { AgreementActs.text(self, name) }

    /// An amount of a form; nil where nothing was typed.
    func amountOfForm(_ name: String) throws -> Rupiah? {
        guard let typed = form[name], !typed.isEmpty else { return nil }
        guard let amount = WrittenAmount(typed) else { throw FormRefusal("companies.amount-wrong") }
        return amount.rupiah
    }
}

extension SanctionStage {
    var tone: Tone {
        switch self {
        case .opened, .firstReprimand, .secondReprimand, .fined, .requested, .toBeLifted: .wait
        case .refused: .bad
        case .lifted, .cured: .good
        case .annulled: .plain
        }
    }
}
