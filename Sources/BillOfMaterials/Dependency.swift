/// What one part of a bill needs, and what it implements; parts are named by their refs.
public struct Dependency: Hashable, Sendable {
    public let ref: String
    /// As written; none also when the bill says that there are none.
    public var dependsOn: [String] = []
    public var provides: [String] = []
    public var carried: [Carried] = []

    public init(ref: String) { self.ref = ref }
}
