/// A licence, or an expression of several.
public struct Licence: Hashable, Sendable {
    /// The three ways to tell a licence.
    public enum Name: Hashable, Sendable {
        /// From the list of SPDX.
        case id(String)
        case named(String)
        /// Several, joined by AND, OR, WITH.
        case expression(String)
    }

    public let name: Name
    public var ref: String?
    /// declared or concluded, as the bill says.
    public var acknowledgement: String?
    public var text: LicenceText?
    public var url: String?
    public var carried: [Carried] = []

    public init(_ name: Name) { self.name = name }
}

/// The text of a licence, as the bill carries it.
public struct LicenceText: Hashable, Sendable {
    public let content: String
    /// `base64`, or nil for plain text.
    public var encoding: String?
    public var mediaType: String?
    public var carried: [Carried] = []

    public init(content: String) { self.content = content }
}
