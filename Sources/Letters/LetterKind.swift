/// A kind of letter; the raw value names its folder in `templates/letters/`.
package enum LetterKind: String, Sendable, Hashable, CaseIterable {
    /// Surat pengantar tagihan iuran: what a unit is to pay for a month, and until when.
    case bill
    /// Kwitansi: what was paid, in figures and in words.
    case receipt
    /// Rincian iuran: everybody of a month with what falls on each programme.
    case contributionDetails = "contribution-details"
    /// Sertifikat kepesertaan: which months of a person are protected.
    case certificate
    /// Laporan unit: coverage and money of a unit for a month.
    case unitReport = "unit-report"
    /// Surat teguran: what is overdue.
    case warningLetter = "warning-letter"

    /// Formulir 3 KK 1: a work accident, reported for the first time (phase I).
    case accidentReport = "accident-phase-one"
    /// Formulir 3a KK 2: how it ended (phase II).
    case accidentClosing = "accident-phase-two"
    /// Formulir 3b KK 3: the doctor's certificate, with blanks for the doctor.
    case doctorCertificate = "doctor-statement"
    /// What a family hands in after a death: the claim, the list of papers, the employment reference.
    case deathClaim = "death-claim"
    /// Surat keterangan ahli waris: a draft for the head of the village to sign.
    case heirStatement = "heir-letter"
    /// Asking for the scholarship of one child for one more year.
    case scholarshipRenewal = "scholarship-renewal"
    /// The handing over of benefits: list of recipients, minutes, facts for the press.
    case benefitHandover = "benefit-handover"
    /// The amount of one recipient on a large sheet, to be held up.
    case benefitReplica = "benefit-replica"
    /// Perjanjian kerja sama: what an office and a branch of BPJS agree upon.
    case agreement
    /// What changes it.
    case agreementAddendum = "agreement-addendum"
    /// Asking the branch to renew it.
    case agreementRenewal = "agreement-renewal"

    /// The invitation to a monitoring meeting, with its agenda.
    case meetingInvitation = "meeting-invitation"
    /// What was found and promised there, and who came.
    case meetingMinutes = "meeting-minutes"

    /// What is made by itself for a role, month by month or week by week.
    case periodicReport = "periodic-report"

    /// A civil servant lets the treasurer take dues for a worker off his allowance (TPP).
    case sponsorDeduction = "sponsor-deduction"
    /// What a sponsor has paid for a worker, month by month.
    case sponsorReceipt = "sponsor-receipt"
    /// The last paid month of a sponsored worker is near.
    case sponsorReminder = "sponsor-reminder"
    /// Surat teguran tertulis pertama dan kedua, of the ladder of sanctions against a company.
    case firstReprimand = "reprimand-first"
    case secondReprimand = "reprimand-second"
    /// Nota denda administratif.
    case sanctionFine = "sanction-fine"
    /// Asking the authority to refuse public services.
    case refusalRequest = "refusal-request"
    /// Telling the company that services are refused.
    case refusalNotice = "refusal-notice"
    /// Telling that they are given again.
    case refusalLifting = "refusal-lifting"
    /// Surat keterangan kepatuhan: a company does what it owes, for a tender.
    case complianceCertificate = "compliance-certificate"
    /// The list that hangs on a decree for vulnerable workers.
    case vulnerableDecreeList = "vulnerable-decree-list"
    /// A form for the visit at work, with the number of each row as a QR code.
    case vulnerableFieldForm = "vulnerable-field-form"
    /// Who received a card, to be signed.
    case vulnerableCardReceipt = "vulnerable-card-receipt"
    /// Telling somebody of a right that comes with time, before anybody asks.
    case rightNotice = "right-notice"
    /// The invitation to an event at which people are told about protection.
    case outreachInvitation = "outreach-invitation"
    /// A sheet to hang up, with a QR code of the page on which workers are enrolled.
    case outreachPoster = "outreach-poster"

    /// Whether it follows a form that only exists in Indonesian: then it is so in every language.
    package var isIndonesianForm: Bool {
        switch self {
        case .accidentReport, .accidentClosing, .doctorCertificate, .heirStatement: true
        case .bill, .receipt, .contributionDetails, .certificate, .unitReport, .warningLetter, .deathClaim,
            .scholarshipRenewal, .benefitHandover, .benefitReplica, .agreement, .agreementAddendum,
            .agreementRenewal, .meetingInvitation, .meetingMinutes, .sponsorDeduction, .sponsorReceipt,
            .sponsorReminder, .firstReprimand, .secondReprimand, .sanctionFine, .refusalRequest,
            .refusalNotice, .refusalLifting, .complianceCertificate, .vulnerableDecreeList,
            .vulnerableFieldForm, .vulnerableCardReceipt, .rightNotice, .outreachInvitation,
            .outreachPoster, .periodicReport:
            false
        }
    }

    /// The key of its name in `words/`.
    package var labelKey: String { "letter.kind.\(rawValue)" }
}
