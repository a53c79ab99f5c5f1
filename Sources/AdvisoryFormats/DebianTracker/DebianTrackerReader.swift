import AdvisoryEncoding
import Kernel
import LocatedJSON
import VersionOrdering
import Vulnerabilities

/// Debian's security tracker (`https://security-tracker.debian.org/tracker/data/json`): for each source
/// package and vulnerability how each release stands.
///
/// `resolved` with a version: affected before it; with the version `0`: not affected. `open`: affected, all
/// versions. `undetermined`: under investigation. What Debian says of the weight (`urgency` such as
/// `unimportant` or `end-of-life`, `nodsa` with its reason) is kept as words with the statement.
public enum DebianTrackerReader {
    /// Reads one document. An advisory is what the tracker says of one vulnerability in one source package.
    ///
    /// - Returns: the findings; an error among them means that a record, or the document, was not taken.
    public static func read(
        _ bytes: [UInt8], file: String, take: (consuming Advisory) -> Void
    ) -> [Finding] {
        var findings = FeedFindings(file: file)
        let (tree, faults) = JSONReader.read(bytes, file: file)
        findings.take(faults)
        guard let root = tree?.root else { return findings.sorted }
        guard root.kind == .object, root.members.contains(where: { _ in true }) else {
            findings.error(
                "not-a-tracker", at: root.origin, ja: "Debianセキュリティ追跡データではありません",
                en: "not the data of Debian's security tracker")
            return findings.sorted
        }
        var lines = LineCounter()
        for package in root.members {
            guard package.value.kind == .object, ChangelogEntry.isName(package.key) else {
                findings.error(
                    "not-a-tracker", at: package.value.origin,
                    ja: "「\(package.key)」はソースパッケージの記録ではありません",
                    en: "\"\(package.key)\" is not the record of a source package")
                continue
            }
            for issue in package.value.members {
                guard let releases = issue.value["releases"], releases.kind == .object else {
                    findings.error(
                        "no-releases", at: issue.value.origin,
                        ja: "\(package.key) の \(issue.key) に releases がありません",
                        en: "\(issue.key) of \(package.key) has no releases")
                    continue
                }
                let origin = Origin(file: file, line: lines.line(of: issue.value))
                take(advisory(package.key, issue.key, issue.value, releases, origin, &findings))
            }
        }
        return findings.sorted
    }

    /// Whether the start of a document looks like the tracker's: packages, in them ids with `releases` or a
    /// `description` or `scope`.
    public static func recognises(_ bytes: some Collection<UInt8>) -> Bool {
        let head = String(decoding: bytes.prefix(4_096), as: UTF8.self)
        guard head.drop(while: \.isWhitespace).hasPrefix("{"), let id = head.firstRange(of: "\"CVE-") else {
            let isTemporary = head.contains("\"TEMP-") && head.contains("\"releases\"")
            return isTemporary
        }
        // As a key: other documents begin with the same number of braces and have ids as values.
        let rest = head[id.upperBound...].drop { $0 != "\"" }.dropFirst().drop(while: \.isWhitespace)
        return rest.first == ":" && head[..<id.lowerBound].count { $0 == "{" } == 2
    }

    private static func advisory(
        _ package: String, _ id: String, _ node: JSONNode, _ releases: JSONNode, _ origin: Origin,
        _ findings: inout FeedFindings
    ) -> Advisory {
        var advisory = Advisory(source: "debian-tracker", id: "\(package)#\(id)", origin: origin)
        advisory.asserter = "Debian Security Tracker"
        // Debian numbers what has no CVE yet by itself (TEMP-…).
        advisory.upstream = id.hasPrefix("CVE-") ? [id] : []
        if advisory.upstream.isEmpty { advisory.aliases = [id] }
        if let description = node["description"]?.text, !description.isEmpty {
            advisory.summaries = [Advisory.Wording(language: "en", text: description)]
            advisory.isDisputed = description.hasPrefix("** DISPUTED **")
        }
        for release in releases.members {
            let ecosystem: Ecosystem
            if let known = DistributionRelease.ecosystem(ofCodeName: release.key) {
                ecosystem = known
            } else {
                ecosystem = Ecosystem(family: "Debian", release: release.key)
                findings.note(
                    "unknown-release", at: release.keyNode.origin, ja: "Debianの版「\(release.key)」の番号が分かりません",
                    en: "the number of Debian's release \"\(release.key)\" is not known")
            }
            let subject = ProductStatement.Subject.package(ecosystem: ecosystem.description, name: package)
            advisory.statements.append(statement(subject, release.value, &findings))
        }
        return advisory
    }

    private static func statement(
        _ subject: ProductStatement.Subject, _ node: JSONNode, _ findings: inout FeedFindings
    ) -> ProductStatement {
        var status = ProductStatement.Status.affected
        var span = VersionSpan.all
        switch node["status"]?.text {
        case "resolved":
            let fixed = node["fixed_version"]?.text ?? ""
            if fixed == "0" {
                status = .notAffected
            } else if VersionKey(fixed, as: .debian) != nil {
                span = .from(nil, before: fixed)
            } else {
                span = .unstated
                findings.warning(
                    "no-fixed-version", at: node.origin, ja: "resolved ですが、修正された版（fixed_version）が読めません",
                    en: "resolved, but without a fixed_version that can be read")
            }
        case "open": break
        case "undetermined": status = .underInvestigation
        default:
            (status, span) = (.unknown, .unstated)
            findings.warning(
                "unknown-status", at: (node["status"] ?? node).origin, ja: "知らない状態です", en: "an unknown status"
            )
        }
        var words: [String] = []
        for key in ["urgency", "nodsa", "nodsa_reason"] {
            if let text = node[key]?.text, !text.isEmpty, text != "not yet assigned" {
                words.append("\(key): \(text)")
            }
        }
        return ProductStatement(
            subject, status, span, scheme: .debian, basis: span == .unstated ? .productOnly : .stated,
            phrase: words.isEmpty ? nil : words.joined(separator: "; "))
    }
}
