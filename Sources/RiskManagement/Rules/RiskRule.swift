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
    /// Where it stands in the matrix on the release: the severity and the grade that give `residualLevel`.
    public let place: (severity: HarmSeverity?, grade: Grade?)
    public let controls: [(control: Control, standing: ControlStanding)]
    /// Known vulnerabilities, unresolved, that are easier to exploit than people have estimated.
    public let raisedBy: [UnresolvedVulnerability]
    public let result: Result
    /// What keeps it from counting as controlled, or what the claim rests on; never empty when uncontrolled.
    public let reasons: [LocalizedText]
}

/// Decides how a risk stands. Nothing is acceptable by absence.
public enum RiskRule {
    /// - Parameters:
    ///   - risk: as written.
    ///   - proof: what is shown on the release.
    ///   - unresolved: known vulnerabilities that affect the release, with the risks that they reach.
    public static func evaluate(
        _ risk: Risk, in file: RiskFile, proof: ProofBook, unresolved: [UnresolvedVulnerability] = []
    ) -> RiskStanding {
        evaluate(
            risk,
            controls: Dictionary(file.controls.map { ($0.id.text, $0) }, uniquingKeysWith: { a, _ in a }),
            criteria: file.criteria, proof: proof, unresolved: RiskReach(file).place(unresolved))
    }

    static func evaluate(
        _ risk: Risk, controls known: [String: Control], criteria: AcceptabilityCriteria?, proof: ProofBook,
        unresolved: [UnresolvedVulnerability]
    ) -> RiskStanding {
        let controls = risk.controls.compactMap { known[$0] }.map { ($0, proof.standing(of: $0)) }
        let initial = level(risk.severity, risk.grade, criteria)
        let claim = claimedPlace(risk)
        let isShown = controls.count == risk.controls.count && controls.allSatisfy { $0.1 == .verified }
        var place = isShown ? claim : (risk.severity, risk.grade)
        let raising = unresolved.filter { item in
            item.estimates.contains(risk.id.text) && place.1.map { $0 < item.exploitability.grade } ?? false
        }
        if let worst = raising.map(\.exploitability.grade).max() { place.1 = worst }
        let claimed = level(claim.0, claim.1, criteria)
        let residual = level(place.0, place.1, criteria)
        let accepted = residual.map { criteria?.acceptable.contains($0) ?? false } ?? false
        let isFormal = criteria?.isApproved == true && risk.cause != nil && initial != nil
        let reasons =
            formal(risk, criteria, initial: initial, claimed: claimed)
            + controls.filter { $0.1 != .verified }.map { control, standing in
                LocalizedText(
                    ja: "対策 \(control.id) が\(standing.words.ja)",
                    en: "control \(control.id): \(standing.words.en)")
            } + raised(raising) + unaccepted(accepted ? nil : residual)
        return RiskStanding(
            risk: risk, initialLevel: initial, claimedLevel: claimed, residualLevel: residual,
            place: place, controls: controls, raisedBy: raising,
            result: accepted && isFormal ? .controlled : .uncontrolled, reasons: reasons)
    }

    /// Where people say that it stands after controls; without controls and another estimate, where it stood.
    private static func claimedPlace(_ risk: Risk) -> (HarmSeverity?, Grade?) {
        if risk.residualGrade == nil, risk.controls.isEmpty { return (risk.severity, risk.grade) }
        return (risk.residualSeverity ?? risk.severity, risk.residualGrade)
    }

    private static func formal(
        _ risk: Risk, _ criteria: AcceptabilityCriteria?, initial: Grade?, claimed: Grade?
    ) -> [LocalizedText] {
        var reasons: [LocalizedText] = []
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
        return reasons
    }

    /// The easiest one by name, the others by number.
    private static func raised(_ raising: [UnresolvedVulnerability]) -> [LocalizedText] {
        guard let worst = raising.max(by: { $0.exploitability.grade < $1.exploitability.grade }) else {
            return []
        }
        let easy = worst.exploitability
        let rest = raising.count - 1
        return [
            LocalizedText(
                ja: "未解決の \(worst.vulnerability)（\(worst.part)）の悪用のしやすさが、見積りより高い「\(easy.grade.name.ja)」"
                    + "（\(easy.reason.ja)）" + (rest > 0 ? "。ほか \(rest) 件" : ""),
                en:
                    "\(worst.vulnerability) in \(worst.part), unresolved, is easier to exploit than "
                    + "estimated: \(easy.grade.name.en) (\(easy.reason.en))"
                    + (rest > 0 ? ", and \(rest) more" : ""))
        ]
    }

    private static func unaccepted(_ level: Grade?) -> [LocalizedText] {
        level.map {
            [
                LocalizedText(
                    ja: "水準「\($0.name.ja)」は受容できる水準にない",
                    en: "the level \"\($0.name.en)\" is not among the acceptable ones")
            ]
        } ?? []
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
