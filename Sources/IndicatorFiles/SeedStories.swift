package import Indicators
package import Membership
package import MoneyAndDates
import StrictYAML

/// A year or a meeting as an article tells it, step by step.
package struct SeedStory: Sendable, Hashable {
    /// One thing that happened, and the figures that were told of it.
    package struct Step: Sendable, Hashable {
        package let key: String
        package let day: Day
        /// The line of the article.
        package let line: Int
        package let figures: [PublishedFigure]
    }

    package let key: String
    package let region: KemendagriCode
    /// The article, such as `seed002`.
    package let seed: String
    package let steps: [Step]

    /// The key of its title in `words/`.
    package var labelKey: String { "story.\(key)" }

    /// The key of what happened in `words/`.
    package func stepKey(_ step: Step) -> String { "story.\(key).\(step.key)" }
}

/// The stories of the demonstration.
package struct SeedStories: Sendable {
    /// In the order of the file.
    package let all: [SeedStory]

    /// Where they stand.
    package static let path = "templates/demo/seeds.yaml"

    /// Reads the stories; every figure must be one that was published in the same article.
    ///
    /// - Throws: `FigureFileRefusal` for whatever is not understood to its last key.
    package init(
        yaml text: String, figures: PublishedFigures, file: String = SeedStories.path
    ) throws(FigureFileRefusal) {
        var all: [SeedStory] = []
        for node in try TemplateNode.parse(text, file: file).members() {
            let story = try SeedStories.story(node, figures)
            if all.contains(where: { $0.key == story.key }) { throw node.refusal(.nameTwice, story.key) }
            all.append(story)
        }
        self.all = all
    }

    private static func story(
        _ node: TemplateNode, _ figures: PublishedFigures
    ) throws(FigureFileRefusal) -> SeedStory {
        try node.allow(["story", "region", "seed", "steps"])
        let seed = try node.required("seed").name()
        var steps: [SeedStory.Step] = []
        for part in try node.required("steps").members() {
            let step = try step(part, figures, of: seed)
            if steps.contains(where: { $0.key == step.key }) { throw part.refusal(.nameTwice, step.key) }
            steps.append(step)
        }
        return SeedStory(
            key: try node.required("story").name(), region: try node.required("region").region(), seed: seed,
            steps: steps)
    }

    private static func step(
        _ node: TemplateNode, _ figures: PublishedFigures, of seed: String
    ) throws(FigureFileRefusal) -> SeedStory.Step {
        try node.allow(["step", "on", "line", "figures"])
        let lineNode = try node.required("line")
        guard let line = Int(exactly: try lineNode.number()), line > 0 else { throw lineNode.wrong() }
        var told: [PublishedFigure] = []
        for name in try node.required("figures").members() {
            guard let figure = figures[try name.name()], figure.source.seed == seed,
                figure.source.line == line
            else { throw name.refusal(.nameUnknown, try name.text()) }
            told.append(figure)
        }
        return SeedStory.Step(
            key: try node.required("step").name(), day: try node.required("on").day(), line: line,
            figures: told)
    }
}
