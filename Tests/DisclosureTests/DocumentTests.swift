import Evidence
import Requirements
import Disclosure
import Documents
import DossierFormat
import Foundation
import Kernel
import Testing

@testable import Workflows

/// Each text is there when the device calls for it, and says what the records say.
struct DocumentTests {
    static let inScope = [
        "package-insert", "technical-sheet", "life-cycle-statement", "contact-and-services",
    ]

    static let presence: [(String, TestDossier, [String])] = [
        ("a networked device in a hospital", .pump, inScope),
        ("a device at home", .home, inScope + ["plain-language-sheet"]),
        ("an implant", implant, inScope + ["plain-language-sheet"]),
        ("a bare identity: drafts with gaps", .bare, inScope),
        ("no risk, decided and current", .thermometer, ["no-cyber-risk-statement"]),
        ("no risk, but nobody has decided", .thermometer.with("scope_decision", nil), []),
        ("no risk, decided by nobody in particular", undecided, []),
        ("no risk, decided tomorrow", tomorrow, []),
        ("no risk, for another version", otherVersion, []),
        ("no risk, but the socket now carries data", socketCarriesData, inScope + ["plain-language-sheet"]),
        ("no risk, without a program", withoutProgram, []),
    ]

    static let implant = TestDossier.pump.with(
        "identity", "{id: X, name: 架空植込み機器, has_program: true, implantable: true}")
    static let undecided = TestDossier.thermometer.with(
        "scope_decision", "{result: no_risk, decided_on: 2026-01-10}")
    static let tomorrow = TestDossier.thermometer.with(
        "scope_decision", "{result: no_risk, decided_by: 品質保証部長, decided_on: 2026-11-23}")
    static let otherVersion = TestDossier.thermometer
        .with("releases", "\"1.0\": {status: released}\n\"0.9\": {status: released}")
        .with(
            "scope_decision",
            "{version: \"0.9\", result: no_risk, decided_by: 品質保証部長, decided_on: 2026-01-10}")
    static let socketCarriesData = TestDossier.thermometer.with(
        "interfaces", "IF-CHG: {name: USB, kind: usb, state: usable, carries_data: true}")
    static let withoutProgram = TestDossier.thermometer
        .with("identity", "{id: X, name: 架空体温計, has_program: false}")
        .with("constituents", "MAIN: {name: 本体, kind: main, has_program: false}")
        .with(
            "scope_decision",
            "{result: no_risk, override_reason: 念のため, decided_by: 品質保証部長, decided_on: 2026-01-10}")

    @Test("A text exists exactly when the device calls for it", arguments: presence)
    func exists(_ name: String, _ dossier: TestDossier, _ expected: [String]) {
        let read = dossier.read()
        #expect(read.isReadable, "\(name): \(read.findings.map { "\($0.origin) \($0.message.en)" })")
        #expect(dossier.texts().documents.map(\.id.text) == expected, "\(name)")
    }

    @Test(
        "Every sentence comes from a record of the dossier, or from the section where it is missing",
        arguments: [TestDossier.pump, .home, .thermometer, .bare, implant])
    func sources(_ dossier: TestDossier) {
        let read = dossier.read()
        let records = Set(read.evidence.everyRecord.map(\.path))
        let sections = Set(Schema.current.everySection.map(\.name))
        let sentences = dossier.texts().documents.flatMap(\.sentences)
        #expect(!sentences.isEmpty)
        for sentence in sentences {
            for source in sentence.sources {
                #expect(
                    records.contains(source.record) || sections.contains(source.record),
                    "\(sentence.text.en) comes from \(source.record), which does not exist.")
                if let record = read.evidence.record(path: source.record) {
                    #expect(record.origin.file == source.origin.file)
                }
            }
            #expect(!sentence.text.ja.isEmpty && !sentence.text.en.isEmpty)
        }
    }

    @Test("The use case hands on the same texts")
    func wired() {
        let ids = DossierDocuments.select(TestDossier.home.read(), on: TestDossier.day).documents.map(\.id)
        #expect(ids == TestDossier.home.texts().documents.map(\.id))
        #expect(!ids.isEmpty)
    }

    // MARK: Package insert

    @Test(
        "The insert reads as the snapshot, character by character", arguments: [Language.japanese, .english])
    func insertSnapshot(_ language: Language) throws {
        let insert = try #require(TestDossier.pump.texts().document("package-insert"))
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("Snapshots/package-insert.\(language.rawValue).txt")
        let expected = try String(contentsOf: file, encoding: .utf8)
        let text = insert.plainText(language)
        #expect(text == expected, "The insert now reads:\n\(text)")
    }

    @Test("The insert names exactly the obligations that belong in it")
    func insertObligations() throws {
        let dossier = TestDossier.pump.adding(
            to: "user_obligations", "OB-OPEN: {text: {ja: 未定の事項, en: Undecided}, audience: [institution]}")
        let insert = try #require(dossier.texts().document("package-insert"))
        let named = Set(
            insert.sentences.filter { !$0.text.ja.hasPrefix("（未記入") }.flatMap(\.sources).map(\.record))
        #expect(
            named.filter { $0.hasPrefix("user_obligations") }.sorted() == [
                "user_obligations/OB-LAN", "user_obligations/OB-USB",
            ])
        #expect(insert.gaps.contains { $0.contains("OB-OPEN") })
        #expect(!insert.told.contains("未定の事項"))
    }

    @Test(
        "The insert names the risks from the company's own severity up",
        arguments: [(nil, ["RK-OPEN"]), ("minor", ["RK-OPEN", "RK-LIGHT"]), ("catastrophic", [])])
    func insertRisks(_ least: String?, _ expected: [String]) throws {
        let dossier = TestDossier.pump.withCompany("settings", least.map { "insert_severity_min: \($0)" })
        let insert = try #require(dossier.texts().document("package-insert"))
        let named = insert.blocks.flatMap { block -> [String] in
            if case .list(let sentences) = block { sentences.flatMap(\.sources).map(\.record) } else { [] }
        }
        #expect(named.filter { $0.hasPrefix("risks/") } == expected.map { "risks/\($0)" })
    }

    @Test("What is not recorded stands in the draft as a gap", arguments: inScope)
    func gaps(_ id: String) throws {
        let bare = try #require(TestDossier.bare.texts().document(id))
        let full = try #require(TestDossier.pump.texts().document(id))
        #expect(!bare.gaps.isEmpty)
        #expect(full.gaps.isEmpty, "\(full.gaps)")
        #expect(bare.sentences.count { $0.text.ja.hasPrefix("（未記入：") } == bare.gaps.count)
    }

    // MARK: The other texts

    @Test("The technical sheet shows each port with its direction and encryption, and what is missing")
    func ports() throws {
        let sheet = try #require(TestDossier.pump.texts().document("technical-sheet")).plainText(.japanese)
        #expect(sheet.contains("TCP 443 | HTTPS | 送信（本品→外部） | 投与記録の送信 | TLS 1.3"))
        #expect(sheet.contains("UDP 123 | NTP | 送信（本品→外部） | （未記入） | （未記入）"))
        #expect(sheet.contains("無線LAN | 無線LAN | 使用可 | － | IEEE 802.11 ac | WPA2-Enterprise"))
        #expect(sheet.contains("本体→輸液管理サーバ"))
        #expect(sheet.contains("サーバの受信端"))
    }

    @Test("The life-cycle statement gives the dates, and the software that ends early with what is decided")
    func lifecycle() throws {
        let text = try #require(TestDossier.pump.texts().document("life-cycle-statement")).told
        for part in [
            "サポート終了（EOS）：2034年3月31日", "End of life (EOL): 31 March 2031",
            "Fictional OS 8は、耐用期間の終了より48か月早く、2030年3月31日に供給者のサポートが終了する。対応：版9へ更新する（期限：2029年12月31日）。",
        ] { #expect(text.contains(part), "\(part) is not in:\n\(text)") }
    }

    @Test("Support that has ended is told as ended")
    func endedSupport() throws {
        let text = try #require(
            TestDossier.pump.texts(on: Day("2030-04-01")!).document("life-cycle-statement")
        ).told
        #expect(text.contains("2030年3月31日に供給者のサポートが終了した。"))
        #expect(text.contains("was supported by its supplier until 31 March 2030"))
    }

    @Test(
        "Where responsibility passes is asked for only where an institution may take over",
        arguments: [
            ("", "（未記入）"), (", to_institution_system: false", "－"), (", crosses_boundary: false", "－"),
        ])
    func responsibility(_ how: String, _ cell: String) throws {
        let dossier = TestDossier.pump.adding(
            to: "data_flows", "DF-T: {name: 試験, from: MAIN, to: 相手, payload: data\(how)}")
        let sheet = try #require(dossier.texts().document("technical-sheet")).plainText(.japanese)
        let row = try #require(sheet.split(separator: "\n").first { $0.hasPrefix("試験 | ") })
        #expect(row.hasSuffix("| \(cell)"))
    }

    @Test("A direct link between devices has no ports to record, any other connection has")
    func portGaps() throws {
        for (network, gaps) in [("ad_hoc", []), ("hospital_lan", ["通信ポート"])] {
            let dossier = TestDossier.pump.adding(
                to: "connections", "CN-T: {interface: IF-LAN, network_class: \(network)}")
            #expect(try #require(dossier.texts().document("technical-sheet")).gaps == gaps)
        }
    }

    @Test("Contacts that are not in effect, and ones for dealers alone, are left out")
    func contacts() throws {
        let text = try #require(TestDossier.pump.texts().document("contact-and-services")).told
        #expect(text.contains("psirt@example.jp") && text.contains("製品の寿命を通じて脆弱性に対処する。"))
        for absent in ["old@example.jp", "soon@example.jp", "trade@example.jp", "別機種の相談"] {
            #expect(!text.contains(absent), "\(absent) should not be told.")
        }
    }

    @Test("That no service is offered is said only when it is recorded")
    func noServices() throws {
        let statement = "サイバーセキュリティに関するサービスは提供していない。"
        let none = TestDossier.pump.withCompany("services", "SV-NONE: {kind: none}")
        #expect(try #require(none.texts().document("contact-and-services")).told.contains(statement))
        let silent = try #require(
            TestDossier.pump.withCompany("services", nil).texts().document("contact-and-services"))
        #expect(!silent.told.contains(statement))
        #expect(silent.gaps.contains("サービスの内容、又は提供していない旨"))
    }

    @Test("The plain sheet says what to do, whom to call, how updates come, and that the doctor decides")
    func plainSheet() throws {
        let sheet = try #require(TestDossier.home.texts().document("plain-language-sheet"))
        for part in [
            "暗証番号を変えてください。", "お客さま相談室", "0120-111-111", "更新は夜の間に自動で届きます。",
            "医師が決めます", "記録が届かないことがあります。",
        ] { #expect(sheet.told.contains(part), "\(part) is missing.") }
        #expect(!sheet.told.contains("ルータの設定を確認すること"), "An obligation without plain words is a gap.")
        #expect(sheet.gaps == ["遵守事項 OB-ROUTER のやさしい言い方"])
        #expect(
            !sheet.told.contains("psirt@example.jp"), "Lay people are sent to the contact point for them.")
    }

    // MARK: No cyber risk

    @Test("The statement of no risk gives the records' reason and never the class")
    func noRiskReason() throws {
        let statement = try #require(TestDossier.thermometer.texts().document("no-cyber-risk-statement"))
        for part in ["本品はプログラムを使用している。", "次の接続口がない：有線LAN、無線LAN", "「充電端子」は、データを送受信しない。"] {
            #expect(statement.told.contains(part), "\(part) is missing.")
        }
        #expect(!statement.told.contains("クラス") && !statement.told.lowercased().contains("class"))
        #expect(statement.gaps.isEmpty)
    }

    @Test("A wording that argues with the class is left out, and the draft says so")
    func noRiskClass() throws {
        let dossier = TestDossier.thermometer.with(
            "disclosure_items",
            "DI-N: {type: no_cyber_risk_statement, sensitivity: public, "
                + "text: {ja: クラスIIなので安全。, en: Safe as class II.}}"
        )
        let statement = try #require(dossier.texts().document("no-cyber-risk-statement"))
        #expect(!statement.told.contains("クラスII") && !statement.told.contains("class II"))
        #expect(statement.gaps == ["クラス分類によらない理由の文面"])
    }
}
