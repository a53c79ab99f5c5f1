import Vulnerabilities

/// The lists of `product_status` (CSAF 2.0, 3.2.3.9; `unknown` since 2.1).
enum ProductState: String, CaseIterable {
    case knownAffected = "known_affected"
    case firstAffected = "first_affected"
    case lastAffected = "last_affected"
    case underInvestigation = "under_investigation"
    case unknown
    case firstFixed = "first_fixed"
    case fixed
    case knownNotAffected = "known_not_affected"
    /// Recommended as a remedy, which says nothing of the vulnerability by itself.
    case recommended

    var status: ProductStatement.Status {
        switch self {
        case .knownAffected, .firstAffected, .lastAffected: .affected
        case .underInvestigation: .underInvestigation
        case .firstFixed, .fixed: .fixed
        case .knownNotAffected: .notAffected
        case .unknown, .recommended: .unknown
        }
    }

    /// Which of two contradicting statements counts: the lower.
    var rank: Int {
        switch status {
        case .affected: 0
        case .underInvestigation: 1
        case .unknown, .platform: self == .recommended ? 9 : 2
        case .fixed: 3
        case .notAffected: 4
        }
    }
}
