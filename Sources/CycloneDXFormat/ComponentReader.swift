import BillEncoding
import BillOfMaterials
import Kernel
import LocatedJSON

/// Reads components, with the identifiers in them.
struct ComponentReader {
    var identifiers = IdentifierReader()

    mutating func components(_ members: inout MemberReader, _ key: String) -> [Component] {
        guard let items = members.node(key)?.items.map({ $0 }), !items.isEmpty,
            items.allSatisfy({ $0.kind == .object })
        else { return [] }
        members.take(key)
        var found: [Component] = []
        for item in items { found.append(component(item)) }
        return found
    }

    mutating func component(_ node: JSONNode) -> Component {
        var members = MemberReader(node)
        let name = members.required("name")
        let url = identifiers.packageURL(members.node("purl"), of: name)
        let cpe = identifiers.cpeName(members.node("cpe"), of: name)
        if url != nil { members.take("purl") }
        if cpe != nil { members.take("cpe") }
        var component = Component(
            name: name, version: members.text("version"), packageURL: url, cpe: cpe,
            kind: members.text("type"))
        component.ref = members.text("bom-ref")
        component.group = members.text("group")
        component.description = members.text("description")
        component.scope = members.text("scope")
        component.supplier = members.object("supplier", NounReader.organisation)
        component.manufacturer = members.object("manufacturer", NounReader.organisation)
        component.publisher = members.text("publisher")
        component.author = members.text("author")
        component.authors = members.objects("authors", NounReader.contact)
        component.copyright = members.text("copyright")
        component.swid = members.object("swid", NounReader.softwareTag)
        component.hashes = members.objects("hashes", NounReader.hash)
        component.licences = LicenceReader.read(&members)
        component.externalReferences = members.objects("externalReferences", NounReader.reference)
        component.properties = members.objects("properties", NounReader.property)
        if let node = members.node("pedigree"), node.kind == .object {
            component.pedigree = pedigree(node)
            members.take("pedigree")
        }
        component.components = components(&members, "components")
        component.carried = members.carried
        return component
    }

    private mutating func pedigree(_ node: JSONNode) -> Pedigree {
        var members = MemberReader(node)
        var pedigree = Pedigree()
        pedigree.ancestors = components(&members, "ancestors")
        pedigree.descendants = components(&members, "descendants")
        pedigree.variants = components(&members, "variants")
        pedigree.patches = members.objects("patches", NounReader.patch)
        pedigree.notes = members.text("notes")
        pedigree.carried = members.carried
        return pedigree
    }
}
