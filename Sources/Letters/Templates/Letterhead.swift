/// Whose letters these are and who signs them: the office's own data, beside the templates.
struct Letterhead: Sendable {
    /// Who signs a kind of letter.
    struct Signer: Sendable {
        let office: TemplateText
        let name: TemplateText
        let rank: TemplateText
        let nip: TemplateText
    }

    let file: String
    /// The line above the name: the government.
    let government: TemplateText
    let office: TemplateText
    let address: TemplateText
    let contact: TemplateText
    /// The name of a PNG beside this file; empty for none.
    let logo: String
    /// Where letters are signed.
    let place: TemplateText
    /// What comes before a code in the address under which it is looked up: `https://…/periksa/`.
    let verification: String
    private let signers: [String: Signer]

    /// Reads `letterhead.yaml`.
    ///
    /// - Throws: `LetterRefusal.template` with file and line.
    init(yaml: String, file: String) throws(LetterRefusal) {
        let node = try TemplateNode.parse(yaml, file: file)
        try node.allow([
            "government", "office", "address", "contact", "logo", "place", "verification", "signers",
        ])
        self.file = file
        government = try node.text("government")
        office = try node.text("office")
        address = try node.text("address")
        contact = try node.text(orEmpty: "contact")
        place = try node.text("place")
        logo = try Letterhead.logo(node)
        verification = try Letterhead.verification(node)
        let list = try node.required("signers")
        var signers: [String: Signer] = [:]
        for name in list.keys {
            guard name == "default" || LetterKind(rawValue: name) != nil else {
                throw list.fault(.unknownKey, name)
            }
            signers[name] = try Signer(try list.required(name))
        }
        guard signers["default"] != nil else { throw list.fault(.missingKey, "default") }
        self.signers = signers
    }

    func signer(of kind: LetterKind) -> Signer? { signers[kind.rawValue] ?? signers["default"] }

    /// A name beside the file, never a path.
    private static func logo(_ node: TemplateNode) throws(LetterRefusal) -> String {
        let name = try node.string("logo", otherwise: "")
        guard name.isEmpty || !name.hasPrefix(".") && !name.contains("/") else {
            throw node.fault(.wrongValue, name, at: node.part("logo")?.line)
        }
        return name
    }

    /// An address of the web, in letters that need no escaping anywhere it is written to.
    private static func verification(_ node: TemplateNode) throws(LetterRefusal) -> String {
        let address = try node.string("verification", otherwise: "")
        let known = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~:/?#=&%+".utf8)
        let isWeb = address.hasPrefix("https://") || address.hasPrefix("http://")
        guard address.isEmpty || isWeb && address.utf8.allSatisfy(known.contains) else {
            throw node.fault(.wrongValue, address, at: node.part("verification")?.line)
        }
        return address
    }
}

extension Letterhead.Signer {
    fileprivate init(_ node: TemplateNode) throws(LetterRefusal) {
        try node.allow(["office", "name", "rank", "nip"])
        office = try node.text("office")
        name = try node.text("name")
        rank = try node.text(orEmpty: "rank")
        nip = try node.text(orEmpty: "nip")
    }
}
