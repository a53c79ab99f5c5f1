import Kernel

/// What an interface is connected to, and through which ports (2.3.1).
public struct Connection: Sendable {
    /// A port that the connection needs.
    public struct Port: Sendable {
        /// A number or a range.
        public let port: String
        public let transport: String?
        public let protocolName: String
        /// in, out or both, seen from the device.
        public let direction: String
        public let purpose: LocalizedText?
        public let encryption: String?
        public let origin: Origin

        public init(
            port: String, transport: String?, protocolName: String, direction: String,
            purpose: LocalizedText?,
            encryption: String?, origin: Origin
        ) {
            self.port = port
            self.transport = transport
            self.protocolName = protocolName
            self.direction = direction
            self.purpose = purpose
            self.encryption = encryption
            self.origin = origin
        }
    }

    public let id: ID<Connection>
    public let name: LocalizedText?
    public let interface: ID<Interface>
    /// isolated_lan, hospital_lan, internet, vendor_vpn, home_lan or ad_hoc.
    public let networkClass: String?
    public let peer: LocalizedText?
    public let separationAssumption: LocalizedText?
    public let ports: [Port]
    public let origin: Origin

    public init(
        id: ID<Connection>, name: LocalizedText?, interface: ID<Interface>, networkClass: String?,
        peer: LocalizedText?,
        separationAssumption: LocalizedText?, ports: [Port], origin: Origin
    ) {
        self.id = id
        self.name = name
        self.interface = interface
        self.networkClass = networkClass
        self.peer = peer
        self.separationAssumption = separationAssumption
        self.ports = ports
        self.origin = origin
    }
}
