import Kernel

extension MedicalRubric {
    /// All questions in the order in which they are asked.
    ///
    /// The base part has the structure and the variables of MITRE's "Rubric for Applying CVSS to Medical Devices" (2020,
    /// qualified by the FDA as a Medical Device Development Tool), in our own words. The environmental part is ours: it
    /// asks for the environment of use and for the harm to patients and users that CVSS 3.1 section 4 leaves to the
    /// assessor.
    public static let questions: [RubricQuestion] =
        reach + effort
        + impacts("C", ja: "読み取られる", en: "be read")
        + impacts("I", ja: "書き換えられる、または消される", en: "be changed or deleted")
        + impacts("A", ja: "使えなくなる", en: "become unavailable")
        + requirements + environment

    private static let reach: [RubricQuestion] = [
        .yesNo(
            "XAVN", "AV", "攻撃者は、何らかの通信（有線・無線、網、機器間の通信）を使ってこの脆弱性を突けるか。",
            "Can the attacker use some kind of communication, wired or wireless, to exploit it?",
            yes: nil, no: nil, unknown: "N"),
        .yesNo(
            "XAVT", "AV", "その通信は IP の上（TCP、UDP など）で行われるか。",
            "Does that communication run over IP (TCP, UDP and so on)?", yes: "N", no: nil, unknown: "N",
            when: [("XAVN", ["yes"])]),
        .yesNo(
            "XAVW", "AV", "その通信は無線か。", "Is it wireless?", yes: nil, no: "A", unknown: "A",
            when: [("XAVN", ["yes"]), ("XAVT", ["no"])]),
        .yesNo(
            "XAVR", "AV", "無線の届く距離は、およそ 3 メートル以内か。", "Is its range about three metres (ten feet) or less?",
            yes: "L", no: "A", unknown: "A",
            when: [("XAVN", ["yes"]), ("XAVT", ["no"]), ("XAVW", ["yes"])]),
        .yesNo(
            "XAVP", "AV", "攻撃者は機器に触れなければならないか。", "Must the attacker touch the device?",
            yes: "P", no: "L", unknown: "L", when: [("XAVN", ["no"])]),
    ]

    private static let effort: [RubricQuestion] = [
        .yesNo(
            "XACL", "AC", "攻撃者は、特別な状況・設定や、別の攻撃の助けがなくても、好きなときに攻撃を試みられるか。",
            "Can the attacker try at will, without special circumstances or set-ups and without another attack first?",
            yes: "L", no: "H", unknown: "L"),
        .yesNo(
            "XPRL", "PR", "脆弱な部分は、使用者や役割によって権限を分けているか。",
            "Does the vulnerable part tell users or roles with different privileges apart?",
            yes: nil, no: "N", unknown: "N"),
        .yesNo(
            "XPRZ", "PR", "攻撃者は、攻撃の前に、脆弱な部分を使う権限を得ていなければならないか。",
            "Must the attacker have been authorised to use the vulnerable part before the attack?",
            yes: nil, no: "N", unknown: "N", when: [("XPRL", ["yes"])]),
        .yesNo(
            "XPRS", "PR", "その権限は、管理者・保守者など、システムを左右できるものか。",
            "Must it be the authority of an administrator, a maintainer or the like?",
            yes: "H", no: "L", unknown: "L", when: [("XPRL", ["yes"]), ("XPRZ", ["yes"])]),
        .yesNo(
            "XUI", "UI", "攻撃が成り立つには、攻撃者でないだれかが何かをしなければならないか。",
            "Must somebody other than the attacker do something for the attack to work?",
            yes: "R", no: "N", unknown: "N"),
        .yesNo(
            "XS", "S", "脆弱な部分とは別の管理の下にある部分（接続先の機器、端末の基本ソフトなど）にも影響を及ぼせるか。",
            "Can it affect parts under another authority, such as connected devices or the operating system?",
            yes: "C", no: "U", unknown: "C"),
    ]

    /// What can be hit, by MITRE's letters, in the order in which it is asked.
    private static let targets: [(letter: String, ja: String, en: String)] = [
        ("P", "患者の情報や個人情報", "health or personal information"),
        ("D", "診断・監視のためのデータや機能", "data or functions for diagnosis or monitoring"),
        ("T", "治療を行うためのデータや機能", "data or functions that deliver therapy"),
        ("W", "診療の流れを支えるデータや機能", "data or functions of the clinical workflow"),
        ("S", "パスワード・秘密鍵など、システムや使用者の秘密", "secrets of system or users, such as passwords and keys"),
        ("O", "そのほかの大切なデータや機能", "any other critical data or functions"),
    ]

    private static func impacts(_ metric: String, ja: String, en: String) -> [RubricQuestion] {
        targets.flatMap { target -> [RubricQuestion] in
            let id = "X\(metric)\(target.letter)"
            if id == "XCP" { return leakOfPatientData }
            return [
                .choice(
                    id, metric, "\(target.ja)が\(ja)と、どれほどの結果になるか。",
                    "How grave is it if \(target.en) can \(en)?",
                    [
                        ("serious", "H", "そうなり得て、重大な結果になる", "It can happen, with serious results"),
                        ("limited", "L", "そうなり得るが、結果は限られる", "It can happen, with limited results"),
                        ("none", "N", "そうはならない", "It cannot happen"),
                    ], unknown: "H")
            ]
        }
    }

    private static let leakOfPatientData: [RubricQuestion] = [
        .yesNo(
            "XCP", "C", "患者の情報や個人情報が読み取られ得るか。", "Can health or personal information be read?",
            yes: nil, no: "N", unknown: "H"),
        .yesNo(
            "XCPM", "C", "読み取られ得る情報は多くの患者（たとえば 500 人以上）のもので、公的な報告を要し得るか。",
            "Can it cover many patients (500 or more, say), so that authorities may have to be told?",
            yes: "H", no: "L", unknown: "H", when: [("XCP", ["yes"])]),
    ]

    /// Harm to people decides what integrity and availability are worth: CVSS 3.1 section 4.1.
    private static let requirements: [RubricQuestion] = [
        .choice(
            "ECR", "CR", "この使用環境で、機器の扱う情報が漏れると、患者・使用者や医療機関にどれほどの害があるか。",
            "How much would a leak from the device harm patients, users or the institution in this environment?",
            [
                ("high", "H", "大きい", "Much"), ("medium", "M", "中くらい", "Moderately"),
                ("low", "L", "小さい", "Little"),
            ], unknown: "H"),
        harm("EIR", "IR", ja: "機器の情報や動作が書き換えられる", en: "data or behaviour of the device are changed"),
        harm("EAR", "AR", ja: "機器が使えなくなる", en: "the device cannot be used"),
    ]

    private static func harm(_ id: String, _ metric: String, ja: String, en: String) -> RubricQuestion {
        .choice(
            id, metric, "この使用環境で\(ja)と、患者・使用者に及ぶ最も重い危害はどれか。",
            "In this environment, what is the gravest harm to patients or users if \(en)?",
            HarmSeverity.allCases.reversed().map { severity in
                let value = severity >= .serious ? "H" : severity == .minor ? "M" : "L"
                return (severity.rawValue, value, severity.name.ja, severity.name.en)
            }, unknown: "H")
    }

    private static let environment: [RubricQuestion] = [
        .choice(
            "EAV", "MAV", "この使用環境では、攻撃者はどこから機器に届くか。",
            "From where can an attacker reach the device in this environment?",
            [
                ("network", "N", "ほかの網やインターネットから届く", "From other networks or the Internet"),
                (
                    "segment", "A", "機器と同じ区画の網、または無線の届く範囲だけ",
                    "Only from the device's own segment or within radio range"
                ),
                ("device", "L", "機器の上で操作できるときだけ", "Only when acting on the device itself"),
                ("touch", "P", "機器に触れられるときだけ", "Only when touching the device"),
            ], unknown: nil),
        .yesNo(
            "EAC", "MAC", "この使用環境には、攻撃の前に破らなければならない備え（フィルタ、許可リストなど）があるか。",
            "Are there defences in this environment, such as filters or allow lists, that must be broken first?",
            yes: "H", no: "L", unknown: nil),
        .choice(
            "EPR", "MPR", "この使用環境の設定では、攻撃にどの権限が要るか。",
            "Which privileges does the attack need with the settings of this environment?",
            [
                ("none", "N", "要らない", "None"), ("user", "L", "使用者の権限", "Those of a user"),
                ("administrator", "H", "管理者の権限", "Those of an administrator"),
            ], unknown: nil),
        .yesNo(
            "EUI", "MUI", "この使用環境では、攻撃が成り立つには使用者が何かをしなければならないか。",
            "Must a user do something for the attack to work in this environment?", yes: "R", no: "N",
            unknown: nil),
        .yesNo(
            "ES", "MS", "この使用環境では、つながっている別の機器やシステムにも影響が及ぶか。",
            "Does it reach other connected devices or systems in this environment?", yes: "C", no: "U",
            unknown: nil),
        remaining("EC", "MC", ja: "情報が漏れる", en: "information leaks"),
        remaining("EI", "MI", ja: "情報や動作が書き換えられる", en: "data or behaviour are changed"),
        remaining("EA", "MA", ja: "機器が使えなくなる", en: "the device cannot be used"),
    ]

    private static func remaining(_ id: String, _ metric: String, ja: String, en: String) -> RubricQuestion {
        .choice(
            id, metric, "この使用環境の備え（代わりの機器、監視、復旧など）があっても、\(ja)ことの結果はどれほど残るか。",
            "With this environment's provisions (spare devices, monitoring, recovery), how grave is it if \(en)?",
            [
                ("serious", "H", "重大な結果が残る", "Serious results remain"),
                ("limited", "L", "限られた結果が残る", "Limited results remain"),
                ("none", "N", "起こらない", "It does not happen"),
            ], unknown: nil)
    }
}
