import BillOfMaterials
import LocatedJSON

/// Reads what a bill says about itself.
enum MetadataReader {
    static func read(_ node: JSONNode, _ components: inout ComponentReader) -> BillMetadata {
        var members = MemberReader(node)
        var metadata = BillMetadata()
        metadata.timestamp = members.text("timestamp")
        if let subject = members.node("component"), subject.kind == .object {
            metadata.subject = components.component(subject)
            members.take("component")
        }
        metadata.authors = members.objects("authors", NounReader.contact)
        metadata.supplier = members.object("supplier", NounReader.organisation)
        metadata.manufacturer = members.object("manufacturer", NounReader.organisation)
        metadata.lifecycles = members.objects("lifecycles") { node in
            var members = MemberReader(node)
            var lifecycle = BillLifecycle()
            lifecycle.phase = members.text("phase")
            lifecycle.name = members.text("name")
            lifecycle.description = members.text("description")
            lifecycle.carried = members.carried
            return lifecycle
        }
        if let tools = members.node("tools"), tools.kind == .object {
            var inside = MemberReader(tools)
            let found = components.components(&inside, "components")
            // Services beside the tools' components leave the whole as it is.
            if !found.isEmpty, inside.carried.isEmpty {
                metadata.toolComponents = found
                members.take("tools")
            }
        }
        metadata.tools = members.objects("tools") { node in
            var members = MemberReader(node)
            var tool = BillTool(
                vendor: members.text("vendor"), name: members.text("name"), version: members.text("version"))
            tool.carried = members.carried
            return tool
        }
        metadata.licences = LicenceReader.read(&members)
        metadata.properties = members.objects("properties", NounReader.property)
        metadata.carried = members.carried
        return metadata
    }
}
