import Evidence
import Dossiers
import CatalogueFormat
import DossierFormat
import Kernel
import LocatedYAML
import Workflows

@testable import Requirements

/// One dossier made from a flip file, read and evaluated on the flips' day.
struct FlipRun {
    let result: RequirementResult?
    let findings: [Finding]
    let wrongReads: [String]

    static let day = Day("2026-11-22")!
    static let guidance = CatalogueReader.bundled.first { $0.id == Catalogue.guidanceID }!

    /// - Parameter premise: what the judgement's premise says of the device's id; anything but DEV is stale.
    init(_ file: FlipFile, changedBy change: FlipFile.Change?, premise: String = "DEV") {
        let prelude = FlipFile.prelude(file.prelude)
        let given = Overlay.merge(Overlay.merge(prelude["given"], file.given), change?.given)
        let company = Overlay.merge(Overlay.merge(prelude["company"], file.company), change?.company)
        let scans = Overlay.merge(file.scans, change?.scans)
        let judgement = change?.judgement ?? file.judgement
        let files = DossierFiles(
            device: [FlipRun.file("device.yaml", given)],
            company: FlipRun.file("../company.yaml", company),
            judgements: judgement.map { [FlipRun.judgement(file.demand, $0, premise: premise)] } ?? [])
        // Unless a change leaves them open, people have decided on every proposed threat.
        let isDecided = change?.leavesThreatsOpen != true
        let dossier = isDecided ? ProposedThreats.decided(files) : DossierReader.read(files)
        findings = dossier.findings
        let assembly = EvidenceAssembly(
            dossier, bills: FlipRun.bills(given), scans: FlipScan.summaries(scans), on: FlipRun.day)
        guard let demand = FlipRun.guidance.requirements.first(where: { $0.id.text == file.demand }) else {
            result = nil
            wrongReads = []
            return
        }
        let evaluation = ConformityEvaluation(
            source: assembly.evidence, today: FlipRun.day, rules: RuleBook.rules)
        var others: [ID<Requirement>: RequirementState] = [:]
        for (id, state) in file.otherStates { others[ID(id)] = RequirementState(rawValue: state) }
        (result, wrongReads) = evaluation.evaluate(demand, otherStates: others, cited: [])
    }

    private static func file(_ path: String, _ node: YAMLNode?) -> DossierFiles.File {
        DossierFiles.File(path: path, bytes: Array((node.map(Overlay.yaml) ?? "").utf8))
    }

    private static func judgement(
        _ demand: String, _ state: String, premise: String
    ) -> DossierFiles.File {
        let text = """
            demand: \(demand)
            state: \(state)
            reason: {ja: 記録を確かめた, en: The records were checked}
            by: 安全管理責任者
            role: safety_manager
            date: 2026-11-01
            premises:
              - {record: identity, field: id, value: "\(premise)"}
            """
        return DossierFiles.File(path: "decisions/judgements/\(demand).yaml", bytes: Array(text.utf8))
    }

    /// A release that names a bill gets this one, so that rules on bills can be shown: two identified
    /// components.
    private static func bills(_ given: YAMLNode?) -> [ReleaseBill] {
        (given?["releases"]?.entries ?? []).compactMap { release in
            guard let name = release.value["bill"]?.text else { return nil }
            return ReleaseBill(release: release.key, file: name, bill: FlipBill.named(name))
        }
    }
}
