import AdvisoryFormats
import BillFormats
import BillOfMaterials
import Foundation
import Kernel
import SharedCorpora
import SupportLifecycle
import Testing

/// The product files and real bills among the corpora.
extension SharedCorpora {
    /// The names of the product files, sorted.
    static let productFiles: [String] = {
        let names =
            (try? FileManager.default.contentsOfDirectory(
                atPath: folder.appendingPathComponent("eol/products").path)) ?? []
        return names.filter { $0.hasSuffix(".md") }.sorted()
    }()

    static let source = SupportSource(
        id: "endoflife.date", name: LocalizedText(same: "endoflife.date"), kind: .publicList,
        readOn: Day("2026-08-22"), origin: Origin(file: "facts/support/endoflife.date.yaml"))

    /// Every product that can be read.
    static let products: [SupportProduct] = productFiles.compactMap { name in
        (try? bytes("eol/products/\(name)")).flatMap { EndOfLifeReader.read($0, file: name).0 }
    }

    static func matching(_ more: [SupportFactFile] = []) -> SupportFactMatching {
        SupportFactMatching(
            SupportFactIndex([SupportFactFile(source: source, products: products)] + more), device: "DEV")
    }

    /// All published products, for the device DEV.
    static let shared = matching()

    static func bill(_ name: String) throws -> Bill {
        let path = "bills/debian-medical/\(name)"
        return try #require(BillReader.read(try bytes(path), file: name).0)
    }
}
