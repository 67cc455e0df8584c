/// The size of a page and what of it is written on, in points of 1/72 inch.
struct PageShape {
    let width: Double
    let height: Double
    let margin: Double
    /// Where the text ends and the foot begins.
    let bottom: Double

    /// Millimetres in points.
    static func points(_ millimetres: Int) -> Double { Double(millimetres) * 72 / 25.4 }

    /// A4, upright or lying.
    init(_ page: LetterTemplate.Page) {
        let (short, long) = (210 * 72 / 25.4, 297 * 72 / 25.4)
        width = page.isLandscape ? long : short
        height = page.isLandscape ? short : long
        margin = PageShape.points(page.margin)
        bottom = height - max(margin, PageShape.points(18))
    }

    var textWidth: Double { width - 2 * margin }
}
