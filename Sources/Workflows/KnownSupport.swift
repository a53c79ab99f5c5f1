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

    /// Of a bill that belongs to no release yet; without a device, what the bill itself says.
    init(_ bill: Bill, of device: Dossier?, on day: Day) {
        guard let device else {
            self.init(bill, [])
            return
        }
        let matching = SupportFactMatching(
            SupportFactIndex(device.supportFacts), device: device.device.identity.id.text)
        let rows = ComponentSupport.rows(
            of: bill, release: "", software: device.support.filter(\.releases.isEmpty),
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
