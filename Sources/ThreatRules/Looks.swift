import Evidence
import RiskManagement

/// Questions that many rules ask about what they look at.
extension Record {
    /// The field says one of these words.
    func says(_ field: String, _ words: String...) -> Bool {
        guard let text = text(field) else { return false }
        return words.contains(text)
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
}
