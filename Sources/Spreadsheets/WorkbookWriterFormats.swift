import CLibXLSXWriter
import Glibc

/// The looks of cells, and the lists of choices.
struct WorkbookFormats {
    let text: UnsafeMutablePointer<lxw_format>?
    /// Text that goes on below in its cell rather than into the next one.
    let wrapped: UnsafeMutablePointer<lxw_format>?
    private let optional: UnsafeMutablePointer<lxw_format>?
    private let required: UnsafeMutablePointer<lxw_format>?

    /// Choices are offered as far down as the longest SIPP file goes.
    private static let rowsWithChoices = 10_000

    init(_ book: UnsafeMutablePointer<lxw_workbook>) {
        func made(_ fill: lxw_color_t?) -> UnsafeMutablePointer<lxw_format>? {
            let format = workbook_add_format(book)
            // 49 is the built-in format Text, `@`.
            format_set_num_format_index(format, 49)
            guard let fill else { return format }
            format_set_bold(format)
            format_set_bg_color(format, fill)
            return format
        }
        text = made(nil)
        wrapped = made(nil)
        format_set_text_wrap(wrapped)
        optional = made(0xD9_E1_F2)
        required = made(0xFF_FF_00)
    }

    func title(isRequired: Bool) -> UnsafeMutablePointer<lxw_format>? { isRequired ? required : optional }

    /// False where the format cannot hold the choices.
    func offer(
        _ choices: WorkbookChoices, at column: lxw_col_t, below headerRow: Int,
        in sheet: UnsafeMutablePointer<lxw_worksheet>
    ) -> Bool {
        var rule = lxw_data_validation()
        func apply() -> Bool {
            let last = lxw_row_t(headerRow + WorkbookFormats.rowsWithChoices - 1)
            return worksheet_data_validation_range(
                sheet, lxw_row_t(headerRow), column, last, column, &rule) == LXW_NO_ERROR
        }
        switch choices {
        case .free: return true
        case .oneOf(let values):
            // The library would say so too, but on the standard error stream.
            guard values.joined(separator: ",").unicodeScalars.count <= 255 else { return false }
            rule.validate = UInt8(LXW_VALIDATION_TYPE_LIST.rawValue)
            var list = values.map { strdup($0) } + [nil]
            defer { list.forEach { free($0) } }
            return list.withUnsafeMutableBufferPointer {
                rule.value_list = $0.baseAddress
                return apply()
            }
        case .listed(let name, let first, let last):
            rule.validate = UInt8(LXW_VALIDATION_TYPE_LIST_FORMULA.rawValue)
            let parts = name.split(separator: "'", omittingEmptySubsequences: false)
            let quoted = parts.joined(separator: "''")
            return "='\(quoted)'!$A$\(first):$A$\(last)".withCString {
                rule.value_formula = UnsafeMutablePointer(mutating: $0)
                return apply()
            }
        }
    }
}
