import Spreadsheets

/// The elements of camt.053 that say something of a movement; all others are passed over. The names are those
/// of ISO 20022 and the same from version 2 to 10.
enum CamtElement: CaseIterable {
    case message, statement, account, balance, entry, details, transaction
    case references, remittance, structured, creditorReference
    case id, iban, other, amount, direction, type, codeOrProprietary, code, status
    case bookingDay, valueDay, day, dayAndTime, amountDetails, transactionAmount
    case endToEnd, transactionID, instruction, servicerReference, entryReference, reference
    case unstructured, entryText, transactionText, parties, creditor, debtor, party, name
    case unknown

    init(_ name: XMLName) {
        for (element, written) in Self.names where name.matches(written) {
            self = element
            return
        }
        self = .unknown
    }

    private static let names: [(CamtElement, StaticString)] = [
        (.amount, "Amt"), (.direction, "CdtDbtInd"), (.code, "Cd"), (.references, "Refs"), (.day, "Dt"),
        (.entry, "Ntry"), (.details, "NtryDtls"), (.transaction, "TxDtls"), (.bookingDay, "BookgDt"),
        (.valueDay, "ValDt"), (.dayAndTime, "DtTm"), (.status, "Sts"), (.remittance, "RmtInf"),
        (.unstructured, "Ustrd"), (.structured, "Strd"), (.creditorReference, "CdtrRefInf"),
        (.reference, "Ref"), (.endToEnd, "EndToEndId"), (.transactionID, "TxId"), (.instruction, "InstrId"),
        (.servicerReference, "AcctSvcrRef"), (.entryReference, "NtryRef"), (.entryText, "AddtlNtryInf"),
        (.transactionText, "AddtlTxInf"), (.parties, "RltdPties"), (.creditor, "Cdtr"), (.debtor, "Dbtr"),
        (.party, "Pty"), (.name, "Nm"), (.amountDetails, "AmtDtls"), (.transactionAmount, "TxAmt"),
        (.statement, "Stmt"), (.account, "Acct"), (.balance, "Bal"), (.type, "Tp"),
        (.codeOrProprietary, "CdOrPrtry"), (.id, "Id"), (.iban, "IBAN"), (.other, "Othr"),
        (.message, "BkToCstmrStmt"),
    ]
}
