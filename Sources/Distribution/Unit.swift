import Kernel

/// One unit of a device that has been shipped: 個体, known by its serial number.
public struct Unit: Sendable {
    public let serial: ID<Unit>
    /// The release that it runs; nil while that is not recorded.
    public let release: String?
    public let shipped: Day?
    /// The end of its own service life, where it is recorded.
    public let endOfLife: Day?
    /// The holder's id among the parties.
    public let holder: String?
    /// in_use, stored, resold, exported or disposed; nil while that is not recorded.
    public let status: String?
    public let origin: Origin

    public init(
        serial: ID<Unit>, release: String?, shipped: Day?, endOfLife: Day?, holder: String?, status: String?,
        origin: Origin
    ) {
        self.serial = serial
        self.release = release
        self.shipped = shipped
        self.endOfLife = endOfLife
        self.holder = holder
        self.status = status
        self.origin = origin
    }

    /// It is neither disposed of nor exported, so that the maker still answers for it. Unknown counts as
    /// in the field.
    public var isInField: Bool { status != "disposed" && status != "exported" }

    /// The end of the service life: as recorded, else the day of shipment and the model's years; nil when
    /// neither is
    /// known.
    public func endOfLife(serviceYears: Double?) -> Day? {
        if let endOfLife { return endOfLife }
        guard let shipped, let serviceYears else { return nil }
        return shipped.adding(months: Int((serviceYears * 12).rounded()))
    }
}
