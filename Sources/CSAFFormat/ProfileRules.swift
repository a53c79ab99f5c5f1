import AdvisoryEncoding
import Kernel

/// What the category of a document asks of it (CSAF 2.0, section 4 and tests 6.1.26, 6.1.27).
struct ProfileRules {
    static let known: Set<String> = [
        "csaf_base", "csaf_security_incident_response", "csaf_informational_advisory",
        "csaf_security_advisory", "csaf_vex", "csaf_withdrawn", "csaf_superseded",
        "csaf_deprecated_security_advisory",
    ]
    /// Categories that deal with something else than vulnerabilities of products.
    static let silent: Set<String> = ["csaf_security_incident_response", "csaf_informational_advisory"]

    let document: CSAFDocument

    func check(_ findings: inout FeedFindings) {
        checkCategory(&findings)
        let category = document.category
        if Self.silent.contains(category), !document.hasNotes || !document.hasReferences {
            incomplete("notes, references", at: document.origin, &findings)
        }
        guard ["csaf_security_advisory", "csaf_vex", "csaf_deprecated_security_advisory"].contains(category)
        else { return }
        if !document.hasProductTree { incomplete("product_tree", at: document.origin, &findings) }
        if document.vulnerabilities.isEmpty { incomplete("vulnerabilities", at: document.origin, &findings) }
        for value in document.vulnerabilities {
            if value.notes.isEmpty { incomplete("notes", at: value.origin, &findings) }
            if value.statuses.isEmpty { incomplete("product_status", at: value.origin, &findings) }
            if category == "csaf_vex" { checkVEX(value, &findings) }
        }
    }

    private func checkCategory(_ findings: inout FeedFindings) {
        let category = document.category
        let folded = Self.folded(category)
        // The first five characters of the known names are `csaf_`.
        if !Self.known.contains(category),
            Self.known.contains(where: {
                Self.folded($0) == folded || Self.folded(String($0.dropFirst(5))) == folded
            })
        {
            findings.warning(
                "csaf-category", at: document.origin,
                ja: "category「\(category)」は定められた名前に似ていますが、それではありません",
                en: "the category \"\(category)\" looks like one of the profiles and is none")
        }
        if document.vulnerabilities.isEmpty,
            Self.silent.contains(category) || !Self.known.contains(category)
        {
            findings.note(
                "csaf-no-vulnerabilities", at: document.origin,
                ja: "CSAF の「\(category)」で、脆弱性については述べていません",
                en: "a CSAF document \"\(category)\" that says nothing of vulnerabilities")
        } else if Self.silent.contains(category), !document.vulnerabilities.isEmpty {
            findings.warning(
                "csaf-profile", at: document.origin,
                ja: "「\(category)」の文書に脆弱性があります。読みます",
                en: "a document \"\(category)\" has vulnerabilities; they are read")
        }
    }

    private static func folded(_ text: String) -> String {
        text.lowercased().filter { $0 != "_" && $0 != "-" && $0 != " " }
    }

    private func checkVEX(_ value: CSAFVulnerability, _ findings: inout FeedFindings) {
        let states: Set = ["fixed", "known_affected", "known_not_affected", "under_investigation"]
        if !value.statuses.isEmpty, !value.statuses.contains(where: { states.contains($0.kind) }) {
            incomplete(
                "fixed, known_affected, known_not_affected, under_investigation", at: value.origin, &findings)
        }
        if value.cve == nil, value.ids.isEmpty { incomplete("cve, ids", at: value.origin, &findings) }
        let impacts = value.flags + value.threats.filter { $0.kind == "impact" }
        expect(value, "known_not_affected", impacts, "csaf-no-impact", &findings)
        expect(value, "known_affected", value.remediations, "csaf-no-action", &findings)
    }

    /// Each product in a state needs one of some remarks (6.1.27.9, 6.1.27.10).
    private func expect(
        _ value: CSAFVulnerability, _ state: String, _ remarks: [CSAFVulnerability.Remark], _ code: String,
        _ findings: inout FeedFindings
    ) {
        let told = Set(remarks.flatMap { document.members(products: $0.products, groups: $0.groups) })
        for status in value.statuses where status.kind == state {
            for id in status.products where !told.contains(id) {
                findings.warning(
                    code, at: status.origin,
                    ja: state == "known_affected"
                        ? "「\(id)」は影響を受けるのに、対処が書かれていません" : "「\(id)」は影響を受けないとする理由がありません",
                    en: state == "known_affected"
                        ? "\"\(id)\" is affected and no remediation is given"
                        : "\"\(id)\" is said to be not affected and no reason is given")
            }
        }
    }

    private func incomplete(_ what: String, at origin: Origin, _ findings: inout FeedFindings) {
        findings.warning(
            "csaf-profile", at: origin, ja: "「\(document.category)」に必要な \(what) がありません",
            en: "what a \"\(document.category)\" needs is missing: \(what)")
    }
}
