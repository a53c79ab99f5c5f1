import BillEncoding
import BillOfMaterials
import Kernel
import LocatedJSON

/// Writes the neutral bill as CycloneDX in JSON: the same bill gives the same bytes.
public enum CycloneDXWriter {
    /// The versions that are written.
    public enum Version: String, Sendable, CaseIterable {
        case v1_6 = "1.6"
        case v1_7 = "1.7"
    }

    /// The bytes, and a warning for each part that the version cannot hold and that therefore is left out.
    /// Components, services, dependencies and vulnerabilities are sorted; lists with an order keep it.
    public static func write(_ bill: Bill, as version: Version) -> (bytes: [UInt8], findings: [Finding]) {
        var bytes = JSONWriter.write(BillTree.bill(bill, version.rawValue))
        guard let structure = Structure.of(version.rawValue) else { return (bytes, []) }
        var findings: [Finding] = []
        // Leaving a part out may leave another without what it needs; each round takes one level.
        for _ in 0..<roundsMax {
            guard let tree = JSONReader.read(bytes, file: "CycloneDX \(version.rawValue)").tree else { break }
            var check = StructureCheck(structure)
            check.check(tree.root)
            guard !check.faults.isEmpty else { break }
            findings += check.faults.map(left)
            guard let value = CarriedReader.value(tree.root, without: check.faults.map(\.node)) else { break }
            bytes = JSONWriter.write(value)
        }
        return (bytes, findings)
    }

    private static let roundsMax = 1000

    private static func left(_ fault: StructureFault) -> Finding {
        let finding = fault.finding()
        return Finding(
            .warning, "not-representable",
            LocalizedText(
                ja: "この版では書けないので省きました：\(finding.message.ja)",
                en: "left out, since this version cannot hold it: \(finding.message.en)"),
            at: Origin(file: finding.origin.file))
    }
}
