import Access
import AccessBooks
import DeskBooks
import SQLStore
import TestDatabases
import TestPortal
import Testing
import WebPages

@Suite struct `The pages of work` {
    @Test(arguments: TestEngine.atHand)
    func `show it to whoever ordered it, renew themselves until it is over, and escape what it is about`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town async throws in
            let desk = try await town.desk(.opdOperator)
            let office = desk.office
            let number = office.identifiers.next()
            try await office.act { connection, instant in
                try WorkQueue.order(
                    WorkOrder(kind: "no-such", subject: "<b>daftar</b>.xlsx", argument: "1"), number: number,
                    desk: desk, instant: instant, on: connection)
                return Act((), [])
            }
            let browser = try await Browser.entered(town, as: .opdOperator)
            let list = try await browser.get("/pekerjaan")
            #expect(list.status == 200 && list.text.contains("/pekerjaan/\(number)"))
            #expect(list.text.contains("&lt;b&gt;daftar") && !list.text.contains("<b>daftar"))
            let page = try await browser.get("/pekerjaan/\(number)")
            #expect(page.status == 200 && page.headers["Refresh"] ?? page.headers["refresh"] == "2")
            #expect(page.text.contains("<progress"))
            #expect(try await PortalWork.runOnce(town.portal))
            let over = try await browser.get("/pekerjaan/\(number)")
            #expect(over.headers["refresh"] == nil && over.headers["Refresh"] == nil)
            #expect(over.text.contains("role=\"alert\""))
            let other = try await Browser.entered(town, as: .treasurer)
            #expect(try await other.get("/pekerjaan/\(number)").status == 404)
            #expect(try await other.get("/pekerjaan/abc").status == 404)
            #expect(try await Browser(town.portal).get("/pekerjaan").location?.hasPrefix("/masuk") == true)
        }
    }
}
