import BillOfMaterials

/// Takes out of a tree the characters that XML cannot hold, before it is looked whether refs still differ.
struct XMLCharacterFilter {
    /// Where characters were taken out.
    private(set) var paths: [String] = []

    /// The tree without them, and where they stood.
    static func kept(_ tree: CarriedValue) -> (tree: CarriedValue, paths: [String]) {
        var filter = XMLCharacterFilter()
        let kept = filter.kept(tree, path: "")
        return (kept, filter.paths)
    }

    private mutating func kept(_ value: CarriedValue, path: String) -> CarriedValue {
        switch value {
        case .text(let text):
            // What XML cannot hold has a byte below a space, or is U+FFFE or U+FFFF.
            let isPlain = text.utf8.allSatisfy { $0 >= 0x20 && $0 != 0xEF }
            guard !isPlain, !text.unicodeScalars.allSatisfy(XMLCharacter.isAllowed) else { return value }
            paths.append(path)
            return .text(String(String.UnicodeScalarView(text.unicodeScalars.filter(XMLCharacter.isAllowed))))
        case .list(let items):
            return .list(items.enumerated().map { kept($0.element, path: "\(path)[\($0.offset)]") })
        case .map(let members):
            return .map(
                members.map { member in
                    let inner = path.isEmpty ? member.key : "\(path).\(member.key)"
                    return CarriedValue.Member(member.key, kept(member.value, path: inner))
                })
        default: return value
        }
    }
}
