import Kernel

/// Makes one release bill out of the bills of its parts. What of a part's bill has no place in it is told.
public enum BillMerge {
    /// The release bill and what a person should look at: lines that two parts tell differently.
    ///
    /// Each part becomes a component, with its lines inside it. The same library in two parts stays in both,
    /// because both have to be mended. Refs, and all mentions of them, are set apart by the part's label.
    ///
    /// - Parameters:
    ///   - subject: the device or system that the bill is of.
    ///   - timestamp: when the bill is made, RFC 3339.
    /// - Precondition: the parts' labels differ.
    public static func merge(
        _ parts: [BillPart], into subject: Component, by maker: Organisation?, at timestamp: String
    ) -> (bill: Bill, findings: [Finding]) {
        precondition(Set(parts.map(\.label)).count == parts.count, "Two parts have the same label.")
        var subject = subject
        subject.ref = subject.ref ?? "release"
        var components: [Component] = []
        var services: [Service] = []
        var vulnerabilities: [BillVulnerability] = []
        var dependencies = [Dependency(ref: subject.ref ?? "")]
        var related: Set<String> = []
        for part in parts {
            var refs = RefPrefix(part.label, part.bill)
            let root = refs.root(of: part, in: subject)
            components.append(root)
            services += part.bill.services.map { refs.service($0) }
            vulnerabilities += part.bill.vulnerabilities.map { refs.vulnerability($0) }
            dependencies[0].dependsOn.append(root.ref ?? "")
            dependencies += part.bill.dependencies.map { refs.dependency($0) }
            related.formUnion(part.bill.related.map { refs.ref($0) })
        }
        var metadata = BillMetadata()
        metadata.timestamp = timestamp
        metadata.subject = subject
        metadata.manufacturer = maker
        metadata.tools = [BillTool(vendor: "Mamori", name: "mamori bill merge")]
        var bill = Bill(
            format: "merged", components: components, metadata: metadata, services: services,
            dependencies: once(dependencies), vulnerabilities: vulnerabilities)
        bill.version = "1"
        bill.related = related
        bill.properties = properties(of: parts)
        bill.serialNumber = serialNumber(subject, parts, timestamp)
        return (bill, (leftOut(parts) + differences(parts)).sorted())
    }

    /// Parts of a bill as a whole that have no meaning in another bill.
    private static func leftOut(_ parts: [BillPart]) -> [Finding] {
        parts.compactMap { part in
            let metadata = part.bill.metadata
            var names = (part.bill.carried + metadata.carried).compactMap(\.path.first)
            if !metadata.lifecycles.isEmpty { names.append("lifecycles") }
            if !metadata.licences.isEmpty { names.append("licenses") }
            guard !names.isEmpty else { return nil }
            let told = Set(names).sorted().joined(separator: ", ")
            return Finding(
                .note, "merge-left-out",
                LocalizedText(
                    ja: "部品表全体についての記載（\(told)）は、まとめた部品表には移しません。元の部品表を残してください",
                    en:
                        "what is said of the bill as a whole (\(told)) is not taken over; keep that bill"
                ),
                at: Origin(file: part.file))
        }
    }

    /// What the parts' bills say of themselves: their files, formats and identities.
    private static func properties(of parts: [BillPart]) -> [Property] {
        parts.flatMap { part -> [Property] in
            let told: [(String, String?)] = [
                ("file", part.file), ("format", part.bill.format), ("serial-number", part.bill.serialNumber),
                ("timestamp", part.bill.metadata.timestamp),
            ]
            return told.compactMap { name, value in
                value.map { Property(name: "mamori:part:\(part.label):\(name)", value: $0) }
            }
        }
    }

    /// One entry a ref: a part may tell the same ref twice.
    private static func once(_ dependencies: [Dependency]) -> [Dependency] {
        var merged: [Dependency] = []
        var positions: [String: Int] = [:]
        for dependency in dependencies {
            guard let position = positions[dependency.ref] else {
                positions[dependency.ref] = merged.count
                merged.append(dependency)
                continue
            }
            let known = Set(merged[position].dependsOn)
            merged[position].dependsOn += dependency.dependsOn.filter { !known.contains($0) }
            let provided = Set(merged[position].provides)
            merged[position].provides += dependency.provides.filter { !provided.contains($0) }
        }
        return merged
    }

    /// The same parts at the same time give the same number: 122 bits of the content (RFC 9562, version 8).
    private static func serialNumber(_ subject: Component, _ parts: [BillPart], _ timestamp: String) -> String
    {
        var (high, low) = (UInt64(0xcbf2_9ce4_8422_2325), UInt64(0x8422_2325_cbf2_9ce4))
        func mix(_ text: String) {
            for byte in text.utf8 {
                high = (high ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
                low = (low ^ UInt64(byte) ^ (high >> 32)) &* 0x9E37_79B9_7F4A_7C15
            }
            high = (high ^ 0xFF) &* 0x0000_0100_0000_01B3
        }
        mix(subject.name)
        mix(subject.version ?? "")
        mix(timestamp)
        for part in parts {
            mix(part.label)
            mix(part.bill.serialNumber ?? "")
            for component in part.bill.everyComponent {
                mix(component.packageURL?.text ?? component.cpe?.text ?? component.name)
                mix(component.version ?? "")
            }
        }
        high = high & ~0xF000 | 0x8000
        low = low & ~(0xC000 << 48) | (0x8000 << 48)
        let digits = hexadecimal(high) + hexadecimal(low)
        let cuts = [0, 8, 12, 16, 20, 32]
        let groups = zip(cuts, cuts.dropFirst()).map { start, end in
            String(digits.dropFirst(start).prefix(end - start))
        }
        return "urn:uuid:" + groups.joined(separator: "-")
    }

    private static func hexadecimal(_ value: UInt64) -> String {
        let digits = String(value, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }

    // MARK: Differences

    /// The same package URL or CPE name, told with another supplier or another hash of the same kind.
    private static func differences(_ parts: [BillPart]) -> [Finding] {
        var seen: [String: (component: Component, part: BillPart)] = [:]
        var findings: [Finding] = []
        for part in parts {
            for component in part.bill.everyComponent {
                guard let identifier = component.packageURL?.canonical ?? component.cpe?.formattedString
                else {
                    continue
                }
                guard let other = seen[identifier] else {
                    seen[identifier] = (component, part)
                    continue
                }
                guard other.part.label != part.label else { continue }
                for (ja, en) in conflicts(other.component, component) {
                    findings.append(
                        Finding(
                            .warning, "merge-difference",
                            LocalizedText(
                                ja: "\(identifier) の\(ja)が \(other.part.file) と違います。どちらもそのまま残します",
                                en:
                                    "\(identifier): \(en) differs from \(other.part.file); both are kept"
                            ),
                            at: Origin(file: part.file)))
                }
            }
        }
        return findings.sorted()
    }

    private static func conflicts(_ left: Component, _ right: Component) -> [(String, String)] {
        var found: [(String, String)] = []
        if let first = left.supplierName, let second = right.supplierName, first != second {
            found.append(("供給者", "the supplier"))
        }
        let hashes = Dictionary(
            left.hashes.map { ($0.algorithm, $0.value) }, uniquingKeysWith: { first, _ in first })
        if right.hashes.contains(where: { hash in
            hashes[hash.algorithm].map { $0.lowercased() != hash.value.lowercased() } ?? false
        }) {
            found.append(("ハッシュ値", "the hash"))
        }
        return found
    }
}
