import Access
import Benefits
import ClaimBooks
import Claims
import DeskBooks
import HTML
import LawBook
import Membership
import MoneyAndDates
import WebGate
import Words

/// Who inherits, in the order of the law, and which papers they bring, in plain words.
struct ClaimHeirsPart {
    let asking: Asking
    let sheet: ClaimDesk.Sheet
    let heirs: Heirs

    func write(_ html: inout HTMLText) {
        html.element("section", ["class": "sheet", "aria-labelledby": "waris"]) { html in
            html.element("h2", ["id": "waris"], asking("claims.heirs"))
            ReasonText.write(heirs.reason, asking, &html)
            if heirs.ranked.isEmpty {
                html.empty(asking("heirs.none"), edit)
            } else {
                table(&html)
                html.element("h3", asking("claims.heirs-bring"))
                html.element("ul") { html in
                    for paper in heirs.papers { html.element("li", asking(paper)) }
                }
                if let edit {
                    html.element("a", ["class": "button quiet", "href": edit.path], edit.label)
                }
            }
        }
    }

    private var edit: (path: String, label: String)? {
        guard asking.may(.fileClaims) else { return nil }
        return ("/orang/\(sheet.claim.opening.person)/ahli-waris", asking("heirs.edit"))
    }

    private func table(_ html: inout HTMLText) {
        html.table(
            asking("claims.heirs"),
            [
                Column(asking("heirs.name")), Column(asking("heirs.relation")), Column(asking("heirs.born")),
                Column(asking("claims.heir-place")), Column(asking("heirs.checked")),
            ]
        ) { html in
            for ranked in heirs.ranked {
                html.element("tr") { html in
                    html.element("th", ["scope": "row"], ranked.heir.name)
                    html.cell(asking(ranked.heir.relation.labelKey))
                    html.cell(asking.text(ranked.heir.born))
                    html.element("td") { html in
                        if ranked.isFirst {
                            html.state(asking("claims.entitled"), .good)
                        } else {
                            html.text(ranked.rank.map { asking("claims.rank", ["rank": .number($0)]) } ?? "–")
                        }
                    }
                    html.element("td") { HeirFacts.state(ranked.heir, asking, &$0) }
                }
            }
        }
    }
}

/// The scholarships of the children of a claim.
struct ChildrenPart {
    let asking: Asking
    let sheet: ClaimDesk.Sheet

    private var mayBegin: Bool {
        let claim = sheet.claim
        let brings = claim.type == .death || claim.type == .workAccident || claim.type == .scholarship
        return brings && asking.may(.fileClaims) && claim.stage != .withdrawn && claim.stage != .refused
    }

    private var waiting: [Heir] {
        let there = Set(sheet.children.map(\.years.child.heir))
        return sheet.view.facts.heirs.filter {
            $0.relation == .child && $0.school != nil && !there.contains($0.id)
        }
    }

    func write(_ html: inout HTMLText) {
        guard !sheet.children.isEmpty || (mayBegin && !waiting.isEmpty) else { return }
        html.element("section", ["class": "sheet", "aria-labelledby": "anak"]) { html in
            html.element("h2", ["id": "anak"], asking("claims.children"))
            for kept in sheet.children { ScholarshipChildPart.write(kept, asking, &html) }
            guard mayBegin else { return }
            for child in waiting {
                html.form("/klaim/\(sheet.id)/beasiswa/\(child.id)/mulai", asking) { html in
                    html.submit(asking("claims.begin-child", ["name": .text(child.name)]), style: "quiet")
                }
            }
        }
    }
}
