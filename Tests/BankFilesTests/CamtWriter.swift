/// Writes camt.053 for the tests, as the banks of the world do: each part can be left out or replaced.
struct CamtWriter {
    var version = "08"
    var statements: [Statement] = []
    var prolog = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"

    struct Statement {
        var id = "S-1"
        var account = "<Othr><Id>1400012345678</Id></Othr>"
        var balances: [(kind: String, amount: String)] = []
        var entries: [String] = []
    }

    var text: String {
        let space = "urn:iso:std:iso:20022:tech:xsd:camt.053.001.\(version)"
        return prolog + "<Document xmlns=\"\(space)\"><BkToCstmrStmt><GrpHdr><MsgId>M</MsgId></GrpHdr>"
            + statements.map(written).joined() + "</BkToCstmrStmt></Document>"
    }

    private func written(_ statement: Statement) -> String {
        let balances = statement.balances.map { kind, amount in
            let isDebit = amount.hasPrefix("-")
            return "<Bal><Tp><CdOrPrtry><Cd>\(kind)</Cd></CdOrPrtry></Tp>"
                + "<Amt Ccy=\"IDR\">\(isDebit ? String(amount.dropFirst()) : amount)</Amt>"
                + "<CdtDbtInd>\(isDebit ? "DBIT" : "CRDT")</CdtDbtInd>"
                + "<Dt><Dt>2026-03-01</Dt></Dt></Bal>"
        }
        return "<Stmt><Id>\(statement.id)</Id><Acct><Id>\(statement.account)</Id><Ccy>IDR</Ccy></Acct>"
            + balances.joined() + statement.entries.joined() + "</Stmt>"
    }

    /// An entry. Up to version 2 its status is a word, from then on a code.
    static func entry(
        _ amount: String, _ direction: String = "DBIT", currency: String = "IDR", status: String = "BOOK",
        day: String? = "<Dt>2026-03-05</Dt>", version: Int = 8, details: String = ""
    ) -> String {
        "<Ntry><Amt Ccy=\"\(currency)\">\(amount)</Amt><CdtDbtInd>\(direction)</CdtDbtInd><Sts>"
            + (version > 2 ? "<Cd>\(status)</Cd>" : status) + "</Sts>"
            + (day.map { "<BookgDt>\($0)</BookgDt>" } ?? "") + details + "</Ntry>"
    }

    /// What the payer wrote, in a transaction of its own.
    static func transaction(_ text: String, _ amount: String? = nil, references: String = "") -> String {
        "<TxDtls><Refs>\(references)</Refs>" + (amount.map { "<Amt Ccy=\"IDR\">\($0)</Amt>" } ?? "")
            + "<RmtInf><Ustrd>\(text)</Ustrd></RmtInf></TxDtls>"
    }

    static func details(_ transactions: String...) -> String {
        "<NtryDtls>\(transactions.joined())</NtryDtls>"
    }

    /// A document with one statement of these entries.
    static func document(
        _ entries: String..., balances: [(String, String)] = [], version: String = "08"
    ) -> String {
        CamtWriter(
            version: version, statements: [Statement(balances: balances, entries: entries)]
        ).text
    }
}
