import Evidence
import Kernel
import Severity

/// Finds what contradicts itself or hangs in the air in a risk file. Each finding has its place.
public enum RiskConsistency {
    /// All findings, by place.
    public static func findings(_ file: RiskFile, evidence: EvidenceSource) -> [Finding] {
        var findings = criteria(file, evidence)
        for risk in file.risks { findings += estimation(risk, file) }
        for control in file.controls { findings += ownership(control) }
        findings += attackers(file)
        findings += circles(file)
        findings += situations(file)
        return findings.sorted()
    }

    private static func warn(_ code: String, _ origin: Origin, ja: String, en: String) -> Finding {
        Finding(.warning, code, LocalizedText(ja: ja, en: en), at: origin)
    }

    private static func criteria(_ file: RiskFile, _ evidence: EvidenceSource) -> [Finding] {
        guard let criteria = file.criteria else {
            let section = evidence.section("acceptability_criteria")
            return file.risks.isEmpty
                ? []
                : [
                    warn(
                        "no-criteria", section.origin, ja: "受容基準がないため、どのリスクも受容とみなしません",
                        en: "there are no acceptability criteria, so no risk counts as acceptable")
                ]
        }
        let holes = criteria.holes.map {
            warn(
                "matrix-hole", criteria.origin,
                ja: "リスクの表に穴があります：重さ「\($0.severity.name.ja)」・しやすさ「\($0.grade.name.ja)」",
                en: "the risk matrix has a hole: severity \($0.severity.name.en), grade \($0.grade.name.en)")
        }
        let inversions = criteria.inversions.map {
            warn(
                "matrix-inverted", criteria.origin,
                ja: "リスクの表が逆です：重さ「\($0.severity.name.ja)」・しやすさ「\($0.grade.name.ja)」が、より軽い所より低い水準です",
                en: "the risk matrix is inverted at severity \($0.severity.name.en), grade "
                    + "\($0.grade.name.en): a lesser cell has a higher level")
        }
        return holes + inversions
    }

    private static func estimation(_ risk: Risk, _ file: RiskFile) -> [Finding] {
        var findings: [Finding] = []
        func compare(_ written: Grade?, _ computed: Grade?, _ when: LocalizedText) {
            guard let written, let computed, written != computed else { return }
            findings.append(
                warn(
                    "estimate-differs", risk.origin,
                    ja: "\(risk.id)：\(when.ja)の水準は「\(written.name.ja)」と書かれていますが、表では「\(computed.name.ja)」です",
                    en: "\(risk.id): the level \(when.en) is written as \(written.name.en); the matrix says "
                        + "\(computed.name.en)"))
        }
        if let severity = risk.severity, let grade = risk.grade {
            compare(
                risk.writtenLevel, file.criteria?.level(severity, grade),
                LocalizedText(ja: "対策前", en: "before controls"))
        }
        if let severity = risk.residualSeverity ?? risk.severity, let grade = risk.residualGrade {
            compare(
                risk.writtenResidual, file.criteria?.level(severity, grade),
                LocalizedText(ja: "対策後", en: "after controls"))
        }
        if let before = risk.severity, let after = risk.residualSeverity, after > before {
            findings.append(
                warn(
                    "residual-graver", risk.origin, ja: "\(risk.id)：対策後の重さが対策前より重くなっています",
                    en: "\(risk.id): the severity after controls is graver than before"))
        }
        if let before = risk.grade, let after = risk.residualGrade, after > before {
            findings.append(
                warn(
                    "residual-easier", risk.origin, ja: "\(risk.id)：対策後の方が起こりやすくなっています",
                    en: "\(risk.id): the grade after controls is higher than before"))
        }
        let isLower =
            (risk.residualGrade.map { after in risk.grade.map { after < $0 } ?? false } ?? false)
            || (risk.residualSeverity.map { after in risk.severity.map { after < $0 } ?? false } ?? false)
        if isLower, risk.controls.isEmpty {
            findings.append(
                warn(
                    "lower-without-control", risk.origin, ja: "\(risk.id)：対策がないのに対策後の見積りが下がっています",
                    en: "\(risk.id): the estimate falls without any control"))
        }
        return findings
    }

    private static func ownership(_ control: Control) -> [Finding] {
        guard control.responsible == nil else { return [] }
        return [
            warn(
                "control-without-owner", control.origin, ja: "対策 \(control.id) を担う者（responsible）が書かれていません",
                en: "nobody is responsible for control \(control.id)")
        ]
    }

    /// Attackers whom a threat names and who, by what is written of them, cannot carry it out.
    private static func attackers(_ file: RiskFile) -> [Finding] {
        let known = Dictionary(file.attackers.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        return file.threats.flatMap { threat in
            threat.attackers.compactMap { known[$0] }.compactMap { attacker in
                AttackerRule.obstacle(to: attacker, vector: threat.vector, skill: threat.skill).map {
                    warn(
                        "attacker-cannot", threat.origin,
                        ja: "\(threat.id)：攻撃者 \(attacker.id) にはできません（\($0.ja)）",
                        en: "\(threat.id): attacker \(attacker.id) cannot carry it out (\($0.en))")
                }
            }
        }
    }

    private static func situations(_ file: RiskFile) -> [Finding] {
        let situations = Dictionary(
            file.situations.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let harms = Dictionary(file.harms.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        return file.risks.flatMap { risk -> [Finding] in
            let reached = risk.situations.compactMap { situations[$0] }.flatMap(\.harms).compactMap {
                harms[$0]
            }
            guard let gravest = reached.compactMap(\.severity).max(), let severity = risk.severity,
                severity < gravest
            else { return [] }
            return [
                warn(
                    "severity-below-harm", risk.origin,
                    ja: "\(risk.id)：重さ「\(severity.name.ja)」が、危険状態から至る危害「\(gravest.name.ja)」より軽くなっています",
                    en: "\(risk.id): its severity (\(severity.name.en)) is less than that of a harm "
                        + "it leads to (\(gravest.name.en))")
            ]
        }
    }

    /// Risks that arise from controls that, in the end, treat those same risks.
    private static func circles(_ file: RiskFile) -> [Finding] {
        // An edge from a risk to the risks that its controls bring about.
        var causes: [String: [String]] = [:]
        for risk in file.risks {
            for control in risk.arisesFrom { causes[control, default: []].append(risk.id.text) }
        }
        let next = Dictionary(
            file.risks.map { ($0.id.text, $0.controls.flatMap { causes[$0] ?? [] }) },
            uniquingKeysWith: { first, _ in first })
        return file.risks.compactMap { risk in
            var seen: Set<String> = []
            var waiting = next[risk.id.text] ?? []
            while let one = waiting.popLast() {
                if one == risk.id.text {
                    return warn(
                        "circular-trace", risk.origin, ja: "\(risk.id) は、自分を減らす対策から生じたことになっています",
                        en: "\(risk.id) arises, in the end, from a control that treats it")
                }
                if seen.insert(one).inserted { waiting += next[one] ?? [] }
            }
            return nil
        }
    }
}
