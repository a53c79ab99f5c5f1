import Kernel
import Severity

/// How one risk stands on a release, and why.
public struct RiskStanding: Sendable {
    /// Whether it counts as controlled.
    public enum Result: String, Sendable {
        /// The level after verified controls is one that the company accepts.
        case controlled
        /// It is not, by the records as they stand.
        case uncontrolled

        /// The result in words.
        public var name: LocalizedText {
            self == .controlled
                ? LocalizedText(ja: "管理できている", en: "controlled")
                : LocalizedText(ja: "管理できていない", en: "uncontrolled")
        }
    }

    public let risk: Risk
    /// Before controls: what the matrix says of severity and grade; nil where either or the cell is missing.
    public let initialLevel: Grade?
    /// After controls, as estimated; nil where the estimate is incomplete.
    public let claimedLevel: Grade?
    /// After those controls that are shown to hold on the release: the claim, or the level before controls.
    public let residualLevel: Grade?
    public let controls: [(control: Control, standing: ControlStanding)]
    public let result: Result
    /// What keeps it from counting as controlled, or what the claim rests on; never empty when uncontrolled.
    public let reasons: [LocalizedText]
}

/// Decides how a risk stands. Nothing is acceptable by absence.
public enum RiskRule {
    /// - Parameters:
    ///   - risk: as written.
    ///   - proof: what is shown on the release.
    public static func evaluate(_ risk: Risk, in file: RiskFile, proof: ProofBook) -> RiskStanding {
        evaluate(
            risk,
            controls: Dictionary(file.controls.map { ($0.id.text, $0) }, uniquingKeysWith: { a, _ in a }),
            criteria: file.criteria, proof: proof)
    }

    static func evaluate(
        _ risk: Risk, controls known: [String: Control], criteria: AcceptabilityCriteria?, proof: ProofBook
    ) -> RiskStanding {
        let controls = risk.controls.compactMap { known[$0] }.map { ($0, proof.standing(of: $0)) }
        var reasons: [LocalizedText] = []
        let initial = level(risk.severity, risk.grade, criteria)
        let after = level(risk.residualSeverity ?? risk.severity, risk.residualGrade, criteria)
        let claimed = after ?? (risk.grade == nil ? nil : risk.controls.isEmpty ? initial : nil)
        let open = controls.filter { $0.1 != .verified }
        let residual = open.isEmpty && controls.count == risk.controls.count ? claimed : initial
        if criteria == nil { reasons.append(LocalizedText(ja: "受容基準がない", en: "there are no criteria")) }
        if criteria?.isApproved == false {
            reasons.append(LocalizedText(ja: "受容基準が承認されていない", en: "the criteria are not approved"))
        }
        if risk.cause == nil { reasons.append(LocalizedText(ja: "原因の種類が未記入", en: "no cause is recorded")) }
        if initial == nil {
            reasons.append(
                LocalizedText(
                    ja: "対策前の見積り（重さと\(scale(risk).ja)）が揃わない",
                    en: "the estimate before controls (severity and \(scale(risk).en)) is incomplete"))
        }
        if claimed == nil {
            reasons.append(
                LocalizedText(ja: "対策後の見積りがない", en: "there is no estimate after controls"))
        }
        for (control, standing) in open {
            reasons.append(
                LocalizedText(
                    ja: "対策 \(control.id) が\(standing.words.ja)",
                    en: "control \(control.id): \(standing.words.en)"))
        }
        let accepted = residual.map { criteria?.acceptable.contains($0) ?? false } ?? false
        if let residual, !accepted {
            reasons.append(
                LocalizedText(
                    ja: "水準「\(residual.name.ja)」は受容できる水準にない",
                    en: "the level \"\(residual.name.en)\" is not among the acceptable ones"))
        }
        let isFormal = criteria?.isApproved == true && risk.cause != nil && initial != nil
        return RiskStanding(
            risk: risk, initialLevel: initial, claimedLevel: claimed, residualLevel: residual,
            controls: controls, result: accepted && isFormal ? .controlled : .uncontrolled, reasons: reasons)
    }

    private static func level(
        _ severity: HarmSeverity?, _ grade: Grade?, _ criteria: AcceptabilityCriteria?
    ) -> Grade? {
        guard let severity, let grade else { return nil }
        return criteria?.level(severity, grade)
    }

    private static func scale(_ risk: Risk) -> LocalizedText {
        risk.cause?.scale ?? LocalizedText(ja: "しやすさ", en: "grade")
    }
}
