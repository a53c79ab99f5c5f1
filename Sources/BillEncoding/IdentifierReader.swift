import BillOfMaterials
import Kernel
import LocatedJSON

/// Reads the identifiers of a bill's lines and keeps the refusals, so that none is dropped in silence.
public struct IdentifierReader {
    /// How many refusals are told one by one; the others are told as a number.
    public static let findingsMax = 100
    /// How much of a refused text a message shows.
    private static let charactersShown = 120

    private var told: [Finding] = []
    private var count = 0

    /// A reader that has read nothing yet.
    public init() {}

    /// The package URL that a component gives; nil, and remembered, when it cannot be read.
    public mutating func packageURL(_ node: JSONNode?, of component: String) -> PackageURL? {
        guard let node, let text = node.text, !text.isEmpty else { return nil }
        do {
            return try PackageURL(text, reading: .tolerant)
        } catch {
            refuse("purl", text, of: component, at: node, error)
            return nil
        }
    }

    /// The CPE name that a component gives; nil, and remembered, when it cannot be read.
    public mutating func cpeName(_ node: JSONNode?, of component: String) -> CPEName? {
        guard let node, let text = node.text, !text.isEmpty else { return nil }
        do {
            return try CPEName(text)
        } catch {
            refuse("cpe", text, of: component, at: node, error)
            return nil
        }
    }

    private mutating func refuse(
        _ key: String, _ text: String, of component: String, at node: JSONNode,
        _ refusal: BillOfMaterialsRefusal
    ) {
        count += 1
        guard told.count < Self.findingsMax else { return }
        let why = refusal.message
        let shown = String(text.prefix(Self.charactersShown))
        let path = node.path
        let en = "the \(key) of component \"\(component)\" cannot be read (\(path), \(why.en))"
        told.append(
            Finding(
                .warning, "invalid-\(key)",
                LocalizedText(
                    ja: "部品「\(component)」の \(key) を読めません（\(path)、\(why.ja)）：\(shown)",
                    en: "\(en): \(shown)"
                ),
                at: node.origin))
    }

    /// A warning for each refusal, with its line and column, and one for those beyond the most told.
    public func findings(file: String) -> [Finding] {
        guard count > told.count else { return told }
        let more = count - told.count
        return told + [
            Finding(
                .warning, "invalid-identifiers-more",
                LocalizedText(
                    ja: "読めない識別子（purl・CPE）がほかに \(more) 件あります",
                    en: "\(more) more identifiers (purl or CPE) cannot be read"),
                at: Origin(file: file))
        ]
    }
}
