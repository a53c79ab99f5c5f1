/// How the attributes behind the version of two CPE names stand to each other (NISTIR 7696, 6).
enum AttributeRule {
    /// What a record names is held against what the component tells.
    ///
    /// - Returns: yes where each attribute agrees or the record leaves it open; no where one differs; unknown
    ///   where the component leaves open what the record names.
    static func agree(record: CPEFields, component: CPEFields?) -> Truth {
        var truth = Truth.yes
        for attribute in CPEFields.Attribute.allCases where attribute.rawValue > 3 {
            if record.isAny(attribute) { continue }
            guard let component, !component.isAny(attribute) else {
                // NA of the update is how the dictionary writes a release as such.
                if attribute == .update, record.isNotApplicable(.update) { continue }
                truth = .unknown
                continue
            }
            if record.plain(attribute) != component.plain(attribute) { return .no }
        }
        return truth
    }
}
