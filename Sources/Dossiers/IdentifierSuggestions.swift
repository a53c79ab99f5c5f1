import BillOfMaterials
import DossierFormat
import Kernel
import SupportLifecycle

/// What components without an identifier may be, looked for among all that a company knows: its bills, what
/// people have said, and the products of its support facts.
public enum IdentifierSuggestions {
    /// So many findings are given for one bill; the others are told by `mamori bill inspect`.
    static let findingsMax = 20

    /// All that is known of the company of a device.
    public static func known(to dossier: Dossier, bills: [ReleaseBill]) -> [IdentifierCandidates
        .Known]
    {
        var known = bills.flatMap { IdentifierCandidates.known(in: $0.bill, from: $0.file) }
        known += dossier.identities.compactMap { identity in
            guard let text = identity.packageURL?.text ?? identity.cpe?.formattedString else { return nil }
            return IdentifierCandidates.Known(
                name: identity.name, supplier: nil, identifier: text, from: identity.origin.description)
        }
        for file in dossier.supportFacts {
            for product in file.products {
                let identifiers = product.packageURLs.map(\.text) + product.cpes.map(\.formattedString)
                known += identifiers.map { text in
                    IdentifierCandidates.Known(
                        name: product.name.en, supplier: nil, identifier: text,
                        from: file.source.origin.file)
                }
            }
        }
        return known
    }

    /// A note for each component of a bill that nobody has identified and that something known is like.
    public static func findings(
        for bill: ReleaseBill, identities: [ComponentIdentity],
        among known: [IdentifierCandidates.Known]
    ) -> [Finding] {
        let nameless = BillStanding.of(bill.bill, identities: identities).rows
            .filter { $0.standing == .withoutIdentifier }.map(\.component)
        guard !nameless.isEmpty else { return [] }
        let candidates = IdentifierCandidates(known)
        let suggested = nameless.lazy.compactMap { component -> Finding? in
            let found = candidates.candidates(for: component)
            guard !found.isEmpty else { return nil }
            let list = found.map { "\($0.known.identifier) (\($0.likeness) %)" }
            return Finding(
                .note, "identifier-candidates",
                LocalizedText(
                    ja: "部品「\(component.name)」の識別子の候補：\(list.joined(separator: "、"))。"
                        + "確かめて mamori identify で記録してください",
                    en: "component \"\(component.name)\" may be \(list.joined(separator: ", ")); "
                        + "find out and record it by mamori identify"),
                at: Origin(file: bill.file))
        }
        return Array(suggested.prefix(findingsMax))
    }
}
