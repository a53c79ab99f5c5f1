import Evidence
import Kernel

/// The units that are with users, and what has reached their holders; several rules on the time after sale
/// ask this.
public enum InstalledUnits {
    /// Units that are neither disposed of nor exported.
    public static func inField(_ inquiry: Inquiry) -> [Record] {
        inquiry.records("installed_unit").filter { !["disposed", "exported"].contains($0.text("status")) }
    }

    /// Units in the field that run one of these releases; every unit when none is named. A unit whose
    /// release is
    /// not recorded is counted in.
    public static func inField(running releases: [String], _ inquiry: Inquiry) -> [Record] {
        inField(inquiry).filter { unit in
            guard !releases.isEmpty, let version = unit.text("version") else { return true }
            return releases.contains(version)
        }
    }

    /// True when units are recorded, or when it is stated that the (empty) list is complete; else it is
    /// noted.
    public static func areKnown(_ units: [Record], _ inquiry: Inquiry) -> Bool {
        if !units.isEmpty || inquiry.record("completeness")?.flag("installed_units") == true { return true }
        inquiry.lack(
            missing: "installed_unit",
            LocalizedText(
                ja: "個体の記録がなく、一覧が揃っているとも書かれていません",
                en: "no unit is recorded, and the list is not stated to be complete"),
            step: LocalizedText(
                ja: "個体を installed_units に記録するか、completeness.installed_units を true にする",
                en: "Record the units in installed_units, or set completeness.installed_units to true"))
        return false
    }

    /// The holder of a unit; a unit without one is noted.
    public static func holder(of unit: Record, _ inquiry: Inquiry) -> String? {
        if let holder = unit.text("holder") { return holder }
        inquiry.lack(
            unit, LocalizedText(ja: "持ち主が書かれていません", en: "its holder is not recorded"),
            step: LocalizedText(ja: "個体の持ち主を記録する", en: "Record the holder of the unit"))
        return nil
    }

    /// The entries of the distribution log by which one of these items went to a party, singly or in a pack.
    public static func distributions(of items: Set<String>, to party: String, _ inquiry: Inquiry) -> [Record]
    {
        inquiry.records("distribution_log").filter { entry in
            guard entry.text("to") == party else { return false }
            let pack = inquiry.record("disclosure_pack", entry.text("pack"))
            return !items.isDisjoint(with: entry.texts("items"))
                || !items.isDisjoint(with: pack?.texts("items") ?? [])
        }
    }
}
