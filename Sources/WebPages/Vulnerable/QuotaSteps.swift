import Access
import DeskBooks
import HTML
import LawBook
import Membership
import MoneyAndDates
import VulnerableBooks
import VulnerableWorkers
import WebGate
import Words

/// What can be done with a quota, in the order in which it is done; what cannot be done yet is not shown.
struct QuotaSteps {
    let asking: Asking
    let sheet: VulnerableDesk.Sheet

    private var path: String { "/rentan/\(sheet.quota.id)" }
    private func count(_ stage: ProposalStage) -> Int { sheet.quota.counts[stage] ?? 0 }

    func write(_ html: inout HTMLText) {
        html.element("section", ["class": "sheet noprint", "aria-labelledby": "judul-langkah"]) { html in
            html.element("h2", ["id": "judul-langkah"], asking("vulnerable.steps"))
            if asking.may(.proposeVulnerable) {
                html.element("p") {
                    $0.element(
                        "a", ["class": "button", "href": "\(path)/unggah"], asking("vulnerable.bring"))
                }
            }
            if asking.mayForAll(.verifyVulnerable) { verification(&html) }
            if asking.mayForAll(.decreeVulnerable) { decision(&html) }
        }
        papers(&html)
    }

    private func verification(_ html: inout HTMLText) {
        let open = count(.proposed) + count(.checked)
        guard open > 0 else { return }
        html.element("div", ["class": "row"]) { html in
            button("cek", "vulnerable.check-do", &html, style: "quiet")
            if count(.checked) > 0 { button("verifikasi", "vulnerable.verify-all", &html) }
            html.form("\(path)/formulir", asking) {
                $0.submit(asking("vulnerable.field-form"), style: "quiet")
            }
            html.element(
                "a", ["class": "button quiet", "href": "\(path)/lembar"], asking("vulnerable.field-sheet"))
        }
        upload("lapangan", "vulnerable.field-back", "vulnerable.field-hint", &html)
    }

    private func decision(_ html: inout HTMLText) {
        if count(.verified) > 0 { button("umumkan", "vulnerable.post-do", &html) }
        for posting in sheet.postings.prefix(3) { self.posting(posting, &html) }
        if count(.posted) + count(.waiting) > 0, !sheet.postings.isEmpty { decree(&html) }
        if count(.decreed) + count(.rejected) > 0, !sheet.decrees.isEmpty {
            button("kirim", "vulnerable.send-do", &html)
        }
        if count(.sent) > 0, let batch = sheet.batches.first(where: { $0.unanswered > 0 }) {
            html.element("details", ["open": ""]) { html in
                html.element("summary", asking("vulnerable.reply"))
                html.form("\(path)/balasan", asking, style: "stack", files: true) { html in
                    html.hidden("kiriman", String(batch.id))
                    file("balasan", "vulnerable.reply-hint", &html)
                    html.optional(
                        "mulai", name: "mulai", asking("vulnerable.begin"), type: "month",
                        hint: asking("vulnerable.begin-hint"))
                    html.submit(asking("vulnerable.reply-do"))
                }
            }
        }
        share(&html)
    }

    private func posting(_ posting: Posting, _ html: inout HTMLText) {
        html.element("p") { html in
            html.element(
                "a", ["href": "/rentan/pengumuman/\(posting.address)"],
                asking(
                    "vulnerable.posting",
                    [
                        "from": .day(posting.from), "through": .day(posting.through),
                        "count": asking.counted(posting.people),
                    ]))
            html.text(" · ")
            html.element(
                "a", ["href": "/rentan/sanggahan/\(posting.id)"],
                asking("vulnerable.corrections", ["count": asking.counted(posting.openCorrections)]))
        }
    }

    private func decree(_ html: inout HTMLText) {
        html.form("\(path)/sk", asking, style: "row") { html in
            html.field("nomor-sk", name: "nomor", asking("vulnerable.decree-number"))
            html.field(
                "tanggal-sk", name: "tanggal", asking("vulnerable.decree-day"), type: "date",
                value: asking.portal.today().description)
            html.submit(asking("vulnerable.decree-do"))
        }
    }

    private func share(_ html: inout HTMLText) {
        html.element("details") { html in
            html.element("summary", asking("vulnerable.share"))
            html.form("\(path)/jatah", asking, style: "row") { html in
                html.field(
                    "unit-jatah", name: "unit", asking("vulnerable.unit-code"),
                    hint: asking("vulnerable.unit-code-hint"))
                html.field(
                    "tempat", name: "tempat", asking("vulnerable.places"), inputMode: "numeric")
                html.submit(asking("vulnerable.save"), style: "quiet")
            }
        }
    }

    private func button(_ act: String, _ label: String, _ html: inout HTMLText, style: String? = nil) {
        html.form("\(path)/\(act)", asking) { $0.submit(asking(label), style: style) }
    }

    private func upload(_ act: String, _ label: String, _ hint: String, _ html: inout HTMLText) {
        html.element("details") { html in
            html.element("summary", asking(label))
            html.form("\(path)/\(act)", asking, style: "stack", files: true) { html in
                file(act, hint, &html)
                html.submit(asking(label), style: "quiet")
            }
        }
    }

    private func file(_ name: String, _ hint: String, _ html: inout HTMLText) {
        FileField.write("berkas-\(name)", asking(hint), asking, &html)
    }

    /// Decrees and batches with what can be taken along.
    private func papers(_ html: inout HTMLText) {
        guard !sheet.decrees.isEmpty, asking.mayForAll(.decreeVulnerable) else { return }
        html.element("section", ["class": "sheet", "aria-labelledby": "judul-sk"]) { html in
            html.element("h2", ["id": "judul-sk"], asking("vulnerable.decrees"))
            for decree in sheet.decrees.prefix(20) { self.decree(decree, &html) }
            for batch in sheet.batches.prefix(20) {
                html.element("div", ["class": "row"]) { html in
                    html.element(
                        "p",
                        asking(
                            "vulnerable.batch",
                            [
                                "day": .day(batch.sent), "count": asking.counted(batch.people),
                                "accepted": asking.counted(batch.accepted),
                                "rejected": asking.counted(batch.rejected),
                                "open": asking.counted(batch.unanswered),
                            ]))
                    html.form("/rentan/kiriman/\(batch.id)", asking) {
                        $0.submit(asking("vulnerable.batch-file"), style: "quiet")
                    }
                }
            }
        }
    }

    /// A digest in parts, so that it goes on below on a narrow screen.
    private static func parted(_ digest: String) -> String {
        stride(from: 0, to: digest.count, by: 8).map { start in
            String(digest.dropFirst(start).prefix(8))
        }.joined(separator: " ")
    }

    private func decree(_ decree: Decree, _ html: inout HTMLText) {
        html.element(
            "h3", asking("vulnerable.decree", ["number": .text(decree.number), "day": .day(decree.signed)]))
        html.element("p") { html in
            html.text(
                asking("vulnerable.decree-people", ["count": asking.counted(decree.people)]) + " SHA-256 ")
            html.element("code", QuotaSteps.parted(decree.digest))
        }
        if let last = decree.withdrawnOn {
            html.state(asking("vulnerable.withdrawn", ["day": .day(last)]), .bad)
        }
        html.element("div", ["class": "row noprint"]) { html in
            for (kind, label) in [
                ("lampiran", "vulnerable.decree-list"), ("tanda-terima", "vulnerable.card-list"),
            ] {
                html.form("/rentan/sk/\(decree.id)/\(kind)", asking) { html in
                    html.submit(asking(label), style: "quiet")
                }
            }
        }
        guard decree.withdrawnOn == nil else { return }
        html.element("details", ["class": "noprint"]) { html in
            html.element("summary", asking("vulnerable.withdraw"))
            html.form("/rentan/sk/\(decree.id)/cabut", asking, style: "row") { html in
                html.hidden("kuota", String(sheet.quota.id.number))
                html.field(
                    "cabut-\(decree.id)", name: "tanggal", asking("vulnerable.withdraw-day"), type: "date",
                    value: asking.portal.today().description)
                html.field("alasan-\(decree.id)", name: "alasan", asking("vulnerable.reason"))
                html.submit(asking("vulnerable.withdraw-do"), style: "quiet")
            }
        }
    }
}

/// A table file to be brought.
enum FileField {
    static func write(_ identifier: String, _ hint: String, _ asking: Asking, _ html: inout HTMLText) {
        html.element("div") { html in
            html.element("label", ["for": identifier], asking("vulnerable.file"))
            html.element("p", ["class": "hint", "id": "\(identifier)-hint"], hint)
            html.emptyElement(
                "input",
                [
                    "id": identifier, "name": "berkas", "type": "file", "required": "",
                    "accept": ".csv,.xlsx,.xls,.tsv", "aria-describedby": "\(identifier)-hint",
                ])
        }
    }
}
