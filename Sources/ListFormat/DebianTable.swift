import BillEncoding
import LocatedTable

/// Finds tables that are lists of a Debian system's packages: no package URLs, but Debian's processors.
enum DebianTable {
    /// Whose packages they are; nil when the table is no such list.
    static func system(_ rows: ArraySlice<TableRow>, _ heading: ListHeading) -> ListedSystem? {
        let fields = Set(heading.fields.values)
        guard fields.contains(.architecture), fields.contains(.version), !fields.contains(.purl) else {
            return nil
        }
        let cells = rows.map { ListRow($0, heading) }
        let architectures = cells.compactMap { $0.text(.architecture) }
        guard !architectures.isEmpty,
            architectures.allSatisfy({ ListingShape.debianArchitectures.contains($0) }),
            // Windows lists have amd64 and arm64 too, but no packages for all of them.
            architectures.contains("all")
        else { return nil }
        return ListedSystem.debian(
            cells.map { (name: $0.text(.name) ?? "", version: $0.text(.version) ?? "") })
    }
}
