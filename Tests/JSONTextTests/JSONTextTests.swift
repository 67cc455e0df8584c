import Foundation
import JSONText
import Testing

@Suite struct `JSON that the program writes` {
    @Test func `keeps the order in which it is told`() {
        var json = JSONText()
        json.object { json in
            json.field("z", 1)
            json.field("a", "b")
            json.key("list")
            json.array { json in
                json.value(1)
                json.null()
                json.value(true)
                json.object { _ in }
            }
            json.field("none", nil as String?)
        }
        #expect(json.text == "{\"z\":1,\"a\":\"b\",\"list\":[1,null,true,{}],\"none\":null}")
    }

    @Test(arguments: ["plain", "quote \" and \\", "line\nbreak\ttab\r", "\u{1}\u{1f}", "é 中 🙂", ""])
    func `is read back by Foundation as the same text`(text: String) throws {
        var json = JSONText()
        json.array { $0.value(text) }
        let read = try JSONSerialization.jsonObject(with: Data(json.bytes)) as? [String]
        #expect(read == [text])
    }
}
