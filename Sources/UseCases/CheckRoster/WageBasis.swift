package import LawBook
package import MoneyAndDates

/// From where the wage comes that dues are computed on. Local governments differ, and BPJS allows it:
/// the honorarium in the roster, the minimum wage, or a sum that the agreement names.
package enum WageBasis: Sendable, Hashable {
    /// The wage column of the roster.
    case column
    /// The province’s minimum wage.
    case provinceMinimum
    /// The regency’s or city’s minimum wage.
    case regencyMinimum
    case fixed(Rupiah)

    /// `column`, `ump`, `umk` or `fixed:1500000`; anything else, or a sum not above nought, is nil.
    package init?(_ text: String) {
        switch text.lowercased() {
        case "column": self = .column
        case "ump": self = .provinceMinimum
        case "umk": self = .regencyMinimum
        default:
            let parts = text.split(separator: ":", maxSplits: 1)
            guard parts.count == 2, parts[0].lowercased() == "fixed", let amount = Int64(parts[1]), amount > 0
            else { return nil }
            self = .fixed(Rupiah(amount))
        }
    }

    /// Why a basis gives no wage.
    package enum Refusal: Error, Sendable, Hashable {
        /// A minimum wage is of a place, and none was named.
        case regionMissing
        case regencyMissing
        case lawGap(LawGap)
        case lawFault(LawBook.Fault)
    }

    /// The one wage that holds for everybody under this basis in a month; nil where each row has its own.
    package func wageOfEverybody(
        in month: Month, region: RegionCode?, from book: LawBook
    ) throws(Refusal) -> Dated<Rupiah>? {
        switch self {
        case .column: return nil
        case .fixed(let amount):
            return Dated(
                from: month.firstDay, value: amount, status: .enacted, citation: Citation(document: "–"))
        case .provinceMinimum:
            guard let region else { throw .regionMissing }
            return try minimum("minimum-wage/province", key: region.province, month, book)
        case .regencyMinimum:
            guard let region else { throw .regionMissing }
            guard let regency = region.regency else { throw .regencyMissing }
            return try minimum("minimum-wage/regency", key: regency, month, book)
        }
    }

    private func minimum(
        _ id: String, key: String, _ month: Month, _ book: LawBook
    ) throws(Refusal) -> Dated<Rupiah> {
        do {
            return try book.minimumWages(id, key: key).inForce(on: month.firstDay)
        } catch let gap as LawGap {
            throw .lawGap(gap)
        } catch LawBook.Fault.missingKey {
            throw .lawGap(LawGap(parameter: id, day: month.firstDay, why: .noValue(key: key)))
        } catch let fault as LawBook.Fault {
            throw .lawFault(fault)
        } catch {
            preconditionFailure("a law book fails with a gap or a fault: \(error)")
        }
    }
}

/// A region by its Kemendagri code: `16` for a province, `16.71` for a regency or city.
package struct RegionCode: Sendable, Hashable {
    package let province: String
    /// With the province: `16.71`; nil for a whole province.
    package let regency: String?

    /// Nil for anything but two digits, or two, a full stop and two.
    package init?(_ text: String) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), parts.allSatisfy({ $0.utf8.count == 2 && UInt($0) != nil })
        else { return nil }
        province = String(parts[0])
        regency = parts.count == 2 ? text : nil
    }

    /// `1671`, as the NIK has it; nil for a whole province.
    package var digits: Int? { regency.flatMap { Int($0.filter { $0 != "." }) } }
}
