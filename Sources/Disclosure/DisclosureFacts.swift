import DeviceRegistry
import Documents
import Kernel
import SupportLifecycle

/// Everything that texts for users are made from. Each value knows the record that it was read from.
public struct DisclosureFacts: Sendable {
    public var device: Device
    public var scope: ScopeStatement
    /// How long others support what the device carries, against its service life.
    public var lifeSpan: LifeSpan
    public var items: [DisclosureItem] = []
    public var obligations: [UserObligation] = []
    public var risks: [OutsideRisk] = []
    /// The severity from which the insert names a risk; the company's own, or else serious.
    public var insertSeverityMin: OutsideRisk.Severity = .serious
    /// The place of further information that the insert names.
    public var insertReference: (url: String, source: Sentence.Source)?
    public var technical: TechnicalFacts?
    /// The paths of the data flows that are known not to pass into an institution's system.
    public var flowsToNoInstitution: Set<String> = []
    public var publications: [Publication] = []
    public var lifecycle: LifecyclePlan?
    public var softwareNotices: [SoftwareNotice] = []
    public var wearerNotice: WearerNotice?
    /// The maker has recorded why wearers need no notice.
    public var isWearerNoticeWaived = false
    public var contactPoints: [ContactPoint] = []
    public var services: [ServiceOffer] = []
    public var policies: [PolicyNotice] = []
    /// Where each section of the dossier is written, or would be.
    public var sections: [String: Origin] = [:]

    public init(device: Device, scope: ScopeStatement, lifeSpan: LifeSpan) {
        self.device = device
        self.scope = scope
        self.lifeSpan = lifeSpan
    }

    /// A section as a source, for what is not written in it.
    func section(_ name: String) -> Sentence.Source {
        Sentence.Source(record: name, origin: sections[name] ?? Origin(file: "device.yaml"))
    }

    /// The device's identity as a source.
    var identity: Sentence.Source {
        Sentence.Source(record: "identity", origin: device.identity.origin)
    }

    /// A network or radio interface is recorded and not stated as absent.
    var joinsNetworks: Bool { device.interfaces.contains { $0.kind.isNetwork && $0.state != .absent } }

    /// Patients, carers or wearers handle the device themselves.
    var isForLayPeople: Bool {
        let identity = device.identity
        return identity.isImplantable == true || identity.isWearable == true || identity.isForHomeUse == true
            || identity.intendedSettings.contains(.home)
    }
}

extension UseEnvironment {
    var source: Sentence.Source { Sentence.Source(record: "environments/\(id)", origin: origin) }
}

extension Interface {
    var source: Sentence.Source { Sentence.Source(record: "interfaces/\(id)", origin: origin) }
}

extension Connection {
    var source: Sentence.Source { Sentence.Source(record: "connections/\(id)", origin: origin) }
}

extension DataFlow {
    var source: Sentence.Source { Sentence.Source(record: "data_flows/\(id)", origin: origin) }
}

extension ServiceLife {
    var source: Sentence.Source { Sentence.Source(record: "service_life", origin: origin) }
}

extension SupportedSoftware {
    var source: Sentence.Source { Sentence.Source(record: "software/\(id)", origin: origin) }
}
