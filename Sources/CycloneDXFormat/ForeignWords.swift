import BillOfMaterials
import Kernel

/// Puts the words of other formats into those of CycloneDX, so that a component is not lost for one word.
struct ForeignWords {
    private let kinds: Set<String>
    private let algorithms: Set<String>
    private let references: Set<String>
    private let file: String
    private var assumed: (count: Int, first: String) = (0, "")

    init(_ structure: Structure, file: String) {
        kinds = structure.words["component.type"] ?? []
        algorithms = structure.words["hash-alg"] ?? []
        references = structure.words["external-reference.type"] ?? []
        self.file = file
    }

    /// The bill in CycloneDX's words, and what had to be assumed.
    static func adapted(_ bill: Bill, _ structure: Structure, file: String) -> (
        bill: Bill, findings: [Finding]
    ) {
        var words = ForeignWords(structure, file: file)
        var metadata = bill.metadata
        metadata.subject = metadata.subject.map { words.component($0) }
        metadata.toolComponents = metadata.toolComponents.map { words.component($0) }
        var adapted = Bill(
            format: bill.format, components: bill.components.map { words.component($0) }, metadata: metadata,
            services: bill.services, dependencies: bill.dependencies, vulnerabilities: bill.vulnerabilities)
        adapted.specVersion = bill.specVersion
        adapted.serialNumber = bill.serialNumber
        adapted.version = bill.version
        adapted.related = bill.related
        adapted.externalReferences = bill.externalReferences.map { words.reference($0) }
        adapted.properties = bill.properties
        adapted.carried = bill.carried
        return (adapted, words.findings)
    }

    private var findings: [Finding] {
        guard assumed.count > 0 else { return [] }
        let (count, first) = assumed
        return [
            Finding(
                .note, "kind-assumed",
                LocalizedText(
                    ja: "種類の書かれていない部品 \(count) 点（最初は「\(first)」）を、規格の定めどおり application としました",
                    en: "\(count) components without a kind that the format knows (first \"\(first)\") are "
                        + "written as application, as the format asks"),
                at: Origin(file: file))
        ]
    }

    private mutating func component(_ component: Component) -> Component {
        var component = component
        if let kind = component.kind, kinds.contains(kind) {
        } else {
            if let kind = component.kind, !kind.isEmpty {
                component.properties.append(Property(name: PropertyName.kind, value: kind))
            }
            if assumed.count == 0 { assumed.first = component.name }
            assumed.count += 1
            component.kind = "application"
        }
        component.hashes = component.hashes.map(hash)
        component.externalReferences = component.externalReferences.map(reference)
        component.components = component.components.map { self.component($0) }
        if var pedigree = component.pedigree {
            pedigree.ancestors = pedigree.ancestors.map { self.component($0) }
            pedigree.descendants = pedigree.descendants.map { self.component($0) }
            pedigree.variants = pedigree.variants.map { self.component($0) }
            component.pedigree = pedigree
        }
        return component
    }

    /// `SHA256` and `sha-256` are `SHA-256`.
    private func hash(_ hash: ContentHash) -> ContentHash {
        guard !algorithms.contains(hash.algorithm) else { return hash }
        func bare(_ text: String) -> String {
            String(text.lowercased().filter { $0 != "-" && $0 != "_" })
        }
        let word = bare(hash.algorithm)
        guard let known = algorithms.first(where: { bare($0) == word }) else { return hash }
        var renamed = ContentHash(algorithm: known, value: hash.value)
        renamed.carried = hash.carried
        return renamed
    }

    /// A kind that CycloneDX does not know becomes `other`, with its own word in the comment.
    private func reference(_ reference: ExternalReference) -> ExternalReference {
        guard !references.contains(reference.kind) else { return reference }
        var other = ExternalReference(kind: "other", url: reference.url)
        other.comment = [reference.kind, reference.comment].compactMap(\.self).joined(separator: ": ")
        other.hashes = reference.hashes.map(hash)
        other.carried = reference.carried
        return other
    }
}
