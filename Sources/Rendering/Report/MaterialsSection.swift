import HTML
import Kernel
import Workflows

/// What the device's software is made of, how long others support it, and what to do about that.
struct MaterialsSection {
    let assessment: Assessment
    let words: Words

    func write(into page: inout HTMLWriter) {
        let support = LifeSpanSection(assessment: assessment, words: words)
        let panel = Panel(
            id: "materials", title: words("ソフトウェア部品とサポート期間", "Software materials and their support"),
            note: words(
                "サポートの終わりが分からないものを「覆う」とはしません", "An unknown end of support is never \"covered\""),
            basis: support.basis
                + words(
                    "識別子（package URL または CPE）のない部品は、脆弱性の情報と照合できません。",
                    "Components without a package URL or CPE name cannot be matched with vulnerabilities."))
        panel.write(into: &page) { page in
            BillsSection(assessment: assessment, words: words).write(into: &page)
            support.write(into: &page)
            ComponentSupportSection(assessment: assessment, words: words).write(into: &page)
            GapsSection(assessment: assessment, words: words).write(into: &page)
            HorizonSection(assessment: assessment, words: words).write(into: &page)
        }
    }
}
