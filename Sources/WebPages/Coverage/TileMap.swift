import EmbeddedFiles
import HTML
import Membership
import WebGate

/// A place on a map of tiles.
struct Tile {
    let column: Int
    let row: Int
    /// At most three letters.
    let short: String
    let name: String
    /// What stands in the tile beneath its letters; a dash where nothing is known.
    let figure: String
    /// 0 for nothing known, 1 to 4 by quarters.
    let band: Int
    let path: String?
}

/// A map of equal tiles, each with its letters and its figure, so that the colour says nothing alone.
struct TileMap {
    let tiles: [Tile]
    private let size = 58

    init(_ tiles: [Tile]) { self.tiles = tiles }

    /// - Parameter title: for whoever hears the page.
    func show(_ title: String, _ html: inout HTMLText) {
        let width = (tiles.map(\.column).max() ?? 0) * size + size + 4
        let height = (tiles.map(\.row).max() ?? 0) * size + size + 4
        html.element("div", ["class": "scroll", "tabindex": "0", "role": "group", "aria-label": title]) {
            $0.element(
                "svg",
                [
                    "class": "tiles", "viewBox": "0 0 \(width) \(height)", "width": String(width),
                    "height": String(height), "role": "group", "aria-label": title,
                ]
            ) { html in
                for tile in tiles {
                    if let path = tile.path {
                        html.element(
                            "a", ["href": path, "aria-label": "\(tile.name): \(tile.figure)"]
                        ) { draw(tile, &$0) }
                    } else {
                        html.element("g", ["role": "img", "aria-label": "\(tile.name): \(tile.figure)"]) {
                            draw(tile, &$0)
                        }
                    }
                }
            }
        }
    }

    private func draw(_ tile: Tile, _ html: inout HTMLText) {
        let (left, top) = (tile.column * size + 2, tile.row * size + 2)
        html.element("title", "\(tile.name): \(tile.figure)")
        html.element(
            "rect",
            [
                "class": "band-\(tile.band)", "x": String(left), "y": String(top),
                "width": String(size - 4), "height": String(size - 4), "rx": "6",
            ]
        ) { _ in }
        for (text, offset, style) in [(tile.short, 23, "short"), (tile.figure, 42, "number")] {
            html.element(
                "text",
                [
                    "class": style, "x": String(left + size / 2 - 2), "y": String(top + offset),
                    "text-anchor": "middle",
                ], text)
        }
    }

    /// The band of a share in hundredths of a percent.
    static func band(_ hundredths: Int64?) -> Int {
        guard let hundredths else { return 0 }
        return min(4, 1 + Int(max(0, hundredths)) / 2_500)
    }
}

/// Where each province stands on the map, and its letters.
struct ProvinceGrid {
    struct Place {
        let code: KemendagriCode
        let column: Int
        let row: Int
        let short: String
    }

    let places: [Place]

    /// Where the grid stands.
    static let path = "templates/maps/provinces.csv"

    /// The grid that the program holds: lines of `code,column,row,short`.
    static let embedded = ProvinceGrid(csv: EmbeddedFiles.text(at: path) ?? "")

    init(csv: String) {
        places = csv.split(separator: "\n").dropFirst().compactMap { line in
            let cells = line.split(separator: ",")
            guard cells.count == 4, let code = KemendagriCode(cells[0]), let column = Int(cells[1]),
                let row = Int(cells[2])
            else { return nil }
            return Place(code: code, column: column, row: row, short: String(cells[3]))
        }
    }

    /// Letters for a regency: its own words without what all have, in three capitals.
    static func short(_ name: String) -> String {
        let words = name.split(separator: " ").filter {
            !["Kabupaten", "Kota", "Administrasi", "Kepulauan"].contains(String($0))
        }
        let letters =
            words.count > 1 ? words.prefix(3).compactMap(\.first).map(String.init).joined() : ""
        return (letters.count > 1 ? letters : String((words.first ?? "").prefix(3))).uppercased()
    }
}
