import CLibSodium

/// Signatures by RFC 8032 (Ed25519).
public enum Ed25519 {
    /// The private part is the 32 bytes of the seed, from which all else follows.
    public struct KeyPair: Sendable {
        public let seed: [UInt8]
        public let publicKey: [UInt8]
        fileprivate let secret: [UInt8]

        /// A new pair from the system's randomness.
        public init() {
            Sodium.begin()
            var seed = [UInt8](repeating: 0, count: 32)
            randombytes_buf(&seed, seed.count)
            self.init(seed: seed)
        }

        /// The pair that follows from a seed of 32 bytes.
        public init(seed: [UInt8]) {
            precondition(seed.count == 32, "A seed has 32 bytes.")
            Sodium.begin()
            var publicKey = [UInt8](repeating: 0, count: 32)
            var secret = [UInt8](repeating: 0, count: 64)
            crypto_sign_ed25519_seed_keypair(&publicKey, &secret, seed)
            self.seed = seed
            self.publicKey = publicKey
            self.secret = secret
        }
    }

    /// 64 bytes; the same message and key give the same signature.
    public static func sign(_ message: [UInt8], with pair: KeyPair) -> [UInt8] {
        var signature = [UInt8](repeating: 0, count: 64)
        crypto_sign_ed25519_detached(&signature, nil, message, UInt64(message.count), pair.secret)
        return signature
    }

    /// Whether the key signed the message; false for a key or signature of another length.
    public static func isValid(_ signature: [UInt8], of message: [UInt8], by publicKey: [UInt8]) -> Bool {
        guard signature.count == 64, publicKey.count == 32 else { return false }
        Sodium.begin()
        return crypto_sign_ed25519_verify_detached(
            signature, message, UInt64(message.count), publicKey) == 0
    }
}
