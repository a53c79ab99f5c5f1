import BillEncoding
import BillOfMaterials
import Kernel
import LocatedJSON
import LocatedXML

/// Reads CycloneDX in JSON and XML (1.2 to 1.7) into the neutral bill, held against the structure table.
public enum CycloneDXReader {
    /// The most bytes of a bill that are read.
    public static let bytesMax = 300 << 20

    /// The bill; nil with error findings when the bytes are not CycloneDX or leave its structure: each tells
    /// the line and the column, in JSON the path too. An identifier that cannot be read is reported with its
    /// place, and so is a ref that stands twice (in XML an error) or points at nothing. UTF-16 is read too.
    ///
    /// - Parameter isTolerant: what leaves the structure is read as far as it goes, and its errors stand
    ///   beside the bill: for a supplier's bill that has to be looked at all the same.
    public static func read(
        _ bytes: [UInt8], file: String, isTolerant: Bool = false
    ) -> (bill: Bill?, findings: [Finding]) {
        if bytes.count <= bytesMax, let text = BillText.utf8(bytes) {
            return text.first { $0 > 0x20 } == UInt8(ascii: "<")
                ? readXML(text, file: file, isTolerant) : readJSON(text, file: file, isTolerant)
        }
        return readJSON(bytes, file: file, isTolerant)
    }

    private static func readJSON(
        _ bytes: [UInt8], file: String, _ isTolerant: Bool
    ) -> (bill: Bill?, findings: [Finding]) {
        let (tree, faults) = JSONReader.read(
            bytes, file: file, limits: JSONReader.Limits(bytesMax: bytesMax))
        guard let tree, faults.isEmpty else { return (nil, faults) }
        let root = tree.root
        guard root["bomFormat"]?.text == "CycloneDX" else {
            let place = root["bomFormat"]?.origin ?? root.origin
            return (
                nil,
                [
                    fault(
                        "bill-format", place, ja: "CycloneDX の部品表ではありません（bomFormat が CycloneDX ではありません）",
                        en: "not a CycloneDX bill (bomFormat is not CycloneDX)")
                ]
            )
        }
        guard let structure = root["specVersion"]?.text.flatMap({ Structure.of($0) }) else {
            let known = Structure.versions.joined(separator: ", ")
            return (
                nil,
                [
                    fault(
                        "bill-version", root["specVersion"]?.origin ?? root.origin,
                        ja: "specVersion がないか、読めない版です（読めるのは \(known)）",
                        en: "specVersion is missing or not one that can be read (\(known))")
                ]
            )
        }
        var check = StructureCheck(structure)
        check.check(root)
        let broken = check.faults.map { $0.finding() }.sorted()
        guard broken.isEmpty || isTolerant else { return (nil, broken) }
        let (bill, findings) = bill(root, structure.version, file: file)
        return (bill, broken + findings + notes(check) + BillReferences.read(root, structure).findings)
    }

    private static func readXML(
        _ text: [UInt8], file: String, _ isTolerant: Bool
    ) -> (bill: Bill?, findings: [Finding]) {
        if let line = BillText.firstInvalidLine(text) {
            let place = Origin(file: file, line: line, column: 1)
            return (nil, [fault("encoding", place, ja: "UTF-8 として正しくない文字があります", en: "not well-formed UTF-8")])
        }
        let (xml, finding) = XMLTree.read(text, file: file)
        guard let xml else { return (nil, finding.map { [$0] } ?? []) }
        guard let version = XMLBillReader.version(xml.root) else {
            return (
                nil,
                [
                    fault(
                        "bill-format", xml.root.origin, ja: "CycloneDX の部品表ではありません（bom 要素とその名前空間がありません）",
                        en: "not a CycloneDX bill (there is no element bom in its namespace)")
                ]
            )
        }
        guard let structure = Structure.ofXML(version) else {
            let known = Structure.versions.joined(separator: ", ")
            return (
                nil,
                [
                    fault(
                        "bill-version", xml.root.origin,
                        ja: "CycloneDX \(version) の XML は読めません（読めるのは \(known)）",
                        en: "XML of CycloneDX \(version) cannot be read (\(known) can)")
                ]
            )
        }
        let (tree, told) = XMLBillReader.read(xml, structure)
        var check = StructureCheck(structure)
        check.check(tree.root)
        let references = BillReferences.read(tree.root, structure)
        let faults = told.faults + check.faults.map { $0.finding() } + references.faults
        guard faults.isEmpty || isTolerant else { return (nil, faults.sorted()) }
        let (bill, findings) = bill(tree.root, version, file: file)
        return (bill, faults.sorted() + findings + told.notes + references.findings)
    }

    private static func bill(_ root: JSONNode, _ version: String, file: String) -> (Bill, [Finding]) {
        var members = MemberReader(root)
        for key in ["$schema", "bomFormat", "specVersion"] { members.take(key) }
        var reader = ComponentReader()
        var metadata = BillMetadata()
        if let node = members.node("metadata"), node.kind == .object {
            metadata = MetadataReader.read(node, &reader)
            members.take("metadata")
        }
        var bill = Bill(
            format: "CycloneDX \(version)", components: reader.components(&members, "components"),
            metadata: metadata, services: members.objects("services", NounReader.service),
            dependencies: members.objects("dependencies", NounReader.dependency),
            vulnerabilities: members.objects("vulnerabilities", NounReader.vulnerability))
        bill.specVersion = version
        bill.serialNumber = members.text("serialNumber")
        if let number = members.node("version")?.number {
            bill.version = number
            members.take("version")
        }
        bill.externalReferences = members.objects("externalReferences", NounReader.reference)
        bill.properties = members.objects("properties", NounReader.property)
        bill.carried = members.carried
        return (bill, reader.identifiers.findings(file: file))
    }

    /// A note for each kind of member that the format allows without knowing it.
    private static func notes(_ check: StructureCheck) -> [Finding] {
        check.unknowns.sorted { $0.value.first.precedes($1.value.first) }.prefix(StructureCheck.faultsMax)
            .map { unknown, seen in
                Finding(
                    .note, "unknown-field",
                    LocalizedText(
                        ja: "規格にない項目 \(seen.first.path) をそのまま残します（同じものが \(seen.count) 件）",
                        en:
                            "\(seen.first.path) is not in the specification; kept (\(seen.count) such)"
                    ),
                    at: seen.first.origin)
            }
    }

    private static func fault(_ code: String, _ origin: Origin, ja: String, en: String) -> Finding {
        Finding(.error, code, LocalizedText(ja: ja, en: en), at: origin)
    }
}
