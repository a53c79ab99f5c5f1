/// What a column of a list can mean; the raw value is the key in a column map.
public enum ListField: String, Sendable, CaseIterable {
    case name, version, supplier, licence, purl, cpe, swid, kind, hash, description, remark, url
    case supportEnd = "support_end"
    case supportLevel = "support_level"
    case dependsOn = "depends_on"
    case architecture, source
    case sourceVersion = "source_version"
    case copyright
    /// The list's own number of a row, by which other rows may name it.
    case id
}
