import Kernel

/// The service life (耐用期間) of a model and when its last unit is shipped (3.1 ※2).
public struct ServiceLife: Sendable {
    public let years: Double?
    public let basis: LocalizedText?
    public let lastShipment: Day?
    public let origin: Origin

    public init(years: Double?, basis: LocalizedText?, lastShipment: Day?, origin: Origin) {
        self.years = years
        self.basis = basis
        self.lastShipment = lastShipment
        self.origin = origin
    }

    /// The day on which the last unit shipped reaches its service life; nil while years or shipment are
    /// unknown.
    public var end: Day? {
        guard let years, let lastShipment else { return nil }
        return lastShipment.adding(months: Int((years * 12).rounded()))
    }
}
