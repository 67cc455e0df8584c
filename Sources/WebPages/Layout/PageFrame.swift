import Access
package import HTML
package import WebGate
import Words

/// What is around every page: the head with who is at work, the menu of what he may, the foot.
package enum PageFrame {
    /// The whole document.
    ///
    /// - Throws: what the page's body throws.
    package static func html(_ page: Page, _ asking: Asking) throws -> HTMLText {
        var html = HTMLText()
        html.markup("<!doctype html>")
        try html.element("html", ["lang": asking.words.language.rawValue]) { html in
            html.element("head") { head(page, asking, &$0) }
            try html.element("body") { html in
                html.element("a", ["class": "skip", "href": "#isi"], asking("portal.skip"))
                top(asking, &html)
                menu(asking, &html)
                try html.element("main", ["id": "isi", "tabindex": "-1"]) { html in
                    try html.element("div", ["class": page.frame == .narrow ? "wide narrow" : "wide"]) {
                        crumbs(page, asking, &$0)
                        told(asking, &$0)
                        try page.body(&$0)
                    }
                }
                foot(asking, &html)
            }
        }
        return html
    }

    private static func head(_ page: Page, _ asking: Asking, _ html: inout HTMLText) {
        let assets = asking.portal.settings.assets
        html.emptyElement("meta", ["charset": "utf-8"])
        html.emptyElement("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"])
        html.element("title", "\(page.title) · Naungan")
        html.emptyElement("link", ["rel": "icon", "href": "/ikon.svg", "type": "image/svg+xml"])
        html.emptyElement("link", ["rel": "stylesheet", "href": assets.style.path])
        html.element("script", ["src": assets.script.path, "defer": ""]) { _ in }
    }

    private static func top(_ asking: Asking, _ html: inout HTMLText) {
        html.element("header", ["class": "head"]) { html in
            html.element("div", ["class": "wide"]) { html in
                html.element("a", ["class": "mark", "href": "/"]) {
                    Icons.mark(&$0)
                    $0.text("Naungan")
                }
                if asking.portal.settings.isDemonstration {
                    html.element("span", ["class": "state wait"], asking("portal.demonstration"))
                }
                html.element("div", ["class": "who"]) { who(asking, &$0) }
            }
        }
    }

    private static func who(_ asking: Asking, _ html: inout HTMLText) {
        if let permit = asking.visitor.permit {
            html.element("a", ["href": "/akun"]) {
                $0.text("\(permit.display) · \(asking("role." + permit.role.rawValue))")
            }
        }
        let other: Language = asking.words.language == .indonesian ? .english : .indonesian
        let back = asking.query.with("bahasa", other.rawValue).with("kabar", nil)
        // Two strokes at its beginning would make a host of it.
        let path = "/" + asking.path.drop { $0 == "/" }
        html.element(
            "a",
            [
                "href": "\(path)?\(back.urlEncoded)", "lang": other.rawValue,
                "hreflang": other.rawValue,
            ],
            other == .english ? "English" : "Bahasa Indonesia")
        if asking.visitor.permit == nil {
            if asking.path != "/masuk" { html.element("a", ["href": "/masuk"], asking("portal.sign-in")) }
            return
        }
        html.form("/keluar", asking) {
            $0.element("button", ["class": "quiet", "type": "submit"], asking("portal.sign-out"))
        }
    }

    private static func menu(_ asking: Asking, _ html: inout HTMLText) {
        let places = Menu.places.filter { place in
            place.isOpen ? asking.visitor.permit == nil : place.rights.contains { asking.may($0) }
        }
        guard !places.isEmpty else { return }
        let isShort = places.count <= Menu.most
        let open = places.filter { isShort || $0.group == .daily }
        html.element("nav", ["class": "nav", "aria-label": asking("portal.menu")]) { html in
            html.element("ul", ["class": "wide"]) { html in
                for place in open { html.element("li") { link(place, asking, &$0) } }
                guard !isShort else { return }
                html.element("li") { html in
                    more(places.filter { $0.group != .daily }, asking, &html)
                }
            }
        }
    }

    /// What is not of every day, by what belongs together; it says which of it one is at.
    private static func more(_ places: [Menu.Place], _ asking: Asking, _ html: inout HTMLText) {
        let here = places.first { Menu.holds($0, asking.path) }
        html.element("details", ["class": "more"]) { html in
            html.element("summary", ["class": here == nil ? nil : "here"]) { html in
                html.text(asking("menu.more"))
                if let here { html.text(": \(asking(here.title))") }
            }
            html.element("div", ["class": "groups"]) { html in
                for group in Menu.Group.allCases {
                    let some = places.filter { $0.group == group }
                    if some.isEmpty { continue }
                    let name = asking("menu.group.\(group.rawValue)")
                    html.element("div") { html in
                        html.element("p", name)
                        html.element("ul", ["aria-label": name]) { html in
                            for place in some { html.element("li") { link(place, asking, &$0) } }
                        }
                    }
                }
            }
        }
    }

    private static func link(_ place: Menu.Place, _ asking: Asking, _ html: inout HTMLText) {
        html.element(
            "a", ["href": place.path, "aria-current": Menu.holds(place, asking.path) ? "page" : nil],
            asking(place.title))
    }

    private static func crumbs(_ page: Page, _ asking: Asking, _ html: inout HTMLText) {
        guard !page.crumbs.isEmpty else { return }
        html.element("nav", ["class": "crumbs", "aria-label": asking("portal.crumbs")]) { html in
            for crumb in page.crumbs {
                html.element("a", ["href": crumb.path], crumb.title)
                html.text(" › ")
            }
            html.text(page.title)
        }
    }

    /// What an act before this page did: only sentences of ours, by their key.
    private static func told(_ asking: Asking, _ html: inout HTMLText) {
        guard let key = asking.query["kabar"], key.hasPrefix("told."), asking.words.template(key) != nil
        else { return }
        html.element("div", ["class": "notice good", "role": "status"]) {
            $0.element("p", asking(key))
        }
    }

    private static func foot(_ asking: Asking, _ html: inout HTMLText) {
        html.element("footer", ["class": "foot"]) { html in
            html.element("div", ["class": "wide"]) { html in
                html.element("p") {
                    $0.text(asking("portal.foot"))
                    $0.text(" ")
                    $0.element("a", ["href": "/bantuan", "class": "noprint"], asking("portal.help"))
                }
            }
        }
    }
}
