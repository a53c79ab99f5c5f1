import Kernel

/// Who of the attackers considered could carry out a threat: one who comes by its way and has the skill.
public enum AttackerRule {
    /// What keeps an attacker from a threat, by the records; nil when nothing does. What nobody has
    /// written of
    /// either keeps nobody away.
    public static func obstacle(
        to attacker: Attacker, vector: AttackVector?, skill: AttackerSkill?
    ) -> LocalizedText? {
        if let vector, !attacker.access.isEmpty, !attacker.access.contains(vector) {
            return LocalizedText(
                ja: "経路「\(vector.name.ja)」から近づけると書かれていない",
                en: "not recorded to come by \(vector.name.en)")
        }
        if let skill, let own = attacker.skill, own < skill {
            return LocalizedText(
                ja: "力が足りない（要る力：\(skill.name.ja)）",
                en: "not capable enough (it takes: \(skill.name.en))")
        }
        return nil
    }

    /// Those whom nothing keeps away.
    public static func able(
        _ attackers: [Attacker], vector: AttackVector?, skill: AttackerSkill?
    ) -> [Attacker] {
        attackers.filter { obstacle(to: $0, vector: vector, skill: skill) == nil }
    }

    /// Threats that stand and that none of the attackers considered could carry out: either somebody is
    /// missing
    /// from the list, or the threat is estimated wrongly. Ids of proposals and of own threats.
    static func unattended(_ register: ThreatRegister, _ attackers: [Attacker]) -> [String] {
        let proposed = register.standingAlone.filter {
            able(attackers, vector: $0.proposal.rule.vector, skill: $0.proposal.rule.skill).isEmpty
        }
        let own = register.own.filter {
            $0.cause == .malicious && $0.disposition != "not_applicable"
                && able(attackers, vector: $0.vector, skill: $0.skill).isEmpty
        }
        return proposed.map(\.proposal.id.text) + own.map(\.id)
    }
}
