import Dossiers
import Ports
import DeviceRegistry
import DossierFormat
import Identity
import Kernel
import SupportLifecycle

/// Use case: say of each part of a device how its support stands on a day, and who says so.
public struct ReportSupport: Sendable {
    private let store: any DossierStore

    public init(store: any DossierStore) { self.store = store }

    /// The support of a device's parts.
    public struct Report: Sendable {
        public let day: Day
        public let device: Device
        /// Release by release, each line of its bill.
        public let components: [ComponentSupport]
        public let records: [SupportContradiction.Row]
        public let sources: [SupportSource]
        /// Where records and facts differ.
        public let findings: [Finding]
    }

    public func callAsFunction(
        _ dossier: String, on day: Day, actor: Actor
    ) throws(WorkflowRefusal) -> Report {
        guard Permissions.allows(.assessDevice, to: actor) else { throw .notPermitted(.assessDevice) }
        let read = try ReadDossier(store: store)(dossier)
        let support = SupportAssembly(read.dossier, bills: read.bills, on: day)
        return Report(
            day: day, device: read.dossier.device, components: support.components,
            records: support.records, sources: read.dossier.supportFacts.map(\.source),
            findings: support.findings.sorted())
    }
}
