import Evidence
import RiskManagement

/// Questions that many rules ask about what they look at.
extension Record {
    /// The field says one of these words.
    func says(_ field: String, _ words: String...) -> Bool {
        guard let text = text(field) else { return false }
        return words.contains(text)
    }

    /// The field's text has one of these in it, in large or small letters; they are written small here.
    func mentions(_ field: String, _ words: String...) -> Bool {
        guard let text = text(field)?.lowercased() else { return false }
        return words.contains { text.contains($0) }
    }

    /// Nobody has written that it is so: false, unknown and not written alike.
    func lacks(_ field: String) -> Bool { flag(field) != true }

    /// Nobody has written that it is not so: true, unknown and not written alike.
    func mayBe(_ field: String) -> Bool { flag(field) != false }

    /// An interface that can be used and is not known to pass no data; a state that nobody wrote counts as
    /// usable.
    var isOpenInterface: Bool {
        !says("state", "disabled", "blocked", "absent") && mayBe("carries_data")
    }

    /// A port of a connection of which nobody has written how it is encrypted, or that it is not.
    var isCleartext: Bool {
        !has("encryption") || mentions("encryption", "なし", "平文", "none", "cleartext", "plain")
    }
}

/// Questions about what belongs to the record.
extension Observation {
    /// One of the verifications that the subject names has passed.
    var isVerified: Bool {
        subject.texts("verifications").contains { id in
            record("verification_result", id)?.says("result", "pass") == true
        }
    }

    /// The flows that name the subject as the interface through which they pass.
    var flowsThrough: [Record] { records("data_flow", naming: subject.id, in: "interface") }

    /// Not every flow through the subject is known to do no harm when it is cut; none recorded counts as
    /// harmful.
    var lossMatters: Bool {
        let flows = flowsThrough
        return flows.isEmpty || flows.contains { !$0.has("no_effect_rationale") }
    }

    /// The subject is a constituent of ours with a program, and a person or another part can act on it;
    /// without a stated complete list of flows, that nobody can is not known.
    var canBeActedOn: Bool {
        guard subject.mayBe("has_program"), subject.mayBe("supplied_as_constituent") else { return false }
        return record("completeness")?.flag("data_flows") != true
            || !records("access_role").isEmpty
            || !records("interface", naming: subject.id, in: "constituent").isEmpty
            || !records("data_flow", naming: subject.id, in: "from").isEmpty
            || !records("data_flow", naming: subject.id, in: "to").isEmpty
    }

    /// The device is implanted or worn, or nobody has written that it is neither.
    var isWorn: Bool {
        guard let device = record("product") else { return true }
        return device.mayBe("implantable") || device.mayBe("wearable")
    }
}
