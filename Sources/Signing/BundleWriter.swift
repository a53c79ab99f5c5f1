import Archives
import Foundation
import Kernel
import Ports

/// Writes a bundle beside its place first, and then puts it there.
struct BundleWriter {
    let order: BundleOrder
    let pair: Ed25519.KeyPair

    func write() throws(BundleRefusal) -> BundleManifest {
        var status = stat()
        guard lstat(order.output, &status) != 0 else { throw .exists(path: order.output) }
        let manifest = try manifest()
        let text = ManifestFormat.write(manifest)
        let signature = Array(KeyText.sign(text, with: pair).utf8)
        let fresh = order.output + ".new"
        try? FileManager.default.removeItem(atPath: fresh)
        do throws(BundleRefusal) {
            if order.output.hasSuffix(".tar") {
                try writeTar(fresh, manifest, text, signature)
            } else {
                try writeFolder(fresh, manifest, text, signature)
            }
        } catch {
            try? FileManager.default.removeItem(atPath: fresh)
            throw error
        }
        guard rename(fresh, order.output) == 0 else { throw PlainFile.failure(order.output) }
        return manifest
    }

    /// Every file's length and digest, as they are now.
    private func manifest() throws(BundleRefusal) -> BundleManifest {
        var files: [BundleManifest.File] = []
        var names: Set<String> = []
        for item in order.items {
            guard ManifestFormat.isAllowed(item.name) else { throw .badName(item.name) }
            guard names.insert(item.name.lowercased()).inserted else { throw .duplicateName(item.name) }
            var digest = Digest(.sha256)
            var bytes = 0
            try PlainFile(reading: item.path).pieces { piece in
                digest.add(piece)
                bytes += piece.count
                return true
            }
            files.append(.init(name: item.name, bytes: bytes, sha256: digest.text(), source: item.source))
        }
        return BundleManifest(created: order.created, files: files, sources: order.sources)
    }

    /// Items in the manifest's order.
    private func items(
        _ manifest: BundleManifest
    ) -> [(item: BundleOrder.Item, file: BundleManifest.File)] {
        let byName = Dictionary(order.items.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        return manifest.files.compactMap { file in byName[file.name].map { ($0, file) } }
    }

    private func writeFolder(
        _ folder: String, _ manifest: BundleManifest, _ text: [UInt8], _ signature: [UInt8]
    ) throws(BundleRefusal) {
        try Folders.make(folder)
        for (item, file) in items(manifest) {
            try Folders.make(above: folder + "/" + item.name)
            let target = try PlainFile(creating: folder + "/" + item.name)
            try copy(item, file) { piece throws(BundleRefusal) in try target.write(piece) }
            try target.flush()
        }
        for (name, bytes) in [(ManifestFormat.manifestName, text), (ManifestFormat.signatureName, signature)]
        {
            let target = try PlainFile(creating: folder + "/" + name)
            try target.write(bytes)
            try target.flush()
        }
    }

    /// The manifest and its signature stand first, so that a reader knows what may follow.
    private func writeTar(
        _ path: String, _ manifest: BundleManifest, _ text: [UInt8], _ signature: [UInt8]
    ) throws(BundleRefusal) {
        let target = try PlainFile(creating: path)
        var fault: BundleRefusal?
        let writer = ArchiveWriter { piece in
            do throws(BundleRefusal) { try target.write(piece) } catch {
                fault = error
                return false
            }
            return true
        }
        func check(_ went: Bool) throws(BundleRefusal) {
            if !went { throw fault ?? .failed(path: path, reason: "tar") }
        }
        for (name, bytes) in [(ManifestFormat.manifestName, text), (ManifestFormat.signatureName, signature)]
        {
            try check(writer.begin(name, bytes: bytes.count))
            try check(bytes.withUnsafeBytes { writer.write($0) })
        }
        for (item, file) in items(manifest) {
            try check(writer.begin(item.name, bytes: file.bytes))
            try copy(item, file) { piece throws(BundleRefusal) in
                // More than was said leaves as a changed file, not as a broken tar.
                if !writer.write(piece) { throw fault ?? .changed(path: item.path) }
            }
        }
        try check(writer.end())
        try target.flush()
    }

    /// Hands over a file's bytes and refuses when they are no longer those of the manifest.
    private func copy(
        _ item: BundleOrder.Item, _ file: BundleManifest.File,
        _ take: (UnsafeRawBufferPointer) throws(BundleRefusal) -> Void
    ) throws(BundleRefusal) {
        var digest = Digest(.sha256)
        var fault: BundleRefusal?
        try PlainFile(reading: item.path).pieces { piece in
            digest.add(piece)
            do throws(BundleRefusal) { try take(piece) } catch { fault = error }
            return fault == nil
        }
        if let fault { throw fault }
        guard digest.text() == file.sha256 else { throw .changed(path: item.path) }
    }
}

/// Folders on the way to a file.
enum Folders {
    static func make(_ path: String) throws(BundleRefusal) {
        do {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        } catch {
            throw .failed(path: path, reason: error.localizedDescription)
        }
    }

    static func make(above path: String) throws(BundleRefusal) {
        try make(
            path.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/"))
    }
}
