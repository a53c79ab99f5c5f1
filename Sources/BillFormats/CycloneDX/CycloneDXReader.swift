import BillOfMaterials
import Foundation
import Kernel

/// Reads CycloneDX in JSON (1.2 to 1.7) into the neutral bill.
public enum CycloneDXReader {
    /// The most bytes of a bill that are read.
    public static let bytesMax = 64 << 20
    /// How deep components may be nested in components.
    static let depthMax = 16

    /// The bill; nil with an error finding when the bytes are not CycloneDX JSON. A component without an
    /// identifier or a version is kept, and reported once for the whole bill; a package URL or CPE name that
    /// cannot be read is reported with its place.
    public static func read(_ bytes: [UInt8], file: String) -> (bill: Bill?, findings: [Finding]) {
        let origin = Origin(file: file)
        guard bytes.count <= bytesMax else {
            return (
                nil,
                [
                    fault(
                        "file-too-large", origin, ja: "部品表が大きすぎます（\(bytesMax) バイトまで）",
                        en: "the bill is too large (at most \(bytesMax) bytes)")
                ]
            )
        }
        let document: WireDocument
        do {
            document = try JSONDecoder().decode(WireDocument.self, from: Data(bytes))
        } catch {
            return (
                nil,
                [
                    fault(
                        "bill-syntax", origin, ja: "CycloneDX の JSON として読めません（\(place(of: error))）",
                        en: "not readable as CycloneDX JSON (\(place(of: error)))")
                ]
            )
        }
        guard document.bomFormat == "CycloneDX" else {
            return (
                nil,
                [
                    fault(
                        "bill-format", origin, ja: "CycloneDX の部品表ではありません（bomFormat がありません）",
                        en: "not a CycloneDX bill (no bomFormat)")
                ]
            )
        }
        var components: [Component] = []
        var identifiers = IdentifierReader()
        var tooDeep = false
        collect(
            document.components ?? [], at: "components", into: &components, identifiers: &identifiers,
            depth: 1, tooDeep: &tooDeep)
        let bill = Bill(format: "CycloneDX \(document.specVersion ?? "?")", components: components)
        var findings = identifiers.findings(in: bytes, file: file)
        if tooDeep {
            findings.append(
                fault(
                    "bill-depth", origin, ja: "部品の入れ子が \(depthMax) 段を超えています",
                    en: "components are nested deeper than \(depthMax) levels"))
        }
        let unidentified = bill.components.filter { !$0.isIdentified }
        if !unidentified.isEmpty {
            let names = unidentified.prefix(5).map(\.name).joined(separator: ", ")
            findings.append(
                Finding(
                    .warning, "component-without-identifier",
                    LocalizedText(
                        ja: "識別子（purl・CPE）のない部品が \(unidentified.count) 点あります：\(names)",
                        en: "\(unidentified.count) components have no identifier (purl or CPE): \(names)"),
                    at: origin))
        }
        return (bill, findings)
    }

    private static func collect(
        _ wire: [WireComponent], at path: String, into components: inout [Component],
        identifiers: inout IdentifierReader, depth: Int, tooDeep: inout Bool
    ) {
        guard depth <= depthMax else {
            tooDeep = true
            return
        }
        for (index, part) in wire.enumerated() {
            let name = part.name ?? ""
            let path = "\(path).\(index)"
            components.append(
                Component(
                    name: name, version: part.version.flatMap { $0.isEmpty ? nil : $0 },
                    supplier: part.supplier?.name ?? part.publisher ?? part.author,
                    packageURL: identifiers.packageURL(part.purl, of: name, at: path + ".purl"),
                    cpe: identifiers.cpeName(part.cpe, of: name, at: path + ".cpe"), kind: part.type))
            collect(
                part.components ?? [], at: path + ".components", into: &components,
                identifiers: &identifiers, depth: depth + 1, tooDeep: &tooDeep)
        }
    }

    private static func fault(_ code: String, _ origin: Origin, ja: String, en: String) -> Finding {
        Finding(.error, code, LocalizedText(ja: ja, en: en), at: origin)
    }

    /// The path of the value at fault, as the decoder tells it.
    private static func place(of error: any Error) -> String {
        let context: DecodingError.Context? =
            switch error as? DecodingError {
            case .typeMismatch(_, let context), .valueNotFound(_, let context), .keyNotFound(_, let context),
                .dataCorrupted(let context):
                context
            default: nil
            }
        let path = (context?.codingPath ?? []).map(\.stringValue).joined(separator: ".")
        return path.isEmpty ? "JSON" : path
    }
}

/// The parts of a CycloneDX document that the bill keeps.
struct WireDocument: Decodable {
    let bomFormat: String?
    let specVersion: String?
    let components: [WireComponent]?
}

/// A component as CycloneDX writes it.
struct WireComponent: Decodable {
    struct Organisation: Decodable { let name: String? }
    let type: String?
    let name: String?
    let version: String?
    let supplier: Organisation?
    let publisher: String?
    let author: String?
    let purl: String?
    let cpe: String?
    let components: [WireComponent]?
}
