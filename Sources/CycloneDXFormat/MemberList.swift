import BillOfMaterials

/// The members of one JSON object as they are put together: what is absent is not written.
struct MemberList {
    private var members: [CarriedValue.Member] = []

    mutating func put(_ key: String, _ text: String?) {
        if let text { members.append(.init(key, .text(text))) }
    }

    mutating func put(_ key: String, _ flag: Bool?) {
        if let flag { members.append(.init(key, .flag(flag))) }
    }

    mutating func put(_ key: String, _ value: CarriedValue?) {
        if let value { members.append(.init(key, value)) }
    }

    mutating func put(_ key: String, _ values: [CarriedValue]) {
        if !values.isEmpty { members.append(.init(key, .list(values))) }
    }

    mutating func put(_ key: String, texts: [String]) { put(key, texts.map { .text($0) }) }

    /// With what is carried, sorted by key; a key that stands already is not written again.
    func value(_ carried: [Carried]) -> CarriedValue {
        var written = Set(members.map(\.key))
        let rest = carried.filter { $0.path.count == 1 && written.insert($0.path[0]).inserted }
            .sorted { $0.path[0] < $1.path[0] }
        return .map(members + rest.map { .init($0.path[0], $0.value) })
    }
}
