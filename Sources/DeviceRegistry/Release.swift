import Kernel

/// One version of the device.
public struct Release: Sendable {
    public let id: ID<Release>
    /// development, released, supported, limited_support or withdrawn.
    public let status: String
    public let releasedOn: Day?
    /// The name of the bill's file in the device's folder.
    public let billFile: String?
    public let billOrigin: Origin?
    /// The name of the file that says which columns a hand-kept bill has; nil for the usual headings.
    public let columnsFile: String?
    public let origin: Origin

    public init(
        id: ID<Release>, status: String, releasedOn: Day?, billFile: String?, billOrigin: Origin?,
        columnsFile: String? = nil, origin: Origin
    ) {
        self.id = id
        self.status = status
        self.releasedOn = releasedOn
        self.billFile = billFile
        self.billOrigin = billOrigin
        self.columnsFile = columnsFile
        self.origin = origin
    }

    /// It has gone out and is not withdrawn.
    public var isOut: Bool { ["released", "supported", "limited_support"].contains(status) }
}
