/// The plain parts of a package URL before the rules of its type, and where they stand in the text.
struct PackageURLParts {
    var type = ""
    var namespace: [String] = []
    var name = ""
    var version = ""
    var qualifiers: [PackageURL.Qualifier] = []
    var subpath: [String] = []
    var namespaceAt: Int?
    var nameAt: Int?
    var versionAt: Int?
    private var keys: Set<String> = []

    /// Keeps a qualifier; one without a value counts as not written, but its key is taken.
    mutating func add(
        _ qualifier: PackageURL.Qualifier, at: Int?
    ) throws(BillOfMaterialsRefusal) {
        guard keys.insert(qualifier.key).inserted else {
            throw .packageURL(.duplicateKey(qualifier.key), at: at)
        }
        if !qualifier.value.isEmpty { qualifiers.append(qualifier) }
    }

    /// Leaves the first segment to the namespace and gives the others to the name.
    mutating func takeNameAsPath() {
        let segments = namespace + name.split(separator: "/").map(String.init)
        namespace = segments.count > 1 ? [segments[0]] : []
        name = segments.dropFirst(namespace.count).joined(separator: "/")
    }
}

/// Takes the text of a package URL apart, from its ends inwards.
struct PackageURLScanner {
    private let bytes: [UInt8]
    private let isStrict: Bool

    init(_ text: String, reading: PackageURL.Reading) throws(BillOfMaterialsRefusal) {
        guard text.utf8.count <= PackageURL.bytesMax else {
            throw .packageURL(.tooLong(bytesMax: PackageURL.bytesMax), at: PackageURL.bytesMax)
        }
        bytes = Array(text.utf8)
        isStrict = reading == .strict
    }

    func scan() throws(BillOfMaterialsRefusal) -> PackageURLParts {
        if let control = bytes.firstIndex(where: { $0 < 0x20 || $0 == 0x7F }) {
            throw .packageURL(.controlCharacter, at: control)
        }
        guard bytes.prefix(4).map(\.lowercased) == Array("pkg:".utf8) else {
            throw .packageURL(.noScheme, at: 0)
        }
        var parts = PackageURLParts()
        var rest = bytes[4...].drop { $0 == UInt8(ascii: "/") }
        if let hash = rest.lastIndex(of: UInt8(ascii: "#")) {
            parts.subpath = try segments(rest[(hash + 1)...]).filter(Self.counts)
            rest = rest[..<hash]
        }
        if let mark = rest.firstIndex(of: UInt8(ascii: "?")) {
            try qualifiers(rest[(mark + 1)...], into: &parts)
            rest = rest[..<mark]
        }
        let type = rest.prefix { $0 != UInt8(ascii: "/") }
        parts.type = try Self.type(type, at: type.startIndex)
        parts.nameAt = type.endIndex
        rest = rest[type.endIndex...].drop { $0 == UInt8(ascii: "/") }
        if let at = try versionMark(rest) {
            parts.version = try PercentCoding.decode(rest[(at + 1)...])
            parts.versionAt = at + 1
            rest = rest[..<at]
        } else {
            while rest.last == UInt8(ascii: "/") { rest = rest.dropLast() }
        }
        // `a/b/@1` names nothing, although `a/b/` does.
        let name = rest.suffix(from: rest.lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? rest.startIndex)
        parts.nameAt = name.startIndex
        parts.name = try PercentCoding.decode(name)
        parts.namespaceAt = rest.startIndex
        parts.namespace = try segments(rest[..<name.startIndex])
        return parts
    }

    /// Where the `@` before the version stands: the last one, unless a segment that others follow begins with
    /// it, as the scope of npm does.
    private func versionMark(
        _ path: ArraySlice<UInt8>
    ) throws(BillOfMaterialsRefusal) -> Int? {
        guard let at = path.lastIndex(of: UInt8(ascii: "@")) else { return nil }
        let isScope =
            (at == path.startIndex || path[at - 1] == UInt8(ascii: "/"))
            && path[at...].contains(UInt8(ascii: "/"))
        let earlier = isScope ? at : firstScope(path[..<at])
        if isStrict, let earlier { throw .packageURL(.unescapedAt, at: earlier) }
        return isScope ? nil : at
    }

    private func firstScope(_ path: ArraySlice<UInt8>) -> Int? {
        path.indices.first {
            path[$0] == UInt8(ascii: "@") && ($0 == path.startIndex || path[$0 - 1] == UInt8(ascii: "/"))
        }
    }

    /// The segments between slashes, without the empty ones.
    private func segments(_ slice: ArraySlice<UInt8>) throws(BillOfMaterialsRefusal) -> [String] {
        var segments: [String] = []
        for part in slice.split(separator: UInt8(ascii: "/")) {
            let segment = try PercentCoding.decode(part)
            guard !segment.utf8.contains(UInt8(ascii: "/")) else {
                throw .packageURL(.slashInSegment, at: part.startIndex)
            }
            segments.append(segment)
        }
        return segments
    }

    private func qualifiers(
        _ slice: ArraySlice<UInt8>, into parts: inout PackageURLParts
    ) throws(BillOfMaterialsRefusal) {
        for pair in slice.split(separator: UInt8(ascii: "&")) {
            guard let equals = pair.firstIndex(of: UInt8(ascii: "=")) else {
                throw .packageURL(.qualifierWithoutValue, at: pair.startIndex)
            }
            let key = try Self.key(pair[..<equals], isStrict: isStrict, at: pair.startIndex)
            let value = try PercentCoding.decode(pair[(equals + 1)...])
            try parts.add(PackageURL.Qualifier(key: key, value: value), at: pair.startIndex)
        }
    }

    /// A type in lower case.
    static func type(
        _ bytes: ArraySlice<UInt8>, at: Int?
    ) throws(BillOfMaterialsRefusal) -> String {
        guard let first = bytes.first else { throw .packageURL(.noType, at: at) }
        guard first.isLetter, bytes.allSatisfy({ $0.isLetterOrDigit || ".-".utf8.contains($0) }) else {
            throw .packageURL(.badType, at: at)
        }
        return String(decoding: bytes.map(\.lowercased), as: UTF8.self)
    }

    /// A qualifier's key in lower case.
    static func key(
        _ bytes: ArraySlice<UInt8>, isStrict: Bool, at: Int?
    ) throws(BillOfMaterialsRefusal) -> String {
        guard let first = bytes.first, first.isLetter,
            bytes.allSatisfy({ $0.isLetterOrDigit || ".-_".utf8.contains($0) })
        else { throw .packageURL(.badKey, at: at) }
        if isStrict, bytes.contains(where: \.isCapital) { throw .packageURL(.keyNotLowercase, at: at) }
        return String(decoding: bytes.map(\.lowercased), as: UTF8.self)
    }

    /// Whether a segment of a subpath says anything: `.` and `..` do not.
    static func counts(_ segment: String) -> Bool { segment != "." && segment != ".." }
}
