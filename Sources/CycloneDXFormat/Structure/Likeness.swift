import LocatedJSON

/// Finds values that are equal as JSON, whatever the order of their members.
enum Likeness {
    /// The items that stand a second time.
    ///
    /// Most items differ in a text of their own, so that only those alike in these are looked through.
    static func repeated(in items: [JSONNode]) -> [JSONNode] {
        guard items.count > 1 else { return [] }
        var alike: [UInt64: [JSONNode]] = [:]
        for item in items { alike[mark(of: item, isDeep: false), default: []].append(item) }
        guard alike.count < items.count else { return [] }
        var found: [JSONNode] = []
        for group in alike.values where group.count > 1 {
            var seen: Set<UInt64> = []
            for item in group where !seen.insert(mark(of: item, isDeep: true)).inserted {
                found.append(item)
            }
        }
        return found.sorted { $0.precedes($1) }
    }

    /// The same for equal values; with `isDeep`, for no others as far as 64 bits can tell.
    private static func mark(of node: JSONNode, isDeep: Bool) -> UInt64 {
        switch node.kind {
        case .null: return 1
        case .flag: return node.flag == true ? 2 : 3
        case .number: return mix(4, over: node.number ?? "")
        case .text: return mix(5, over: node.text ?? "")
        case .list:
            var mark: UInt64 = 6
            if isDeep { for item in node.items { mark = mix(mark, self.mark(of: item, isDeep: true)) } }
            return mark
        case .object:
            var mark: UInt64 = 7
            for member in node.members where isDeep || member.value.kind == .text {
                // A sum does not depend on the members' order.
                mark &+= mix(mix(8, over: member.key), self.mark(of: member.value, isDeep: isDeep))
            }
            return mark
        }
    }

    private static func mix(_ mark: UInt64, over text: String) -> UInt64 {
        var mark = mark &* 0x9E37_79B9_7F4A_7C15
        for byte in text.utf8 { mark = (mark ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
        return mix(mark, UInt64(text.utf8.count))
    }

    private static func mix(_ left: UInt64, _ right: UInt64) -> UInt64 {
        var mixed = (left ^ (right &* 0xBF58_476D_1CE4_E5B9)) &+ 0x9E37_79B9_7F4A_7C15
        mixed = (mixed ^ (mixed >> 30)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
