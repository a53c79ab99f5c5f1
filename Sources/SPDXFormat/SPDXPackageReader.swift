import BillEncoding
import BillOfMaterials
import Kernel

/// Turns one package of an SPDX 2 document into a component.
struct SPDXPackageReader {
    private let package: SPDXNode
    /// Keys whose meaning the component holds; the others are carried.
    private var held: Set<String> = ["name", "SPDXID", "externalRefs"]

    static func read(_ package: SPDXNode, findings: inout BillFindings) -> Component {
        var reader = SPDXPackageReader(package: package)
        return reader.component(&findings)
    }

    private init(package: SPDXNode) { self.package = package }

    private mutating func component(_ findings: inout BillFindings) -> Component {
        let references = SPDXIdentifiers.read(package, findings: &findings)
        let version = text("versionInfo")
        var component = Component(
            name: package["name"]?.text ?? "", version: version, packageURL: references.packageURL,
            cpe: references.cpe, kind: text("primaryPackagePurpose").map(Self.kind))
        component.swid = references.tag
        component.externalReferences = references.others
        component.ref = package["SPDXID"]?.text
        component.description = text("description")
        component.copyright = asserted("copyrightText")
        component.supplier = actor("supplier").map { $0.actor.organisation($0.text) }
        if let originator = actor("originator") {
            if originator.actor.kind == "Person" {
                component.authors = [originator.actor.contact(originator.text)]
            } else {
                component.manufacturer = originator.actor.organisation(originator.text)
            }
        }
        component.licences = licences()
        for (key, kind) in [("downloadLocation", "distribution"), ("homepage", "website")] {
            if let url = asserted(key) {
                component.externalReferences.append(ExternalReference(kind: kind, url: url))
            }
        }
        component.hashes = hashes()
        component.carried =
            package.members.filter { !held.contains($0.key) && $0.value.kind != .null }
            .map { Carried([$0.key], $0.value.carried) }
        return component
    }

    /// `OPERATING-SYSTEM` is `operating-system` in the neutral bill.
    private static func kind(_ purpose: String) -> String {
        String(purpose.lowercased().map { $0 == "_" ? "-" : $0 })
    }

    /// A text that is not empty.
    private mutating func text(_ key: String) -> String? {
        guard let text = package[key]?.text, !text.isEmpty else { return nil }
        held.insert(key)
        return text
    }

    /// A text that says something. NONE and NOASSERTION stay as written, for they are not the same.
    private mutating func asserted(_ key: String) -> String? {
        guard let text = package[key]?.text, !LicenceExpression.isNone(text) else { return nil }
        return self.text(key)
    }

    private mutating func actor(_ key: String) -> (actor: SPDXActor, text: String)? {
        guard let text = package[key]?.text, let actor = SPDXActor(text), !actor.name.isEmpty else {
            return nil
        }
        held.insert(key)
        return (actor, text)
    }

    private mutating func licences() -> [Licence] {
        var licences: [Licence] = []
        for (key, acknowledgement) in [("licenseDeclared", "declared"), ("licenseConcluded", "concluded")] {
            guard let text = asserted(key), let expression = try? LicenceExpression(text) else {
                // What is no expression stays as written.
                held.remove(key)
                continue
            }
            var licence = Licence(expression.isSimple ? .id(text) : .expression(text))
            licence.acknowledgement = acknowledgement
            licences.append(licence)
        }
        return licences
    }

    private mutating func hashes() -> [ContentHash] {
        guard let list = package["checksums"], list.kind == .list else { return [] }
        var hashes: [ContentHash] = []
        for item in list.items {
            guard let algorithm = item["algorithm"]?.text, let value = item["checksumValue"]?.text else {
                return []
            }
            var hash = ContentHash(algorithm: algorithm, value: value)
            hash.carried = item.members.filter { $0.key != "algorithm" && $0.key != "checksumValue" }
                .map { Carried([$0.key], $0.value.carried) }
            hashes.append(hash)
        }
        // An empty list stays as it is written.
        if !hashes.isEmpty { held.insert("checksums") }
        return hashes
    }
}
