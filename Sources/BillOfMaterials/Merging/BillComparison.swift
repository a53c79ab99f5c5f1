/// What changed from one bill to the next.
public struct BillComparison: Sendable {
    /// One pair, or one line that has no counterpart.
    public struct Change: Sendable {
        public let old: Component?
        public let new: Component?

        public var name: String { (new ?? old)?.name ?? "" }
        /// Whether only the version differs from line to line.
        public var isVersionChange: Bool { old != nil && new != nil }
    }

    /// Lines of the new bill without a counterpart in the old one, by name.
    public let added: [Change]
    public let removed: [Change]
    /// The same product in another version.
    public let changed: [Change]
    /// How many lines are the same.
    public let same: Int

    /// Pairs the lines of two bills: by package URL without version, else by CPE name without version, else
    /// by name. Where a product stands several times, equal versions are paired first, the others in order.
    public static func compare(_ old: Bill, with new: Bill) -> BillComparison {
        var left = grouped(old)
        let right = grouped(new)
        var (added, removed, changed): ([Change], [Change], [Change]) = ([], [], [])
        var same = 0
        for (key, lines) in right {
            var before = left.removeValue(forKey: key) ?? []
            var rest: [Component] = []
            for line in lines {
                if let index = before.firstIndex(where: { $0.version == line.version }) {
                    before.remove(at: index)
                    same += 1
                } else {
                    rest.append(line)
                }
            }
            for (old, new) in zip(before, rest) { changed.append(Change(old: old, new: new)) }
            removed += before.dropFirst(rest.count).map { Change(old: $0, new: nil) }
            added += rest.dropFirst(before.count).map { Change(old: nil, new: $0) }
        }
        for lines in left.values { removed += lines.map { Change(old: $0, new: nil) } }
        return BillComparison(
            added: added.sorted(by: precedes), removed: removed.sorted(by: precedes),
            changed: changed.sorted(by: precedes), same: same)
    }

    private static func precedes(_ left: Change, _ right: Change) -> Bool {
        func key(_ change: Change) -> (String, String, String) {
            (change.name, change.old?.version ?? "", change.new?.version ?? "")
        }
        return key(left) < key(right)
    }

    private static func grouped(_ bill: Bill) -> [String: [Component]] {
        Dictionary(grouping: bill.everyComponent, by: product)
    }

    /// What stays when only the version changes.
    static func product(of component: Component) -> String {
        if let url = component.packageURL {
            let qualifiers = url.qualifiers
                .filter { ["arch", "classifier", "type", "repository_url"].contains($0.key) }
                .map { "\($0.key)=\($0.value)" }.joined(separator: "&")
            return "purl:\(url.type)/\(url.namespace)/\(url.name)?\(qualifiers)#\(url.subpath ?? "")"
        }
        if let cpe = component.cpe {
            let parts = [CPEName.Attribute.part, .vendor, .product].map { "\(cpe[$0])" }
            return "cpe:" + parts.joined(separator: ":")
        }
        return "name:\(component.group ?? "")/\(component.name.lowercased())"
    }
}
