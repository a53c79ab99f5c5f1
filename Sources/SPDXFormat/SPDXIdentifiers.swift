import BillEncoding
import BillOfMaterials
import Kernel

/// What the external references of a package say: its identifiers, and everything else.
struct SPDXIdentifiers {
    private(set) var packageURL: PackageURL?
    private(set) var cpe: CPEName?
    private(set) var tag: SoftwareTag?
    private(set) var others: [ExternalReference] = []

    static func read(_ package: SPDXNode, findings: inout BillFindings) -> SPDXIdentifiers {
        var identifiers = SPDXIdentifiers()
        let name = package["name"]?.text ?? ""
        for node in package["externalRefs"]?.items ?? [] {
            identifiers.add(node, of: name, &findings)
        }
        return identifiers
    }

    private mutating func add(_ node: SPDXNode, of name: String, _ findings: inout BillFindings) {
        guard let kind = node["referenceType"]?.text, let value = node["referenceLocator"],
            let locator = value.text
        else {
            var reference = ExternalReference(kind: "other", url: "")
            reference.carried = [Carried([], node.carried)]
            others.append(reference)
            return
        }
        // A comment has no place beside an identifier.
        let isPlain = node.members.count <= 3
        switch Self.shortKind(kind) {
        case "purl" where packageURL == nil && isPlain:
            do throws(BillOfMaterialsRefusal) {
                packageURL = try PackageURL(locator, reading: .tolerant)
            } catch {
                keep(node, kind, locator, "purl", of: name, refused: error, &findings)
            }
        case "cpe23Type" where cpe == nil && isPlain, "cpe22Type" where cpe == nil && isPlain:
            do throws(BillOfMaterialsRefusal) {
                cpe = try CPEName(locator)
            } catch {
                keep(node, kind, locator, "cpe", of: name, refused: error, &findings)
            }
        case "swid" where tag == nil && isPlain:
            tag = SoftwareTag(tagID: locator, name: name)
        case "purl", "cpe23Type", "cpe22Type", "swid":
            others.append(Self.reference(node, kind, locator))
            findings.note(
                "further-identifier", at: value.origin,
                ja: "部品「\(name)」の2つ目の識別子です。外部参照として保持します：\(locator.prefix(120))",
                en: """
                    a further identifier of component "\(name)", kept as an external reference: \
                    \(locator.prefix(120))
                    """)
        default: others.append(Self.reference(node, kind, locator))
        }
    }

    /// An identifier that cannot be read stays as an external reference, and is told.
    private mutating func keep(
        _ node: SPDXNode, _ kind: String, _ locator: String, _ key: String, of name: String,
        refused refusal: BillOfMaterialsRefusal, _ findings: inout BillFindings
    ) {
        others.append(Self.reference(node, kind, locator))
        let (shown, why) = (locator.prefix(120), refusal.message)
        findings.warning(
            "invalid-\(key)", at: node["referenceLocator"]?.origin ?? node.origin,
            ja: "部品「\(name)」の \(key) を読めません（\(why.ja)）：\(shown)",
            en: "the \(key) of component \"\(name)\" cannot be read (\(why.en)): \(shown)")
    }

    /// RDF writes the kinds of the specification as addresses.
    private static func shortKind(_ kind: String) -> String {
        let prefix = "http://spdx.org/rdf/references/"
        return kind.hasPrefix(prefix) ? String(kind.dropFirst(prefix.count)) : kind
    }

    private static func reference(_ node: SPDXNode, _ kind: String, _ locator: String) -> ExternalReference {
        var reference = ExternalReference(kind: kind, url: locator)
        reference.comment = node["comment"]?.text
        reference.carried = node.members
            .filter { !["referenceType", "referenceLocator", "comment"].contains($0.key) }
            .map { Carried([$0.key], $0.value.carried) }
        return reference
    }
}
