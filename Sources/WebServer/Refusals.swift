import Access
import HTML
import LawBook
import SQLStore
import WebGate
import Words

/// What a visitor reads where there is no answer.
enum Refusals {
    /// Nil for an error of the world or of ours, which is logged and told as such.
    static func answer(_ error: any Error, _ asking: Asking) -> Answer? {
        switch error {
        case is NotThere: return notThere(asking)
        case let refusal as AccessRefusal: return access(refusal, asking)
        case let large as TooLarge:
            let size = asking("error.too-large", ["size": .number(max(1, large.most / 1_048_576))])
            return refused(asking, "error.too-large.title", size, status: 413)
        case is NotAForm: return formOld(asking, status: 400)
        case let refusal as any TellableRefusal:
            return refused(asking, "error.refused.title", asking.words(refusal.note), status: 422)
        case let refusal as StoreRefusal:
            let sentence = asking.words.filled(refusal.key, refusal.arguments)
            return refused(asking, "error.refused.title", sentence, status: 422)
        default: return nil
        }
    }

    /// The same for a program; nil for what nobody expected, which is our own fault.
    static func problem(_ error: any Error, _ asking: Asking) -> Problem? {
        switch error {
        case is NotThere, AccessRefusal.outOfReach:
            Problem(status: 404, kind: "not-there", detail: asking("error.not-there"))
        case AccessRefusal.unknownToken, AccessRefusal.signInFailed:
            Problem(status: 401, kind: "token", detail: asking.words(AccessRefusal.unknownToken.note))
        case let refusal as AccessRefusal:
            Problem(status: status(of: refusal), kind: kind(of: refusal), detail: asking.words(refusal.note))
        case let large as TooLarge:
            Problem(
                status: 413, kind: "too-large",
                detail: asking("error.too-large", ["size": .number(max(1, large.most / 1_048_576))]))
        case let refusal as any TellableRefusal:
            Problem(status: 422, kind: "refused", detail: asking.words(refusal.note))
        case let refusal as StoreRefusal:
            Problem(
                status: 422, kind: "refused", detail: asking.words.filled(refusal.key, refusal.arguments))
        default: nil
        }
    }

    private static func status(of refusal: AccessRefusal) -> Int {
        switch refusal {
        case .forbidden, .mustChangePassword: 403
        case .tooMany, .locked: 429
        default: 422
        }
    }

    private static func kind(of refusal: AccessRefusal) -> String {
        switch status(of: refusal) {
        case 403: "forbidden"
        case 429: "too-many"
        default: "refused"
        }
    }

    static func notThere(_ asking: Asking) -> Answer {
        refused(asking, "error.not-there.title", asking("error.not-there"), status: 404)
    }

    static func formOld(_ asking: Asking, status: Int = 403) -> Answer {
        refused(asking, "error.form-old.title", asking("error.form-old"), status: status)
    }

    static func broken(_ asking: Asking, number: String) -> Answer {
        let sentence = asking("error.broken", ["number": .text(number)])
        return refused(asking, "error.broken.title", sentence, status: 500)
    }

    private static func access(_ refusal: AccessRefusal, _ asking: Asking) -> Answer {
        switch refusal {
        case .outOfReach: notThere(asking)
        case .mustChangePassword: .see("/akun/sandi")
        case .forbidden:
            refused(asking, "error.forbidden.title", asking.words(refusal.note), status: 403)
        case .tooMany, .locked:
            refused(asking, "error.refused.title", asking.words(refusal.note), status: 429)
        default: refused(asking, "error.refused.title", asking.words(refusal.note), status: 422)
        }
    }

    private static func refused(_ asking: Asking, _ title: String, _ sentence: String, status: Int) -> Answer
    {
        .page(asking(title), status: status, frame: .narrow) { html in
            html.element("div", ["class": "sheet"]) { html in
                html.element("h1", asking(title))
                html.element("p", ["role": "alert"], sentence)
                html.element("a", ["class": "button quiet", "href": "/"], asking("error.back"))
            }
        }
    }
}
