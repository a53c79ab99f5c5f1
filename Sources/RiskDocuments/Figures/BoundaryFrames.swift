import Documents
import Evidence
import Kernel
import RiskManagement

/// Trust boundaries as frames that stand within one another; what cannot be nested is said.
struct BoundaryFrames {
    let clusters: [GraphFigure.Cluster]
    /// For an element, the innermost frame around it.
    let cluster: [String: String]
    let remarks: [LocalizedText]

    init(_ file: RiskFile, view: RiskView) {
        guard !file.boundaries.isEmpty else {
            clusters = [
                GraphFigure.Cluster(
                    "assumed", LocalizedText(ja: "機器（信頼の境界の記録なし）", en: "Device (no trust boundary recorded)"),
                    isAssumed: true)
            ]
            cluster = Dictionary(
                file.elements.filter { !$0.isExternal }.map { ($0.id, "assumed") },
                uniquingKeysWith: { a, _ in a })
            remarks = [
                LocalizedText(
                    ja: "信頼の境界の記録がないため、構成品を仮の枠で囲みました。",
                    en: "No trust boundary is recorded; the frame around the constituents is assumed.")
            ]
            return
        }
        let sets = file.boundaries.map { ($0, Set($0.encloses)) }
            .sorted { ($0.1.count, $0.0.id) < ($1.1.count, $1.0.id) }
        var innermost: [String: String] = [:]
        var overlapping: [String] = []
        for (index, (boundary, inside)) in sets.enumerated() {
            for element in inside where innermost[element] == nil { innermost[element] = boundary.id }
            let crosses = sets[..<index].contains {
                !$0.1.isDisjoint(with: inside) && !$0.1.isSubset(of: inside)
            }
            if crosses { overlapping.append(boundary.id) }
        }
        clusters = sets.enumerated().map { index, entry in
            let (boundary, inside) = entry
            let parent = sets[(index + 1)...].first { $0.1.isStrictSuperset(of: inside) }?.0.id
            let kind = ChoiceWords.boundary(boundary.kind) ?? LocalizedText(same: boundary.kind)
            let manager = ChoiceWords.manager(boundary.managedBy)
            return GraphFigure.Cluster(
                boundary.id,
                LocalizedText(
                    ja: "\(boundary.name.ja)（\(boundary.id)・\(kind.ja)・管理：\(manager?.ja ?? "○ 記録なし")）",
                    en:
                        "\(boundary.name.en) (\(boundary.id), \(kind.en), managed by "
                        + "\(manager?.en ?? "○ not recorded"))"
                ),
                in: parent)
        }
        cluster = innermost
        remarks =
            overlapping.isEmpty
            ? []
            : [
                LocalizedText(
                    ja: "一部だけ重なる境界は入れ子に描けません：\(overlapping.joined(separator: "、"))。内側にあるものは表をご覧ください。",
                    en: "Boundaries that overlap in part cannot be drawn within one another: "
                        + "\(overlapping.joined(separator: ", ")); see the table for what stands inside.")
            ]
    }
}
