import AdvisoryEncoding
import BillOfMaterials
import Kernel

/// The mandatory tests of CSAF 2.0 (section 6.1) on which it depends whether a document can be rested on.
///
/// A test that a reader loses part of a statement by is an error; one that leaves the statements whole is a
/// warning.
struct DocumentRules {
    let document: CSAFDocument

    static func check(_ document: CSAFDocument, into findings: inout FeedFindings) {
        let rules = DocumentRules(document: document)
        rules.checkTree(&findings)
        var numbers: [String: Int] = [:]
        for vulnerability in document.vulnerabilities {
            if let cve = vulnerability.cve, let first = numbers.updateValue(vulnerability.number, forKey: cve)
            {
                findings.error(
                    "csaf-cve-twice", at: vulnerability.origin,
                    ja: "\(cve) は \(first) 番目の脆弱性でも述べられています",
                    en: "\(cve) is also dealt with as vulnerability \(first)")
            }
            rules.checkReferences(vulnerability, &findings)
            rules.checkStatuses(vulnerability, &findings)
            rules.checkFlags(vulnerability, &findings)
            rules.checkScores(vulnerability, &findings)
        }
        ProfileRules(document: document).check(&findings)
    }

    // MARK: Products (6.1.1, 6.1.3, 6.1.13)

    private func checkTree(_ findings: inout FeedFindings) {
        for id in document.productOrder {
            guard let product = document.products[id] else { continue }
            for text in product.packageURLs {
                do throws(BillOfMaterialsRefusal) {
                    _ = try PackageURL(text, reading: .tolerant)
                } catch {
                    findings.warning(
                        "csaf-purl", at: product.origin, ja: "purl「\(text)」を読めません（\(error.message.ja)）",
                        en: "the purl \"\(text)\" cannot be read (\(error.message.en))")
                }
            }
            for text in product.cpes where (try? CPEName(text)) == nil {
                findings.warning(
                    "csaf-cpe", at: product.origin, ja: "CPE 名「\(text)」を読めません",
                    en: "the CPE name \"\(text)\" cannot be read")
            }
            guard let relation = product.relation else { continue }
            for reference in [relation.product, relation.within] {
                expect(reference, at: product.origin, &findings)
            }
            if isCircular(id) {
                findings.error(
                    "csaf-circle", at: product.origin, ja: "product_id「\(id)」の定義が循環しています",
                    en: "the definition of \"\(id)\" goes in a circle")
            }
        }
        for (group, members) in document.groups.sorted(by: { $0.key < $1.key }) {
            for member in members where document.products[member] == nil {
                findings.error(
                    "csaf-no-product", at: document.origin,
                    ja: "製品グループ「\(group)」の product_id「\(member)」が定義されていません",
                    en: "the product_id \"\(member)\" of the group \"\(group)\" is not defined")
            }
        }
    }

    private func isCircular(_ start: String) -> Bool {
        var seen: Set<String> = []
        var waiting = [start]
        while let next = waiting.popLast() {
            guard let relation = document.products[next]?.relation else { continue }
            for id in [relation.product, relation.within] {
                if id == start { return true }
                if seen.insert(id).inserted { waiting.append(id) }
            }
        }
        return false
    }

    private func expect(_ id: String, at origin: Origin, _ findings: inout FeedFindings) {
        guard document.products[id] == nil else { return }
        findings.error(
            "csaf-no-product", at: origin, ja: "product_id「\(id)」が定義されていません",
            en: "the product_id \"\(id)\" is not defined")
    }

    // MARK: References (6.1.1, 6.1.4, 6.1.29, 6.1.32)

    private func checkReferences(_ value: CSAFVulnerability, _ findings: inout FeedFindings) {
        for status in value.statuses {
            for id in status.products { expect(id, at: status.origin, &findings) }
        }
        for score in value.scores {
            for id in score.products { expect(id, at: score.origin, &findings) }
        }
        for remark in value.flags + value.threats + value.remediations {
            for id in remark.products { expect(id, at: remark.origin, &findings) }
            for group in remark.groups where document.groups[group] == nil {
                findings.error(
                    "csaf-no-group", at: remark.origin, ja: "group_id「\(group)」が定義されていません",
                    en: "the group_id \"\(group)\" is not defined")
            }
        }
        for remark in value.flags + value.remediations where remark.products.isEmpty && remark.groups.isEmpty
        {
            findings.warning(
                "csaf-without-product", at: remark.origin,
                ja: "「\(remark.kind)」がどの製品のものか書かれていません",
                en: "\"\(remark.kind)\" does not say of which product it is")
        }
    }

    // MARK: Status (6.1.6)

    private func checkStatuses(_ value: CSAFVulnerability, _ findings: inout FeedFindings) {
        var first: [String: String] = [:]
        for status in value.statuses {
            guard let group = ProductState(rawValue: status.kind) else {
                findings.error(
                    "csaf-status", at: status.origin, ja: "product_status の「\(status.kind)」は知らない状態です",
                    en: "\"\(status.kind)\" is no state of product_status that is known")
                continue
            }
            guard group != .recommended else { continue }
            for id in status.products {
                guard let other = first[id] else {
                    first[id] = status.kind
                    continue
                }
                if ProductState(rawValue: other)?.status != group.status {
                    findings.error(
                        "csaf-contradiction", at: status.origin,
                        ja: "「\(id)」は \(other) と \(status.kind) の両方にあります。厳しい方をとります",
                        en: "\"\(id)\" is both \(other) and \(status.kind); the stricter one counts")
                }
            }
        }
    }

    // MARK: Flags and scores (6.1.7, 6.1.33)

    private func checkFlags(_ value: CSAFVulnerability, _ findings: inout FeedFindings) {
        var first: [String: String] = [:]
        for flag in value.flags {
            for id in document.members(products: flag.products, groups: flag.groups) {
                if let other = first.updateValue(flag.kind, forKey: id) {
                    findings.warning(
                        "csaf-two-flags", at: flag.origin,
                        ja: "「\(id)」に理由が二つあります（\(other) と \(flag.kind)）",
                        en: "\"\(id)\" has two justifications, \(other) and \(flag.kind)")
                }
            }
        }
    }

    private func checkScores(_ value: CSAFVulnerability, _ findings: inout FeedFindings) {
        var seen: Set<[String]> = []
        for score in value.scores {
            for id in score.products where !seen.insert([id, score.version]).inserted {
                findings.warning(
                    "csaf-two-scores", at: score.origin,
                    ja: "「\(id)」に CVSS \(score.version) の評価が二つあります",
                    en: "\"\(id)\" has two scores of CVSS \(score.version)")
            }
        }
    }
}
