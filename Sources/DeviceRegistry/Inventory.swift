import Kernel

/// What the maker states about the completeness of its lists.
public struct Inventory: Sendable {
    public let constituentsAreComplete: Bool?
    public let dataFlowsAreComplete: Bool?
    /// Kinds of interface that the device does not have.
    public let absentKinds: [Interface.Kind]
    public let origin: Origin?

    public init(
        constituentsAreComplete: Bool?, dataFlowsAreComplete: Bool?, absentKinds: [Interface.Kind],
        origin: Origin?
    ) {
        self.constituentsAreComplete = constituentsAreComplete
        self.dataFlowsAreComplete = dataFlowsAreComplete
        self.absentKinds = absentKinds
        self.origin = origin
    }

    /// The kinds about which nothing is recorded: neither an interface with a state, nor a statement of
    /// absence.
    public func unanswered(given interfaces: [Interface]) -> [Interface.Kind] {
        let answered = Set(interfaces.filter { $0.state != nil }.map(\.kind)).union(absentKinds)
        return Interface.Kind.allCases.filter { !answered.contains($0) }
    }
}
