import BillOfMaterials

/// Writes a tree of CycloneDX as XML, by the table of XML forms read the other way round.
struct XMLBillWriter {
    private let structure: Structure
    private var out: [UInt8] = []
    /// What XML cannot hold: its path, and why.
    private(set) var lost: [(path: String, why: Why)] = []

    /// Why a part is left out.
    enum Why { case noPlace, characters }

    private typealias Members = [String: CarriedValue]

    /// The bytes of a bill: UTF-8, indented by two spaces, with a line break at the end.
    static func write(
        _ bill: CarriedValue, _ structure: Structure
    ) -> (bytes: [UInt8], lost: [(path: String, why: Why)]) {
        var writer = XMLBillWriter(structure: structure)
        writer.out += "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".utf8
        var bill = bill
        if case .map(let members) = bill {
            bill = .map(members.filter { !["$schema", "bomFormat", "specVersion"].contains($0.key) })
        }
        let namespace = ("xmlns", XMLBillReader.namespaceStart + structure.version)
        writer.element("bom", bill, .form("bill"), path: "", indent: 0, extra: [namespace])
        return (writer.out, writer.lost)
    }

    private init(structure: Structure) { self.structure = structure }

    // MARK: Elements

    private mutating func element(
        _ name: String, _ value: CarriedValue, _ form: XMLForm.Value, path: String, indent: Int,
        extra: [(String, String)] = []
    ) {
        switch form {
        case .scalar:
            guard let text = Self.text(value) else { return lose(path, .noPlace) }
            start(name, [], indent)
            end(name, text: text, path)
        case .reference(let attribute):
            guard let text = Self.text(value) else { return lose(path, .noPlace) }
            start(name, [(attribute, kept(text, path))], indent)
            end(name, text: "", path)
        case .form(let formName):
            guard case .map(let members) = value, let form = structure.forms[formName] else {
                if let form = structure.forms[formName], let own = form.itself {
                    return element(name, value, Self.inner(own), path: path, indent: indent)
                }
                return lose(path, .noPlace)
            }
            if let own = form.itself {
                guard let member = members.first(where: { $0.key == own.key }) else {
                    return lose(path, .noPlace)
                }
                return element(
                    name, member.value, Self.inner(own), path: "\(path).\(own.key)", indent: indent)
            }
            object(name, members, form, path: path, indent: indent, extra: extra)
        }
    }

    private mutating func object(
        _ name: String, _ members: [CarriedValue.Member], _ form: XMLForm, path: String, indent: Int,
        extra: [(String, String)]
    ) {
        var left = Members(members.map { ($0.key, $0.value) }) { first, _ in first }
        start(name, extra + attributes(&left, form, path), indent)
        var text = ""
        if let own = form.ownText, let value = left.removeValue(forKey: own.key) {
            if let own = Self.text(value) { text = own } else { lose(join(path, own.key), .noPlace) }
        }
        let before = out.count
        children(&left, form, path: path, indent: indent + 1)
        for key in left.keys.sorted() { lose(join(path, key), .noPlace) }
        if out.count > before { close(name, indent) } else { end(name, text: text, path) }
    }

    private mutating func attributes(
        _ left: inout Members, _ form: XMLForm, _ path: String
    ) -> [(String, String)] {
        var found: [(String, String)] = []
        for member in form.members {
            guard case .attribute = member.place, let value = left.removeValue(forKey: member.key) else {
                continue
            }
            let place = join(path, member.key)
            guard let text = Self.text(value) else {
                lose(place, .noPlace)
                continue
            }
            found.append((member.name, kept(text, place)))
        }
        return found
    }

    private mutating func children(_ left: inout Members, _ form: XMLForm, path: String, indent: Int) {
        for member in form.members {
            if case .merged(let name) = member.place, let inner = structure.forms[name] {
                merged(member.name, &left, inner, path: path, indent: indent)
                continue
            }
            guard let value = left[member.key], fits(value, member) else { continue }
            switch member.place {
            case .attribute, .ownText, .itself, .merged: continue
            default: left[member.key] = nil
            }
            let place = join(path, member.key)
            guard member.isRepeated else {
                write(value, member, path: place, indent: indent)
                continue
            }
            guard case .list(let items) = value else {
                write(value, member, path: place, indent: indent)
                continue
            }
            for (index, item) in items.enumerated() {
                write(item, member, path: "\(place)[\(index)]", indent: indent)
            }
        }
    }

    private mutating func merged(
        _ name: String, _ left: inout Members, _ form: XMLForm, path: String, indent: Int
    ) {
        let keys = form.members.map(\.key)
        let inside = keys.compactMap { key in
            left.removeValue(forKey: key).map { CarriedValue.Member(key, $0) }
        }
        guard !inside.isEmpty else { return }
        object(name, inside, form, path: path, indent: indent, extra: [])
    }

    /// Where two members have one key, lists go to the one that holds lists.
    private func fits(_ value: CarriedValue, _ member: XMLForm.Member) -> Bool {
        switch (value, member.place) {
        case (.list, .list): true
        case (_, .list): false
        case (.list, _): member.isRepeated
        default: true
        }
    }

    private mutating func write(_ value: CarriedValue, _ member: XMLForm.Member, path: String, indent: Int) {
        switch member.place {
        case .child(let form): element(member.name, value, form, path: path, indent: indent)
        case .list(let items):
            guard case .list(let values) = value else { return lose(path, .noPlace) }
            start(member.name, [], indent)
            let before = out.count
            for (index, value) in values.enumerated() {
                item(value, items, path: "\(path)[\(index)]", indent: indent + 1)
            }
            if out.count > before { close(member.name, indent) } else { end(member.name, text: "", path) }
        case .choice(let items):
            guard items.contains(where: { holds(value, $0.value) }) else { return lose(path, .noPlace) }
            start(member.name, [], indent)
            item(value, items, path: path, indent: indent + 1)
            close(member.name, indent)
        case .attribute, .ownText, .itself, .merged: break
        }
    }

    private mutating func item(_ value: CarriedValue, _ items: [XMLForm.Item], path: String, indent: Int) {
        guard let item = items.first(where: { holds(value, $0.value) }) ?? (items.count == 1 ? items[0] : nil)
        else { return lose(path, .noPlace) }
        element(item.element, value, item.value, path: path, indent: indent)
    }

    /// Whether a form has a place for each member of a value.
    private func holds(_ value: CarriedValue, _ form: XMLForm.Value) -> Bool {
        guard case .form(let name) = form else { return Self.text(value) != nil }
        guard case .map(let members) = value, let form = structure.forms[name] else { return false }
        var keys = Set(form.members.map(\.key))
        for case .merged(let name) in form.members.map(\.place) {
            keys.formUnion(structure.forms[name]?.members.map(\.key) ?? [])
        }
        return members.allSatisfy { keys.contains($0.key) }
    }

    // MARK: Text

    private static func inner(_ member: XMLForm.Member) -> XMLForm.Value {
        if case .itself(let value) = member.place { value } else { .scalar(.text) }
    }

    /// A text, number or flag as it is written; nil for anything else.
    private static func text(_ value: CarriedValue) -> String? {
        switch value {
        case .text(let text), .number(let text): text
        case .flag(let flag): flag ? "true" : "false"
        case .null, .list, .map: nil
        }
    }

    private func join(_ path: String, _ key: String) -> String { path.isEmpty ? key : "\(path).\(key)" }

    private mutating func lose(_ path: String, _ why: Why) { lost.append((path, why)) }

    /// Without the characters that XML cannot hold.
    private mutating func kept(_ text: String, _ path: String) -> String {
        // What XML cannot hold has a byte below a space, or is U+FFFE or U+FFFF.
        let isPlain = text.utf8.allSatisfy { $0 >= 0x20 && $0 != 0xEF }
        guard !isPlain, !text.unicodeScalars.allSatisfy(XMLCharacter.isAllowed) else { return text }
        lose(path, .characters)
        return String(String.UnicodeScalarView(text.unicodeScalars.filter(XMLCharacter.isAllowed)))
    }

    private mutating func start(_ name: String, _ attributes: [(String, String)], _ indent: Int) {
        out += repeatElement(0x20, count: indent * 2)
        out += "<\(name)".utf8
        for (key, value) in attributes {
            out += " \(key)=\"".utf8
            XMLCharacter.append(value, inAttribute: true, to: &out)
            out.append(UInt8(ascii: "\""))
        }
        out += ">\n".utf8
    }

    /// Ends an element that has text alone, or nothing.
    private mutating func end(_ name: String, text: String, _ path: String) {
        out.removeLast()
        if text.isEmpty {
            out.removeLast()
            out += "/>\n".utf8
        } else {
            XMLCharacter.append(kept(text, path), inAttribute: false, to: &out)
            out += "</\(name)>\n".utf8
        }
    }

    private mutating func close(_ name: String, _ indent: Int) {
        out += repeatElement(0x20, count: indent * 2)
        out += "</\(name)>\n".utf8
    }
}
