/// Sets the refs of one part's bill apart from those of the others.
struct RefPrefix {
    private let label: String
    /// Refs given to components that had none.
    private var given = 0

    init(_ label: String) { self.label = label }

    func ref(_ ref: String) -> String { label + "/" + ref }

    /// The part as one component: the bill's subject, with all lines of the bill inside. A bill that does not
    /// say what it is of makes a part of the release, which has its version and its maker.
    mutating func root(of part: BillPart, in release: Component) -> Component {
        let subject = part.bill.metadata.subject
        var root =
            subject.map { component($0) }
            ?? Component(
                name: part.label, version: release.version, supplier: release.supplierName, kind: part.kind)
        root.ref = root.ref ?? label
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
        if let ref = component.ref {
            component.ref = self.ref(ref)
        } else {
            given += 1
            component.ref = "\(label)/line-\(given)"
        }
        component.components = component.components.map { self.component($0) }
        return component
    }

    func service(_ service: Service) -> Service {
        var service = service
        service.ref = service.ref.map(ref)
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
