import Kernel

/// One record as evidence: its kind, its path in the dossier, what it says and where that is written.
///
/// A value in all but name: nothing in it changes, and it is handed on by the ten thousand.
public final class EvidenceRecord: Hashable, Sendable {
    public let kind: RecordKind
    /// The name by which other records refer to it; nil for a record that exists once, such as the service
    /// life.
    public let id: String?
    /// Where it is in the dossier: `interfaces/IF-USB`, or `service_life`.
    public let path: String
    public let origin: Origin
    public let fields: [String: EvidenceValue]
    /// The lines of the fields, where they are written.
    public let fieldOrigins: [String: Origin]

    public init(
        kind: RecordKind, id: String?, path: String, origin: Origin, fields: [String: EvidenceValue],
        fieldOrigins: [String: Origin] = [:]
    ) {
        self.kind = kind
        self.id = id
        self.path = path
        self.origin = origin
        self.fields = fields
        self.fieldOrigins = fieldOrigins
    }

    public static func == (left: EvidenceRecord, right: EvidenceRecord) -> Bool {
        left === right
            || left.path == right.path && left.kind == right.kind && left.id == right.id
                && left.origin == right.origin && left.fields == right.fields
                && left.fieldOrigins == right.fieldOrigins
    }

    public func hash(into hasher: inout Hasher) { hasher.combine(path) }

    /// A stable spelling of the whole record, independent of the order in which its fields are written.
    public var spelled: String {
        let parts = fields.keys.sorted().map { "\($0): \(fields[$0]?.spelled ?? "")" }
        return "{" + parts.joined(separator: ", ") + "}"
    }

    /// A short mark of what the record says (FNV-1a, 64 bit, hexadecimal); it changes when any field changes.
    ///
    /// It tells whether a premise still reads as it did; it is no protection against a forger.
    public var mark: String {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in spelled.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
