import Kernel

/// A unit in the field, as far as the comparison with support needs it.
public struct ShippedUnit: Hashable, Sendable {
    public let serial: String
    /// The release that it runs; nil while that is not known.
    public let release: String?
    /// The holder's id among the parties.
    public let holder: String?
    /// The end of its service life; nil while that is not known.
    public let end: Day?

    public init(serial: String, release: String?, holder: String?, end: Day?) {
        self.serial = serial
        self.release = release
        self.holder = holder
        self.end = end
    }
}

/// What is known of the releases and units that have left the maker.
public struct Fleet: Sendable {
    /// The units in the field; nil without a list.
    public let units: [ShippedUnit]?
    /// It is stated that the list of units is complete.
    public let isComplete: Bool
    /// Ids of the releases that have gone out, in their order.
    public let releases: [String]
    /// The release that is shipped now.
    public let current: String?

    public init(
        units: [ShippedUnit]? = nil, isComplete: Bool = false, releases: [String] = [], current: String? = nil
    ) {
        self.units = units
        self.isComplete = isComplete
        self.releases = releases
        self.current = current
    }

    /// Units whose end of life is not known.
    public var withoutEnd: Int { (units ?? []).count { $0.end == nil } }

    /// Units of a release may still be shipped, or be in the field without being listed.
    func mayGrow(_ release: String) -> Bool {
        units == nil || !isComplete || current == nil || current == release
    }
}

/// One unit against the support of one part that it carries.
public struct UnitSpan: Sendable {
    public let unit: ShippedUnit
    public let standing: LifeSpan.Standing
}

/// One release against the support of one part that it carries, up to the last unit that runs it.
public struct ReleaseSpan: Sendable {
    public let release: String
    /// The latest known end of life of a unit with this release; nil when none is known.
    public let lifeEnd: Day?
    public let standing: LifeSpan.Standing
    /// It rests on the planned last shipment as well, because more units may come.
    public let countsLastShipment: Bool
}

/// Units that one part leaves without support for the same number of months.
public struct UnitGroup: Sendable {
    /// The longest gap among them.
    public let gap: SupportGap
    /// The units, in the order of their serial numbers.
    public let units: [ShippedUnit]
}
