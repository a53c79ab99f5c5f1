import EmbeddedData
import Kernel
import LocatedYAML
import RiskManagement

/// Reads the profiles of what a baseline asks for.
public enum BaselineProfileReader {
    /// The profiles carried in the binary.
    public static let bundled: [BaselineProfile] = {
        let name = "baseline/profiles.yaml"
        let files = (0..<embedded_file_count()).map(embedded_file_at)
        guard let file = files.first(where: { String(cString: $0.name) == name }) else {
            preconditionFailure("No \(name) in the binary.")
        }
        let bytes = Array(UnsafeBufferPointer(start: file.bytes, count: file.count))
        let (profiles, findings) = read(bytes, file: name)
        guard findings.isEmpty else { preconditionFailure("The bundled \(name) cannot be read: \(findings)") }
        return profiles
    }()

    /// Profiles of a file; an entry that lacks something is left out and told.
    public static func read(
        _ bytes: [UInt8], file: String
    ) -> (profiles: [BaselineProfile], findings: [Finding]) {
        let (root, faults) = YAMLReader.read(bytes, file: file)
        var findings = faults
        func fault(_ entry: YAMLNode.Entry, ja: String, en: String) {
            findings.append(
                Finding(
                    .error, "baseline-profile",
                    LocalizedText(ja: "\(entry.key)：\(ja)", en: "\(entry.key): \(en)"), at: entry.keyOrigin))
        }
        var profiles: [BaselineProfile] = []
        for entry in root?["profiles"]?.entries ?? [] {
            guard let title = words(entry.value["title"]), let source = words(entry.value["source"]),
                let chosen = conditions(entry.value["chosen_by"]), !chosen.isEmpty
            else {
                fault(
                    entry, ja: "title、source、chosen_by が要ります", en: "title, source and chosen_by are needed")
                continue
            }
            var items: [BaselineProfile.Item] = []
            for row in entry.value["items"]?.entries ?? [] {
                if let item = item(row) {
                    items.append(item)
                } else {
                    fault(
                        row, ja: "capability、asks、controls、from、because、verify、when のどれかがないか、知らない語です",
                        en: "capability, asks, controls, from, because, verify or when is missing or unknown")
                }
            }
            profiles.append(
                BaselineProfile(id: entry.key, title: title, chosenBy: chosen, source: source, items: items))
        }
        return (profiles, findings)
    }

    private static func item(_ row: YAMLNode.Entry) -> BaselineProfile.Item? {
        let node = row.value
        guard let capability = node["capability"]?.text.flatMap(Capability.init),
            let asks = words(node["asks"]), let controls = node["controls"]?.items?.compactMap(\.text),
            !controls.isEmpty, let from = node["from"]?.text,
            ["intended_use", "user", "environment"].contains(from), let because = words(node["because"]),
            let verify = words(node["verify"]), let when = conditions(node["when"])
        else { return nil }
        return BaselineProfile.Item(
            id: row.key, capability: capability, asks: asks, controlIDs: controls, callsFrom: from,
            reason: because, verification: verify, conditions: when)
    }

    /// The conditions of a list; none for no list, nil for a word that is not known.
    private static func conditions(_ node: YAMLNode?) -> [BaselineCondition]? {
        guard let node else { return [] }
        guard let items = node.items else { return nil }
        let conditions = items.compactMap { $0.text.flatMap(BaselineCondition.init) }
        return conditions.count == items.count ? conditions : nil
    }

    private static func words(_ node: YAMLNode?) -> LocalizedText? {
        guard let ja = node?["ja"]?.text, let en = node?["en"]?.text else { return nil }
        return LocalizedText(ja: ja, en: en)
    }
}
