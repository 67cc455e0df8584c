import HTML
import Testing

@Suite struct `HTML that the program writes` {
    @Test func `keeps what a stranger typed from becoming markup`() {
        var html = HTMLText()
        html.element("p", ["title": "\"><script>"], "<b>Siti & 'Aminah'</b>")
        #expect(
            html.text
                == "<p title=\"&quot;&gt;&lt;script&gt;\">&lt;b&gt;Siti &amp; &#39;Aminah&#39;&lt;/b&gt;</p>")
    }

    @Test func `nests elements in order`() {
        var html = HTMLText()
        html.element("ul") { html in
            html.element("li", "a")
            html.emptyElement("br")
            html.element("li", "b")
        }
        #expect(html.text == "<ul><li>a</li><br><li>b</li></ul>")
    }

    @Test func `replaces control characters and keeps line breaks and letters of any script`() {
        var html = HTMLText()
        html.text("a\u{0}b\nç中")
        #expect(html.text == "a\u{FFFD}b\nç中")
    }
}
