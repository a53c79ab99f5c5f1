import BillOfMaterials
import LocatedJSON

/// Who made, supplied or wrote something: a person, an organisation, a program.
struct SPDX3Agent {
    let id: String
    /// The class: Person, Organization, SoftwareAgent, Agent, Tool.
    let kind: String
    let name: String?
    let email: String?

    /// Those that a value names; an id that the document does not have stands for its own name.
    static func all(_ node: JSONNode?, _ graph: SPDX3Graph) -> [SPDX3Agent] {
        SPDX3Relationships.items(node).compactMap { item in
            guard let object = graph.object(at: item) else {
                return item.text.map { SPDX3Agent(id: $0, kind: "Agent", name: $0, email: nil) }
            }
            let identifiers = SPDX3Relationships.items(object.node["externalIdentifier"])
            let email = identifiers.first { $0["externalIdentifierType"]?.text == "email" }
            return SPDX3Agent(
                id: object.id ?? "", kind: object.kind?.name ?? "Agent",
                name: object.node["name"]?.text ?? email?["identifier"]?.text ?? object.id,
                email: email?["identifier"]?.text)
        }
    }

    var contact: Contact {
        var contact = Contact(name: name)
        contact.email = email
        contact.ref = id
        return contact
    }

    var organisation: Organisation {
        var organisation = Organisation(name: name)
        organisation.ref = id
        if let email {
            var contact = Contact(name: kind == "Person" ? name : nil)
            contact.email = email
            organisation.contacts = [contact]
        }
        return organisation
    }
}
