import BillOfMaterials
import Kernel

/// Reads the identifiers of a bill's lines and keeps the refusals, so that none is dropped in silence.
struct IdentifierReader {
    /// How many refusals are told one by one; the others are told as a number.
    static let findingsMax = 100
    /// How much of a refused text a message shows.
    private static let charactersShown = 120

    private struct Refused {
        /// `purl` or `cpe`, as the bill's key.
        let key: String
        let text: String
        let component: String
        let path: String
        let refusal: BillOfMaterialsRefusal
    }

    private var refused: [Refused] = []
    private var count = 0

    /// The package URL that a component gives; nil, and remembered, when it cannot be read.
    mutating func packageURL(_ text: String?, of component: String, at path: String) -> PackageURL? {
        guard let text, !text.isEmpty else { return nil }
        do {
            return try PackageURL(text, reading: .tolerant)
        } catch {
            refuse(Refused(key: "purl", text: text, component: component, path: path, refusal: error))
            return nil
        }
    }

    /// The CPE name that a component gives; nil, and remembered, when it cannot be read.
    mutating func cpeName(_ text: String?, of component: String, at path: String) -> CPEName? {
        guard let text, !text.isEmpty else { return nil }
        do {
            return try CPEName(text)
        } catch {
            refuse(Refused(key: "cpe", text: text, component: component, path: path, refusal: error))
            return nil
        }
    }

    private mutating func refuse(_ one: Refused) {
        count += 1
        if refused.count < Self.findingsMax { refused.append(one) }
    }

    /// A warning for each refusal, with its line and column in the bill's bytes.
    func findings(in bytes: [UInt8], file: String) -> [Finding] {
        guard !refused.isEmpty else { return [] }
        var places = JSONStringPlaces.find(
            Set(refused.map { JSONStringPlaces.Wanted(key: $0.key, text: $0.text) }), in: bytes)
        var findings = refused.map { one in
            let wanted = JSONStringPlaces.Wanted(key: one.key, text: one.text)
            // The same text may stand twice; each refusal takes the next place.
            let place = places[wanted]?.isEmpty == false ? places[wanted]?.removeFirst() : nil
            let origin = Origin(file: file, line: place?.line ?? 0, column: place?.column ?? 0)
            let why = one.refusal.message
            let shown = String(one.text.prefix(Self.charactersShown))
            return Finding(
                .warning, "invalid-\(one.key)",
                LocalizedText(
                    ja: "部品「\(one.component)」の \(one.key) を読めません（\(one.path)、\(why.ja)）：\(shown)",
                    en: """
                        the \(one.key) of component "\(one.component)" cannot be read \
                        (\(one.path), \(why.en)): \(shown)
                        """),
                at: origin)
        }
        if count > refused.count {
            let more = count - refused.count
            findings.append(
                Finding(
                    .warning, "invalid-identifiers-more",
                    LocalizedText(
                        ja: "読めない識別子（purl・CPE）がほかに \(more) 件あります",
                        en: "\(more) more identifiers (purl or CPE) cannot be read"),
                    at: Origin(file: file)))
        }
        return findings
    }
}
