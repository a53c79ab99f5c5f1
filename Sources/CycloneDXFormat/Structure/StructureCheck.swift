import LocatedJSON

/// Holds a document against the structure table.
struct StructureCheck {
    /// A member that the format allows without knowing it.
    struct Unknown: Hashable {
        let object: String
        let key: String
    }

    /// So many faults are told of one document; the rest would not help.
    static let faultsMax = 100

    private let structure: Structure
    private let faultsMax: Int
    private(set) var faults: [StructureFault] = []
    /// Each kind of unknown member, where it stands first, and how often.
    private(set) var unknowns: [Unknown: (first: JSONNode, count: Int)] = [:]

    /// - Parameter faultsMax: how many faults are kept.
    init(_ structure: Structure, faultsMax: Int = StructureCheck.faultsMax) {
        self.structure = structure
        self.faultsMax = faultsMax
    }

    /// Looks at the whole document.
    mutating func check(_ root: JSONNode) { check(root, .object("bill")) }

    private mutating func fail(_ node: JSONNode, _ reason: StructureFault.Reason) {
        if faults.count < faultsMax { faults.append(StructureFault(node: node, reason: reason)) }
    }

    private mutating func check(_ node: JSONNode, _ shape: Structure.Shape) {
        switch shape {
        case .any: return
        case .flag: if node.kind != .flag { fail(node, .kind(expected: "true/false")) }
        case .text(let form):
            guard node.kind == .text else { return fail(node, .kind(expected: "text")) }
            if let form, let text = node.text, !form.fits(text, inXML: structure.isXML) {
                fail(node, .form(text, example: form.example))
            }
        case .number(let isWhole, let low, let high): checkNumber(node, isWhole, low, high)
        case .one(let list):
            guard let text = node.text else { return fail(node, .kind(expected: "text")) }
            let allowed = structure.words[list] ?? []
            if !allowed.contains(text) { fail(node, .word(text, allowed: allowed.sorted())) }
        case .object(let name):
            guard node.kind == .object else { return fail(node, .kind(expected: "{…}")) }
            if let object = structure.objects[name] { checkObject(node, object) }
        case .list(let item, let rule):
            guard node.kind == .list else { return fail(node, .kind(expected: "[…]")) }
            checkList(node, item, rule)
        case .choice(let shapes): checkChoice(node, shapes)
        }
    }

    private mutating func checkNumber(_ node: JSONNode, _ isWhole: Bool, _ low: Double?, _ high: Double?) {
        guard let text = node.number, let number = Double(text) else {
            return fail(node, .kind(expected: isWhole ? "1, 2, 3" : "0.5"))
        }
        if isWhole, number.rounded() != number { return fail(node, .kind(expected: "1, 2, 3")) }
        if let low, number < low { fail(node, .range(text)) }
        if let high, number > high { fail(node, .range(text)) }
    }

    private mutating func checkObject(_ node: JSONNode, _ object: Structure.Object) {
        var present: [String: JSONNode] = [:]
        for member in node.members {
            let key = member.key
            present[key] = member.value
            if let shape = object.members[key] {
                check(member.value, shape)
            } else if object.isOpen, !structure.isXML {
                let unknown = Unknown(object: object.name, key: key)
                unknowns[unknown, default: (member.keyNode, 0)].count += 1
            } else {
                fail(member.keyNode, .unknown(key))
            }
        }
        for key in object.required where present[key] == nil { fail(node, .missing(key)) }
        for rule in object.rules { check(node, present, rule) }
    }

    private mutating func check(
        _ node: JSONNode, _ present: [String: JSONNode], _ rule: Structure.MemberRule
    ) {
        switch rule {
        case .exactlyOne(let keys):
            if keys.count(where: { present[$0] != nil }) != 1 { fail(node, .notExactlyOne(keys)) }
        case .atLeastOne(let keys):
            if !keys.contains(where: { present[$0] != nil }) { fail(node, .noneOf(keys)) }
        case .apart(let keys):
            if keys.allSatisfy({ present[$0] != nil }) { fail(node, .together(keys)) }
        case .onlyWith(let key, let flag):
            if let value = present[key], present[flag]?.flag != true {
                fail(value, .onlyWith(key, flag: flag))
            }
        }
    }

    private mutating func checkList(_ node: JSONNode, _ item: Structure.Shape, _ rule: Structure.ListRule) {
        var items: [JSONNode] = []
        for value in node.items {
            check(value, item)
            if rule != .free, !(rule == .noneTwice && structure.isXML) { items.append(value) }
        }
        switch rule {
        case .free: return
        case .notEmpty: if items.isEmpty { fail(node, .empty) }
        case .exactlyOne: if items.count != 1 { fail(node, .notOne) }
        case .noneTwice:
            for value in Likeness.repeated(in: items) { fail(value, .repeated) }
        }
    }

    /// A value that fits no shape is held against the one that it is nearest to.
    private mutating func checkChoice(_ node: JSONNode, _ shapes: [Structure.Shape]) {
        var best: [StructureFault]?
        for shape in shapes {
            var trial = StructureCheck(structure)
            trial.check(node, shape)
            if trial.faults.isEmpty {
                unknowns.merge(trial.unknowns) { ($0.first, $0.count + $1.count) }
                return
            }
            let isNearer = Self.distance(trial.faults, from: node) < Self.distance(best, from: node)
            if isNearer { best = trial.faults }
        }
        for fault in best ?? [] { fail(fault.node, fault.reason) }
    }

    /// A value of another kind is furthest away; otherwise the number of faults counts.
    private static func distance(_ faults: [StructureFault]?, from node: JSONNode) -> Int {
        guard let faults else { return .max }
        if case .kind = faults[0].reason, faults[0].node == node { return Int.max }
        return faults.count
    }
}
