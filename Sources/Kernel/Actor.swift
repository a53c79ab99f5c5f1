/// A person, in a role, who does something in the program.
public struct Actor: Hashable, Sendable {
    /// How the company names the person; never checked against a list of people here.
    public let name: String
    /// The role's code as in the company file, for example `psirt` or `safety_manager`.
    public let role: String

    public init(name: String, role: String) {
        self.name = name
        self.role = role
    }
}
