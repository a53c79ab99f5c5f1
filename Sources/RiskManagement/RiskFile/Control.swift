import Evidence
import Kernel

/// One measure against risks (JIS T 14971: risk control), with the capability that it gives.
public struct Control: Sendable {
    /// In the order in which JIS T 14971 prefers them.
    public enum Kind: String, Sendable, CaseIterable {
        case inherent, protective, information

        /// The kind in words.
        public var name: LocalizedText {
            switch self {
            case .inherent: LocalizedText(ja: "設計による安全", en: "Inherently safe design")
            case .protective: LocalizedText(ja: "保護手段", en: "Protective measure")
            case .information: LocalizedText(ja: "安全のための情報", en: "Information for safety")
            }
        }
    }

    public let id: ID<Control>
    public let title: LocalizedText
    public let capability: Capability?
    /// NIST SP 800-53 rev. 5 ids as written.
    public let controlIDs: [String]
    public let kind: Kind?
    /// maker, institution, user, dealer or repairer; nil while nobody has said who manages it.
    public let responsible: String?
    public let owner: String?
    public let isImplemented: Bool
    public let implementedIn: String?
    public let protects: [String]
    public let verifications: [String]
    /// Obligations and disclosure items that tell users of it.
    public let information: [String]
    public let origin: Origin

    init(_ record: EvidenceRecord) {
        id = ID(record.id ?? "")
        title = record.words("title") ?? LocalizedText(same: record.id ?? "")
        capability = record.text("capability").flatMap(Capability.init)
        controlIDs = record.texts("nist_ids")
        kind = record.text("kind").flatMap(Kind.init)
        responsible = record.text("responsible")
        owner = record.text("owner")
        isImplemented = record.text("status") == "implemented"
        implementedIn = record.text("implemented_in")
        protects = record.texts("protects")
        verifications = record.texts("verifications")
        information = record.texts("information")
        origin = record.origin
    }

    /// The record's path.
    public var path: String { "controls/\(id)" }
}

/// One verification as planned or done: of which release, with what result.
public struct Verification: Sendable {
    public let id: String
    public let title: LocalizedText
    public let method: String?
    public let release: String?
    /// pass, fail or not_run.
    public let result: String?
    public let day: Day?
    public let tester: String?
    public let evidence: String?
    /// Names of imported tests that decide it; `*` stands for anything.
    public let tests: [String]
    public let origin: Origin

    init(_ record: EvidenceRecord) {
        id = record.id ?? ""
        title = record.words("title") ?? LocalizedText(same: record.id ?? "")
        method = record.text("method")
        release = record.text("version")
        result = record.text("result")
        day = record.day("date")
        tester = record.text("tester")
        evidence = record.text("evidence")
        tests = record.texts("tests")
        origin = record.origin
    }

    /// The record's path.
    public var path: String { "verifications/\(id)" }

    /// Whether a test of this name decides it.
    public func names(_ test: String) -> Bool { tests.contains { NamePattern.matches($0, test) } }
}
