import Ports
import DeviceRegistry
import BillOfMaterials
import DossierFormat
import Kernel
import SupportLifecycle

/// What a bill, the records of a device and the company's facts together know of its lines' support.
struct KnownSupport {
    private let known: [[String?]: SupportStatement]

    /// - Parameter rows: one for each of the bill's lines, in their order.
    init(_ bill: Bill, _ rows: [ComponentSupport]) {
        known = Dictionary(
            zip(bill.everyComponent.map(KnownSupport.key), rows.map(KnownSupport.statement)),
            uniquingKeysWith: { first, _ in first })
    }

    /// Without a device, what the bill itself says.
    ///
    /// - Parameter release: the release whose bill it is; of none, records that name releases do not count,
    ///   because nobody said that they speak of this bill.
    init(_ bill: Bill, of device: Dossier?, release: String?, on day: Day) throws(WorkflowRefusal) {
        guard let device else {
            self.init(bill, [])
            return
        }
        let releases = device.device.releases.map(\.id.text)
        if let release, !releases.contains(release) { throw .noSuchRelease(release, known: releases) }
        let matching = SupportFactMatching(
            SupportFactIndex(device.supportFacts), device: device.device.identity.id.text)
        let rows = ComponentSupport.rows(
            of: bill, release: release ?? "",
            software: release == nil ? device.support.filter(\.releases.isEmpty) : device.support,
            identities: device.identities, matching: matching, on: day)
        self.init(bill, rows)
    }

    /// What the bill says goes first.
    func statement(of component: Component) -> SupportStatement {
        let own = SupportStatement.of(component)
        let other = known[KnownSupport.key(component)]
        return SupportStatement(end: own.end ?? other?.end, level: own.level ?? other?.level)
    }

    private static func key(_ component: Component) -> [String?] {
        [component.name, component.version, component.packageURL?.text ?? component.cpe?.text]
    }

    private static func statement(_ row: ComponentSupport) -> SupportStatement {
        var day: Day?
        if case .on(let end) = row.end { day = end }
        var level = row.standing == .unknown ? nil : row.standing.rawValue
        if case .record(let record) = row.basis, let own = record.level { level = own }
        return SupportStatement(end: day, level: level)
    }
}
