import DossierFormat
import Evidence
import Kernel

@testable import RiskManagement

/// A small dossier written as YAML, read as the product reads it.
enum RiskDossier {
    static let company = """
        company: {name: 架空医療機器株式会社}
        acceptability_criteria:
          AC-1:
            version: "1"
            approved_by: 品質保証部長
            approved_on: 2026-01-01
            acceptable_levels: [low]
            matrix:
              - {severity: catastrophic, low: medium, medium: high, high: high}
              - {severity: critical, low: low, medium: medium, high: high}
              - {severity: serious, low: low, medium: medium, high: high}
              - {severity: minor, low: low, medium: low, high: medium}
              - {severity: negligible, low: low, medium: low, high: low}
        """

    static let device = """
        identity: {id: DEV, name: 架空の機器, current_version: "2"}
        releases:
          "1": {status: released, released_on: 2025-01-01}
          "2": {status: released, released_on: 2026-01-01}
          "3": {status: development}
        constituents:
          C-A: {name: 端末, kind: main}
          C-B: {name: 制御部, kind: accessory}
        interfaces:
          IF-A: {name: 無線, kind: wifi, constituent: C-A, state: usable}
          IF-USB: {name: USB, kind: usb, constituent: C-B, state: blocked}
        data_flows:
          DF-AB: {name: 指令, from: C-A, to: C-B, crosses_boundary: true, authenticated: true, encrypted: true, alteration_function: EF-1}
          DF-OUT: {name: 外からの指令, from: 電子カルテ, to: C-A, crosses_boundary: true, authenticated: true, encrypted: true}
        essential_functions:
          EF-1: {name: 送液, clinical_severity: critical, runs_on: [C-B]}
        threats:
          T-1: {title: なりすまし, actor_type: malicious, vector: network, capability: medium}
        risks:
          R-1:
            title: 過量の送液
            cause_type: malicious
            threats: [T-1]
            affects: [EF-1]
            harm_type: patient
            severity: critical
            exploitability: high
            initial_level: high
            residual_exploitability: low
            residual_level: low
            controls: [C-1]
        controls:
          C-1: {title: 相互認証, capability: NAUT, kind: protective, responsible: maker, status: implemented, implemented_in: "2", protects: [DF-AB], verifications: [V-1]}
        verifications:
          V-1: {title: 認証の試験, version: "2", result: pass, date: 2026-01-02, tests: ["net.auth*"]}
        """

    /// The records of the device with more sections, or others in the place of a line.
    static func evidence(
        replacing: [String: String] = [:], adding: String = "", company: String = company,
        runs: [String: String] = [:]
    ) -> (evidence: EvidenceSource, dossier: Dossier) {
        var text = device
        for (old, new) in replacing {
            precondition(text.contains(old), "The dossier has no \(old).")
            text = text.split(separator: old, omittingEmptySubsequences: false).joined(separator: new)
        }
        let dossier = DossierReader.read(
            DossierFiles(
                device: [DossierFiles.File(path: "device.yaml", bytes: Array((text + "\n" + adding).utf8))],
                company: DossierFiles.File(path: "../company.yaml", bytes: Array(company.utf8)),
                testRuns: runs.sorted { $0.key < $1.key }.map {
                    DossierFiles.File(path: "evidence/tests/\($0.key).yaml", bytes: Array($0.value.utf8))
                }))
        return (dossier.evidence, dossier)
    }
}
