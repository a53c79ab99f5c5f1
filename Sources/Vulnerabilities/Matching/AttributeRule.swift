/// How the attributes behind the version of two CPE names stand to each other (NISTIR 7696, 6).
enum AttributeRule {
    /// What a record names is held against what the component tells.
    ///
    /// - Parameter family: the ecosystem of the component's package, as `ProductKey` spells it, which tells
    ///   what it runs in where its CPE name does not; nil where it is no package.
    /// - Returns: yes where each attribute agrees or the record leaves it open; no where one differs; unknown
    ///   where the component leaves open what the record names.
    static func agree(record: CPEFields, component: CPEFields?, family: String? = nil) -> Truth {
        var truth = Truth.yes
        for attribute in CPEFields.Attribute.allCases where attribute.rawValue > 3 {
            if record.isAny(attribute) { continue }
            guard let component, !component.isAny(attribute) else {
                // NA of the update is how the dictionary writes a release as such.
                if attribute == .update, record.isNotApplicable(.update) { continue }
                if attribute == .targetSoftware, let family, let hosts = hosts[family] {
                    let host = record[.targetSoftware]
                    if hosts.contains(host) { continue }
                    if allHosts.contains(host) { return .no }
                }
                truth = .unknown
                continue
            }
            if record.plain(attribute) != component.plain(attribute) { return .no }
        }
        return truth
    }

    /// What the packages of a language run in, as target software is written. A plug-in of a site's software
    /// that bears a library's name is not the library.
    private static let hosts: [String: Set<String>] = [
        "npm": ["node.js", "nodejs"], "pypi": ["python"], "rubygems": ["ruby", "rails", "ruby_on_rails"],
        "crates.io": ["rust"], "go": ["go"], "maven": ["java", "maven"], "nuget": [".net", "asp.net"],
        "packagist": Set(siteSoftware + ["php", "composer"]), "hex": ["erlang", "elixir"],
    ]
    private static let allHosts = hosts.values.reduce(into: Set(siteSoftware)) { $0.formUnion($1) }
    private static let siteSoftware = [
        "wordpress", "drupal", "joomla!", "typo3", "magento", "moodle", "mediawiki", "shopify",
        "chrome", "firefox",
    ]
}
