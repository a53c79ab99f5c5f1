import BillOfMaterials
import Kernel
import Vulnerabilities

/// How documents on vulnerabilities call the device and its releases: by a package URL of its id.
public struct DeviceProduct: Hashable, Sendable {
    private let id: String
    private let name: String
    private let maker: String?

    public init(id: String, name: String, maker: String?) {
        self.id = id
        self.name = name
        self.maker = maker
    }

    /// The device with the software of one release.
    public func selector(of release: String, in vocabulary: ExploitabilityVocabulary) -> ComponentSelector {
        let url = try? PackageURL(type: "generic", name: id, version: release)
        var selector = ComponentSelector(
            packageURLs: [url].compactMap(\.self), vendor: maker, name: name, reference: url?.text)
        // In OpenVEX an address names the product, and holds the release.
        if vocabulary != .openVEX { selector.versionName = release }
        return selector
    }

    /// What a document's product is.
    public enum Answer: Equatable {
        case release(String)
        case everyRelease
        case otherProduct
    }

    public func answer(_ product: ComponentSelector) -> Answer {
        let own = product.packageURLs.first {
            $0.type == "generic" && $0.name.lowercased() == id.lowercased()
        }
        if let own { return own.version.map { .release($0) } ?? .everyRelease }
        let isNamed = product.packageURLs.isEmpty && product.cpes.isEmpty && product.name == name
        guard isNamed, maker == nil || product.vendor == nil || product.vendor == maker else {
            return .otherProduct
        }
        return product.versionName.map { .release($0) } ?? .everyRelease
    }
}
