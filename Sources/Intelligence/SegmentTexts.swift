import VersionOrdering
import Vulnerabilities

/// The texts of versions, each once, and their prefixes.
struct VersionTexts {
    private var places: [String: UInt32] = [:]
    private var prefixes: [UInt64: UInt64?] = [:]
    private var writer = ByteWriter()

    var bytes: [UInt8] { writer.bytes }

    /// Where the text stands, and its prefix; nil where it cannot be read in this order.
    mutating func add(_ version: String, as scheme: VersionScheme) -> (place: UInt32, prefix: UInt64?) {
        let place: UInt32
        if let known = places[version] {
            place = known
        } else {
            place = UInt32(writer.count)
            places[version] = place
            writer.text(version)
        }
        let key = UInt64(place) << 8 | UInt64(scheme.code)
        if let known = prefixes[key] { return (place, known) }
        let prefix = VersionKey(version, as: scheme)?.prefix
        prefixes[key] = .some(prefix)
        return (place, prefix)
    }
}

/// The keys of products, each with a number.
struct ProductNumbers {
    /// A product as a row needs it.
    struct Product {
        let number: UInt32
        let hasAttributes: Bool
        /// The order that versions are in where a statement says none.
        let scheme: VersionScheme
    }

    private var numbers: [ProductKey: UInt32] = [:]
    private(set) var texts: [String] = []
    /// The hash of a CPE name's product, by number.
    private(set) var products: [UInt64?] = []
    /// The family and release of a package, by number.
    private(set) var families: [String?] = []

    /// nil where the subject has no key.
    mutating func number(of subject: ProductStatement.Subject) -> Product? {
        switch subject {
        case .cpe(let text):
            guard let fields = CPEFields(text), let key = ProductKey.of(fields) else { return nil }
            let (vendor, product) = (fields[.vendor], fields[.product])
            let number = number(of: key) { (Checksum64.of(product), nil) }
            return Product(
                number: number, hasAttributes: fields.hasAttributes,
                scheme: ProductKey.scheme(vendor: vendor, product: product))
        case .package(let ecosystem, _):
            guard let key = ProductKey.of(subject) else { return nil }
            let number = number(of: key) {
                let (family, release) = ProductKey.split(Ecosystem(ecosystem))
                return (nil, "\(family):\(release)")
            }
            return Product(number: number, hasAttributes: false, scheme: .generic)
        case .named:
            guard let key = ProductKey.of(subject) else { return nil }
            let number = number(of: key) { (nil, nil) }
            return Product(number: number, hasAttributes: false, scheme: .generic)
        }
    }

    private mutating func number(
        of key: ProductKey, _ describe: () -> (product: UInt64?, family: String?)
    ) -> UInt32 {
        if let known = numbers[key] { return known }
        let number = UInt32(texts.count)
        numbers[key] = number
        texts.append(key.text)
        let (product, family) = describe()
        products.append(product)
        families.append(family)
        return number
    }
}
