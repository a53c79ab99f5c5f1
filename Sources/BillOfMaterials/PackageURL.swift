/// A package URL (purl, ECMA-427): `pkg:type/namespace/name@version?qualifiers#subpath`.
///
/// The parts are plain text: escapes are read and the rules of the type applied. Two are equal when their
/// canonical forms are.
public struct PackageURL: Sendable {
    /// The longest text that is read.
    public static let bytesMax = 16 << 10

    /// How exactly a text must be written.
    public enum Reading: Sendable {
        /// As the specification writes it; refuses what the other readings put right.
        case strict
        /// As bills have it: keys in upper case and an unescaped `@` of a scope are put right.
        case tolerant
        /// As tolerant, for `covers`: the name may be `*`, which no rule of the type then concerns.
        case pattern
    }

    /// What a purl says beyond name and version, such as `arch=amd64`.
    public struct Qualifier: Hashable, Sendable {
        public let key: String
        public let value: String
    }

    /// As written; the canonical form when it was built from parts.
    public let text: String
    /// The one way in which this is written.
    public let canonical: String
    public let type: String
    /// Segments with `/` between them; empty when there is none. Of `git`, the host.
    public let namespace: String
    /// Of `git`, the path on the host.
    public let name: String
    public let version: String?
    /// Sorted by key; without the ones that have no value.
    public let qualifiers: [Qualifier]
    /// Segments with `/` between them.
    public let subpath: String?

    /// Reads a text; the refusal says what is wrong and at which byte.
    public init(
        _ text: String, reading: Reading
    ) throws(BillOfMaterialsRefusal) {
        let parts = try PackageURLScanner(text, reading: reading).scan()
        try self.init(parts, text: text, isPattern: reading == .pattern)
    }

    /// Reads a text as bills have it; nil when it is no package URL.
    public init?(_ text: String) {
        guard let url = try? PackageURL(text, reading: .tolerant) else { return nil }
        self = url
    }

    /// Builds one from plain parts: `namespace` and `subpath` with `/` between segments, nothing escaped.
    public init(
        type: String, namespace: String? = nil, name: String, version: String? = nil,
        qualifiers: [String: String] = [:], subpath: String? = nil
    ) throws(BillOfMaterialsRefusal) {
        var parts = PackageURLParts()
        parts.type = try PackageURLScanner.type(ArraySlice(type.utf8), at: nil)
        parts.namespace = (namespace ?? "").split(separator: "/").map(String.init)
        parts.name = name
        parts.version = version ?? ""
        for (key, value) in qualifiers.sorted(by: { $0.key < $1.key }) {
            let key = try PackageURLScanner.key(ArraySlice(key.utf8), isStrict: false, at: nil)
            try parts.add(Qualifier(key: key, value: value), at: nil)
        }
        parts.subpath = (subpath ?? "").split(separator: "/").map(String.init)
            .filter(PackageURLScanner.counts)
        try self.init(parts, text: nil, isPattern: false)
    }

    /// Applies the rules of the type.
    private init(
        _ parts: PackageURLParts, text: String?, isPattern: Bool
    ) throws(BillOfMaterialsRefusal) {
        let rules = PackageURLType.named(parts.type)
        var parts = parts
        if rules.nameIsPath { parts.takeNameAsPath() }
        guard !parts.name.isEmpty else { throw .packageURL(.noName, at: parts.nameAt) }
        let anyName = isPattern && parts.name == "*"
        switch rules.namespace {
        case .required where parts.namespace.isEmpty:
            throw .packageURL(.namespaceRequired(type: parts.type), at: parts.nameAt)
        case .prohibited where !parts.namespace.isEmpty:
            throw .packageURL(.namespaceProhibited(type: parts.type), at: parts.namespaceAt)
        default: break
        }
        qualifiers = parts.qualifiers.sorted { $0.key < $1.key }
        if !isPattern {
            for key in rules.keysRequired where !qualifiers.contains(where: { $0.key == key }) {
                throw .packageURL(.qualifierRequired(key: key, type: parts.type), at: parts.nameAt)
            }
        }
        type = parts.type
        let repository = qualifiers.first { $0.key == "repository_url" }?.value
        // The definition of git tells cases apart, but the hosts that have a type of their own do not.
        let isFoldingHost =
            type == "git" && Self.foldingHosts.contains(parts.namespace.first?.lowercased() ?? "")
        let foldsName = isFoldingHost ? .lowercase : rules.foldsName
        let foldsNamespace = isFoldingHost ? .lowercase : rules.foldsNamespace
        namespace = foldsNamespace.apply(parts.namespace.joined(separator: "/"))
        name = anyName ? parts.name : foldsName.apply(parts.name, repository: repository)
        version = parts.version.isEmpty ? nil : rules.foldsVersion.apply(parts.version)
        subpath =
            parts.subpath.isEmpty ? nil : rules.foldsSubpath.apply(parts.subpath.joined(separator: "/"))
        guard anyName || rules.nameForm.holds(name) else {
            throw .packageURL(.badForm(part: "name", type: type), at: parts.nameAt)
        }
        if let version, !rules.versionForm.holds(version) {
            throw .packageURL(.badForm(part: "version", type: type), at: parts.versionAt)
        }
        let escapedName = rules.nameIsPath ? Self.segments(name) : PercentCoding.encode(name)
        canonical = Self.canonical(type, namespace, escapedName, version, qualifiers, subpath)
        // One string in memory instead of two alike.
        self.text = text == canonical ? canonical : text ?? canonical
    }

    private static let foldingHosts: Set = ["github", "github.com", "bitbucket", "bitbucket.org"]

    private static func canonical(
        _ type: String, _ namespace: String, _ escapedName: String, _ version: String?,
        _ qualifiers: [Qualifier],
        _ subpath: String?
    ) -> String {
        var text = "pkg:\(type)/"
        if !namespace.isEmpty { text += segments(namespace) + "/" }
        text += escapedName
        if let version { text += "@" + PercentCoding.encode(version) }
        if !qualifiers.isEmpty {
            text += "?"
            text += qualifiers.map { "\($0.key)=\(PercentCoding.encode($0.value))" }.joined(separator: "&")
        }
        if let subpath { text += "#" + segments(subpath) }
        return text
    }

    private static func segments(_ text: String) -> String {
        text.split(separator: "/").map { PercentCoding.encode(String($0)) }.joined(separator: "/")
    }

    /// The value of a qualifier.
    public func qualifier(_ key: String) -> String? { qualifiers.first { $0.key == key }?.value }

    /// Whether this, read as a pattern without a version, stands for another: the same type and namespace,
    /// and the same name or `*`.
    public func covers(_ other: PackageURL) -> Bool {
        type == other.type && namespace == other.namespace && (name == "*" || name == other.name)
    }
}

extension PackageURL: Hashable {
    public static func == (left: PackageURL, right: PackageURL) -> Bool { left.canonical == right.canonical }

    public func hash(into hasher: inout Hasher) { hasher.combine(canonical) }
}
