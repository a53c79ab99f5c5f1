import Kernel

/// Data or control signals that pass between constituents, or between the device and a party (2.2).
public struct DataFlow: Sendable {
    public let id: ID<DataFlow>
    public let name: LocalizedText
    /// A constituent's id, or the name of a party outside.
    public let from: String
    public let to: String
    public let interface: ID<Interface>?
    /// control, data or both.
    public let payload: String?
    public let hasPersonalData: Bool?
    public let isRemoteOperation: Bool?
    public let crossesBoundary: Bool?
    public let isAuthenticated: Bool?
    public let isEncrypted: Bool?
    /// Where responsibility passes to the institution.
    public let responsibilityBoundary: LocalizedText?
    public let origin: Origin

    public init(
        id: ID<DataFlow>, name: LocalizedText, from: String, to: String, interface: ID<Interface>?,
        payload: String?,
        hasPersonalData: Bool?, isRemoteOperation: Bool?, crossesBoundary: Bool?, isAuthenticated: Bool?,
        isEncrypted: Bool?, responsibilityBoundary: LocalizedText?, origin: Origin
    ) {
        self.id = id
        self.name = name
        self.from = from
        self.to = to
        self.interface = interface
        self.payload = payload
        self.hasPersonalData = hasPersonalData
        self.isRemoteOperation = isRemoteOperation
        self.crossesBoundary = crossesBoundary
        self.isAuthenticated = isAuthenticated
        self.isEncrypted = isEncrypted
        self.responsibilityBoundary = responsibilityBoundary
        self.origin = origin
    }
}
