/// How openly a fact may be told (5.: what raises risk when public needs care in its telling).
public enum Sensitivity: String, Sendable, CaseIterable {
    case `public`, customer, nda, restricted
}

/// Who can come to see a text: anybody, or the institutions that use the device.
public enum AudienceTier: String, Sendable, CaseIterable {
    case `public`, customer

    /// Whether a fact of this sensitivity may stand in a text of this tier; never while it is not decided.
    public func admits(_ sensitivity: Sensitivity?) -> Bool {
        switch self {
        case .public: sensitivity == .public
        case .customer: sensitivity == .public || sensitivity == .customer
        }
    }
}
