import BillOfMaterials
import LocatedJSON

/// Reads the small nouns of a bill, each from one JSON object.
enum NounReader {
    static func organisation(_ node: JSONNode) -> Organisation {
        var members = MemberReader(node)
        var organisation = Organisation(name: members.text("name"))
        organisation.ref = members.text("bom-ref")
        organisation.urls = members.texts("url")
        organisation.contacts = members.objects("contact", contact)
        organisation.carried = members.carried
        return organisation
    }

    static func contact(_ node: JSONNode) -> Contact {
        var members = MemberReader(node)
        var contact = Contact(name: members.text("name"))
        contact.ref = members.text("bom-ref")
        contact.email = members.text("email")
        contact.phone = members.text("phone")
        contact.carried = members.carried
        return contact
    }

    static func softwareTag(_ node: JSONNode) -> SoftwareTag {
        var members = MemberReader(node)
        var tag = SoftwareTag(tagID: members.required("tagId"), name: members.required("name"))
        tag.version = members.text("version")
        tag.carried = members.carried
        return tag
    }

    static func hash(_ node: JSONNode) -> ContentHash {
        var members = MemberReader(node)
        var hash = ContentHash(algorithm: members.required("alg"), value: members.required("content"))
        hash.carried = members.carried
        return hash
    }

    static func reference(_ node: JSONNode) -> ExternalReference {
        var members = MemberReader(node)
        var reference = ExternalReference(kind: members.required("type"), url: members.required("url"))
        reference.comment = members.text("comment")
        reference.hashes = members.objects("hashes", hash)
        reference.carried = members.carried
        return reference
    }

    static func property(_ node: JSONNode) -> Property {
        var members = MemberReader(node)
        var property = Property(name: members.text("name"), value: members.text("value"))
        property.carried = members.carried
        return property
    }

    static func patch(_ node: JSONNode) -> Patch {
        var members = MemberReader(node)
        var patch = Patch(kind: members.required("type"))
        patch.resolves = members.objects("resolves") { node in
            var members = MemberReader(node)
            var issue = ResolvedIssue(kind: members.required("type"))
            issue.id = members.text("id")
            issue.name = members.text("name")
            issue.carried = members.carried
            return issue
        }
        patch.carried = members.carried
        return patch
    }

    static func dependency(_ node: JSONNode) -> Dependency {
        var members = MemberReader(node)
        var dependency = Dependency(ref: members.required("ref"))
        dependency.dependsOn = members.texts("dependsOn")
        dependency.provides = members.texts("provides")
        dependency.carried = members.carried
        return dependency
    }

    static func service(_ node: JSONNode) -> Service {
        var members = MemberReader(node)
        var service = Service(name: members.required("name"))
        service.ref = members.text("bom-ref")
        service.group = members.text("group")
        service.version = members.text("version")
        service.description = members.text("description")
        service.provider = members.object("provider", organisation)
        service.endpoints = members.texts("endpoints")
        service.isAuthenticated = members.flag("authenticated")
        service.crossesTrustBoundary = members.flag("x-trust-boundary")
        service.licences = LicenceReader.read(&members)
        service.externalReferences = members.objects("externalReferences", reference)
        service.properties = members.objects("properties", property)
        service.services = members.objects("services", self.service)
        service.carried = members.carried
        return service
    }

    static func vulnerability(_ node: JSONNode) -> BillVulnerability {
        var members = MemberReader(node)
        var vulnerability = BillVulnerability()
        vulnerability.id = members.text("id")
        vulnerability.ref = members.text("bom-ref")
        vulnerability.source = members.object("source") { node in
            var members = MemberReader(node)
            var source = BillVulnerability.Source()
            source.name = members.text("name")
            source.url = members.text("url")
            source.carried = members.carried
            return source
        }
        vulnerability.analysis = members.object("analysis") { node in
            var members = MemberReader(node)
            var analysis = BillAnalysis()
            analysis.state = members.text("state")
            analysis.justification = members.text("justification")
            analysis.responses = members.texts("response")
            analysis.detail = members.text("detail")
            analysis.carried = members.carried
            return analysis
        }
        vulnerability.affects = members.objects("affects") { node in
            var members = MemberReader(node)
            var affected = BillVulnerability.Affected(ref: members.required("ref"))
            affected.carried = members.carried
            return affected
        }
        vulnerability.carried = members.carried
        return vulnerability
    }
}
