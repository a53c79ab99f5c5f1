import Kernel

/// Findings as lines that an editor or a log can follow: place, weight, message, code.
public enum FindingsText {
    /// One line a finding, each ended by a line break.
    public static func lines(_ findings: [Finding], of dossier: String?, in language: Language) -> String {
        findings.map { finding in
            "\(place(finding.origin, in: dossier)): \(word(finding.severity)[language]): "
                + "\(finding.message[language]) [\(finding.code)]\n"
        }.joined()
    }

    /// The place as a path from where the command runs.
    public static func place(_ origin: Origin, in dossier: String?) -> String {
        guard let dossier else { return origin.description }
        let folder =
            dossier.hasSuffix("device.yaml") ? String(dossier.dropLast("device.yaml".count)) : dossier
        let slash = folder.isEmpty || folder.hasSuffix("/") ? "" : "/"
        return folder + slash + origin.description
    }

    private static func word(_ severity: Finding.Severity) -> LocalizedText {
        switch severity {
        case .error: LocalizedText(ja: "誤り", en: "error")
        case .warning: LocalizedText(ja: "注意", en: "warning")
        case .note: LocalizedText(ja: "参考", en: "note")
        }
    }
}
