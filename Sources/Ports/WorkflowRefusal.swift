import Identity
import Kernel

/// Why a use case refuses; each has a stable code.
public enum WorkflowRefusal: Error, Sendable {
    /// The dossier has faults; all of them.
    case unreadable([Finding])
    case store(StoreRefusal)
    case rendering(RenderingRefusal)
    /// What is published cannot be read or written.
    case intelligence(IntelligenceRefusal)
    case feed(FeedRefusal)
    case bundle(BundleRefusal)
    case notPermitted(Permission)
    /// No demand of this number; the nearest one that exists.
    case noSuchDemand(String, nearest: String?)
    case noSuchCatalogue(String, known: [String])
    case noSuchRelease(String, known: [String])
    /// Neither a bundled profile nor a profile file.
    case noSuchProfile(String, known: [String])
    /// No product of this name in what is imported; the nearest one that exists.
    case noSuchProduct(String, nearest: String?)
    /// No record that is kept has this id or names it.
    case noSuchVulnerability(String)
    /// A name that cannot become a file's name.
    case badName(String)
    /// The rule alone decides the demand, so that a judgement would not count.
    case decidedByRule(String)

    /// A stable code for programs that read the message.
    public var code: String {
        switch self {
        case .unreadable: "unreadable"
        case .store: "store"
        case .rendering: "rendering"
        case .intelligence: "intelligence"
        case .feed(let refusal): refusal.code
        case .bundle(let refusal): refusal.code
        case .notPermitted: "not-permitted"
        case .noSuchDemand: "no-such-demand"
        case .noSuchCatalogue: "no-such-catalogue"
        case .noSuchRelease: "no-such-release"
        case .noSuchProfile: "no-such-profile"
        case .noSuchProduct: "no-such-product"
        case .noSuchVulnerability: "no-such-vulnerability"
        case .badName: "bad-name"
        case .decidedByRule: "decided-by-rule"
        }
    }
}
