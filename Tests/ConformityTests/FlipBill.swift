import BillOfMaterials

/// The bills that flip files may name.
enum FlipBill {
    /// `complete.cdx.json` has two components with all fields; any other name gives one that lacks
    /// everything.
    static func named(_ name: String) -> Bill {
        guard name == "complete.cdx.json" else {
            return Bill(
                format: "CycloneDX 1.6",
                components: [
                    Component(
                        name: "mystery", version: nil, supplier: nil, packageURL: nil, cpe: nil,
                        kind: "library")
                ])
        }
        return Bill(
            format: "CycloneDX 1.6",
            components: ["openssl", "zlib"].map {
                Component(
                    name: $0, version: "1.0", supplier: "Debian",
                    packageURL: PackageURL("pkg:deb/debian/\($0)@1.0"),
                    cpe: nil, kind: "library")
            })
    }
}
