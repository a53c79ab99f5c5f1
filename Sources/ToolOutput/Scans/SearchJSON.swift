import Scanning
import LocatedJSON
import Kernel
import Vulnerabilities
import Workflows

/// What a search by names found, as JSON: schema `mamori-search/1`. What was not looked for is null.
struct SearchJSON {
    private let language: Language

    init(_ language: Language) { self.language = language }

    func value(_ result: SearchNames.Result) -> JSONValue {
        .object([
            ("schema", .text("mamori-search/1")), ("words", .text(result.words)),
            ("vendors", part(result.vendors, vendor)), ("products", part(result.products, product)),
            ("records", part(result.records, record)),
            (
                "basis",
                .object([
                    ("names", .whole(result.names)),
                    ("sources", .list(result.sources.map { ScanJSON.source($0, language) })),
                ])
            ),
        ])
    }

    private func part<Item>(_ part: SearchNames.Part<Item>?, _ item: (Item) -> JSONValue) -> JSONValue {
        guard let part else { return .null }
        return .object([("count", .whole(part.count)), ("shown", .list(part.shown.map(item)))])
    }

    private func names(_ names: [Advisory.Wording]) -> JSONValue {
        .list(
            names.map { .object([("language", .text($0.language)), ("text", .text($0.text))]) })
    }

    private func vendor(_ vendor: SearchNames.Vendor) -> JSONValue {
        .object([
            ("identifier", .text(vendor.identifier)), ("names", names(vendor.names)),
            ("products", .whole(vendor.products)),
        ])
    }

    private func product(_ product: SearchNames.Product) -> JSONValue {
        .object([
            ("identifier", .optional(product.identifier)), ("names", names(product.names)),
            ("vendors", names(product.vendors)), ("records", .whole(product.records)),
            ("sources", .list(product.sources.map(JSONValue.text))),
        ])
    }

    private func record(_ record: SearchNames.Record) -> JSONValue {
        .object([
            ("id", .text(record.id)), ("source", .text(record.source)),
            ("vulnerabilities", .list(record.vulnerabilities.map(JSONValue.text))),
            ("title", names([record.title])), ("state", .text(record.state.rawValue)),
            ("published", .optional(record.published?.description)),
        ])
    }
}
