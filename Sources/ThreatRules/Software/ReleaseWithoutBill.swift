import Evidence
import Kernel
import RiskManagement

extension ThreatRule {
    /// Without a bill of materials nobody knows which flaws concern the release.
    static let releaseWithoutBill = ThreatRule(
        "release-without-bill", on: "product_version", clause: "3.1",
        title: LocalizedText(ja: "部品表のない版の見えない部品", en: "Unseen components in a release without a bill"),
        reason: LocalizedText(
            ja: "使われている版に部品表がなく、載せていない理由もないため、どの脆弱性が当たるか分からないため。",
            en: "A release in use has neither a bill of materials nor a reason for none; "
                + "nobody can tell which flaws concern it."),
        question: LocalizedText(
            ja: "組立ての工程から部品表を作れるか。古い版は実機やイメージから復元できるか。",
            en: "Can the build produce one? Can one be recovered from units or images of old releases?"),
        falsePositive: LocalizedText(
            ja: "部品表が別の形で保管されているとき。そのファイルを bill に書く。",
            en: "When a bill exists elsewhere; then name its file under bill."),
        stride: [.elevationOfPrivilege], vector: .network, skill: .medium, capabilities: [.RDMP],
        references: [.cwe(1395), .cwe(1357)]
    ) { look in
        look.subject.says("status", "released", "supported", "limited_support") && !look.subject.has("bill")
            && !look.subject.has("no_runtime_software_reason")
    }
}
