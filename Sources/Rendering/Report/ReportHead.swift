import Evidence
import Requirements
import DeviceRegistry
import HTML
import Kernel
import Workflows

/// Which device, which version, whose, on which day, from how many records.
struct ReportHead {
    let assessment: Assessment
    let words: Words

    func write(into page: inout HTMLWriter) {
        let identity = assessment.device.identity
        page.element(.header, [.class("head")]) { page in
            page.element(.p, [.class("kind")], text: words("サイバーセキュリティ評価書", "Cybersecurity assessment"))
            page.element(.h1, text: identity.name[words.language])
            page.element(.p, [.class("sub")], text: words.facts(facts))
            page.element(
                .p, [.class("sub")],
                text: words.facts([
                    assessment.companyName?[words.language]
                        ?? words("○ 製造販売業者の記録なし", "○ maker not recorded"),
                    words("評価日 ", "Assessed on ") + assessment.day.written[words.language],
                ]))
            // The running head of each printed page.
            page.element(
                .p, [.class("running")],
                text: words.facts([
                    identity.name[words.language],
                    identity.currentVersion.map { words("版 \($0)", "version \($0)") },
                    assessment.day.description,
                ]))
            page.element(.p, [.class("basis")], text: basis)
        }
    }

    private var facts: [String?] {
        let identity = assessment.device.identity
        let settings = identity.intendedSettings.map { $0.name[words.language] }
        let release = assessment.device.currentRelease
        let version = identity.currentVersion.map { version in
            let shipped = release?.releasedOn.map {
                words("（\(words.month($0))出荷）", " (released \(words.month($0)))")
            }
            return words("現行 ", "current version ") + version.text + (shipped ?? "")
        }
        return [
            identity.deviceClass.map(words.deviceClass)
                ?? words("○ クラスの記録なし", "○ class not recorded"),
            identity.genericName?[words.language],
            identity.isSpeciallyMaintained == true
                ? words("特定保守管理医療機器", "designated for specified maintenance") : nil,
            settings.isEmpty
                ? nil : words("\(words.list(settings))で使用", "used in: \(words.list(settings))"),
            version ?? words("○ 現行の版の記録なし", "○ current version not recorded"),
            identity.authorisationNumber,
        ]
    }

    private var basis: String {
        let components = assessment.bills.reduce(0) { $0 + $1.components }
        let unidentified = assessment.bills.reduce(0) { $0 + $1.unidentified }
        let catalogues = assessment.catalogues.map { results in
            let (catalogue, count) = (results.catalogue, results.results.count)
            return words(
                "\(catalogue.title.ja)（\(catalogue.edition)、\(count) 項）",
                "\(catalogue.title.en) (\(catalogue.edition), \(count) demands)")
        }
        let bills =
            assessment.bills.isEmpty
            ? words("部品表なし", "no bill of materials")
            : words(
                "部品表 \(assessment.bills.count) 件（部品 \(components) 点、識別子なし \(unidentified)）",
                "\(assessment.bills.count) bills "
                    + "(\(components) components, \(unidentified) without identifier)"
            )
        return words(
            "根拠：記録 \(assessment.recordCount) 件、\(bills)、記録の不備 \(assessment.findings.count) 件。"
                + "照らした要求：\(words.list(catalogues))。",
            "Basis: \(assessment.recordCount) records, \(bills), \(assessment.findings.count) "
                + "remarks on them. "
                + "Measured against: \(words.list(catalogues)).")
    }
}
