import DossierFormat
import Disclosure
import Documents
import Kernel
import Testing

/// What is not open to a tier is in no text of it: neither an item's words nor what only such items name.
struct SensitivityTests {
    /// Ways to write an item that is not public on the day.
    static let closed = [
        "", "sensitivity: unknown", "sensitivity: customer", "sensitivity: nda", "sensitivity: restricted",
        "sensitivity: public, embargo_until: 2026-11-23", "sensitivity: public, embargo_until: unknown",
        "sensitivity: customer, embargo_until: 2020-01-01",
    ]
    /// Ways to write one that is.
    static let open = [
        "sensitivity: public", "sensitivity: public, embargo_until: 2026-11-22",
        "sensitivity: public, embargo_until: 2020-01-01",
    ]

    // MARK: An item's own words

    static let kinds = [
        "intended_environment", "user_obligations", "out_of_environment_risk", "lifecycle", "company_effort",
        "contact", "services", "plain_sheet", "vulnerability", "no_cyber_risk_statement",
    ]

    private func item(_ kind: String, _ how: String) -> TestDossier {
        let base: TestDossier = kind == "no_cyber_risk_statement" ? .thermometer : .home
        let written = how.isEmpty ? "" : ", \(how)"
        return base.adding(
            to: "disclosure_items",
            "DI-X: {type: \(kind), title: {ja: 秘題, en: HIDDENTITLE}, "
                + "text: {ja: 秘密の文面, en: HIDDENTEXT}\(written)}"
        )
    }

    @Test("The words of an item that is not public are in no public text", arguments: kinds, closed)
    func closedWords(_ kind: String, _ how: String) {
        let dossier = item(kind, how)
        #expect(dossier.read().isReadable)
        let told = dossier.texts().told(to: .public)
        for secret in ["秘題", "HIDDENTITLE", "秘密の文面", "HIDDENTEXT"] {
            #expect(!told.contains(secret), "\(kind), \(how): \(secret) is told.")
        }
    }

    @Test("The words of a public item are told", arguments: kinds, open)
    func openWords(_ kind: String, _ how: String) {
        let told = item(kind, how).texts().told(to: .public)
        #expect(told.contains("秘密の文面") && told.contains("HIDDENTEXT"), "\(kind), \(how)")
    }

    @Test(
        "Technical words go to customers, never to the public",
        arguments: ["technical", "responsibility_boundary"])
    func technicalWords(_ kind: String) {
        for how in SensitivityTests.closed + SensitivityTests.open {
            #expect(!item(kind, how).texts().told(to: .public).contains("HIDDENTEXT"), "\(kind), \(how)")
        }
        #expect(item(kind, "sensitivity: customer").texts().told(to: .customer).contains("HIDDENTEXT"))
        #expect(item(kind, "sensitivity: public").texts().told(to: .customer).contains("HIDDENTEXT"))
        for how in ["", "sensitivity: nda", "sensitivity: customer, embargo_until: 2026-11-23"] {
            #expect(!item(kind, how).texts().told(to: .customer).contains("HIDDENTEXT"), "\(kind), \(how)")
        }
    }

    // MARK: What an item names

    /// Records that one item names, each with words that occur nowhere else.
    private func naming(_ how: String, kind: String = "vulnerability") -> TestDossier {
        let written = how.isEmpty ? "" : ", \(how)"
        return TestDossier.home
            .adding(
                to: "environments",
                "ENV-X: {name: {ja: 秘環境, en: HIDDENENV}, setting: home, network: {ja: 秘網, en: HIDDENNET}}"
            )
            .adding(
                to: "user_obligations",
                "OB-X: {text: {ja: 秘義務, en: HIDDENOB}, plain: {ja: 秘平易, en: HIDDENPLAIN}, in_insert: true, "
                    + "audience: [lay_user], accepted_risks: [RK-OB]}"
            )
            .adding(
                to: "data_flows", "DF-X: {name: {ja: 秘流れ, en: HIDDENFLOW}, from: MAIN, to: 秘相手}"
            )
            .adding(
                to: "threats",
                "TH-X: {title: {ja: 秘脅威, en: HIDDENTHREAT}, actor_type: malicious, data_flows: [DF-X]}"
            )
            .adding(
                to: "risks",
                risk("RK-ENV", "秘リスク一", "HIDDENRISKA", "environments: [ENV-X]") + "\n"
                    + risk("RK-OB", "秘リスク二", "HIDDENRISKB", "environments: [ENV-WARD]") + "\n"
                    + risk("RK-DF", "秘リスク三", "HIDDENRISKC", "threats: [TH-X]")
            )
            .addingCompany(
                to: "contact_points",
                "CP-X: {kind: lay, title: {ja: 秘窓口, en: HIDDENCP}, channel: hidden@example.jp, "
                    + "effective_from: 2025-04-01}"
            )
            .addingCompany(
                to: "services", "SV-X: {kind: monitoring, title: {ja: 秘事業, en: HIDDENSV}, terms: HIDDENTERMS}"
            )
            .adding(
                to: "publications",
                "PB-X: {url: \"https://hidden.example.jp\", audience: public, items: [DI-X]}"
            )
            .adding(
                to: "disclosure_items",
                "DI-X: {type: \(kind), environments: [ENV-X], obligations: [OB-X], data_flows: [DF-X], "
                    + "contact_points: [CP-X], services: [SV-X]\(written)}")
    }

    private func risk(_ id: String, _ ja: String, _ en: String, _ links: String) -> String {
        "\(id): {title: {ja: \(ja), en: \(en)}, severity: critical, assumption_violated: true, \(links)}"
    }

    static let publicMarks = [
        "秘環境", "HIDDENENV", "秘網", "HIDDENNET", "秘義務", "HIDDENOB", "秘平易", "HIDDENPLAIN", "秘リスク一",
        "HIDDENRISKA", "秘リスク二", "HIDDENRISKB", "秘リスク三", "HIDDENRISKC", "秘窓口", "HIDDENCP",
        "hidden@example.jp", "秘事業", "HIDDENSV", "HIDDENTERMS", "https://hidden.example.jp",
    ]

    @Test("What only items that are not public name is in no public text", arguments: closed)
    func closedRecords(_ how: String) {
        let dossier = naming(how)
        #expect(dossier.read().isReadable, "\(dossier.read().findings.map(\.message.en))")
        let texts = dossier.texts()
        let told = texts.told(to: .public)
        for mark in SensitivityTests.publicMarks + ["秘流れ", "HIDDENFLOW", "秘相手", "秘脅威", "HIDDENTHREAT"] {
            #expect(!told.contains(mark), "\(how): \(mark) is told.")
        }
        let notes = Set(texts.findings.map { $0.message.en.prefix { $0 != " " } }.map(String.init))
        for record in [
            "environments/ENV-X", "user_obligations/OB-X", "contact_points/CP-X", "services/SV-X",
            "risks/RK-ENV",
            "risks/RK-OB", "risks/RK-DF",
        ] { #expect(notes.contains(record), "\(how): the maker is not told that \(record) is kept back.") }
    }

    @Test("What a public item names is told", arguments: open)
    func openRecords(_ how: String) {
        let texts = naming(how).texts()
        let told = texts.told(to: .public)
        for mark in SensitivityTests.publicMarks {
            #expect(told.contains(mark), "\(how): \(mark) is missing.")
        }
        #expect(texts.findings.isEmpty)
        #expect(!told.contains("公表している脆弱性の情報"), "The item has no words, so there is no heading.")
    }

    @Test("One public item among several is enough", arguments: closed)
    func openAmongClosed(_ how: String) {
        let dossier = naming(how).adding(
            to: "disclosure_items",
            "DI-Y: {type: user_obligations, sensitivity: public, obligations: [OB-X]}")
        let told = dossier.texts().told(to: .public)
        #expect(told.contains("秘義務") && told.contains("秘リスク二"))
        #expect(!told.contains("秘環境") && !told.contains("秘窓口"))
    }

    @Test(
        "A data flow goes to customers when an item that names it does",
        arguments: [
            ("sensitivity: public", true), ("sensitivity: customer", true), ("sensitivity: nda", false),
            ("", false),
            ("sensitivity: restricted", false), ("sensitivity: customer, embargo_until: 2026-11-23", false),
        ])
    func flows(_ how: String, _ isTold: Bool) {
        let told = naming(how).texts().told(to: .customer)
        #expect(told.contains("投与記録"), "The flow that no item names stays.")
        for mark in ["秘流れ", "HIDDENFLOW", "秘相手"] { #expect(told.contains(mark) == isTold, "\(how): \(mark)") }
    }

    // MARK: Items that speak for a whole matter

    static let matters = [
        ("lifecycle", "脆弱性の重さに応じて更新版を提供する"), ("company_effort", "製品の寿命を通じて脆弱性に対処する"),
        ("contact", "psirt@example.jp"), ("services", "保守契約に含む"), ("intended_environment", "病棟"),
        ("user_obligations", "保守用USBの封印を外さないこと"),
        ("out_of_environment_risk", "インターネットに直接接続した場合の不正な設定変更"),
    ]

    @Test("An item that names no record speaks for its whole matter", arguments: matters)
    func matter(_ kind: String, _ words: String) {
        func told(_ how: String) -> String {
            TestDossier.pump.with("support_gaps", nil)
                .with("disclosure_items", "DI-X: {type: \(kind), sensitivity: \(how)}").texts().told(
                    to: .public)
        }
        #expect(told("public").contains(words))
        for how in ["customer", "nda", "restricted", "unknown"] {
            #expect(!told(how).contains(words), "\(how)")
        }
    }

    @Test("Technical items kept closer than customers keep the technical sheet")
    func technicalSheet() {
        for (how, isThere) in [("public", true), ("customer", true), ("nda", false), ("unknown", false)] {
            let texts = TestDossier.pump.adding(
                to: "disclosure_items", "DI-X: {type: technical, sensitivity: \(how)}"
            ).texts()
            #expect((texts.document("technical-sheet") != nil) == isThere, "\(how)")
        }
    }

    @Test("A statement of no risk that is not public is not made", arguments: closed)
    func noRisk(_ how: String) {
        let item = "DI-X: {type: no_cyber_risk_statement\(how.isEmpty ? "" : ", \(how)")}"
        let texts = TestDossier.thermometer.with("disclosure_items", item).texts()
        #expect(texts.documents.isEmpty)
        #expect(texts.findings.map(\.code) == ["kept-back"])
    }

    // MARK: Software whose support ends

    @Test("Software whose support ends is named only by an item that is public", arguments: closed)
    func software(_ how: String) throws {
        let item = "DI-OS: {type: lifecycle\(how.isEmpty ? "" : ", \(how)")}"
        let texts = TestDossier.pump.with("disclosure_items", item).texts()
        let statement = try #require(texts.document("life-cycle-statement"))
        #expect(!statement.told.contains("Fictional OS") && !statement.told.contains("版9へ更新する"))
    }

    @Test("Software that users must be told of, but that no item names, is a gap without its name")
    func softwareWithoutItem() throws {
        let dossier = TestDossier.pump.with(
            "support_gaps", "GAP-OS: {software: SW-OS, user_info_needed: true}")
        let statement = try #require(dossier.texts().document("life-cycle-statement"))
        #expect(!statement.told.contains("Fictional OS"))
        #expect(statement.gaps == ["使用者に知らせる必要があるソフトウェアの開示項目"])
    }

    @Test("A notice to wearers is held back with a risk that it mentions", arguments: [true, false])
    func wearerNotice(_ isOpen: Bool) {
        let dossier = naming(isOpen ? "sensitivity: public" : "sensitivity: nda")
            .with(
                "wearer_notice", "{channel: physician, risks: [RK-ENV], text: {ja: 秘知らせ, en: HIDDENNOTICE}}")
        #expect(dossier.texts().told(to: .public).contains("秘知らせ") == isOpen)
    }
}
