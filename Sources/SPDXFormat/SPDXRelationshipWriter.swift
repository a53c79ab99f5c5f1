import BillOfMaterials

/// Writes how the parts of a bill stand to one another.
struct SPDXRelationshipWriter {
    private let bill: Bill
    private let isOwn: Bool
    private var made: Set<[String]> = []

    init(_ bill: Bill, isOwn: Bool) {
        self.bill = bill
        self.isOwn = isOwn
    }

    mutating func add(_ left: String, _ kind: String, _ right: String) { made.insert([left, kind, right]) }

    /// Sorted; those that were read from SPDX 2 stay as they were written.
    mutating func write(_ names: SPDXNames, _ losses: inout SPDXLosses) -> [CarriedValue] {
        var carried: [CarriedValue] = []
        for part in bill.carried where isOwn && part.path == ["relationships"] {
            if case .list(let items) = part.value { carried = items }
        }
        let said = Set(carried.compactMap(Self.edge))
        for dependency in bill.dependencies {
            if !dependency.provides.isEmpty {
                losses.add(.provides, dependency.provides.count, of: dependency.ref)
            }
            guard let left = names.id(dependency.ref) else {
                losses.add(.dependencyTargets, max(1, dependency.dependsOn.count), of: dependency.ref)
                continue
            }
            if dependency.dependsOn.isEmpty, !said.contains([left, "NONE"]) {
                add(left, "DEPENDS_ON", "NONE")
            }
            for target in dependency.dependsOn {
                guard let right = names.id(target) else {
                    losses.add(.dependencyTargets, of: target)
                    continue
                }
                if !said.contains([left, right]) { add(left, "DEPENDS_ON", right) }
            }
        }
        let written = made.map { parts in
            CarriedValue.map([
                .init("spdxElementId", .text(parts[0])), .init("relationshipType", .text(parts[1])),
                .init("relatedSpdxElement", .text(parts[2])),
            ])
        }
        return (written + carried).map { (Self.key($0), $0) }
            .sorted { $0.0.lexicographicallyPrecedes($1.0) }.map(\.1)
    }

    private static func key(_ value: CarriedValue) -> [String] {
        ["spdxElementId", "relationshipType", "relatedSpdxElement", "comment"].map { value.text($0) ?? "" }
    }

    /// What needs what, by a relationship as it is written.
    private static func edge(_ value: CarriedValue) -> [String]? {
        let parts = key(value)
        if SPDXRelationships.forward.contains(parts[1]) { return [parts[0], parts[2]] }
        return SPDXRelationships.backward.contains(parts[1]) ? [parts[2], parts[0]] : nil
    }
}
