import BillEncoding
import BillOfMaterials
import Kernel
import LocatedJSON

/// Turns one package (or the file that a bill is of) into a component.
struct SPDX3ComponentReader {
    private let node: JSONNode
    private let graph: SPDX3Graph
    /// Members whose meaning the component holds; the others are carried.
    private var held: Set<String> = [
        "type", "@type", "spdxId", "@id", "creationInfo", "name", "externalIdentifier", "externalRef",
    ]
    private var packageURL: PackageURL?
    private var cpe: CPEName?
    private var tag: SoftwareTag?
    private var references: [ExternalReference] = []

    static func read(
        _ object: SPDX3Graph.Object, _ graph: SPDX3Graph, _ relationships: SPDX3Relationships,
        findings: inout BillFindings
    ) -> Component {
        var reader = SPDX3ComponentReader(node: object.node, graph: graph)
        return reader.component(object, relationships, &findings)
    }

    private init(node: JSONNode, graph: SPDX3Graph) {
        self.node = node
        self.graph = graph
    }

    private mutating func component(
        _ object: SPDX3Graph.Object, _ relationships: SPDX3Relationships, _ findings: inout BillFindings
    ) -> Component {
        let name = node["name"]?.text ?? ""
        readIdentifiers(of: name, &findings)
        readReferences()
        var component = Component(
            name: name, version: text("software_packageVersion"), packageURL: packageURL, cpe: cpe,
            kind: text("software_primaryPurpose").map(Self.kind))
        if component.kind == nil, object.kind?.name == "software_File" { component.kind = "file" }
        component.ref = object.id
        component.swid = tag
        component.description = text("description")
        component.copyright = asserted("software_copyrightText")
        for (key, kind) in [("software_downloadLocation", "distribution"), ("software_homePage", "website")] {
            if let url = asserted(key) { references.append(ExternalReference(kind: kind, url: url)) }
        }
        component.externalReferences = references
        readAgents(into: &component)
        component.hashes = hashes()
        component.licences = licences(object, relationships)
        component.properties = properties()
        component.carried += node.members.filter { !held.contains($0.key) }
            .map { Carried([$0.key], CarriedReader.value($0.value)) }
        return component
    }

    /// `operatingSystem` is `operating-system` in the neutral bill.
    private static func kind(_ purpose: String) -> String {
        purpose.reduce(into: "") { $0 += $1.isUppercase ? "-" + $1.lowercased() : String($1) }
    }

    private mutating func text(_ key: String) -> String? {
        guard let text = node[key]?.text, !text.isEmpty else { return nil }
        held.insert(key)
        return text
    }

    /// A text that says something. NONE and NOASSERTION stay as written, for they are not the same.
    private mutating func asserted(_ key: String) -> String? {
        guard let text = node[key]?.text, !LicenceExpression.isNone(text) else { return nil }
        return self.text(key)
    }

    // MARK: Identifiers

    private mutating func readIdentifiers(of name: String, _ findings: inout BillFindings) {
        if let value = node["software_packageUrl"], let locator = value.text {
            held.insert("software_packageUrl")
            identify(
                "packageUrl", locator, ExternalReference(kind: "purl", url: locator), value, name, &findings)
        }
        for item in SPDX3Relationships.items(node["externalIdentifier"]) {
            guard let identifier = graph.object(at: item)?.node,
                let kind = identifier["externalIdentifierType"]?.text,
                let value = identifier["identifier"], let locator = value.text
            else { continue }
            var reference = ExternalReference(kind: kind, url: locator)
            reference.comment = identifier["comment"]?.text
            reference.carried = Self.rest(
                identifier, without: ["type", "externalIdentifierType", "identifier", "comment"])
            identify(kind, locator, reference, value, name, &findings)
        }
    }

    private mutating func identify(
        _ kind: String, _ locator: String, _ reference: ExternalReference, _ value: JSONNode, _ name: String,
        _ findings: inout BillFindings
    ) {
        // A comment has no place beside an identifier.
        let isPlain = reference.comment == nil && reference.carried.isEmpty
        do throws(BillOfMaterialsRefusal) {
            switch kind {
            case "packageUrl":
                let read = try PackageURL(locator, reading: .tolerant)
                if packageURL?.text == read.text, isPlain { return }
                if packageURL == nil, isPlain {
                    packageURL = read
                    return
                }
            case "cpe22", "cpe23":
                if cpe == nil, isPlain {
                    cpe = try CPEName(locator)
                    return
                }
            case "swid":
                if tag == nil, isPlain {
                    tag = SoftwareTag(tagID: locator, name: name)
                    return
                }
            default:
                references.append(reference)
                return
            }
            findings.note(
                "further-identifier", at: value.origin,
                ja: "部品「\(name)」の2つ目の識別子です。外部参照として保持します：\(locator.prefix(120))",
                en: "a further identifier of component \"\(name)\", kept as an external reference: "
                    + locator.prefix(120))
        } catch {
            let (shown, why) = (locator.prefix(120), error.message)
            let key = kind == "packageUrl" ? "purl" : "cpe"
            findings.warning(
                "invalid-\(key)", at: value.origin, ja: "部品「\(name)」の \(key) を読めません（\(why.ja)）：\(shown)",
                en: "the \(key) of component \"\(name)\" cannot be read (\(why.en)): \(shown)")
        }
        references.append(reference)
    }

    private mutating func readReferences() {
        for item in SPDX3Relationships.items(node["externalRef"]) {
            guard let written = graph.object(at: item)?.node else { continue }
            let locators = SPDX3Relationships.items(written["locator"]).compactMap(\.text)
            for url in locators.isEmpty ? [""] : locators {
                var reference = ExternalReference(
                    kind: written["externalRefType"]?.text ?? "other", url: url)
                reference.comment = written["comment"]?.text
                reference.carried = Self.rest(
                    written, without: ["type", "externalRefType", "locator", "comment"])
                references.append(reference)
            }
        }
    }

    private static func rest(_ node: JSONNode, without held: Set<String>) -> [Carried] {
        node.members.filter { !held.contains($0.key) }
            .map { Carried([$0.key], CarriedReader.value($0.value)) }
    }

    // MARK: People, hashes, licences

    private mutating func readAgents(into component: inout Component) {
        if let supplier = SPDX3Agent.all(node["suppliedBy"], graph).first {
            component.supplier = supplier.organisation
            held.insert("suppliedBy")
        }
        for agent in SPDX3Agent.all(node["originatedBy"], graph) {
            held.insert("originatedBy")
            if agent.kind == "Organization", component.manufacturer == nil {
                component.manufacturer = agent.organisation
            } else {
                component.authors.append(agent.contact)
            }
        }
    }

    private mutating func hashes() -> [ContentHash] {
        let methods = SPDX3Relationships.items(node["verifiedUsing"]).compactMap { graph.object(at: $0) }
        var hashes: [ContentHash] = []
        for method in methods where method.kind?.name == "Hash" {
            guard let algorithm = method.node["algorithm"]?.text, let value = method.node["hashValue"]?.text
            else { return [] }
            var hash = ContentHash(algorithm: algorithm, value: value)
            hash.carried = Self.rest(method.node, without: ["type", "@id", "algorithm", "hashValue"])
            hashes.append(hash)
        }
        // Other methods, such as the code over all files, stay as they are written.
        if hashes.count == methods.count { held.insert("verifiedUsing") }
        return hashes
    }

    private func licences(
        _ object: SPDX3Graph.Object, _ relationships: SPDX3Relationships
    ) -> [Licence] {
        (object.id.flatMap { relationships.licencesOf[$0] } ?? []).compactMap { kind, target in
            guard var licence = SPDX3Licence.read(target, graph) else { return nil }
            licence.acknowledgement = SPDX3Relationships.licences[kind]
            return licence
        }
    }

    private mutating func properties() -> [Property] {
        var properties: [Property] = []
        for key in ["builtTime", "releaseTime", "supportLevel", "validUntilTime"] {
            for value in SPDX3Relationships.items(node[key]).compactMap(\.text) {
                properties.append(Property(name: "spdx:\(key)", value: value))
                held.insert(key)
            }
        }
        return properties
    }
}
