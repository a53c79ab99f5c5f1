import Ports
import DeviceRegistry
import BillFormats
import DossierFormat
import Kernel
import ListFormat

/// Use case: read a dossier with the bills that its releases name, refusing it with every fault at once.
public struct ReadDossier: Sendable {
    private let store: any DossierStore

    public init(store: any DossierStore) { self.store = store }

    /// A dossier that can be used, its bills, and what is imperfect in them.
    public struct Reading: Sendable {
        public let dossier: Dossier
        public let bills: [ReleaseBill]
        public let findings: [Finding]
    }

    /// Reads; throws `unreadable` with all findings when one of them is an error.
    public func callAsFunction(_ place: String) throws(WorkflowRefusal) -> Reading {
        let dossier: Dossier
        do {
            dossier = DossierReader.read(try store.files(of: place))
        } catch {
            throw .store(error)
        }
        var findings = dossier.findings
        var bills: [ReleaseBill] = []
        for release in dossier.device.releases {
            guard let file = release.billFile else { continue }
            let origin = release.billOrigin ?? release.origin
            do {
                let bytes = try store.bill(named: file, of: place)
                let columns = try columns(of: release, in: place, &findings)
                let (bill, remarks) = BillReader.read(
                    bytes, file: file, columns: columns, identities: dossier.identities)
                findings += remarks
                if let bill {
                    bills.append(
                        ReleaseBill(release: release.id.text, file: file, bill: bill))
                }
            } catch {
                findings.append(ReadDossier.finding(for: error, file: file, at: origin))
            }
        }
        let known = IdentifierSuggestions.known(to: dossier, bills: bills)
        for bill in bills {
            findings += IdentifierSuggestions.findings(
                for: bill, identities: dossier.identities, among: known)
        }
        findings.sort()
        if findings.contains(where: { $0.severity == .error }) { throw .unreadable(findings) }
        return Reading(dossier: dossier, bills: bills, findings: findings)
    }

    /// The column map that a release names for its bill, with its faults told; else the usual headings.
    private func columns(
        of release: Release, in place: String, _ findings: inout [Finding]
    ) throws(StoreRefusal) -> ColumnMap {
        guard let file = release.columnsFile else { return .usual }
        let (map, faults) = ColumnMap.read(try store.bill(named: file, of: place), file: file)
        findings += faults
        return map ?? .usual
    }

    private static func finding(for refusal: StoreRefusal, file: String, at origin: Origin) -> Finding {
        let text =
            switch refusal {
            case .tooLarge(_, let bytesMax):
                LocalizedText(
                    ja: "部品表 \(file) が大きすぎます（\(bytesMax) バイトまで）",
                    en: "the bill \(file) is too large (at most \(bytesMax) bytes)")
            case .outsideDossier:
                LocalizedText(
                    ja: "部品表 \(file) は機器のフォルダーの外にあります",
                    en: "the bill \(file) lies outside the device's folder")
            default:
                LocalizedText(ja: "部品表 \(file) が読めません", en: "the bill \(file) cannot be read")
            }
        return Finding(.error, "bill-unreadable", text, at: origin)
    }
}
