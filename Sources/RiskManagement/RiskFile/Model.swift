import Evidence
import Kernel
import Severity

/// Something worth protecting: its needs, and what people said of it.
public struct Asset: Sendable {
    public let id: String
    public let name: LocalizedText
    public let kind: String?
    public let constituent: String?
    /// The needs for confidentiality, integrity and availability: none, low, medium or high; nil if unsaid.
    public let needs: (confidentiality: String?, integrity: String?, availability: String?)
    public let origin: Origin

    init(_ record: EvidenceRecord) {
        id = record.id ?? ""
        name = record.words("name") ?? LocalizedText(same: record.id ?? "")
        kind = record.text("kind")
        constituent = record.text("constituent")
        needs = (record.text("c_need"), record.text("i_need"), record.text("a_need"))
        origin = record.origin
    }
}

/// A function that the patient's safety rests on (基本性能).
public struct EssentialFunction: Sendable {
    public let id: String
    public let name: LocalizedText
    public let kind: String?
    public let severity: HarmSeverity?
    public let constituents: [String]
    public let worksWithoutNetwork: Bool?
    public let safeState: LocalizedText?
    public let origin: Origin

    init(_ record: EvidenceRecord) {
        id = record.id ?? ""
        name = record.words("name") ?? LocalizedText(same: record.id ?? "")
        kind = record.text("kind")
        severity = record.text("clinical_severity").flatMap(HarmSeverity.init)
        constituents = record.texts("runs_on")
        worksWithoutNetwork = record.flag("works_without_network")
        safeState = record.words("safe_state")
        origin = record.origin
    }
}

/// A constituent or a party outside: a node of the data-flow diagram.
public struct ModelElement: Sendable {
    public let id: String
    public let name: LocalizedText
    /// The kind as written: main, programmer, institution_system…
    public let kind: String
    /// A party outside, written as one or only named by a flow.
    public let isExternal: Bool
    public let origin: Origin
}

/// A flow between two elements.
public struct ModelFlow: Sendable {
    public let id: String
    public let name: LocalizedText
    public let from: String
    public let to: String
    public let interface: String?
    public let payload: String?
    public let crossesBoundary: Bool?
    public let isAuthenticated: Bool?
    public let isEncrypted: Bool?
    /// Functions that its loss or alteration hits.
    public let functions: [String]
    public let origin: Origin

    init(_ record: EvidenceRecord) {
        id = record.id ?? ""
        name = record.words("name") ?? LocalizedText(same: record.id ?? "")
        from = record.text("from") ?? ""
        to = record.text("to") ?? ""
        interface = record.text("interface")
        payload = record.text("payload")
        crossesBoundary = record.flag("crosses_boundary")
        isAuthenticated = record.flag("authenticated")
        isEncrypted = record.flag("encrypted")
        functions = ["loss_function", "alteration_function"].compactMap { record.text($0) }
        origin = record.origin
    }
}

/// A line that trust does not cross by itself.
public struct TrustBoundary: Sendable {
    public let id: String
    public let name: LocalizedText
    public let kind: String
    public let encloses: [String]
    public let managedBy: String?
    public let origin: Origin

    init(_ record: EvidenceRecord) {
        id = record.id ?? ""
        name = record.words("name") ?? LocalizedText(same: record.id ?? "")
        kind = record.text("kind") ?? ""
        encloses = record.texts("encloses")
        managedBy = record.text("managed_by")
        origin = record.origin
    }
}

/// An interface as a way in.
public struct ModelInterface: Sendable {
    public let id: String
    public let name: LocalizedText
    public let kind: String
    public let constituent: String?
    /// It can be used, as far as anybody has written.
    public let isOpen: Bool
    /// Ids of its connections.
    public let connections: [String]
    /// Classes of network that its connections name.
    public let networks: [String]
    public let origin: Origin

    init(_ record: EvidenceRecord, connections: [EvidenceRecord]) {
        id = record.id ?? ""
        name = record.words("name") ?? LocalizedText(same: record.id ?? "")
        kind = record.text("kind") ?? ""
        constituent = record.text("constituent")
        isOpen =
            !["disabled", "blocked", "absent"].contains(record.text("state") ?? "")
            && record.flag("carries_data") != false
        self.connections = connections.compactMap(\.id)
        networks = connections.compactMap { $0.text("network_class") }
        origin = record.origin
    }
}
