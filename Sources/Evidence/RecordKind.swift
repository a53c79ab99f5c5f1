/// A kind of record that demands ask for as evidence, named as in the catalogue's evidence lists.
///
/// `risk` is the same word in the catalogue, in a rule and (in the plural) as a section of the dossier.
public struct RecordKind: Hashable, Sendable, Comparable, ExpressibleByStringLiteral, CustomStringConvertible
{
    public let name: String

    public init(_ name: String) { self.name = name }
    public init(stringLiteral name: String) { self.name = name }

    public var description: String { name }
    public static func < (left: RecordKind, right: RecordKind) -> Bool { left.name < right.name }
}
