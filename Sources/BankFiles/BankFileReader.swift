package import Spreadsheets

/// Reads the files of banks and of EPS: tables (CSV, XLSX, XLS) by templates, and ISO 20022 camt.053.
///
/// What a file is, its content tells, never its name. A line that cannot be read is kept beside its reason
/// and the rest goes on; only a file of which nothing can be understood is refused.
package struct BankFileReader: Sendable {
    package let templates: [BankTemplate]
    /// How much a file may be before it is refused.
    package let limits: TableLimits

    package init(templates: [BankTemplate], limits: TableLimits = BankFileReader.limits) {
        self.templates = templates
        self.limits = limits
    }

    /// Far more than the month of any account; they guard the machine.
    package static var limits: TableLimits {
        var limits = TableLimits()
        limits.columns = 200
        limits.fileBytes = 32 << 20
        limits.expandedBytes = 300_000_000
        limits.sharedBytes = 64_000_000
        limits.rows = 200_000
        return limits
    }

    /// Reads a file of the disk.
    ///
    /// - Parameters:
    ///   - name: what the file is called for people.
    ///   - template: the name of the template, where whoever gives the file knows it; nil to tell it from the
    ///     headers.
    package func read(
        path: String, name: String, template: String? = nil
    ) throws(BankFileRefusal) -> BankFile {
        let choice = try choice(template)
        let before = FileDigest.ofFile(path)
        let read = try content(path, choice)
        guard let digest = FileDigest.ofFile(path), digest.sha256 == before?.sha256 else {
            throw .changedWhileRead
        }
        return BankFile(
            name: name, sha256: digest.sha256, bytes: digest.bytes, layout: read.layout,
            content: read.content)
    }

    private func choice(_ name: String?) throws(BankFileRefusal) -> TemplateChoice {
        guard let name else { return TemplateChoice(templates: templates) }
        guard let template = templates.first(where: { $0.name == name }) else {
            throw .unknownTemplate(name, known: templates.map(\.name).sorted())
        }
        return TemplateChoice(templates: [template])
    }

    private func content(
        _ path: String, _ choice: TemplateChoice
    ) throws(BankFileRefusal) -> (layout: BankLayout, content: BankFile.Content) {
        if try isXML(path) {
            let (version, statements) = try CamtReader.read(path, limits: limits)
            return (.camt053(version: version), .statements(statements))
        }
        let file = try open(path)
        let read = try BankTable(choice: choice).read(file)
        let template = read.template
        return (.template(template.name, isVerified: template.isVerified), read.content)
    }

    private func isXML(_ path: String) throws(BankFileRefusal) -> Bool {
        do throws(TableRefusal) { return try XMLFile.isXML(path) } catch { throw .table(error) }
    }

    private func open(_ path: String) throws(BankFileRefusal) -> TableFile {
        do throws(TableRefusal) { return try TableFile.open(path: path, limits: limits) } catch {
            throw .table(error)
        }
    }
}
