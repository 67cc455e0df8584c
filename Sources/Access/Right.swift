/// Something that may be done; the raw value stands in `templates/access/rights.csv`.
package enum Right: String, Sendable, CaseIterable {
    /// What is to be done today.
    case seeToday = "see-today"
    /// People by name, with NIK, KPJ and accounts masked.
    case seePeople = "see-people"
    /// The masked numbers of one person, with a reason that she can read.
    case revealIdentity = "reveal-identity"
    /// A unit's roster of a month is handed in.
    case submitRoster = "submit-roster"
    /// What was handed in, row by row.
    case seeRosters = "see-rosters"
    /// A roster of somebody else is approved or given back.
    case decideRoster = "decide-roster"
    /// People are sent to the civil registry with all their digits, and its replies are read in.
    case matchIdentities = "match-identities"
    /// Units are asked for their rosters.
    case manageCampaigns = "manage-campaigns"
    /// Jobs of people are opened, changed and closed.
    case changeJobs = "change-jobs"
    /// The months of registrations and how far they are.
    case seePeriods = "see-periods"
    /// What each person costs in a month, by name.
    case seeDuesOfPeople = "see-dues-of-people"
    /// Hitung.
    case calculatePeriod = "calculate-period"
    /// Finalisasi.
    case finalisePeriod = "finalise-period"
    /// Posting, by another hand than Finalisasi.
    case postPeriod = "post-period"
    /// Bills, payments and the journal.
    case seeMoney = "see-money"
    /// A payment is put forward.
    case proposePayment = "propose-payment"
    /// A payment that another put forward is booked or refused.
    case confirmPayment = "confirm-payment"
    /// Statements of a bank are read in.
    case importBank = "import-bank"
    /// Roster, SIPP, bill, payment and warrant are laid beside each other.
    case reconcile
    /// Who has not paid, and for how long.
    case seeArrears = "see-arrears"
    /// What may be seen is taken along as a file, with a watermark.
    case export
    /// Reminders and warning letters.
    case writeLetters = "write-letters"
    /// Cases of accident, death and old age, and how far they are.
    case seeClaims = "see-claims"
    /// A case is opened and its papers are gathered.
    case fileClaims = "file-claims"
    /// A case of somebody else is decided upon.
    case decideClaims = "decide-claims"
    /// Units with their coverage, money and agreements.
    case seeUnits = "see-units"
    /// The one page of the head of region.
    case seeLeadership = "see-leadership"
    /// Budgets of units with their versions, and how many months they pay.
    case seeBudgets = "see-budgets"
    /// A budget is written down: lines, purses, days, scenarios.
    case planBudgets = "plan-budgets"
    /// A budget of somebody else is decided.
    case decideBudgets = "decide-budgets"
    /// The chain of changes.
    case seeAudit = "see-audit"
    /// Accounts are made, closed and given units.
    case manageAccounts = "manage-accounts"
    /// What the government's installation is set to.
    case manageSettings = "manage-settings"
    /// Totals in which nobody can be found.
    case seeAggregates = "see-aggregates"
    /// Numbers that others counted, and targets, are entered.
    case manageFigures = "manage-figures"
    /// Meetings are planned, and what was found and promised there is kept.
    case runMeetings = "run-meetings"
    /// One's own record and who looked at it.
    case seeOwnRecord = "see-own-record"
    /// Agreements with BPJS, and the regulations that oblige.
    case seeAgreements = "see-agreements"
    /// An agreement is drafted, renewed and sent to whoever agrees to it.
    case draftAgreements = "draft-agreements"
    /// An agreement of somebody else's draft is agreed to, and its signing recorded.
    case signAgreements = "sign-agreements"
    /// The government's own regulations are written into the register.
    case manageRegulations = "manage-regulations"
    /// Sponsors and the workers for whom they pay (SERTAKAN).
    case seeSponsors = "see-sponsors"
    /// A sponsor's proposal is agreed to and entered, or refused, or ended.
    case verifySponsors = "verify-sponsors"
    /// Invitations to sponsors are given out, and civil servants counted.
    case inviteSponsors = "invite-sponsors"
    /// Events at which people are told are planned and kept.
    case runOutreach = "run-outreach"
    /// Companies with their workers, findings and sanctions.
    case seeCompanies = "see-companies"
    /// Companies are entered, counted and read in from lists.
    case keepCompanies = "keep-companies"
    /// Cases of sanctions are opened, letters served, and steps put forward.
    case handleSanctions = "handle-sanctions"
    /// A step that another put forward is decided: fine, refusal of services, lifting, appeal.
    case decideSanctions = "decide-sanctions"
    /// At the counter: whether a company may be served.
    case checkCompanies = "check-companies"
    /// Vulnerable workers and villages: who is proposed, and how far she is.
    case seeVulnerable = "see-vulnerable"
    /// Lists of people are brought.
    case proposeVulnerable = "propose-vulnerable"
    /// Whom somebody else proposed is found to be so, or not.
    case verifyVulnerable = "verify-vulnerable"
    /// Quotas, lists that hang out, decrees, batches, cards and what comes after the money.
    case decreeVulnerable = "decree-vulnerable"
    /// Signals: what is odd in enrolments, bills and wages, each with its case.
    case seeSignals = "see-signals"
    /// Signals are looked for and decided.
    case decideSignals = "decide-signals"
    /// The same through the interface for programs.
    case useAPI = "use-api"
}
