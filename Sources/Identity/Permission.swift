import Kernel

/// Something that not everybody may do.
public enum Permission: String, Sendable, CaseIterable {
    /// Read a dossier and assess it.
    case assessDevice
    /// Write a new dossier.
    case startDossier
    /// Record a judgement on a demand.
    case recordJudgement
    /// Say what a component without an identifier is.
    case recordIdentity
    /// Import what others say of the support of their software.
    case importSupportFacts
    /// Give the decisions on vulnerabilities to others.
    case exportDecisions
    /// Take decisions on vulnerabilities from a document of others.
    case importDecisions
    /// Decide on a proposed threat.
    case decideThreat
    /// Take in the results of tests.
    case importVerification
    /// Give the threat model to other tools, or take one from them.
    case exportThreatModel, importThreatModel
}

/// The one table of who may do what.
public enum Permissions {
    /// The roles that may judge, by the codes of the company file (`roles.*.role`).
    public static let judgingRoles: Set<String> = [
        "general_manager", "safety_manager", "quality_manager", "psirt", "regulatory_affairs", "clinical",
        "product_manager",
    ]

    /// Whether an actor may do it. In a folder, whoever can read and write the files may assess and start a
    /// dossier; a judgement needs a name and one of the judging roles.
    public static func allows(_ permission: Permission, to actor: Actor) -> Bool {
        switch permission {
        case .assessDevice, .startDossier, .exportDecisions, .exportThreatModel, .importThreatModel: true
        case .recordJudgement, .recordIdentity, .importSupportFacts, .importDecisions, .decideThreat,
            .importVerification:
            !actor.name.isEmpty && judgingRoles.contains(actor.role)
        }
    }
}
