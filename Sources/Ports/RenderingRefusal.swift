/// The forms in which an assessment leaves the program.
public enum ReportFormat: String, Sendable, CaseIterable {
    case text, json, sarif, html, pdf
}

/// Why a report cannot be made.
public enum RenderingRefusal: Error, Sendable {
    /// This renderer does not make this form.
    case noSuchFormat(ReportFormat)
    /// The PDF renderer is not installed; where it was looked for.
    case noRenderer(lookedFor: [String])
    /// The renderer ran and failed, or took too long.
    case rendererFailed(reason: String)
}
