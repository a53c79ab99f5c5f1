/// A software identification tag (SWID, ISO/IEC 19770-2) that a component has.
public struct SoftwareTag: Hashable, Sendable {
    public var tagID: String
    public var name: String
    public var version: String?
    public var carried: [Carried] = []

    public init(tagID: String, name: String) {
        self.tagID = tagID
        self.name = name
    }
}
