import Kernel

/// A format in which advisories are published.
public enum AdvisoryFormat: String, Sendable, CaseIterable {
    /// NVD 2.0 and 1.1.
    case nvd
    /// CVE Record Format 5.x.
    case cve
    /// OSV in JSON or YAML.
    case osv
    /// JVN iPedia: HND (XML) and OKA (JSON).
    case jvn
    /// CSAF 2.0 and 2.1.
    case csaf
    case openVEX = "openvex"
    /// The vulnerabilities of a CycloneDX bill.
    case cycloneDXVEX = "cyclonedx-vex"
    /// CISA's catalogue, JSON or CSV.
    case kev
    case epss
    case debianTracker = "debian-tracker"
    case debianChangelog = "debian-changelog"
    /// A table of source package, version and CVE.
    case fixedList = "fixed-list"

    /// What can be read, for who gave something else.
    static let accepted = LocalizedText(
        ja: "NVD（2.0・1.1）、CVEリスト（5.x）、OSV（JSON・YAML）、JVN iPedia（HND・OKA）、"
            + "CSAF、OpenVEX、CycloneDX の VEX、KEV（JSON・CSV）、EPSS（CSV）、Debianの追跡一覧と変更履歴が、"
            + "そのまま、または gzip・zip・tar で読めます",
        en: "what is read, packed with gzip, zip or tar or not: NVD (2.0, 1.1), CVE List (5.x), "
            + "OSV (JSON, YAML), JVN iPedia (HND, OKA), CSAF, OpenVEX, VEX in CycloneDX, "
            + "KEV (JSON, CSV), EPSS (CSV), "
            + "Debian's tracker and changelogs")

    /// The format of a document that is not packed; nil when it is none that is known.
    public static func detect(_ bytes: [UInt8]) -> AdvisoryFormat? {
        let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        guard let at = bytes[start...].firstIndex(where: { !JSONOutline.isBlank($0) }) else { return nil }
        switch bytes[at] {
        case UInt8(ascii: "{"), UInt8(ascii: "["):
            // The tracker's own keys are names of packages: looked for last.
            if let format = ofJSON(bytes, at) { return format }
            return DebianTrackerReader.recognises(bytes[at...]) ? .debianTracker : nil
        case UInt8(ascii: "<"):
            let head = String(decoding: bytes[at...].prefix(4096), as: UTF8.self).lowercased()
            return ["vuldef", "jvn"].contains { head.contains($0) } ? .jvn : nil
        default: return ofText(bytes, at)
        }
    }

    // MARK: JSON

    private static func ofJSON(_ bytes: [UInt8], _ start: Int) -> AdvisoryFormat? {
        var outline = JSONOutline(bytes, from: start)
        while let member = outline.next() {
            if let format = ofMember(member) { return format }
            if member.key == "vulnerabilities", member.opening == UInt8(ascii: "[") {
                var item = JSONOutline(bytes, from: member.offset)
                while let field = item.next() {
                    if field.key == "cve", field.opening == UInt8(ascii: "{") { return .nvd }
                    if field.key == "cveID" { return .kev }
                }
            }
        }
        return nil
    }

    private static func ofMember(_ member: JSONOutline.Member) -> AdvisoryFormat? {
        switch member.key {
        case "$schema": member.text.contains("jvndb.jvn.jp") ? .jvn : nil
        case "@context": member.text.contains("openvex") ? .openVEX : nil
        case "bomFormat": .cycloneDXVEX
        case "CVE_Items", "CVE_data_type", "resultsPerPage", "vulnStatus", "sourceIdentifier": .nvd
        case "format": member.text.contains("NVD_CVE") ? .nvd : nil
        case "cve": member.opening == UInt8(ascii: "{") ? .nvd : nil
        case "cveMetadata", "containers": .cve
        case "dataType": member.text.contains("CVE_RECORD") ? .cve : nil
        case "catalogVersion": .kev
        case "document": member.opening == UInt8(ascii: "{") ? .csaf : nil
        case "feed", "jvn-product-dictionary", "jvn_product_dictionary": .jvn
        case "schema_version", "modified", "affected", "withdrawn", "details", "vulns": .osv
        default: nil
        }
    }

    // MARK: Text

    private static func ofText(_ bytes: [UInt8], _ start: Int) -> AdvisoryFormat? {
        let head = bytes[start...].prefix(8192)
        let text = String(decoding: head, as: UTF8.self)
        let lines = text.split(whereSeparator: \.isNewline)
        guard let first = lines.first else { return nil }
        if first.hasPrefix("#model_version") || first.hasPrefix("#score_date") { return .epss }
        if first.hasPrefix("cve,epss") { return .epss }
        if first.contains("cveID"), first.contains("dateAdded") { return .kev }
        if FixedListReader.recognises(head) { return .fixedList }
        if ChangelogReader.recognises(head) { return .debianChangelog }
        let isOSV = ["schema_version:", "modified:", "affected:", "withdrawn:", "details:"].contains { key in
            lines.contains { $0.hasPrefix(key) }
        }
        return isOSV && lines.contains { $0.hasPrefix("id:") } ? .osv : nil
    }

    // MARK: Archives

    /// Whether bytes begin as a tar does.
    static func isTar(_ bytes: [UInt8]) -> Bool {
        bytes.count > 262 && bytes[257..<262].elementsEqual("ustar".utf8)
    }

    /// What repositories of VEX, CSAF and CVE documents keep beside them, by name.
    private static let companions: Set<String> = [
        "manifest.json", "vex-repository.json", "provider-metadata.json", "index.txt", "changes.csv",
        "delta.json", "deltalog.json",
    ]

    /// A file that stands beside the data in an archive or a folder: a README, a licence, a schema, what
    /// systems leave behind.
    public static func isCompanion(_ path: String) -> Bool {
        let name = path.split(separator: "/").last?.lowercased() ?? ""
        return name.hasPrefix(".") || path.hasPrefix("__MACOSX/") || name.hasPrefix("readme")
            || name.hasPrefix("license") || name.hasPrefix("licence") || name.hasPrefix("copying")
            || name.hasSuffix("schema.json")
            || companions.contains(name)
            || [".md", ".html", ".pdf", ".sha256", ".sha512", ".asc", ".sig"].contains { name.hasSuffix($0) }
    }
}
