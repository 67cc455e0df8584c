package import Membership

/// A bill of one unit and month.
package typealias BillID = Identifier<Bill>
/// A named adjustment of a month that is closed.
package typealias CorrectionID = Identifier<BillCorrection>
/// Money that reached BPJS, as the bank or EPS confirms it.
package typealias PaymentID = Identifier<Payment>
/// Anything else that happened once: a refund, a write-off, a line of a bank statement, a transfer.
package typealias EventID = Identifier<DuesEvent>
