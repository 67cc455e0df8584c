/// The words the city is made of, read from `templates/demo`.
package struct DemoPools: Sendable {
    let traditions: [String: NameTradition]
    let regions: [Region]
    let places: PlaceWords
    let titlesBefore: [String]
    let titlesAfter: [String]
    let jobs: [String]
    let wages: [String]
    let phonePrefixes: [String]
    let units: [DemoUnit]
    let layouts: [DemoUnit.Form: FormLayout]
    let city: CityWords

    /// - Parameter templates: the files of `templates/demo`.
    package init(_ templates: DemoTemplates) throws(DemoRefusal) {
        let words = try WordLists("words.txt", of: templates)
        places = PlaceWords(
            first: try words.list("tempat depan"), second: try words.list("tempat belakang"),
            streets: try words.list("jalan"))
        titlesBefore = try words.list("gelar depan")
        titlesAfter = try words.list("gelar belakang")
        jobs = try words.list("pekerjaan")
        wages = try words.list("upah")
        phonePrefixes = try words.list("awalan telepon")
        regions = try Region.read("regions.csv", of: templates)
        units = try DemoUnit.read("units.csv", of: templates)
        layouts = try FormLayout.read("forms.txt", of: templates)
        city = try CityWords(words, regions)
        var traditions: [String: NameTradition] = [:]
        for name in Set(regions.flatMap { $0.traditions.map(\.name) }) {
            traditions[name] = try NameTradition(WordLists("names-\(name).txt", of: templates))
        }
        self.traditions = traditions
    }

    /// The layout of a form; the file with the layouts is refused when it lacks one.
    func layout(_ form: DemoUnit.Form) -> FormLayout {
        guard let layout = layouts[form] else { preconditionFailure("every form was read with the others") }
        return layout
    }

    /// The naming tradition of a name; every name in `regions` was read when the pools were.
    func tradition(_ name: String) -> NameTradition {
        guard let tradition = traditions[name] else {
            preconditionFailure("the traditions of all regions were read with them")
        }
        return tradition
    }
}

/// The invented city itself.
struct CityWords: Sendable {
    let name: String
    /// The real region whose code the numbers of its people begin with.
    let region: Int
    let reasonsToLeave: [String]
    let employers: [String]

    init(_ words: WordLists, _ regions: [Region]) throws(DemoRefusal) {
        name = try words.list("kota")[0]
        reasonsToLeave = try words.list("sebab keluar")
        employers = try words.list("badan usaha")
        let code = try words.list("kode wilayah kota")[0]
        guard let region = regions.firstIndex(where: { String($0.code) == code }) else {
            throw .templateMalformed(file: words.file, what: code)
        }
        self.region = region
    }
}

/// What villages, districts and streets are called.
struct PlaceWords: Sendable {
    let first: [String]
    let second: [String]
    let streets: [String]

    /// A village or district, sometimes written as one word: SUKAMAJU, TANJUNG RAJA.
    func place(_ random: inout SeededRandom) -> String {
        let gap = random.percent(18) ? "" : " "
        return (random.pick(first) + gap + random.pick(second)).uppercased()
    }

    func address(_ random: inout SeededRandom) -> String {
        let number = random.within(1...180)
        let neighbours = "RT \(twoDigits(random.within(1...12))) RW \(twoDigits(random.within(1...8)))"
        return "\(random.pick(streets)) No. \(number) \(neighbours)".uppercased()
    }
}

/// A regency or city of birth and of residence.
struct Region: Sendable {
    struct Share: Sendable {
        let name: String
        let weight: Int
    }

    /// Province and regency as in a NIK: 1671.
    let code: Int
    let name: String
    let birthPlace: String
    let districts: Int
    let weight: Int
    let traditions: [Share]

    static func read(_ path: String, of templates: DemoTemplates) throws(DemoRefusal) -> [Region] {
        var regions: [Region] = []
        for line in try templates.lines(of: path).dropFirst() {
            let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            guard cells.count == 6, let code = Int(cells[0]), let districts = Int(cells[3]), districts > 0,
                let weight = Int(cells[4]), let traditions = shares(cells[5])
            else { throw .templateMalformed(file: path, what: String(line)) }
            regions.append(
                Region(
                    code: code, name: cells[1], birthPlace: cells[2], districts: districts,
                    weight: weight, traditions: traditions))
        }
        guard !regions.isEmpty else { throw .templateMalformed(file: path, what: "code") }
        return regions
    }

    private static func shares(_ cell: String) -> [Share]? {
        let words = cell.split(separator: " ")
        guard !words.isEmpty, words.count % 2 == 0 else { return nil }
        var shares: [Share] = []
        for place in stride(from: 0, to: words.count, by: 2) {
            guard let weight = Int(words[place + 1]), weight > 0 else { return nil }
            shares.append(Share(name: String(words[place]), weight: weight))
        }
        return shares
    }
}

func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
