import BillOfMaterials
import Kernel

/// Holds the dossier's support records against the facts.
public enum SupportContradiction {
    /// What a fact says of a record's own identifier.
    public struct Row: Sendable {
        public let software: SupportedSoftware
        public let finding: SupportFinding
    }

    /// The facts for each record, in the order of the records.
    public static func rows(
        _ software: [SupportedSoftware], matching: SupportFactMatching
    ) -> [Row] {
        software.map { part in
            let url = part.identifier.flatMap { PackageURL($0) }
            let cpe = part.identifier.flatMap { try? CPEName($0) }
            let subject = SupportFactMatching.Subject(
                packageURL: url, cpe: cpe, version: part.version,
                names: Array(Set([part.name.ja, part.name.en])).sorted())
            let releases: [String?] = part.releases.isEmpty ? [nil] : part.releases
            // A contract for some of the releases does not stand for all of them.
            let findings = releases.map { matching.finding(for: subject, release: $0) }
            let common = findings.first { one in findings.allSatisfy { $0.match == one.match } }
            let general = matching.finding(for: subject, release: nil)
            return Row(software: part, finding: common ?? general)
        }
    }

    /// Where a record states another day than the fact (a warning), or states none although the fact does (a
    /// note).
    public static func findings(_ rows: [Row], on day: Day) -> [Finding] {
        rows.compactMap { row in
            guard let match = row.finding.match else { return nil }
            switch row.software.end {
            case .on(let stated): return differing(stated, row.software, match, on: day)
            case .unknown, .notRecorded:
                guard case .on(let end) = match.fact.end else { return nil }
                return Finding(
                    .note, "support-end-available",
                    LocalizedText(
                        ja: "サポート終了が分からないとありますが、\(match.fact.source.name.ja) は \(end) としています"
                            + "（\(name(match.fact).ja)、\(source(match.fact).ja)）",
                        en: "the end of support is not stated, but \(match.fact.source.name.en) says \(end) "
                            + "(\(name(match.fact).en), \(source(match.fact).en))"
                    ), at: row.software.endOrigin ?? row.software.origin)
            }
        }
    }

    private static func differing(
        _ stated: Day, _ software: SupportedSoftware, _ match: SupportMatch, on day: Day
    ) -> Finding? {
        let phases = match.fact.cycle.phases
        var ends = [match.fact.end]
        // A record may count on extended support that the company has: the level says so.
        if software.level == "extended" { ends += [phases.securityEnd, phases.extendedEnd] }
        if ends.contains(.on(stated)) || ends.contains(.notAnnounced) { return nil }
        if match.fact.end == .ended, stated < day { return nil }
        let said: LocalizedText =
            switch match.fact.end {
            case .on(let end): LocalizedText(same: end.description)
            default: LocalizedText(ja: "終了済み（日は不明）", en: "ended (on an unknown day)")
            }
        let own = software.source ?? "?"
        let when = software.readOn.map { " \($0)" } ?? ""
        return Finding(
            .warning, "support-end-differs",
            LocalizedText(
                ja: "サポート終了は \(stated)（\(own)\(when)）とありますが、\(match.fact.source.name.ja) は \(said.ja)"
                    + "（\(match.fact.productName.ja) \(match.fact.cycle.name)、\(source(match.fact).ja)）です。"
                    + "どちらが正しいかを確かめてください",
                en: "the end of support is \(stated) here (\(own)\(when)), but \(said.en) in "
                    + "\(match.fact.source.name.en) (\(match.fact.productName.en) \(match.fact.cycle.name), "
                    + "\(source(match.fact).en)); find out which is right"),
            at: software.endOrigin ?? software.origin)
    }

    private static func name(_ fact: SupportFact) -> LocalizedText {
        fact.productName + LocalizedText(same: " \(fact.cycle.name)")
    }

    private static func source(_ fact: SupportFact) -> LocalizedText {
        let day = fact.source.readOn
        return LocalizedText(
            ja: day.map { "\($0) 閲覧" } ?? "閲覧日なし", en: day.map { "read on \($0)" } ?? "no day of reading")
    }
}
