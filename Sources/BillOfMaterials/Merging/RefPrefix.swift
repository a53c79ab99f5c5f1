/// Sets the refs of one part's bill apart from those of the others.
struct RefPrefix {
    private let label: String
    /// Refs of the part's bill; what is given to components that had none must be none of them.
    private let taken: Set<String>
    private var given = 0

    /// - Parameter bill: the part's bill.
    init(_ label: String, _ bill: Bill) {
        self.label = label
        let lines = bill.everyComponent + (bill.metadata.subject.map { [$0] } ?? [])
        var taken = Set(lines.compactMap(\.ref) + bill.services.compactMap(\.ref))
        for dependency in bill.dependencies { taken.formUnion([dependency.ref] + dependency.dependsOn) }
        self.taken = taken
    }

    func ref(_ ref: String) -> String { label + "/" + ref }

    /// The part as one component: the bill's subject, with all lines of the bill inside. A bill that does not
    /// say what it is of makes a part of the release, which has its version and its maker.
    mutating func root(of part: BillPart, in release: Component) -> Component {
        let subject = part.bill.metadata.subject
        var root =
            subject.map { component($0) }
            ?? Component(
                name: part.label, version: release.version, supplier: release.supplierName, kind: part.kind)
        root.ref = root.ref ?? fresh("part")
        root.kind = root.kind ?? part.kind ?? "application"
        var inside = root.components
        for line in part.bill.components { inside.append(component(line)) }
        root.components = inside
        root.externalReferences += part.bill.externalReferences
        root.properties += part.bill.properties
        return root
    }

    mutating func component(_ component: Component) -> Component {
        var component = component
        component.ref = component.ref.map(ref) ?? fresh("line")
        component.supplier = component.supplier.map(organisation)
        component.manufacturer = component.manufacturer.map(organisation)
        component.authors = component.authors.map(contact)
        component.licences = component.licences.map(licence)
        if var pedigree = component.pedigree {
            pedigree.ancestors = pedigree.ancestors.map { self.component($0) }
            pedigree.descendants = pedigree.descendants.map { self.component($0) }
            pedigree.variants = pedigree.variants.map { self.component($0) }
            component.pedigree = pedigree
        }
        component.components = component.components.map { self.component($0) }
        return component
    }

    /// A ref that the part's bill does not use.
    private mutating func fresh(_ word: String) -> String {
        repeat { given += 1 } while taken.contains("\(word)-\(given)")
        return ref("\(word)-\(given)")
    }

    private func organisation(_ organisation: Organisation) -> Organisation {
        var organisation = organisation
        organisation.ref = organisation.ref.map(ref)
        organisation.contacts = organisation.contacts.map(contact)
        return organisation
    }

    private func contact(_ contact: Contact) -> Contact {
        var contact = contact
        contact.ref = contact.ref.map(ref)
        return contact
    }

    private func licence(_ licence: Licence) -> Licence {
        var licence = licence
        licence.ref = licence.ref.map(ref)
        return licence
    }

    func service(_ service: Service) -> Service {
        var service = service
        service.ref = service.ref.map(ref)
        service.provider = service.provider.map(organisation)
        service.licences = service.licences.map(licence)
        service.services = service.services.map { self.service($0) }
        return service
    }

    func dependency(_ dependency: Dependency) -> Dependency {
        var moved = Dependency(ref: ref(dependency.ref))
        moved.dependsOn = dependency.dependsOn.map(ref)
        moved.provides = dependency.provides.map(ref)
        moved.carried = dependency.carried
        return moved
    }

    func vulnerability(_ vulnerability: BillVulnerability) -> BillVulnerability {
        var vulnerability = vulnerability
        vulnerability.ref = vulnerability.ref.map(ref)
        vulnerability.affects = vulnerability.affects.map { affected in
            // A link to another bill (urn:cdx:…) stays as it is.
            guard !affected.ref.hasPrefix("urn:cdx:") else { return affected }
            var moved = BillVulnerability.Affected(ref: ref(affected.ref))
            moved.carried = affected.carried
            return moved
        }
        return vulnerability
    }
}
