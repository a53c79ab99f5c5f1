import BillOfMaterials

/// The small nouns of a bill as trees of CycloneDX.
enum NounTree {
    static func organisation(_ organisation: Organisation) -> CarriedValue {
        var list = MemberList()
        list.put("bom-ref", organisation.ref)
        list.put("name", organisation.name)
        list.put("url", texts: organisation.urls)
        list.put("contact", organisation.contacts.map(contact))
        return list.value(organisation.carried)
    }

    static func contact(_ contact: Contact) -> CarriedValue {
        var list = MemberList()
        list.put("bom-ref", contact.ref)
        list.put("name", contact.name)
        list.put("email", contact.email)
        list.put("phone", contact.phone)
        return list.value(contact.carried)
    }

    static func softwareTag(_ tag: SoftwareTag) -> CarriedValue {
        var list = MemberList()
        list.put("tagId", tag.tagID)
        list.put("name", tag.name)
        list.put("version", tag.version)
        return list.value(tag.carried)
    }

    static func hash(_ hash: ContentHash) -> CarriedValue {
        var list = MemberList()
        list.put("alg", hash.algorithm)
        list.put("content", hash.value)
        return list.value(hash.carried)
    }

    static func reference(_ reference: ExternalReference) -> CarriedValue {
        var list = MemberList()
        list.put("type", reference.kind)
        list.put("url", reference.url)
        list.put("comment", reference.comment)
        list.put("hashes", reference.hashes.map(hash))
        return list.value(reference.carried)
    }

    static func property(_ property: Property) -> CarriedValue {
        var list = MemberList()
        list.put("name", property.name)
        list.put("value", property.value)
        return list.value(property.carried)
    }

    static func licence(_ licence: Licence) -> CarriedValue {
        var list = MemberList()
        list.put("bom-ref", licence.ref)
        switch licence.name {
        case .id(let id): list.put("id", id)
        case .named(let name): list.put("name", name)
        case .expression(let expression): list.put("expression", expression)
        }
        list.put("acknowledgement", licence.acknowledgement)
        list.put(
            "text",
            licence.text.map { text in
                var list = MemberList()
                list.put("contentType", text.mediaType)
                list.put("encoding", text.encoding)
                list.put("content", text.content)
                return list.value(text.carried)
            })
        list.put("url", licence.url)
        if case .expression = licence.name { return list.value(licence.carried) }
        return .map([.init("license", list.value(licence.carried))])
    }

    static func patch(_ patch: Patch) -> CarriedValue {
        var list = MemberList()
        list.put("type", patch.kind)
        list.put(
            "resolves",
            patch.resolves.map { issue in
                var list = MemberList()
                list.put("type", issue.kind)
                list.put("id", issue.id)
                list.put("name", issue.name)
                return list.value(issue.carried)
            })
        return list.value(patch.carried)
    }

    static func dependency(_ dependency: Dependency) -> CarriedValue {
        var list = MemberList()
        list.put("ref", dependency.ref)
        list.put("dependsOn", texts: dependency.dependsOn)
        list.put("provides", texts: dependency.provides)
        return list.value(dependency.carried)
    }

    static func service(_ service: Service) -> CarriedValue {
        var list = MemberList()
        list.put("bom-ref", service.ref)
        list.put("provider", service.provider.map(organisation))
        list.put("group", service.group)
        list.put("name", service.name)
        list.put("version", service.version)
        list.put("description", service.description)
        list.put("endpoints", texts: service.endpoints)
        list.put("authenticated", service.isAuthenticated)
        list.put("x-trust-boundary", service.crossesTrustBoundary)
        list.put("licenses", service.licences.map(licence))
        list.put("externalReferences", service.externalReferences.map(reference))
        list.put("properties", service.properties.map(property))
        list.put("services", service.services.map(self.service))
        return list.value(service.carried)
    }

    static func vulnerability(_ vulnerability: BillVulnerability) -> CarriedValue {
        var list = MemberList()
        list.put("bom-ref", vulnerability.ref)
        list.put("id", vulnerability.id)
        list.put(
            "source",
            vulnerability.source.map { source in
                var list = MemberList()
                list.put("name", source.name)
                list.put("url", source.url)
                return list.value(source.carried)
            })
        list.put(
            "analysis",
            vulnerability.analysis.map { analysis in
                var list = MemberList()
                list.put("state", analysis.state)
                list.put("justification", analysis.justification)
                list.put("response", texts: analysis.responses)
                list.put("detail", analysis.detail)
                return list.value(analysis.carried)
            })
        list.put(
            "affects",
            vulnerability.affects.map { affected in
                var list = MemberList()
                list.put("ref", affected.ref)
                return list.value(affected.carried)
            })
        return list.value(vulnerability.carried)
    }
}
