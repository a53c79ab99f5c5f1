import CLibSodium
import Foundation

/// SHA-256 or SHA-512 over bytes that come in pieces.
public struct Digest {
    public enum Algorithm: Sendable { case sha256, sha512 }

    private enum State {
        case sha256(crypto_hash_sha256_state)
        case sha512(crypto_hash_sha512_state)
    }

    private var state: State

    public init(_ algorithm: Algorithm) {
        Sodium.begin()
        switch algorithm {
        case .sha256:
            var fresh = crypto_hash_sha256_state()
            crypto_hash_sha256_init(&fresh)
            state = .sha256(fresh)
        case .sha512:
            var fresh = crypto_hash_sha512_state()
            crypto_hash_sha512_init(&fresh)
            state = .sha512(fresh)
        }
    }

    public mutating func add(_ bytes: UnsafeRawBufferPointer) {
        let start = bytes.bindMemory(to: UInt8.self).baseAddress
        guard let start else { return }
        switch state {
        case .sha256(var running):
            crypto_hash_sha256_update(&running, start, UInt64(bytes.count))
            state = .sha256(running)
        case .sha512(var running):
            crypto_hash_sha512_update(&running, start, UInt64(bytes.count))
            state = .sha512(running)
        }
    }

    /// The digest of all that was added, 32 or 64 bytes.
    public func value() -> [UInt8] {
        switch state {
        case .sha256(var running):
            var out = [UInt8](repeating: 0, count: 32)
            crypto_hash_sha256_final(&running, &out)
            return out
        case .sha512(var running):
            var out = [UInt8](repeating: 0, count: 64)
            crypto_hash_sha512_final(&running, &out)
            return out
        }
    }

    /// The digest in lower-case hexadecimal digits.
    public func text() -> String { Self.hexadecimal(value()) }

    public static func of(_ bytes: [UInt8], _ algorithm: Algorithm) -> [UInt8] {
        var digest = Digest(algorithm)
        bytes.withUnsafeBytes { digest.add($0) }
        return digest.value()
    }

    /// The digest of a whole file, read in pieces; nil when it cannot be read.
    public static func of(file path: String, _ algorithm: Algorithm) -> [UInt8]? {
        let file = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
        guard file >= 0 else { return nil }
        defer { close(file) }
        var digest = Digest(algorithm)
        let chunk = UnsafeMutableRawBufferPointer.allocate(byteCount: 256 << 10, alignment: 16)
        defer { chunk.deallocate() }
        while true {
            let count = Foundation.read(file, chunk.baseAddress, chunk.count)
            guard count >= 0 else { return nil }
            guard count > 0 else { return digest.value() }
            digest.add(UnsafeRawBufferPointer(rebasing: chunk[..<count]))
        }
    }

    public static func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
        let digits = Array("0123456789abcdef".utf8)
        return String(
            decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }
}

/// libsodium, begun once.
enum Sodium {
    private static let isReady: Bool = sodium_init() >= 0

    static func begin() { precondition(isReady, "libsodium begins.") }
}
