import BillEncoding
import BillOfMaterials
import Kernel

/// Writes the neutral bill as SPDX 2.3 in JSON: the same bill gives the same bytes.
public enum SPDXWriter {
    /// The bytes, and what SPDX cannot hold or asks for without the bill having it: a warning once a kind.
    /// Packages, relationships and files are sorted; so are the members of each.
    ///
    /// A bill that was read from SPDX 2 gives back all that it said. Others get `documentNamespace` from
    /// their serial number, or from a digest of what is written; where a bill has no time, 1970 is written
    /// and told.
    public static func write(_ bill: Bill) -> (bytes: [UInt8], findings: [Finding]) {
        var document = SPDXDocumentWriter(bill)
        let tree = document.write()
        return (JSONWriter.write(tree), document.findings)
    }
}

/// Puts together one document.
struct SPDXDocumentWriter {
    private let bill: Bill
    /// It was read from SPDX 2, so that what it carries has a place here.
    private let isOwn: Bool
    private var members: [String: CarriedValue] = [:]
    private var losses = SPDXLosses()
    private var names: SPDXNames
    private var licences: SPDXLicenceWriter
    private(set) var findings: [Finding] = []

    init(_ bill: Bill) {
        self.bill = bill
        isOwn = bill.format.hasPrefix("SPDX 2")
        var taken: Set<String> = []
        var extracted: [CarriedValue] = []
        for carried in bill.carried where isOwn {
            guard case .list(let items) = carried.value else { continue }
            if carried.path == ["hasExtractedLicensingInfos"] { extracted = items }
            if carried.path == ["files"] || carried.path == ["snippets"] {
                taken.formUnion(items.compactMap { $0.text("SPDXID") })
            }
        }
        names = SPDXNames(taken: taken)
        licences = SPDXLicenceWriter(extracted)
    }

    mutating func write() -> CarriedValue {
        for carried in bill.carried {
            let key = carried.path.first ?? ""
            if isOwn, carried.path.count == 1, SPDXSchema.document[key] != nil {
                members[key] = carried.value
            } else if case .list(let items) = carried.value {
                losses.add(.billFields, items.count)
            } else {
                losses.add(.billFields)
            }
        }
        members["SPDXID"] = .text("SPDXRef-DOCUMENT")
        members["spdxVersion"] = .text("SPDX-2.3")
        members["dataLicense"] = .text("CC0-1.0")
        if members["name"] == nil { members["name"] = .text(title) }
        members["creationInfo"] = creationInfo()
        let relationships = putPackages()
        if !licences.extracted.isEmpty {
            members["hasExtractedLicensingInfos"] = .list(
                licences.extracted.sorted { $0.key < $1.key }.map(\.value))
        }
        if !relationships.isEmpty { members["relationships"] = .list(relationships) }
        for key in ["files", "snippets"] {
            guard case .list(let items)? = members[key] else { continue }
            members[key] = .list(
                items.sorted { ($0.text("SPDXID") ?? "") < ($1.text("SPDXID") ?? "") })
        }
        countLosses()
        members["documentNamespace"] = .text(namespace())
        findings += losses.findings(file: Self.file)
        findings.sort()
        return tree
    }

    private static let file = "SPDX 2.3"

    /// What a reader asks for first stands first; the others by name.
    private var tree: CarriedValue {
        let first = [
            "spdxVersion", "dataLicense", "SPDXID", "name", "documentNamespace", "creationInfo", "comment",
        ]
        let rest = members.keys.filter { !first.contains($0) }.sorted()
        return .map((first + rest).compactMap { key in members[key].map { .init(key, $0) } })
    }

    private var title: String {
        guard let subject = bill.metadata.subject, !subject.name.isEmpty else { return "bill" }
        return [subject.name, subject.version ?? ""].filter { !$0.isEmpty }.joined(separator: "-")
    }

    // MARK: Creation

    private mutating func creationInfo() -> CarriedValue {
        let metadata = bill.metadata
        var info: [String: CarriedValue] = [:]
        var creators: [String] = []
        for carried in metadata.carried {
            let key = carried.path.first ?? ""
            if isOwn, key == "creators", case .text(let text) = carried.value {
                creators.append(text)
            } else if isOwn, carried.path.count == 1, SPDXSchema.creationInfo[key] != nil {
                info[key] = carried.value
            } else {
                losses.add(.billFields)
            }
        }
        creators += metadata.authors.compactMap(SPDXPackageWriter.actor)
        for tool in metadata.tools {
            creators += Self.tool(tool.name, tool.version)
            if tool.vendor != nil || !tool.carried.isEmpty { losses.add(.toolDetails, of: tool.name ?? "") }
        }
        for tool in metadata.toolComponents {
            creators += Self.tool(tool.name, tool.version)
            let hasMore = Component(name: tool.name, version: tool.version) != tool
            if hasMore { losses.add(.toolDetails, of: tool.name) }
        }
        for body in [metadata.supplier, metadata.manufacturer].compactMap(\.self) {
            guard let name = body.name,
                let text = SPDXPackageWriter.actor("Organization", name, body.contacts.first?.email)
            else { continue }
            creators.append(text)
        }
        if creators.isEmpty {
            creators = ["Tool: mamori"]
            tell(
                "creator-unknown", ja: "作成者が書かれていないため、変換した mamori を作成者としました",
                en: "the bill names no creator; mamori, which wrote this, is named")
        }
        var seen: Set<String> = []
        info["creators"] = .list(creators.filter { seen.insert($0).inserted }.sorted().map { .text($0) })
        info["created"] = .text(created())
        return .map(info.sorted { $0.key < $1.key }.map { .init($0.key, $0.value) })
    }

    private static func tool(_ name: String?, _ version: String?) -> [String] {
        let words = [name, version].compactMap(\.self).filter { !$0.isEmpty }.joined(separator: "-")
        return SPDXPackageWriter.actor("Tool", words, nil).map { [$0] } ?? []
    }

    private mutating func created() -> String {
        guard let written = bill.metadata.timestamp else {
            tell(
                "created-unknown", ja: "作成日時が書かれていないため、\(SPDXTime.unknown) としました",
                en: "the bill does not say when it was made; \(SPDXTime.unknown) is written")
            return SPDXTime.unknown
        }
        guard let text = SPDXTime.text(written) else {
            tell(
                "created-unknown",
                ja: "作成日時「\(written.prefix(40))」を読めないため、\(SPDXTime.unknown) としました",
                en: "the time \"\(written.prefix(40))\" cannot be read; \(SPDXTime.unknown) is written")
            return SPDXTime.unknown
        }
        return text
    }

    private mutating func tell(_ code: String, ja: String, en: String) {
        findings.append(
            Finding(.warning, code, LocalizedText(ja: ja, en: en), at: Origin(file: Self.file)))
    }

    // MARK: Packages

    /// Writes the packages; gives the relationships, sorted.
    private mutating func putPackages() -> [CarriedValue] {
        var relationships = SPDXRelationshipWriter(bill, isOwn: isOwn)
        var packages: [(id: String, value: CarriedValue)] = []
        var waiting: [(component: Component, parent: String?)] =
            bill.components.reversed().map { ($0, nil) }
        if let subject = bill.metadata.subject { waiting.append((subject, nil)) }
        var outermost: [String] = []
        while let (component, parent) = waiting.popLast() {
            let id = names.name(component)
            packages.append(
                (
                    id,
                    SPDXPackageWriter.write(component, id: id, format: bill.format, &licences, &losses)
                ))
            if let parent { relationships.add(parent, "CONTAINS", id) } else { outermost.append(id) }
            waiting += component.components.reversed().map { ($0, id) }
        }
        if !isOwn {
            let described = bill.metadata.subject == nil ? outermost : Array(outermost.prefix(1))
            for id in described { relationships.add("SPDXRef-DOCUMENT", "DESCRIBES", id) }
            if described.isEmpty { relationships.add("SPDXRef-DOCUMENT", "DESCRIBES", "NONE") }
        }
        if !packages.isEmpty {
            members["packages"] = .list(packages.sorted { $0.id < $1.id }.map(\.value))
        }
        return relationships.write(names, &losses)
    }

    private mutating func countLosses() {
        losses.add(.services, bill.services.count)
        losses.add(.vulnerabilities, bill.vulnerabilities.count)
        losses.add(.properties, bill.properties.count + bill.metadata.properties.count)
        losses.add(.billReferences, bill.externalReferences.count)
        losses.add(.lifecycles, bill.metadata.lifecycles.count)
        losses.add(.billLicences, bill.metadata.licences.count)
    }

    // MARK: Identity

    /// The bill's own identity where it is an address, with the number of its issue as CycloneDX names a
    /// bill; or else one from the digest of all that is written.
    private func namespace() -> String {
        if let serial = bill.serialNumber, Self.isAddress(serial) {
            if isOwn { return serial }
            if serial.hasPrefix("urn:uuid:"), let version = bill.version {
                return "urn:cdx:\(serial.dropFirst(9))/\(version)"
            }
            return serial
        }
        return "https://spdx.org/spdxdocs/\(SPDXNames.plain(title))-\(Self.digest(JSONWriter.write(tree)))"
    }

    private static func isAddress(_ text: String) -> Bool {
        guard let colon = text.firstIndex(of: ":"), colon > text.startIndex else { return false }
        let isPlain = text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && !"#<>\"{}|\\^`".utf8.contains($0) }
        return isPlain && text[..<colon].allSatisfy { $0.isLetter || $0.isNumber || "+-.".contains($0) }
    }

    /// FNV-1a twice with 64 bits: enough to tell bills apart, no protection against forgery.
    private static func digest(_ bytes: [UInt8]) -> String {
        var (one, two) = (UInt64(0xCBF2_9CE4_8422_2325), UInt64(0x8422_2325_CBF2_9CE4))
        for byte in bytes {
            one = (one ^ UInt64(byte)) &* 0x100_0000_01B3
            two = (two ^ UInt64(byte ^ 0x5A)) &* 0x100_0000_01B3
        }
        func hex(_ value: UInt64) -> String {
            let digits = String(value, radix: 16)
            return String(repeating: "0", count: 16 - digits.count) + digits
        }
        return hex(one) + hex(two)
    }
}

extension CarriedValue {
    /// The text under a key of a map.
    func text(_ key: String) -> String? {
        guard case .map(let members) = self,
            case .text(let text)? = members.first(where: { $0.key == key })?.value
        else { return nil }
        return text
    }
}
