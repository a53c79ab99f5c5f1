import Kernel

/// A threat model as drawing tools exchange it, whatever the file: what there is, what passes between, where
/// trust ends, what threatens it.
///
/// A flag that is nil is not stated. Texts such as types, severities and states are kept as they are written.
public struct ThreatModelDocument: Hashable, Sendable {
    public var title: String
    /// The model's own id in its tool.
    public var id: String?
    public var summary: String?
    public var owner: String?
    public var ownerContact: String?
    public var reviewer: String?
    public var contributors: [String] = []
    public var tags: [String] = []
    public var diagrams: [Diagram] = []
    public var elements: [Element] = []
    public var boundaries: [Boundary] = []
    public var flows: [Flow] = []
    public var assets: [Asset] = []
    public var threats: [Threat] = []
    public var mitigations: [Mitigation] = []

    public init(title: String) { self.title = title }

    /// A drawing of the model.
    public struct Diagram: Hashable, Sendable {
        public var id: String
        public var title: String
        /// The method that it follows, such as `STRIDE`.
        public var method: String?
        public var summary: String?

        public init(id: String, title: String, method: String? = nil, summary: String? = nil) {
            self.id = id
            self.title = title
            self.method = method
            self.summary = summary
        }
    }

    /// Where something stands in a drawing, in the drawing's units.
    public struct Place: Hashable, Sendable {
        public var diagram: String
        public var x: Int
        public var y: Int
        public var width: Int
        public var height: Int

        public init(diagram: String, x: Int, y: Int, width: Int, height: Int) {
            self.diagram = diagram
            self.x = x
            self.y = y
            self.width = width
            self.height = height
        }
    }

    /// Someone or something outside, a part that does something, or one that keeps data.
    public struct Element: Hashable, Sendable {
        public enum Kind: String, Sendable, CaseIterable { case party, process, store }

        public var id: String
        public var name: String
        public var kind: Kind
        /// What the tool calls its type, such as `web-service`.
        public var type: String?
        public var summary: String?
        /// The element that it is a part of.
        public var parent: String?
        public var tags: [String] = []
        /// Ids of assets.
        public var processes: [String] = []
        public var stores: [String] = []
        public var isOutOfScope: Bool?
        public var outOfScopeReason: String?
        public var providesAuthentication: Bool?
        public var privilege: String?
        public var isEncrypted: Bool?
        public var isSigned: Bool?
        public var isLog: Bool?
        /// It holds credentials or data about persons; the file does not say which.
        public var holdsCredentials: Bool?
        public var places: [Place] = []

        public init(id: String, name: String, kind: Kind) {
            self.id = id
            self.name = name
            self.kind = kind
        }
    }

    /// Where trust ends.
    public struct Boundary: Hashable, Sendable {
        public var id: String
        public var name: String
        public var type: String?
        public var summary: String?
        /// The boundary that it stands in.
        public var parent: String?
        /// How far what is inside is trusted, 0 to 100.
        public var trustRating: Double?
        /// All elements inside, by id, in the order of the elements.
        public var encloses: [String] = []
        /// It is drawn as a line that flows cross; what is inside is not stated.
        public var isLine = false
        public var places: [Place] = []

        public init(id: String, name: String) {
            self.id = id
            self.name = name
        }
    }

    /// Data that passes from one element to another.
    public struct Flow: Hashable, Sendable {
        public var id: String
        public var name: String
        /// Nil where the line ends at nothing.
        public var from: String?
        public var to: String?
        public var summary: String?
        public var tags: [String] = []
        /// Ids of assets.
        public var carries: [String] = []
        public var isBidirectional: Bool?
        public var protocolName: String?
        public var isEncrypted: Bool?
        public var isPublicNetwork: Bool?
        public var isOutOfScope: Bool?
        public var outOfScopeReason: String?
        /// The drawing that it stands in.
        public var diagram: String?

        public init(id: String, name: String, from: String?, to: String?) {
            self.id = id
            self.name = name
            self.from = from
            self.to = to
        }
    }

    /// Something worth protecting; the needs from 0 to 100.
    public struct Asset: Hashable, Sendable {
        public var id: String
        public var name: String
        public var summary: String?
        public var confidentiality: Double?
        public var integrity: Double?
        public var availability: Double?
        public var comment: String?

        public init(id: String, name: String) {
            self.id = id
            self.name = name
        }
    }

    /// What could be done against something or with it.
    public struct Threat: Hashable, Sendable {
        public var id: String
        public var title: String
        public var summary: String?
        /// As they are written, such as `Information disclosure`.
        public var categories: [String] = []
        /// The method that the categories are of, where it is stated.
        public var method: String?
        public var weaknesses: [String] = []
        public var tags: [String] = []
        public var severity: String?
        /// 0 to 100.
        public var likelihood: Double?
        public var likelihoodComment: String?
        public var impact: Double?
        public var impactComment: String?
        public var number: Int?
        public var score: String?
        /// What it stands at; none for a threat that is listed only.
        public var occurrences: [Occurrence] = []

        public init(id: String, title: String) {
            self.id = id
            self.title = title
        }

        /// The categories that are STRIDE's, whatever their spelling.
        public var stride: [Stride] {
            let found = Set(categories.compactMap { Stride.ofCategory($0) })
            return Stride.allCases.filter(found.contains)
        }
    }

    /// A threat at an element, a flow or a boundary.
    public struct Occurrence: Hashable, Sendable {
        public var subject: String
        /// As it is written, such as `Open` or `exposed`.
        public var state: String?
        public var measures: [Measure]

        public init(subject: String, state: String?, measures: [Measure] = []) {
            self.subject = subject
            self.state = state
            self.measures = measures
        }

        /// The state in the words of the dossier's field `disposition`; nil where it is none of them.
        public var disposition: String? {
            switch state?.lowercased().filter(\.isLetter) {
            case "open", "exposed": "open"
            case "mitigated", "avoided", "eliminated", "transferred": "treated"
            case "accepted": "accepted"
            case "na", "notapplicable": "not_applicable"
            default: nil
            }
        }
    }

    /// A mitigation where a threat occurs.
    public struct Measure: Hashable, Sendable {
        public var mitigation: String
        public var state: String?

        public init(mitigation: String, state: String? = nil) {
            self.mitigation = mitigation
            self.state = state
        }
    }

    /// What is done against threats.
    public struct Mitigation: Hashable, Sendable {
        public var id: String
        public var title: String
        public var summary: String?
        /// How much of the risk it takes away, 0 to 100.
        public var reduction: Double?

        public init(id: String, title: String) {
            self.id = id
            self.title = title
        }
    }
}

extension Stride {
    /// A category as tools spell it: `Elevation of Privileges`, `Denial of service`, `S`.
    public static func ofCategory(_ category: String) -> Stride? {
        switch category.lowercased().filter(\.isLetter) {
        case "s", "spoofing", "spoofingidentity": .spoofing
        case "t", "tampering": .tampering
        case "r", "repudiation": .repudiation
        case "i", "informationdisclosure": .informationDisclosure
        case "d", "denialofservice": .denialOfService
        case "e", "elevationofprivilege", "elevationofprivileges": .elevationOfPrivilege
        default: nil
        }
    }
}
