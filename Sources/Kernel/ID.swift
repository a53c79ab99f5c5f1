/// A name that a person or a standard gave to one thing, typed by what it names.
///
/// Two ids of different entities cannot be mixed up; the text is kept exactly as it was written.
public struct ID<Entity>: Hashable, Sendable, Comparable, ExpressibleByStringLiteral, CustomStringConvertible
{
    /// The name as written.
    public let text: String

    public init(_ text: String) { self.text = text }
    public init(stringLiteral text: String) { self.text = text }

    public var description: String { text }
    public static func < (left: ID, right: ID) -> Bool { left.text < right.text }
}
