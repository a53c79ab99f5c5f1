import Foundation
import Kernel
import LocatedJSON
import Ports

/// `manifest.json`: written always alike, and read strictly.
enum ManifestFormat {
    static let manifestName = "manifest.json"
    static let signatureName = "manifest.sig"
    static let bytesMax = 64 << 20
    static let filesMax = 200_000

    private struct Wire: Codable {
        struct File: Codable {
            let name: String
            let bytes: Int
            let sha256, source: String
        }
        struct Source: Codable {
            let source: String
            let newest: String?
        }
        let format: String
        let version: Int
        let created: String
        let files: [File]
        let sources: [Source]
    }

    static func write(_ manifest: BundleManifest) -> [UInt8] {
        let wire = Wire(
            format: "mamori-bundle", version: 1, created: manifest.created.description,
            files: manifest.files.map {
                .init(name: $0.name, bytes: $0.bytes, sha256: $0.sha256, source: $0.source)
            },
            sources: manifest.sources.map { .init(source: $0.source, newest: $0.newest?.description) })
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        guard let data = try? encoder.encode(wire) else { preconditionFailure("Texts and numbers encode.") }
        return [UInt8](data) + [0x0A]
    }

    static func read(_ bytes: [UInt8]) -> (manifest: BundleManifest?, findings: [Finding]) {
        let limits = JSONReader.Limits(bytesMax: bytesMax, depthMax: 8, countMax: 4_000_000)
        let (tree, findings) = JSONReader.read(bytes, file: manifestName, limits: limits)
        guard let root = tree?.root, findings.isEmpty else { return (nil, findings) }
        guard root["format"]?.text == "mamori-bundle", root["version"]?.number == "1" else {
            return (nil, [fault(root, "束の目録（第1版）ではありません", "not a manifest of version 1")])
        }
        guard let created = root["created"]?.text.flatMap({ Timestamp.read($0) }),
            let fileNodes = root["files"], fileNodes.kind == .list, let sourceNodes = root["sources"],
            sourceNodes.kind == .list
        else {
            return (
                nil, [fault(root, "created・files・sources のどれかがありません", "created, files or sources is missing")]
            )
        }
        var files: [BundleManifest.File] = []
        var names: Set<String> = []
        for node in fileNodes.items {
            guard let file = file(node) else {
                return (nil, [fault(node, "ファイルの記載として読めません", "not readable as a file's line")])
            }
            guard names.insert(file.name.lowercased()).inserted, files.count < filesMax else {
                return (nil, [fault(node, "同じ名前が2度あるか、多すぎます", "a name stands twice, or there are too many")])
            }
            files.append(file)
        }
        let sources = sourceNodes.items.compactMap { node in
            node["source"]?.text.map {
                BundleManifest.Source(source: $0, newest: node["newest"]?.text.flatMap { Day($0) })
            }
        }
        return (BundleManifest(created: created, files: files, sources: sources), [])
    }

    private static func file(_ node: JSONNode) -> BundleManifest.File? {
        guard let name = node["name"]?.text, isAllowed(name), let source = node["source"]?.text,
            let bytes = node["bytes"]?.number.flatMap({ Int($0) }), bytes >= 0,
            let sha256 = node["sha256"]?.text, sha256.utf8.count == 64,
            sha256.utf8.allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x66).contains($0) })
        else { return nil }
        return BundleManifest.File(name: name, bytes: bytes, sha256: sha256, source: source)
    }

    /// Letters, digits and `._-%` of ASCII; no part empty, `.` or `..`; not one of the two names of the
    /// bundle's own.
    static func isAllowed(_ name: String) -> Bool {
        let parts = name.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        let isPlain = parts.allSatisfy { part in
            !part.isEmpty && !part.allSatisfy { $0 == UInt8(ascii: ".") }
                && part.allSatisfy { byte in
                    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
                        || (0x61...0x7A).contains(byte) || [0x2E, 0x5F, 0x2D, 0x25].contains(byte)
                }
        }
        let own = [manifestName, signatureName]
        return isPlain && parts.count <= 8 && name.utf8.count <= 200 && !own.contains(name.lowercased())
    }

    private static func fault(_ node: JSONNode, _ ja: String, _ en: String) -> Finding {
        Finding(.error, "bundle-manifest", LocalizedText(ja: ja, en: en), at: node.origin)
    }
}
