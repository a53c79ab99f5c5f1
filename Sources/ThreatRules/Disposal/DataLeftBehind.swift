import Evidence
import Kernel
import RiskManagement

extension ThreatRule {
    /// A device that changes hands carries its patients along.
    static let dataLeftBehind = ThreatRule(
        "data-left-behind", on: "product_component", clause: "4.1",
        title: LocalizedText(
            ja: "手放した機器に残る個人情報",
            en: "Personal data left in a device that changes hands"),
        reason: LocalizedText(
            ja: "個人情報を保存する、または保存する守るものがある構成品に、消去の手順が書かれておらず、中古・廃棄・返却で渡るため。",
            en: "The constituent stores personal data, and no procedure tells how to erase "
                + "them; they pass on when it is resold, scrapped or returned."),
        question: LocalizedText(
            ja: "消したつもりの領域を読み出して確かめたか。故障して起動しない機器の中身をどう消すか。",
            en: "Was erased memory read back? How is a broken device erased that no longer starts?"),
        falsePositive: LocalizedText(
            ja: "個人情報が外の媒体にだけ残り、機器には残らないとき。",
            en: "When personal data stay on an external medium only."),
        stride: [.informationDisclosure], vector: .physical, skill: .low, capabilities: [.STCF, .SGUD],
        references: [.cwe(226), .cwe(1266), .capec(675)]
    ) { look in
        guard !look.subject.has("erase_procedure"), look.subject.mayBe("stores_personal_data") else {
            return false
        }
        if look.subject.flag("stores_personal_data") == true { return true }
        return look.records("asset", naming: look.subject.id, in: "constituent").contains {
            $0.flag("personal_data") == true
        }
    }
}
