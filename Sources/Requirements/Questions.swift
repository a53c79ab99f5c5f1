import Evidence
import Kernel

/// Questions that many rules ask of the records, answered in one place.
extension Inquiry {
    // MARK: Releases

    /// The device's identity.
    public var product: Record? { record("product") }

    /// The release that the identity names as current.
    public var currentRelease: Record? { record("product_version", product?.text("current_version")) }

    /// Releases that have gone out: released, supported or in limited support.
    public var releasedVersions: [Record] {
        records("product_version").filter {
            ["released", "supported", "limited_support"].contains($0.text("status"))
        }
    }

    /// The device is on the market or still supported.
    public var isSupported: Bool {
        ["on_market", "supported", "limited_support"].contains(product?.text("status"))
    }

    // MARK: Days, units and parties

    /// The day is written and not in the future.
    public func hasCome(_ day: Day?) -> Bool { day.map { $0 <= today } ?? false }

    /// The day is written and lies before the day of the evaluation.
    public func isOver(_ day: Day?) -> Bool { day.map { $0 < today } ?? false }

    /// The units that somebody still has: neither disposed of nor exported.
    public var unitsInField: [Record] {
        records("installed_unit").filter { !["disposed", "exported"].contains($0.text("status")) }
    }

    /// The units in the field whose release has not been withdrawn; an unknown release counts as supported.
    public var supportedUnits: [Record] {
        unitsInField.filter {
            record("product_version", $0.text("version"))?.text("status") != "withdrawn"
        }
    }

    /// The party that holds a unit, when it is an institution.
    public func institution(holding unit: Record) -> Record? {
        guard let party = record("party", unit.text("holder")), party.text("kind") == "institution" else {
            return nil
        }
        return party
    }

    // MARK: Interfaces

    /// Kinds of interface that join a network or exchange data by radio.
    public static let networkKinds = [
        "ethernet", "wifi", "bluetooth", "cellular", "medical_radio", "other_radio", "nfc", "infrared",
    ]
    public static let radioKinds = ["wifi", "bluetooth", "cellular", "medical_radio", "other_radio", "nfc"]
    /// Kinds of port that someone standing at the device can use.
    public static let portKinds = ["usb", "serial", "debug", "optical_media", "card", "other_media"]
    public static let mediaKinds = ["optical_media", "card", "other_media"]

    /// The interfaces of these kinds that exist (absent ones are left out).
    public func interfaces(of kinds: [String]) -> [Record] {
        records("interface").filter { kinds.contains($0.text("kind") ?? "") && $0.text("state") != "absent" }
    }

    /// The kinds that the inventory does not answer: no interface of the kind is recorded with a state, and
    /// the kind is not among the ones stated as absent. Empty when the inventory is complete for these kinds.
    public func unansweredKinds(of kinds: [String]) -> [String] {
        let absent = Set(record("completeness")?.texts("absent_interfaces") ?? [])
        let recorded = Set(records("interface").filter { $0.has("state") }.compactMap { $0.text("kind") })
        return kinds.filter { !absent.contains($0) && !recorded.contains($0) }
    }

    /// Notes that the inventory is incomplete for these kinds; true when it is complete.
    public func inventoryIsComplete(for kinds: [String]) -> Bool {
        let open = unansweredKinds(of: kinds)
        guard !open.isEmpty else { return true }
        let names = open.joined(separator: ", ")
        lack(
            missing: "interface",
            LocalizedText(
                ja: "有無が書かれていない接続口があります（\(names)）",
                en: "it is not stated whether these interfaces exist: \(names)"),
            step: LocalizedText(
                ja: "接続口を記録するか、ない種類を completeness.absent_interfaces に書く",
                en: "Record the interfaces, or name the absent kinds in completeness.absent_interfaces"))
        return false
    }

    /// An interface counts as usable unless it is absent, or is blocked or disabled with method,
    /// reversibility and a passing check (2.3.3).
    public func countsAsUsable(_ interface: Record) -> Bool {
        switch interface.text("state") {
        case "absent": false
        case "blocked", "disabled": !isProvenBlocked(interface)
        default: true
        }
    }

    /// A blocked or disabled interface whose method and reversibility are recorded and whose check passed.
    public func isProvenBlocked(_ interface: Record) -> Bool {
        ["blocked", "disabled"].contains(interface.text("state")) && interface.has("method")
            && interface.has("reversible_by") && passes(interface.texts("verifications"))
    }

    // MARK: Controls and verification

    /// At least one verification, and every one of them passed.
    public func passes(_ verifications: [String]) -> Bool {
        let results = records("verification_result", verifications)
        return !results.isEmpty && results.allSatisfy { $0.text("result") == "pass" }
    }

    /// An implemented control whose verifications passed.
    public func isVerified(_ control: Record) -> Bool {
        control.text("status") == "implemented" && passes(control.texts("verifications"))
    }

    /// The controls that protect a record, directly (`protects`) or through a risk that affects it.
    public func controls(protecting id: String) -> [Record] {
        let throughRisks = records("risk", naming: id, in: "affects").flatMap { $0.texts("controls") }
        var seen: Set<String> = []
        return (records("control", naming: id, in: "protects") + records("control", throughRisks)).filter {
            seen.insert($0.id).inserted
        }
    }

    /// The threats whose list in `field` (interfaces, connections, data_flows …) names the record.
    public func threats(naming id: String, in field: String) -> [Record] {
        records("threat", naming: id, in: field)
    }

    /// The risks that follow from any of these threats.
    public func risks(from threats: [Record]) -> [Record] {
        var seen: Set<String> = []
        return threats.flatMap { records("risk", naming: $0.id, in: "threats") }.filter {
            seen.insert($0.id).inserted
        }
    }

    // MARK: Orders

    /// negligible 0 … catastrophic 4 (JIS T 14971 leaves the scale to the maker; this is the dossier's); nil
    /// if unset.
    public static func severityRank(_ text: String?) -> Int? {
        text.flatMap { ["negligible", "minor", "serious", "critical", "catastrophic"].firstIndex(of: $0) }
    }

    /// low 0, medium 1, high 2; nil if unset.
    public static func levelRank(_ text: String?) -> Int? {
        text.flatMap { ["low", "medium", "high"].firstIndex(of: $0) }
    }

    /// The levels that the company's criteria of this version accept; the newest approved criteria when nil.
    /// Without criteria, `low` alone.
    public func acceptableLevels(criteria version: String? = nil) -> Set<String> {
        let all = records("acceptability_criteria").filter { version == nil || $0.text("version") == version }
        let newest = all.filter { $0.has("approved_on") }.max {
            ($0.day("approved_on")?.ordinal ?? 0) < ($1.day("approved_on")?.ordinal ?? 0)
        }
        let levels = Set(newest?.texts("acceptable_levels") ?? [])
        return levels.isEmpty ? ["low"] : levels
    }

    /// The harm falls on patients or users.
    public func harmsPeople(_ risk: Record) -> Bool { ["patient", "user"].contains(risk.text("harm_type")) }
}
