import BillOfMaterials
import LocatedJSON

/// Reads licences, told by id, by name, or as an expression.
enum LicenceReader {
    static func read(_ members: inout MemberReader) -> [Licence] {
        guard let items = members.node("licenses")?.items.map({ $0 }), !items.isEmpty else { return [] }
        let licences = items.compactMap(licence)
        // One entry that the model cannot hold leaves all of them as they are.
        guard licences.count == items.count else { return [] }
        members.take("licenses")
        return licences
    }

    private static func licence(_ node: JSONNode) -> Licence? {
        var entry = MemberReader(node)
        if let expression = entry.node("expression")?.text {
            entry.take("expression")
            return filled(Licence(.expression(expression)), &entry)
        }
        // Members beside `license` are allowed by old versions only, and have no place in a licence.
        guard let inner = entry.node("license"), node.members.map({ $0 }).count == 1 else { return nil }
        var members = MemberReader(inner)
        if let id = members.text("id") { return filled(Licence(.id(id)), &members) }
        if let name = members.text("name") { return filled(Licence(.named(name)), &members) }
        return nil
    }

    private static func filled(_ start: Licence, _ members: inout MemberReader) -> Licence {
        var licence = start
        licence.ref = members.text("bom-ref")
        licence.acknowledgement = members.text("acknowledgement")
        licence.text = members.object("text") { node in
            var members = MemberReader(node)
            var text = LicenceText(content: members.required("content"))
            text.encoding = members.text("encoding")
            text.mediaType = members.text("contentType")
            text.carried = members.carried
            return text
        }
        licence.url = members.text("url")
        licence.carried = members.carried
        return licence
    }
}
