import BillOfMaterials
import Kernel
import SupportLifecycle

/// Writes a file of `facts/support/` as the reader reads it: products by id, cycles newest first.
public enum SupportFactsWriter {
    /// The whole file; the same facts give the same bytes.
    public static func write(_ facts: SupportFactFile) -> String {
        let source = facts.source
        var text = "# サポート期間の情報。mamori support import が書きます（手で直せます）。\nsource:\n"
        text += line(2, "name", YAMLText.localized(source.name))
        text += line(2, "asserter", source.asserter.map(YAMLText.localized))
        text += line(2, "kind", source.kind.rawValue)
        text += line(2, "read_on", source.readOn?.description)
        text += line(2, "licence", source.licence.map(YAMLText.quoted))
        text += line(2, "url", source.url.map(YAMLText.quoted))
        if !source.appliesTo.isEmpty { text += line(2, "applies_to", list(source.appliesTo)) }
        text += "products:\n"
        for product in facts.products { text += write(product) }
        return text
    }

    private static func write(_ product: SupportProduct) -> String {
        var text = "  \(YAMLText.quoted(product.id)):\n"
        text += line(4, "name", YAMLText.localized(product.name))
        for (key, values) in [
            ("purls", product.packageURLs.map(\.canonical)),
            ("cpes", product.cpes.map(\.shortFormattedString)), ("repology", product.repologyNames),
        ] where !values.isEmpty {
            text += "    \(key):\n" + Set(values).sorted().map { "      - \(YAMLText.quoted($0))\n" }.joined()
        }
        guard !product.cycles.isEmpty else { return text }
        return text + "    cycles:\n" + product.cycles.sorted(by: isNewer).map(write).joined()
    }

    private static func write(_ cycle: SupportCycle) -> String {
        var text = "      \(YAMLText.quoted(cycle.name)):\n"
        text += line(8, "label", cycle.aliases.first.map(YAMLText.quoted))
        text += line(8, "codename", cycle.aliases.dropFirst().first.map(YAMLText.quoted))
        text += line(8, "released", cycle.releasedOn?.description)
        if cycle.isLongTerm { text += line(8, "lts", "true") }
        text += line(8, "latest", cycle.latest.map(YAMLText.quoted))
        let phases = cycle.phases
        for (key, end) in [
            ("active_end", phases.activeEnd), ("security_end", phases.securityEnd),
            ("extended_end", phases.extendedEnd),
        ] where end != .unknown { text += line(8, key, end.word) }
        text += line(8, "extended_access", phases.extendedAccess?.rawValue)
        // Even a cycle of which the source says nothing stays a record that reads back.
        if text.hasSuffix("\":\n") { text += line(8, "security_end", "unknown") }
        return text + line(8, "link", cycle.link.map(YAMLText.quoted))
    }

    private static func isNewer(_ left: SupportCycle, _ right: SupportCycle) -> Bool {
        let (one, other) = (left.releasedOn?.ordinal ?? 0, right.releasedOn?.ordinal ?? 0)
        return one == other ? left.name > right.name : one > other
    }

    private static func list(_ values: [String]) -> String {
        "[" + values.map(YAMLText.quoted).joined(separator: ", ") + "]"
    }

    private static func line(_ indent: Int, _ key: String, _ value: String?) -> String {
        value.map { String(repeating: " ", count: indent) + "\(key): \($0)\n" } ?? ""
    }
}
