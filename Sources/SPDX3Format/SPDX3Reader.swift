import BillEncoding
import BillOfMaterials
import Kernel
import LocatedJSON

/// Reads SPDX 3.0 in JSON-LD into the neutral bill.
public enum SPDX3Reader {
    /// The most bytes of a bill that are read.
    public static let bytesMax = 300 << 20

    /// The bill and what is imperfect in it, each finding with its place; no bill when the bytes are not
    /// SPDX 3.0, pass a limit, or have an error and the reading is not tolerant.
    public static func read(
        _ bytes: [UInt8], file: String, isTolerant: Bool = false
    ) -> (bill: Bill?, findings: [Finding]) {
        let (tree, before) = JSONReader.read(
            bytes, file: file, limits: JSONReader.Limits(bytesMax: bytesMax))
        guard let tree else { return (nil, before) }
        var findings = BillFindings()
        findings.take(before)
        guard tree.root.kind == .object, let graph = SPDX3Graph.read(tree.root, &findings) else {
            if !findings.hasErrors {
                findings.error(
                    "bill-format", at: tree.root.origin, ja: "SPDX 3 の部品表ではありません", en: "not an SPDX 3 bill")
            }
            return (nil, findings.sorted(file: file))
        }
        findings = SPDX3Validation.check(graph, findings)
        if !isTolerant, findings.hasErrors { return (nil, findings.sorted(file: file)) }
        let bill = SPDX3DocumentReader.read(graph, &findings)
        return (bill, findings.sorted(file: file))
    }
}
