import Kernel

/// How far a bill tells what a profile asks, with each thing that is missing.
public struct Completeness: Sendable {
    /// Something that the bill does not tell.
    public struct Lack: Sendable {
        public let element: CompletenessProfile.Element
        /// Nil when it is the bill as a whole.
        public let component: ComponentName?
    }

    /// How a component is named to a person.
    public struct ComponentName: Hashable, Sendable {
        public let name: String
        public let version: String?
        public let ref: String?
        /// The package URL or the CPE name as text.
        public let identifier: String?

        public init(_ component: Component) {
            name = component.name
            version = component.version
            ref = component.ref
            identifier = component.packageURL?.text ?? component.cpe?.text
        }
    }

    /// One element over everything of which it is asked.
    public struct Row: Sendable {
        public let element: CompletenessProfile.Element
        public let met: Int
        public let asked: Int

        /// What was asked of nothing is not met.
        public var isMet: Bool { asked > 0 && met == asked }
    }

    public let profile: CompletenessProfile
    /// In the order of the profile.
    public let rows: [Row]
    /// In the order of the profile, then of the components.
    public let lacks: [Lack]
    /// How many components were asked, the subject among them.
    public let components: Int
    /// Lines of which the elements are not asked, such as files and keys; by kind.
    public let outside: [String: Int]

    public var met: Int { rows.reduce(0) { $0 + $1.met } }
    public var asked: Int { rows.reduce(0) { $0 + $1.asked } }
    /// Whether nothing is missing. A bill without components tells nothing, so it is not complete.
    public var isComplete: Bool { lacks.isEmpty && components > 0 }
    /// Elements that nothing lacks.
    public var elementsMet: Int { rows.count(where: \.isMet) }
    /// The part that is told, in whole percent, rounded down: 100 is said only when nothing is missing.
    public var percent: Int { asked == 0 ? 0 : met * 100 / asked }
}
