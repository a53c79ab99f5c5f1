import BillOfMaterials

/// `Person: …`, `Organization: …`, `Tool: …`, with an address in brackets.
struct SPDXActor {
    let kind: String
    let name: String
    let email: String?

    /// Nil for NOASSERTION and whatever else is not of the form.
    init?(_ text: String) {
        guard let colon = text.firstIndex(of: ":") else { return nil }
        kind = String(text[..<colon])
        guard ["Person", "Organization", "Tool"].contains(kind) else { return nil }
        let rest = text[text.index(after: colon)...].drop { $0 == " " }
        if kind != "Tool", rest.last == ")", let open = rest.lastIndex(of: "(") {
            name = Self.trimmed(rest[..<open])
            let address = Self.trimmed(rest[rest.index(after: open)...].dropLast())
            email = address.isEmpty ? nil : address
        } else {
            name = Self.trimmed(rest)
            email = nil
        }
    }

    private static func trimmed(_ text: Substring) -> String {
        var text = text.drop { $0 == " " }
        while text.last == " " { text.removeLast() }
        return String(text)
    }

    /// As the neutral bill has it; the text as written is carried, so that it can be written again.
    func organisation(_ text: String) -> Organisation {
        var organisation = Organisation(name: name)
        if let email {
            var contact = Contact(name: kind == "Person" ? name : nil)
            contact.email = email
            organisation.contacts = [contact]
        }
        organisation.carried = [Carried(["actor"], .text(text))]
        return organisation
    }

    func contact(_ text: String) -> Contact {
        var contact = Contact(name: name)
        contact.email = email
        contact.carried = [Carried(["actor"], .text(text))]
        return contact
    }
}
