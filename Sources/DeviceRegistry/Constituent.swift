import Kernel

/// A part, accessory, program or piece of IT equipment that belongs to the device (構成品・付属品, 2.1).
public struct Constituent: Sendable {
    public let id: ID<Constituent>
    public let name: LocalizedText
    /// main, accessory, it_equipment, software, programmer, app or cloud.
    public let kind: String
    public let hasProgram: Bool?
    public let isSuppliedAsConstituent: Bool?
    public let origin: Origin

    public init(
        id: ID<Constituent>, name: LocalizedText, kind: String, hasProgram: Bool?,
        isSuppliedAsConstituent: Bool?,
        origin: Origin
    ) {
        self.id = id
        self.name = name
        self.kind = kind
        self.hasProgram = hasProgram
        self.isSuppliedAsConstituent = isSuppliedAsConstituent
        self.origin = origin
    }
}
