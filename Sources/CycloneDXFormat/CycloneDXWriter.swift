import BillEncoding
import BillOfMaterials
import Kernel
import LocatedJSON

/// Writes the neutral bill as CycloneDX in JSON or XML: the same bill gives the same bytes.
public enum CycloneDXWriter {
    /// The versions that are written.
    public enum Version: String, Sendable, CaseIterable {
        case v1_6 = "1.6"
        case v1_7 = "1.7"
    }

    /// The bytes, and a warning for each part that the version cannot hold and that therefore is left out.
    /// Components, services, dependencies and vulnerabilities are sorted; lists with an order keep it.
    public static func write(_ bill: Bill, as version: Version) -> (bytes: [UInt8], findings: [Finding]) {
        guard let structure = Structure.of(version.rawValue) else { return ([], []) }
        let (tree, findings) = tree(bill, structure)
        return (JSONWriter.write(tree), findings)
    }

    /// The same in XML. What is left out is what the version, or its XML, cannot hold.
    public static func writeXML(_ bill: Bill, as version: Version) -> (bytes: [UInt8], findings: [Finding]) {
        guard let structure = Structure.ofXML(version.rawValue) else { return ([], []) }
        let (tree, findings) = tree(bill, structure)
        let (bytes, lost) = XMLBillWriter.write(tree, structure)
        let file = "CycloneDX \(version.rawValue) XML"
        return (bytes, findings + lost.map { left($0.path, $0.why, file: file) })
    }

    /// The bill as a tree that the version can hold.
    private static func tree(_ bill: Bill, _ structure: Structure) -> (CarriedValue, [Finding]) {
        let file = "CycloneDX \(structure.version)\(structure.isXML ? " XML" : "")"
        let (adapted, assumed) = ForeignWords.adapted(bill, structure, file: file)
        var tree = BillTree.bill(adapted, structure.version)
        var findings = assumed
        if structure.isXML {
            let (kept, paths) = XMLCharacterFilter.kept(tree)
            tree = kept
            findings += paths.map { left($0, .characters, file: file) }
        }
        // Leaving a part out may leave another without what it needs; each round takes one level.
        for _ in 0..<roundsMax {
            guard let read = JSONReader.read(JSONWriter.write(tree), file: file).tree else { break }
            var check = StructureCheck(structure, faultsMax: Int.max)
            check.check(read.root)
            // Only in XML has a ref to stand once.
            let twice = structure.isXML ? BillReferences.read(read.root, structure).faultyNodes : []
            guard !check.faults.isEmpty || !twice.isEmpty else { break }
            findings += left(check.faults) + twice.map(refTwice)
            let nodes = Set(check.faults.map(\.node) + twice)
            guard let value = CarriedReader.value(read.root, without: nodes) else { break }
            tree = value
        }
        return (tree, findings)
    }

    private static let roundsMax = 1000

    /// One finding for each kind of fault, with the first place and how many there are.
    private static func left(_ faults: [StructureFault]) -> [Finding] {
        var kinds: [String: (first: StructureFault, count: Int)] = [:]
        for fault in faults {
            if kinds[fault.words.en] == nil { kinds[fault.words.en] = (fault, 0) }
            kinds[fault.words.en]?.count += 1
        }
        return kinds.values.sorted { $0.first.node.precedes($1.first.node) }.map { first, count in
            let finding = first.finding()
            return Finding(
                .warning, "not-representable",
                LocalizedText(
                    ja: "この版では書けないので省きました：\(finding.message.ja)" + (count > 1 ? "（同じもの \(count) 件）" : ""),
                    en: "left out, since this version cannot hold it: \(finding.message.en)"
                        + (count > 1 ? " (\(count) such)" : "")),
                at: Origin(file: finding.origin.file))
        }
    }

    private static func refTwice(_ node: JSONNode) -> Finding {
        let path = node.path
        return Finding(
            .warning, "not-representable",
            LocalizedText(
                ja: "XML では同じ bom-ref を2度書けないので省きました：\(path)",
                en: "left out, since XML allows a bom-ref once only: \(path)"),
            at: Origin(file: node.origin.file))
    }

    private static func left(_ path: String, _ why: XMLBillWriter.Why, file: String) -> Finding {
        let text =
            switch why {
            case .noPlace:
                LocalizedText(
                    ja: "XML では書けないので省きました：\(path)", en: "left out, since XML has no place for it: \(path)")
            case .characters:
                LocalizedText(
                    ja: "XML では書けない文字を省きました：\(path)",
                    en: "characters that XML cannot hold are left out: \(path)")
            }
        return Finding(.warning, "not-representable", text, at: Origin(file: file))
    }
}
