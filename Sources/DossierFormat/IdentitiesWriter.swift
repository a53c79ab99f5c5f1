import Evidence
import Kernel
import Requirements

/// Writes `identities.yaml`: one component a record, sorted by id, as the reader reads it.
public enum IdentitiesWriter {
    /// What a person says that a component is.
    public struct Decision: Sendable {
        public let name: String
        /// Nil for every version.
        public let version: String?
        /// A purl or a CPE name, as written.
        public let identifier: String
        public let reason: LocalizedText
        public let actor: Actor
        public let day: Day

        public init(
            name: String, version: String?, identifier: String, reason: LocalizedText, actor: Actor, day: Day
        ) {
            self.name = name
            self.version = version
            self.identifier = identifier
            self.reason = reason
            self.actor = actor
            self.day = day
        }

        /// The record's id: the name, with the version where it is said of one version only.
        public var id: String { version.map { "\(name)@\($0)" } ?? name }
    }

    /// The whole file: the records that stand there already, with the decision put in or in place of an
    /// earlier one.
    public static func write(_ existing: [EvidenceRecord], adding decision: Decision) -> String {
        var rows = Dictionary(
            existing.map { ($0.id ?? "", fields(of: $0)) }, uniquingKeysWith: { first, _ in first })
        var new = [
            "by": YAMLText.quoted(decision.actor.name), "date": decision.day.description,
            "identifier": YAMLText.quoted(decision.identifier), "name": YAMLText.quoted(decision.name),
            "reason": YAMLText.localized(decision.reason), "role": YAMLText.quoted(decision.actor.role),
        ]
        if let version = decision.version { new["version"] = YAMLText.quoted(version) }
        rows[decision.id] = new
        let body = rows.keys.sorted().map { id in
            let fields = (rows[id] ?? [:]).sorted { $0.key < $1.key }.map { "    \($0.key): \($0.value)\n" }
            return "  \(YAMLText.quoted(id)):\n" + fields.joined()
        }
        return "# 部品の識別。mamori identify が書き、id の順に並べます（手で直せます）。\nidentities:\n" + body.joined()
    }

    private static func fields(of record: EvidenceRecord) -> [String: String] {
        record.fields.mapValues { value in
            switch value {
            case .localized(let text): YAMLText.localized(text)
            case .day(let day): day.description
            default: YAMLText.quoted(value.spelled)
            }
        }
    }
}
