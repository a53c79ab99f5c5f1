import Kernel

/// What is known of a source as such: who is behind it, under which licence, and how old it may be.
public struct SourceProfile: Hashable, Sendable {
    /// As in `Advisory.source`.
    public let id: String
    public let name: LocalizedText
    public let publisher: String
    public let licence: String
    public let url: String
    /// Data older than this is told loudly; nil where the source has no rhythm.
    public let daysMax: Int?

    /// Every source that Mamori reads.
    public static let all: [SourceProfile] = [
        SourceProfile(
            id: "nvd", name: LocalizedText(ja: "NVD（米国脆弱性データベース）", en: "NVD"), publisher: "NIST",
            licence: "Public domain (US government)", url: "https://nvd.nist.gov/", daysMax: 7),
        SourceProfile(
            id: "cve", name: LocalizedText(ja: "CVEリスト", en: "CVE List"), publisher: "CVE Program",
            licence: "CVE Terms of Use", url: "https://www.cve.org/", daysMax: 7),
        SourceProfile(
            id: "osv", name: LocalizedText(ja: "OSV（オープンソース脆弱性）", en: "OSV"),
            publisher: "OSV and the databases it collects", licence: "CC-BY-4.0 and others, by record",
            url: "https://osv.dev/", daysMax: 7),
        SourceProfile(
            id: "jvn", name: LocalizedText(ja: "JVN iPedia", en: "JVN iPedia"), publisher: "IPA, JPCERT/CC",
            licence: "JVN iPedia terms of use", url: "https://jvndb.jvn.jp/", daysMax: 7),
        SourceProfile(
            id: "kev", name: LocalizedText(ja: "KEV（悪用が確認された脆弱性）", en: "CISA KEV"),
            publisher: "CISA", licence: "CC0-1.0",
            url: "https://www.cisa.gov/known-exploited-vulnerabilities-catalog", daysMax: 14),
        SourceProfile(
            id: "epss", name: LocalizedText(ja: "EPSS（悪用の予測）", en: "EPSS"), publisher: "FIRST",
            licence: "FIRST EPSS usage terms", url: "https://www.first.org/epss/", daysMax: 3),
        SourceProfile(
            id: "csaf", name: LocalizedText(ja: "CSAF（発行者の公表文書）", en: "CSAF advisories"),
            publisher: "the publisher of each document", licence: "by document (TLP)",
            url: "https://oasis-open.github.io/csaf-documentation/", daysMax: 30),
        SourceProfile(
            id: "vex", name: LocalizedText(ja: "VEX文書", en: "VEX documents"),
            publisher: "the author of each document", licence: "by document", url: "", daysMax: nil),
        SourceProfile(
            id: "debian-changelog",
            name: LocalizedText(ja: "Debian変更履歴", en: "Debian changelogs"), publisher: "Debian",
            licence: "facts", url: "https://tracker.debian.org/", daysMax: 30),
        SourceProfile(
            id: "debian-tracker",
            name: LocalizedText(ja: "Debianセキュリティ追跡", en: "Debian Security Tracker"),
            publisher: "Debian", licence: "facts", url: "https://security-tracker.debian.org/", daysMax: 7),
    ]

    /// The profile of a source's name; nil for one that Mamori does not know.
    public static func named(_ id: String) -> SourceProfile? { all.first { $0.id == id } }
}
