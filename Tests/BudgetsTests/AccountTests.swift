import Budgets
import LawBook
import Membership
import Testing

@Suite struct `Codes of accounts` {
    @Test(
        arguments: [
            "5.1.02.02.02.0006", "510202020006", "5.1.2.2.2.6", "5.1.2.02.02.0006", " 5.1.02.02.02.0006. ",
        ])
    func `are one whatever their dots and lost noughts`(written: String) {
        #expect(AccountCode(written)?.description == "5.1.02.02.02.0006")
        #expect(AccountCode(written)?.scheme == .account)
    }

    @Test func `of activities and of villages are told from those of accounts`() {
        #expect(AccountCode("2.7.5.2.1.3")?.description == "2.07.05.02.01.0003")
        #expect(AccountCode("2070502010003")?.scheme == .subActivity)
        #expect(AccountCode("5.01.02.02.02.0006")?.scheme == .subActivity)
        #expect(AccountCode("5.1.3.3.")?.description == "5.1.3.03")
        #expect(AccountCode("51303")?.scheme == .villageAccount)
    }

    @Test(
        arguments: [
            "", ".", "5", "5.1", "5.1.02.02.02", "5.1.02.02.02.00066", "5.1.102.02.02.0006", "5.1.a.02.02.6",
            "51020202000", "5102020200066", "5..02.02.02.0006", "٥.1.02.02.02.0006",
        ])
    func `with another number of segments or digits are none`(written: String) {
        let code = AccountCode(written)
        #expect(code == nil || code?.scheme == .subActivity)
        #expect(written != "5102020200066" ? code == nil : true)
    }

    @Test func `that no list knows are refused with the nearest that are known`() throws {
        let accounts = try Shipped.accounts.get()
        #expect(try accounts.account("510202020006", in: 2026).programmes == ProgrammeSet(.workAccident))
        do {
            _ = try accounts.account("5.1.02.02.02.0066", in: 2026)
            Issue.record("an unknown account was taken")
        } catch {
            guard case .unknownAccount("5.1.02.02.02.0066", let nearest) = error else {
                Issue.record("another refusal")
                return
            }
            #expect(nearest.count == 3 && nearest.map(\.description).contains("5.1.02.02.02.0006"))
        }
        #expect(throws: BudgetRefusal.self) { try accounts.account("iuran", in: 2026) }
    }

    @Test func `of part-time contracts hold from 2026 on`() throws {
        let accounts = try Shipped.accounts.get()
        #expect(try accounts.account("5.1.02.02.02.0026", in: 2026).categories == [.partTimeContract])
        #expect(throws: BudgetRefusal.self) { try accounts.account("5.1.02.02.02.0026", in: 2025) }
        #expect(accounts.accounts(for: .death, of: .partTimeContract, in: 2026).count == 4)
        #expect(accounts.accounts(for: .death, of: .partTimeContract, in: 2025).isEmpty)
        #expect(accounts.accounts(for: .death, of: .vulnerable, in: 2026).isEmpty)
    }

    @Test(
        arguments: [
            "sipd,5.1,JKK,-,2021,-,enacted,a,b", "sipd,5.1.3.03,JKK,-,2021,-,enacted,a,b",
            "sipd,5.1.02.02.02.0006,JKX,-,2021,-,enacted,a,b",
            "sipd,5.1.02.02.02.0006,JKK,orang,2021,-,enacted,a,b",
            "sipd,5.1.02.02.02.0006,JKK,-,soon,-,enacted,a,b",
            "sipd,5.1.02.02.02.0006,JKK,-,2021,x,enacted,a,b",
            "sipd,5.1.02.02.02.0006,JKK,-,2021,-,true,a,b", "sipd,5.1.02.02.02.0006,JKK",
        ])
    func `in a table are refused with file and line`(row: String) {
        #expect(throws: BudgetTableFault.self) {
            try AccountList(tables: [("a.csv", "# a\nhead,,,,,,,,\n" + row)])
        }
        do {
            _ = try AccountList(tables: [("a.csv", "# a\nhead,,,,,,,,\n" + row)])
        } catch {
            #expect(error.description.hasPrefix("a.csv:3: "))
        }
    }
}
