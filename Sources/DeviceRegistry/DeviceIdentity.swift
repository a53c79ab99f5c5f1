import Kernel

/// What a device is called and what kind of device it is. Flags are nil while nobody has said.
public struct DeviceIdentity: Sendable {
    public let id: ID<Device>
    public let name: LocalizedText
    public let genericName: LocalizedText?
    /// I, II, III or IV; never an input of the scope decision (2.1).
    public let deviceClass: String?
    public let authorisationNumber: String?
    public let deviceIdentifier: String?
    public let hasProgram: Bool?
    /// 医療機器プログラム: the program itself is the device.
    public let isStandaloneProgram: Bool?
    public let isSpeciallyMaintained: Bool?
    public let isImplantable: Bool?
    public let isWearable: Bool?
    public let isForHomeUse: Bool?
    public let intendedSettings: [UseEnvironment.Setting]
    public let currentVersion: ID<Release>?
    public let origin: Origin

    public init(
        id: ID<Device>, name: LocalizedText, genericName: LocalizedText?, deviceClass: String?,
        authorisationNumber: String?, deviceIdentifier: String?, hasProgram: Bool?,
        isStandaloneProgram: Bool?,
        isSpeciallyMaintained: Bool?, isImplantable: Bool?, isWearable: Bool?, isForHomeUse: Bool?,
        intendedSettings: [UseEnvironment.Setting], currentVersion: ID<Release>?, origin: Origin
    ) {
        self.id = id
        self.name = name
        self.genericName = genericName
        self.deviceClass = deviceClass
        self.authorisationNumber = authorisationNumber
        self.deviceIdentifier = deviceIdentifier
        self.hasProgram = hasProgram
        self.isStandaloneProgram = isStandaloneProgram
        self.isSpeciallyMaintained = isSpeciallyMaintained
        self.isImplantable = isImplantable
        self.isWearable = isWearable
        self.isForHomeUse = isForHomeUse
        self.intendedSettings = intendedSettings
        self.currentVersion = currentVersion
        self.origin = origin
    }
}
