import BillOfMaterials

/// The neutral bill as a tree of CycloneDX.
enum BillTree {
    static func bill(_ bill: Bill, _ version: String) -> CarriedValue {
        var list = MemberList()
        list.put("$schema", "http://cyclonedx.org/schema/bom-\(version).schema.json")
        list.put("bomFormat", "CycloneDX")
        list.put("specVersion", version)
        list.put("serialNumber", bill.serialNumber)
        list.put("version", bill.version.map { .number($0) })
        if bill.metadata != BillMetadata() { list.put("metadata", metadata(bill.metadata)) }
        list.put("components", bill.components.map(component))
        let services = bill.services.sorted { ($0.name, $0.ref ?? "") < ($1.name, $1.ref ?? "") }
        list.put("services", services.map(NounTree.service))
        list.put("externalReferences", bill.externalReferences.map(NounTree.reference))
        let dependencies = bill.dependencies.sorted { $0.ref < $1.ref }
        list.put("dependencies", dependencies.map(NounTree.dependency))
        let vulnerabilities = bill.vulnerabilities.sorted {
            ($0.id ?? "", $0.ref ?? "") < ($1.id ?? "", $1.ref ?? "")
        }
        list.put("vulnerabilities", vulnerabilities.map(NounTree.vulnerability))
        list.put("properties", bill.properties.map(NounTree.property))
        return list.value(bill.carried)
    }

    private static func metadata(_ metadata: BillMetadata) -> CarriedValue {
        var list = MemberList()
        list.put("timestamp", metadata.timestamp)
        list.put(
            "lifecycles",
            metadata.lifecycles.map { lifecycle in
                var list = MemberList()
                list.put("phase", lifecycle.phase)
                list.put("name", lifecycle.name)
                list.put("description", lifecycle.description)
                return list.value(lifecycle.carried)
            })
        if metadata.toolComponents.isEmpty {
            list.put(
                "tools",
                metadata.tools.map { tool in
                    var list = MemberList()
                    list.put("vendor", tool.vendor)
                    list.put("name", tool.name)
                    list.put("version", tool.version)
                    return list.value(tool.carried)
                })
        } else {
            var tools = MemberList()
            tools.put("components", metadata.toolComponents.map(component))
            list.put("tools", tools.value([]))
        }
        list.put("authors", metadata.authors.map(NounTree.contact))
        list.put("component", metadata.subject.map(component))
        list.put("manufacturer", metadata.manufacturer.map(NounTree.organisation))
        list.put("supplier", metadata.supplier.map(NounTree.organisation))
        list.put("licenses", metadata.licences.map(NounTree.licence))
        list.put("properties", metadata.properties.map(NounTree.property))
        return list.value(metadata.carried)
    }

    static func component(_ component: Component) -> CarriedValue {
        var list = MemberList()
        list.put("type", component.kind)
        list.put("bom-ref", component.ref)
        list.put("supplier", component.supplier.map(NounTree.organisation))
        list.put("manufacturer", component.manufacturer.map(NounTree.organisation))
        list.put("authors", component.authors.map(NounTree.contact))
        list.put("author", component.author)
        list.put("publisher", component.publisher)
        list.put("group", component.group)
        list.put("name", component.name)
        list.put("version", component.version)
        list.put("description", component.description)
        list.put("scope", component.scope)
        list.put("hashes", component.hashes.map(NounTree.hash))
        list.put("licenses", component.licences.map(NounTree.licence))
        list.put("copyright", component.copyright)
        list.put("cpe", component.cpe?.text)
        list.put("purl", component.packageURL?.text)
        list.put("swid", component.swid.map(NounTree.softwareTag))
        list.put("pedigree", component.pedigree.map(pedigree))
        list.put("externalReferences", component.externalReferences.map(NounTree.reference))
        list.put("components", component.components.map(self.component))
        list.put("properties", component.properties.map(NounTree.property))
        return list.value(component.carried)
    }

    private static func pedigree(_ pedigree: Pedigree) -> CarriedValue {
        var list = MemberList()
        list.put("ancestors", pedigree.ancestors.map(component))
        list.put("descendants", pedigree.descendants.map(component))
        list.put("variants", pedigree.variants.map(component))
        list.put("patches", pedigree.patches.map(NounTree.patch))
        list.put("notes", pedigree.notes)
        return list.value(pedigree.carried)
    }
}
