import BillOfMaterials
import EmbeddedData
import Kernel
import LocatedYAML

/// Reads profiles of what a bill of materials has to tell.
public enum ProfileReader {
    /// The profiles carried in the binary: NTIA 2021, IMDRF N73, FDA premarket and our own.
    public static let bundled: [CompletenessProfile] = (0..<embedded_file_count()).compactMap { index in
        let file = embedded_file_at(index)
        let name = String(cString: file.name)
        guard name.hasPrefix("profile/") else { return nil }
        let bytes = Array(UnsafeBufferPointer(start: file.bytes, count: file.count))
        let (profile, findings) = read(bytes, file: name)
        guard let profile, findings.isEmpty else {
            preconditionFailure("The bundled \(name) cannot be read: \(findings)")
        }
        return profile
    }

    /// The keys of a profile, and of one of its elements.
    private static let keys: Set<String> = ["id", "name", "source", "elements"]
    private static let elementKeys: Set<String> = ["check", "ja", "en"]

    /// A profile; nil with a finding for each thing in it that is missing or not known.
    public static func read(
        _ bytes: [UInt8], file: String
    ) -> (profile: CompletenessProfile?, findings: [Finding]) {
        let (root, faults) = YAMLReader.read(bytes, file: file)
        guard let root, faults.isEmpty else { return (nil, faults) }
        var findings: [Finding] = []
        func fault(_ origin: Origin, ja: String, en: String) {
            findings.append(Finding(.error, "profile", LocalizedText(ja: ja, en: en), at: origin))
        }
        for entry in root.entries ?? [] where !keys.contains(entry.key) {
            fault(
                entry.keyOrigin, ja: "「\(entry.key)」という項目はありません（\(keys.sorted().joined(separator: "、"))）",
                en: "there is no key \"\(entry.key)\" (\(keys.sorted().joined(separator: ", ")))")
        }
        guard let id = root["id"]?.text, !id.isEmpty, let rows = root["elements"]?.entries, !rows.isEmpty
        else {
            fault(root.origin, ja: "id か elements がありません", en: "id or elements is missing")
            return (nil, findings)
        }
        let elements = rows.compactMap { entry -> CompletenessProfile.Element? in
            for inner in entry.value.entries ?? [] where !elementKeys.contains(inner.key) {
                fault(
                    inner.keyOrigin, ja: "「\(inner.key)」という項目はありません（check、ja、en）",
                    en: "there is no key \"\(inner.key)\" (check, ja, en)")
            }
            guard let word = entry.value["check"]?.text else {
                fault(entry.keyOrigin, ja: "\(entry.key) に check がありません", en: "\(entry.key) has no check")
                return nil
            }
            guard let check = CompletenessCheck(rawValue: word) else {
                let known = CompletenessCheck.allCases.map(\.rawValue).joined(separator: ", ")
                fault(
                    entry.value["check"]?.origin ?? entry.keyOrigin,
                    ja: "「\(word)」という調べ方はありません（\(known)）",
                    en: "there is no check \"\(word)\" (\(known))")
                return nil
            }
            return CompletenessProfile.Element(
                id: entry.key, name: localized(entry.value) ?? LocalizedText(same: entry.key), check: check)
        }
        let profile = CompletenessProfile(
            id: ID(id), name: root["name"].flatMap(localized) ?? LocalizedText(same: id),
            source: root["source"]?.text ?? "", elements: elements)
        return (findings.isEmpty ? profile : nil, findings)
    }

    /// One text in both languages, or the same in both.
    private static func localized(_ node: YAMLNode) -> LocalizedText? {
        if let text = node.text { return LocalizedText(same: text) }
        guard let ja = node["ja"]?.text ?? node["en"]?.text else { return nil }
        return LocalizedText(ja: ja, en: node["en"]?.text ?? ja)
    }
}
