import Kernel

/// Whether the guidance asks for cyber measures (2. to 2.3), computed from the records and never from the
/// class.
public struct ScopeComputation: Sendable {
    /// The outcome.
    public enum Result: String, Sendable {
        case inScope = "in_scope"
        /// A program is used, but no cyber risk is foreseen: nothing can carry data in or out.
        case noRisk = "no_risk"
        /// No program in the device or its accessories.
        case outOfScope = "out_of_scope"
        /// An input is not recorded, so nothing can be said.
        case notExamined = "not_examined"

        /// The outcome in words.
        public var name: LocalizedText {
            switch self {
            case .inScope: LocalizedText(ja: "対象", en: "In scope")
            case .noRisk: LocalizedText(ja: "サイバーリスクは想定されない", en: "No cyber risk foreseen")
            case .outOfScope: LocalizedText(ja: "対象外", en: "Out of scope")
            case .notExamined: LocalizedText(ja: "判定できない", en: "Not decidable yet")
            }
        }
    }

    /// A record that the outcome rests on, and what it says.
    public struct Ground: Sendable {
        public let record: String
        public let field: String
        public let value: String
        public let text: LocalizedText
        public let origin: Origin
    }

    public let result: Result
    public let grounds: [Ground]
    /// The inputs that are not recorded, in words.
    public let unset: [LocalizedText]

    /// The paths of the records of which a change to one alone could give another outcome. While a device is
    /// in scope by two interfaces, for instance, neither is one of them.
    public var pivots: [String] {
        let paths = grounds.map(\.record)
        guard result == .inScope else { return paths + ["completeness"] }
        return ["interfaces/", "environments/"].reduce(paths.filter { $0 == "identity" }) { pivots, section in
            let members = paths.filter { $0.hasPrefix(section) }
            return pivots + (members.count == 1 ? members : [])
        }
    }
}

/// The scope rule: program, accessories, interfaces and environments decide (2., 2.1, 2.2, 2.3).
public enum ScopeRule {
    /// Computes the scope of a device. A device whose class is not known gets the same answer as any other.
    public static func evaluate(_ device: Device) -> ScopeComputation {
        var grounds: [ScopeComputation.Ground] = []
        var unset: [LocalizedText] = []
        let usesProgram = program(device, &grounds, &unset)
        if usesProgram == false {
            return ScopeComputation(
                result: unset.isEmpty ? .outOfScope : .notExamined, grounds: grounds, unset: unset)
        }
        let external = device.interfaces.filter(\.isExternal)
        for interface in external {
            grounds.append(
                ground(
                    "interfaces/\(interface.id)", "state", interface.state?.rawValue ?? "", interface.origin,
                    ja: "\(interface.kind.name.ja)（\(interface.name.ja)）がある",
                    en: "\(interface.kind.name.en) (\(interface.name.en)) exists"))
        }
        if device.environments.isEmpty {
            unset.append(LocalizedText(ja: "使用環境", en: "use environment"))
        }
        for environment in device.environments {
            grounds.append(
                ground(
                    "environments/\(environment.id)", "setting", environment.setting.rawValue,
                    environment.origin,
                    ja: "\(environment.setting.name.ja)で使う", en: "used in: \(environment.setting.name.en)"))
        }
        guard let usesProgram, usesProgram else {
            return ScopeComputation(result: .notExamined, grounds: grounds, unset: unset)
        }
        // One way in is enough; the rest of the inventory need not be known for that.
        if !external.isEmpty {
            return ScopeComputation(
                result: device.environments.isEmpty ? .notExamined : .inScope, grounds: grounds, unset: unset)
        }
        let open = device.inventory.unanswered(given: device.interfaces)
        if !open.isEmpty {
            let names = LocalizedText.list(open.map(\.name))
            unset.append(
                LocalizedText(ja: "接続口の有無（\(names.ja)）", en: "existence of interfaces (\(names.en))"))
        } else if let origin = device.inventory.origin {
            let kinds = device.inventory.absentKinds.map(\.rawValue).joined(separator: ", ")
            grounds.append(
                ground(
                    "completeness", "absent_interfaces", "[\(kinds)]", origin, ja: "データを通す接続口が一つもない",
                    en: "no interface passes data"))
        }
        return ScopeComputation(
            result: unset.isEmpty ? .noRisk : .notExamined, grounds: grounds, unset: unset)
    }

    /// A program in the device or in an accessory or constituent: true, false, or nil while that is not
    /// known.
    private static func program(
        _ device: Device, _ grounds: inout [ScopeComputation.Ground], _ unset: inout [LocalizedText]
    ) -> Bool? {
        let identity = device.identity
        var uses: Bool? = identity.isStandaloneProgram == true ? true : identity.hasProgram
        if let program = identity.hasProgram {
            grounds.append(
                ground(
                    "identity", "has_program", "\(program)", identity.origin,
                    ja: program ? "プログラムを使用する" : "プログラムを使用しない",
                    en: program ? "uses a program" : "uses no program"))
        } else {
            unset.append(LocalizedText(ja: "プログラムの使用（identity.has_program）", en: "identity.has_program"))
        }
        for constituent in device.constituents where constituent.kind != "main" {
            guard let program = constituent.hasProgram else {
                unset.append(
                    LocalizedText(
                        ja: "構成品 \(constituent.id) のプログラムの有無",
                        en: "whether constituent \(constituent.id) has a program"))
                continue
            }
            if program {
                uses = true
                grounds.append(
                    ground(
                        "constituents/\(constituent.id)", "has_program", "true", constituent.origin,
                        ja: "構成品「\(constituent.name.ja)」にプログラムがある",
                        en: "constituent \"\(constituent.name.en)\" has a program"))
            }
        }
        if device.inventory.constituentsAreComplete != true {
            unset.append(
                LocalizedText(ja: "構成品の一覧が揃っているか（completeness.constituents）", en: "completeness.constituents")
            )
        }
        return uses
    }

    private static func ground(
        _ record: String, _ field: String, _ value: String, _ origin: Origin, ja: String, en: String
    ) -> ScopeComputation.Ground {
        ScopeComputation.Ground(
            record: record, field: field, value: value, text: LocalizedText(ja: ja, en: en), origin: origin)
    }
}
