import BillEncoding
import BillOfMaterials

/// Writes one component as a package.
struct SPDXPackageWriter {
    private let component: Component
    /// It was read from SPDX 2, so that what it carries has a place here.
    private let isOwn: Bool
    /// It was read from SPDX 3.
    private let is3: Bool
    private var members: [String: CarriedValue] = [:]

    static func write(
        _ component: Component, id: String, format: String, _ licences: inout SPDXLicenceWriter,
        _ losses: inout SPDXLosses
    ) -> CarriedValue {
        var writer = SPDXPackageWriter(component: component, format: format)
        return writer.package(id, &licences, &losses)
    }

    private init(component: Component, format: String) {
        self.component = component
        isOwn = format.hasPrefix("SPDX 2")
        is3 = format.hasPrefix("SPDX 3")
    }

    private mutating func package(
        _ id: String, _ licences: inout SPDXLicenceWriter, _ losses: inout SPDXLosses
    ) -> CarriedValue {
        let name = component.name
        for carried in component.carried {
            let key = carried.path.first ?? ""
            if isOwn, carried.path.count == 1, SPDXSchema.package[key] != nil {
                members[key] = carried.value
            } else if is3, carried.path.count == 1, let own = Self.renamed[key] {
                members[own] = carried.value
            } else {
                losses.add(.evidence, of: name)
            }
        }
        put("SPDXID", id)
        // SPDX asks for a name.
        put("name", name.isEmpty ? "NOASSERTION" : name)
        put("versionInfo", component.version)
        put("description", component.description)
        put("copyrightText", component.copyright)
        if !isOwn { members["filesAnalyzed"] = .flag(false) }
        putKind(&losses)
        putPeople(&losses)
        putLicences(&licences, &losses)
        putHashes(&losses)
        putReferences(&losses)
        if members["downloadLocation"] == nil { put("downloadLocation", "NOASSERTION") }
        if let group = component.group, component.packageURL?.namespace != group, !group.isEmpty {
            losses.add(.group, of: name)
        }
        if component.scope != nil { losses.add(.scope, of: name) }
        if component.pedigree != nil { losses.add(.pedigree, of: name) }
        putProperties(&losses)
        return .map(members.sorted { $0.key < $1.key }.map { .init($0.key, $0.value) })
    }

    /// Members of SPDX 3 that mean the same here, where the neutral bill has no name for them.
    private static let renamed = [
        "comment": "comment", "summary": "summary", "software_sourceInfo": "sourceInfo",
        "software_copyrightText": "copyrightText", "software_downloadLocation": "downloadLocation",
        "software_attributionText": "attributionTexts",
    ]

    private mutating func putProperties(_ losses: inout SPDXLosses) {
        let renamed = [
            "spdx:builtTime": "builtDate", "spdx:releaseTime": "releaseDate",
            "spdx:validUntilTime": "validUntilDate",
        ]
        for property in component.properties {
            if let key = renamed[property.name ?? ""], members[key] == nil, let value = property.value,
                BillTime.isTime(value)
            {
                put(key, value)
            } else {
                losses.add(.properties, of: component.name)
            }
        }
    }

    private mutating func put(_ key: String, _ text: String?) {
        if let text { members[key] = .text(text) }
    }

    private mutating func putKind(_ losses: inout SPDXLosses) {
        guard let kind = component.kind else { return }
        let word = kind.uppercased()
        let known = SPDXSchema.purposes.contains(word)
        put("primaryPackagePurpose", known ? word : "OTHER")
        if !known { losses.add(.purpose, of: component.name) }
    }

    // MARK: People

    private mutating func putPeople(_ losses: inout SPDXLosses) {
        var left = component.authors.count
        if let supplier = component.supplier { put("supplier", actor(supplier, &losses)) }
        if let maker = component.manufacturer {
            put("originator", actor(maker, &losses))
        } else if let author = component.authors.first {
            put("originator", Self.actor(author))
            left -= 1
        } else if let publisher = component.publisher {
            put("originator", Self.actor("Organization", publisher, nil))
        } else if let author = component.author {
            put("originator", Self.actor("Person", author, nil))
        }
        if component.publisher != nil, component.manufacturer != nil || !component.authors.isEmpty {
            left += 1
        }
        let hasOther =
            component.manufacturer != nil || !component.authors.isEmpty || component.publisher != nil
        if component.author != nil, hasOther { left += 1 }
        losses.add(.people, left, of: component.name)
    }

    private func actor(_ organisation: Organisation, _ losses: inout SPDXLosses) -> String? {
        if let written = Self.written(organisation.carried) { return written }
        let contact = organisation.contacts.first
        let hasMore =
            organisation.contacts.count > 1 || !organisation.urls.isEmpty || contact?.phone != nil
            || (contact?.name != nil && contact?.name != organisation.name)
        if hasMore { losses.add(.supplierDetails, of: component.name) }
        guard let name = organisation.name ?? contact?.name else { return nil }
        return Self.actor("Organization", name, contact?.email)
    }

    static func actor(_ contact: Contact) -> String? {
        if let written = written(contact.carried) { return written }
        return (contact.name ?? contact.email).flatMap { actor("Person", $0, contact.email) }
    }

    private static func written(_ carried: [Carried]) -> String? {
        for part in carried where part.path == ["actor"] {
            if case .text(let text) = part.value { return text }
        }
        return nil
    }

    /// Nil when there is no name. A line break would end a value in other serialisations.
    static func actor(_ kind: String, _ name: String, _ email: String?) -> String? {
        let words = name.split { $0.isNewline || $0 == " " }.joined(separator: " ")
        guard !words.isEmpty else { return nil }
        return "\(kind): \(words)" + (email.map { $0.isEmpty ? "" : " (\($0))" } ?? "")
    }

    // MARK: Licences, hashes

    private mutating func putLicences(
        _ licences: inout SPDXLicenceWriter, _ losses: inout SPDXLosses
    ) {
        let concluded = component.licences.filter { $0.acknowledgement == "concluded" }
        let declared = component.licences.filter { $0.acknowledgement != "concluded" }
        put("licenseConcluded", licences.expression(concluded, of: component.name, &losses))
        put("licenseDeclared", licences.expression(declared, of: component.name, &losses))
    }

    private mutating func putHashes(_ losses: inout SPDXLosses) {
        func plain(_ text: String) -> String { text.lowercased().filter { $0.isLetter || $0.isNumber } }
        var written: [CarriedValue] = []
        let known = SPDXSchema.digestLengths.keys.sorted()
        for hash in component.hashes.sorted(by: { ($0.algorithm, $0.value) < ($1.algorithm, $1.value) }) {
            guard let algorithm = known.first(where: { plain($0) == plain(hash.algorithm) }) else {
                losses.add(.hashes, of: component.name)
                continue
            }
            written.append(
                .map([
                    .init("algorithm", .text(algorithm)), .init("checksumValue", .text(hash.value)),
                ]))
        }
        if !written.isEmpty { members["checksums"] = .list(written) }
    }

    // MARK: References

    private mutating func putReferences(_ losses: inout SPDXLosses) {
        var list: [[String]] = []
        var carried: [CarriedValue] = []
        if let url = component.packageURL { list.append(["PACKAGE-MANAGER", "purl", url.text]) }
        if let cpe = component.cpe {
            let isOld = cpe.text.lowercased().hasPrefix("cpe:/")
            list.append(["SECURITY", isOld ? "cpe22Type" : "cpe23Type", cpe.text])
        }
        if let tag = component.swid {
            let id = tag.tagID.hasPrefix("swid:") ? tag.tagID : "swid:" + tag.tagID
            if id.contains(where: { $0.isWhitespace }) {
                losses.add(.references, of: component.name)
            } else {
                list.append(["SECURITY", "swid", id])
            }
        }
        for reference in component.externalReferences {
            if let own = own(reference) { carried.append(own) } else { add(reference, &list, &losses) }
        }
        var seen: Set<[String]> = []
        let sorted = list.filter { seen.insert($0).inserted }.sorted { $0.lexicographicallyPrecedes($1) }
        let all = carried + sorted.map(Self.reference)
        if !all.isEmpty { members["externalRefs"] = .list(all) }
    }

    /// A reference that was read from SPDX 2.
    private func own(_ reference: ExternalReference) -> CarriedValue? {
        guard isOwn else { return nil }
        if let whole = reference.carried.first(where: { $0.path.isEmpty }) { return whole.value }
        guard let category = reference.carried.first(where: { $0.path == ["referenceCategory"] }) else {
            return nil
        }
        var members: [CarriedValue.Member] = [
            .init("referenceCategory", category.value), .init("referenceType", .text(reference.kind)),
            .init("referenceLocator", .text(reference.url)),
        ]
        if let comment = reference.comment { members.append(.init("comment", .text(comment))) }
        return .map(members)
    }

    private mutating func add(
        _ reference: ExternalReference, _ list: inout [[String]], _ losses: inout SPDXLosses
    ) {
        let isPlain = reference.hashes.isEmpty && reference.carried.isEmpty
        if !isPlain { losses.add(.referenceHashes, of: component.name) }
        let isPlace = isOwn || Self.isURL(reference.url)
        if reference.kind == "distribution", members["downloadLocation"] == nil, isPlace {
            put("downloadLocation", reference.url)
        } else if reference.kind == "website", members["homepage"] == nil, isPlace {
            put("homepage", reference.url)
        } else if reference.url.isEmpty || reference.url.contains(where: { $0.isWhitespace }) {
            losses.add(.references, of: component.name)
        } else {
            let isAdvisory = ["advisories", "securityAdvisory"].contains(reference.kind)
            let kind = reference.kind.filter { !$0.isWhitespace }
            list.append(
                [isAdvisory && isPlace ? "SECURITY" : "OTHER", isAdvisory && isPlace ? "advisory" : kind]
                    + [reference.url] + (reference.comment.map { [$0] } ?? []))
        }
    }

    private static func reference(_ parts: [String]) -> CarriedValue {
        let keys = ["referenceCategory", "referenceType", "referenceLocator", "comment"]
        return .map(zip(keys, parts).map { .init($0, .text($1)) })
    }

    /// An address on the web or of a repository, without white space.
    static func isURL(_ text: String) -> Bool {
        let schemes = ["http://", "https://", "ftp://", "sftp://", "git://", "ssh://", "svn://"]
        let isKnown = schemes.contains { text.hasPrefix($0) || text.hasPrefix("git+" + $0) }
        guard isKnown, !text.contains(where: { $0.isWhitespace }), let range = text.firstRange(of: "://")
        else { return false }
        let host = text[range.upperBound...].prefix { $0 != "/" }
        return host.contains(".")
    }
}
