import Foundation
import Kernel
import Ports

/// Keys and bundles by libsodium.
public struct SodiumSigner: BundleSigner {
    private static let keyBytesMax = 1 << 20

    public init() {}

    public func sha256(of bytes: [UInt8]) -> String {
        Digest.hexadecimal(Digest.of(bytes, .sha256))
    }

    public func makeKeys(privateKey: String, publicKey: String) throws(BundleRefusal) -> SigningKey {
        var status = stat()
        guard lstat(publicKey, &status) != 0 else { throw .exists(path: publicKey) }
        let pair = Ed25519.KeyPair()
        let id = KeyText.id(of: pair.publicKey)
        let secret = try PlainFile(creating: privateKey, mode: 0o600)
        do throws(BundleRefusal) {
            try secret.write(Array(KeyText.write(.privateKey, id: id, pair.seed).utf8))
            try secret.flush()
            let open = try PlainFile(creating: publicKey)
            try open.write(Array(KeyText.write(.publicKey, id: id, pair.publicKey).utf8))
            try open.flush()
        } catch {
            // A private key whose public half was never written is of no use.
            unlink(privateKey)
            throw error
        }
        return SigningKey(id: id, bytes: pair.publicKey)
    }

    public func trustedKeys(at path: String) throws(BundleRefusal) -> [SigningKey] {
        let bytes = try PlainFile(reading: path).bytes(max: Self.keyBytesMax)
        guard let text = String(validating: bytes, as: UTF8.self), let keys = KeyText.readKeys(text) else {
            throw .notAKey(path: path)
        }
        return keys
    }

    public func isBundle(_ path: String) -> Bool {
        var status = stat()
        let names = [ManifestFormat.manifestName, ManifestFormat.signatureName]
        if names.contains(where: { lstat(path + "/" + $0, &status) == 0 }) { return true }
        guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
            let file = FileHandle(forReadingAtPath: path), let head = try? file.read(upToCount: 512)
        else { return false }
        return head.count == 512 && head.starts(with: Array(names[0].utf8) + [0])
            && head[257..<262].elementsEqual("ustar".utf8)
    }

    public func write(_ order: BundleOrder) throws(BundleRefusal) -> BundleManifest {
        try BundleWriter(order: order, pair: try pair(at: order.privateKey)).write()
    }

    public func verify(
        _ bundle: String, trusting keys: [SigningKey]
    ) throws(BundleRefusal) -> BundleVerdict {
        try BundleReader(path: bundle, keys: keys, target: nil).read()
    }

    public func unpack(
        _ bundle: String, into folder: String, trusting keys: [SigningKey]
    ) throws(BundleRefusal) -> BundleManifest {
        var status = stat()
        guard lstat(folder, &status) != 0 else { throw .exists(path: folder) }
        let fresh = folder + ".new"
        try? FileManager.default.removeItem(atPath: fresh)
        try Folders.make(fresh)
        do throws(BundleRefusal) {
            let verdict = try BundleReader(path: bundle, keys: keys, target: fresh).read()
            guard verdict.isSound, let manifest = verdict.manifest else {
                throw .unsound(path: bundle, verdict)
            }
            guard rename(fresh, folder) == 0 else { throw PlainFile.failure(folder) }
            return manifest
        } catch {
            try? FileManager.default.removeItem(atPath: fresh)
            throw error
        }
    }

    private func pair(at path: String) throws(BundleRefusal) -> Ed25519.KeyPair {
        let file = try PlainFile(reading: path)
        guard file.status.st_mode & 0o077 == 0 else { throw .keyTooOpen(path: path) }
        let bytes = try file.bytes(max: Self.keyBytesMax)
        guard let text = String(validating: bytes, as: UTF8.self),
            let key = KeyText.read(.privateKey, text)
        else { throw .notAKey(path: path) }
        let pair = Ed25519.KeyPair(seed: key.bytes)
        guard KeyText.id(of: pair.publicKey) == key.id else { throw .notAKey(path: path) }
        return pair
    }
}
