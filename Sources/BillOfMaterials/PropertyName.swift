/// Names of properties that carry what formats have no field of their own for.
public enum PropertyName {
    /// The day on which the supplier's support of the component ends, `YYYY-MM-DD`.
    public static let supportEnd = "mamori:support-end"
    /// How the supplier supports it (maintained, security fixes only, abandoned …), as the list says.
    public static let supportLevel = "mamori:support-level"
    /// The processor that a package is built for, in the distribution's word.
    public static let architecture = "mamori:architecture"
    /// The source package that a distribution built the package from.
    public static let sourcePackage = "mamori:source-package"
    /// The version of that source package.
    public static let sourceVersion = "mamori:source-version"
    /// The kind of component in the words of the list, where it is none that bills share.
    public static let kind = "mamori:kind"
}
