/// The sections from which the tests' dossiers are made. All companies and devices are fictional.
enum Fixture {
    static let pump: [String: String] = [
        "identity": """
        id: PUMP
        name: {ja: 架空輸液ポンプ FP-1, en: Fictional infusion pump FP-1}
        generic_name: {ja: 汎用輸液ポンプ, en: General-purpose infusion pump}
        class: III
        has_program: true
        implantable: false
        wearable: false
        home_use: false
        intended_settings: [institution]
        current_version: "2.1"
        """,
        "releases": #""2.1": {status: released, released_on: 2026-02-01}"#,
        "constituents": """
        MAIN: {name: {ja: 本体, en: Main unit}, kind: main, has_program: true}
        """,
        "completeness": """
        constituents: true
        data_flows: true
        absent_interfaces: [bluetooth, cellular, medical_radio, other_radio, nfc, infrared, serial,
            debug, optical_media, card, other_media]
        """,
        "environments": """
        ENV-WARD:
          name: {ja: 病棟, en: Ward}
          setting: institution
          network: {ja: インターネットから分離した院内LAN, en: Hospital LAN separated from the internet}
          physical_access: {ja: 医療従事者及び患者, en: Clinical staff and patients}
          managed_by: institution
          assumptions:
            - {ja: 院内LANの利用者が認証されること。, en: Users of the hospital LAN are authenticated.}
          guideline_version: "6.0"
          approved_by: 品質保証部長
          approved_on: 2026-01-05
        """,
        "interfaces": """
        IF-LAN: {name: {ja: 有線LAN端子, en: LAN socket}, kind: ethernet, state: usable,
            purpose: clinical_data}
        IF-WIFI: {name: {ja: 無線LAN, en: Wireless LAN}, kind: wifi, state: usable,
            standard: IEEE 802.11, standard_version: ac, security_mode: WPA2-Enterprise}
        IF-USB: {name: {ja: 保守用USB, en: Service USB}, kind: usb, state: blocked, purpose: local_service}
        """,
        "connections": """
        CN-SRV:
          name: {ja: 輸液管理サーバ, en: Infusion server}
          interface: IF-LAN
          network_class: hospital_lan
          peer: {ja: 院内の輸液管理サーバ, en: Infusion server of the hospital}
          ports:
            - {port: "443", transport: tcp, protocol: HTTPS, direction: out, purpose: {ja: 投与記録の送信,
                en: Sending infusion records}, encryption: TLS 1.3}
            - {port: "123", transport: udp, protocol: NTP, direction: out}
        """,
        "data_flows": """
        DF-REC:
          name: {ja: 投与記録, en: Infusion records}
          from: MAIN
          to: 輸液管理サーバ
          interface: IF-LAN
          payload: data
          personal_data: true
          crosses_boundary: true
          authenticated: true
          encrypted: true
          responsibility_boundary: {ja: サーバの受信端, en: The server's receiving port}
        """,
        "service_life": """
        years: 6
        basis: {ja: 自己認証（当社データ）による, en: manufacturer's own data}
        last_shipment: 2028-03-31
        """,
        "scope_decision": """
        version: "2.1"
        result: in_scope
        premises:
          - {record: identity, field: has_program, value: "true"}
        decided_by: 品質保証部長
        decided_on: 2026-01-10
        """,
        "threats": """
        TH-LAN: {title: {ja: 院内LANからの侵入, en: Intrusion from the LAN}, actor_type: malicious,
            environments: [ENV-WARD]}
        """,
        "risks": """
        RK-OPEN:
          title: {ja: インターネットに直接接続した場合の不正な設定変更,
              en: Unauthorised change of settings when connected directly to the internet}
          threats: [TH-LAN]
          harm_type: patient
          severity: critical
          assumption_violated: true
        RK-LIGHT:
          title: {ja: 時刻のずれ, en: Clock drift}
          harm_type: user
          severity: minor
          assumption_violated: true
        RK-INSIDE:
          title: {ja: 院内での盗み見, en: Eavesdropping inside}
          harm_type: privacy
          severity: serious
          assumption_violated: false
        """,
        "software": """
        SW-OS: {name: Fictional OS, version: "8", usage: runtime, support_end: 2030-03-31, source: 供給者,
            read_on: 2026-05-01}
        """,
        "support_gaps": """
        GAP-OS:
          software: SW-OS
          decision: {ja: 版9へ更新する, en: Upgrade to version 9}
          due: 2029-12-31
          approved_on: 2026-06-01
          user_info_needed: true
          disclosure: DI-OS
        """,
        "lifecycle_plan": """
        last_sale: 2028-03-31
        eol: 2031-03-31
        eos: 2034-03-31
        update_policy: {ja: 脆弱性の重さに応じて更新版を提供する,
            en: Updates are provided according to the severity of vulnerabilities}
        after_life_policy: {ja: 耐用期間を過ぎた機器はネットワークから切り離すこと,
            en: Disconnect devices from the network after their service life}
        """,
        "user_obligations": """
        OB-LAN:
          text: {ja: 本品を接続する院内LANは、インターネットから分離すること,
              en: Separate the hospital LAN of the device from the internet}
          in_insert: true
          audience: [institution]
          topic: separation
        OB-USB:
          text: {ja: 保守用USBの封印を外さないこと。, en: Do not remove the seal of the service USB.}
          in_insert: true
          audience: [institution]
          topic: media
        OB-LOG:
          text: {ja: ログを月に一度確認すること。, en: Review the logs every month.}
          in_insert: false
          audience: [institution]
          topic: other
        """,
        "disclosure_items": """
        DI-OS: {type: lifecycle, sensitivity: public, text: {ja: 搭載OSのサポート期間を別に公表する。,
            en: Support periods of the OS are published.}}
        """,
        "package_insert": """
        version: "1"
        url_reference: https://security.example.jp/fp-1
        """,
        "publications": """
        PB-WEB: {url: "https://security.example.jp/fp-1", audience: public}
        PB-PORTAL: {url: "https://portal.example.jp", audience: restricted}
        """,
        "technical_document": """
        document_no: TD-001
        version: "2.1"
        endpoints: {ja: 輸液管理サーバのみ, en: Infusion server only}
        bandwidth: 100 kbit/s
        addressing: {ja: 固定又はDHCP, en: Static or DHCP}
        certificates: {ja: 医療機関が発行したサーバ証明書, en: Server certificate issued by the institution}
        malware_protection: {ja: 許可リスト方式を内蔵, en: Built-in allow-listing}
        logging: {ja: syslogで送信可能, en: Can be sent by syslog}
        backup: {ja: 設定のみUSBへ保存, en: Settings only}
        """,
    ]

    static let company: [String: String] = [
        "company": "name: {ja: 架空医療機器株式会社, en: Fictional Medical Devices KK}",
        "contact_points": """
        CP-SEC: {kind: security, channel: psirt@example.jp, hours: {ja: 平日9時〜17時,
            en: Weekdays 9 to 17}, languages: [ja, en], audiences: [institution, finder],
            effective_from: 2025-04-01}
        CP-SVC: {kind: service, channel: 0120-000-000, hours: {ja: 平日9時〜17時, en: Weekdays 9 to 17},
            languages: [ja], audiences: [institution], effective_from: 2025-04-01}
        CP-LAY: {kind: lay, title: {ja: お客さま相談室, en: Help line}, channel: 0120-111-111,
            hours: {ja: 毎日9時〜18時, en: Every day 9 to 18}, languages: [ja], audiences: [lay_user,
            wearer], effective_from: 2025-04-01}
        CP-OLD: {kind: security, channel: old@example.jp, languages: [ja], effective_from: 2020-04-01,
            effective_to: 2025-04-01}
        CP-SOON: {kind: security, channel: soon@example.jp, languages: [ja], effective_from: 2027-04-01}
        CP-TRADE: {kind: request, channel: trade@example.jp, audiences: [dealer],
            effective_from: 2025-04-01}
        """,
        "services": """
        SV-UPD: {kind: update, terms: {ja: 保守契約に含む, en: Part of the maintenance contract}}
        SV-OTHER: {kind: consulting, title: {ja: 別機種の相談, en: Consulting for another device},
            products: [OTHER]}
        """,
        "security_policies": """
        PL-1: {title: 方針, version: "1.2", effective_from: 2025-04-01,
            public_summary: {ja: 製品の寿命を通じて脆弱性に対処する,
            en: We deal with vulnerabilities through the life of our products}}
        """,
    ]

    static let homeIdentity = """
        id: CPAP
        name: {ja: 架空CPAP装置, en: Fictional CPAP}
        class: II
        has_program: true
        implantable: false
        wearable: true
        home_use: true
        intended_settings: [home]
        current_version: "2.1"
        """

    static let homeObligations = """
        OB-PW:
          text: {ja: 初期パスワードを変更すること, en: Change the initial password}
          plain: {ja: はじめに、暗証番号を変えてください。, en: Change the code before you start.}
          in_insert: true
          audience: [lay_user, wearer]
          topic: account
        OB-UPD:
          text: {ja: 更新を適用すること, en: Apply updates}
          plain: {ja: 更新は夜の間に自動で届きます。電源を切らないでください。, en: Updates arrive at night. Leave the device on.}
          in_insert: false
          audience: [lay_user]
          topic: update
        OB-ROUTER:
          text: {ja: ルータの設定を確認すること, en: Check the router}
          in_insert: false
          audience: [lay_user]
        """

    static let wearerNotice = """
        channel: physician
        risks: [RK-OPEN]
        text: {ja: まれに、通信が乱れて記録が届かないことがあります。, en: In rare cases records do not arrive.}
        """

    static let thermometer: [String: String] = [
        "identity": """
        id: THERMO
        name: {ja: 架空電子体温計, en: Fictional thermometer}
        class: II
        has_program: true
        home_use: true
        current_version: "1.0"
        """,
        "releases": #""1.0": {status: released}"#,
        "constituents": "MAIN: {name: {ja: 本体, en: Main unit}, kind: main, has_program: true}",
        "completeness": """
        constituents: true
        absent_interfaces: [ethernet, wifi, bluetooth, cellular, medical_radio, other_radio, nfc,
            infrared, serial, debug, optical_media, card, other_media]
        """,
        "interfaces": """
        IF-CHG: {name: {ja: 充電端子, en: Charging socket}, kind: usb, state: usable, purpose: charging,
            carries_data: false}
        """,
        "environments": "ENV-HOME: {setting: home}",
        "scope_decision": """
        version: "1.0"
        result: no_risk
        rationale: {ja: クラスIIの機器であるため, en: It is a class II device}
        rationale_codes: [no_external_interface, class]
        premises:
          - {record: interfaces/IF-CHG, field: carries_data, value: "false"}
        decided_by: 品質保証部長
        decided_on: 2026-01-10
        """,
    ]
}
