import Foundation
import Ports

/// Keys and signatures as one line of text: what it is, the key's id, the bytes in Base64.
///
/// ```
/// mamori-public-key-v1  0123456789abcdef <44 characters>
/// mamori-private-key-v1 0123456789abcdef <44 characters: the seed>
/// mamori-signature-v1   0123456789abcdef <88 characters>
/// ```
///
/// What is signed is not the file itself but `mamori-signature-v1`, a line feed, and the file's SHA-512, so
/// that no signature made for another purpose fits.
public enum KeyText {
    public enum Kind: String, Sendable {
        case publicKey = "mamori-public-key-v1"
        case privateKey = "mamori-private-key-v1"
        case signature = "mamori-signature-v1"

        var bytes: Int { self == .signature ? 64 : 32 }
    }

    public static func write(_ kind: Kind, id: String, _ bytes: [UInt8]) -> String {
        "\(kind.rawValue) \(id) \(Data(bytes).base64EncodedString())\n"
    }

    /// What a line says; nil when it is not of this kind, or not whole.
    public static func read(_ kind: Kind, _ line: some StringProtocol) -> (id: String, bytes: [UInt8])? {
        let words = String(line).split { (sign: Character) in sign.isWhitespace }.map { String($0) }
        guard words.count == 3, words[0] == kind.rawValue, words[1].utf8.count == 16,
            words[1].utf8.allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }),
            let bytes = Data(base64Encoded: words[2]), bytes.count == kind.bytes
        else { return nil }
        return (words[1], [UInt8](bytes))
    }

    /// The id of a public key.
    public static func id(of publicKey: [UInt8]) -> String {
        Digest.hexadecimal(Digest.of(publicKey, .sha256).prefix(8))
    }

    /// The public keys of a list, one a line; `#` begins a remark. Nil when a line is something else, or an
    /// id is not its key's.
    public static func readKeys(_ text: String) -> [SigningKey]? {
        var keys: [SigningKey] = []
        for line in text.split(whereSeparator: { (sign: Character) in sign.isNewline }) {
            let plain = line.prefix { $0 != "#" }
            guard plain.contains(where: { !$0.isWhitespace }) else { continue }
            guard let key = read(.publicKey, plain), key.id == id(of: key.bytes) else { return nil }
            keys.append(SigningKey(id: key.id, bytes: key.bytes))
        }
        return keys
    }

    /// The bytes that are signed for a file.
    static func message(of file: [UInt8]) -> [UInt8] {
        Array("\(Kind.signature.rawValue)\n".utf8) + Digest.of(file, .sha512)
    }

    /// The signature of a file, as text.
    public static func sign(_ file: [UInt8], with pair: Ed25519.KeyPair) -> String {
        write(.signature, id: id(of: pair.publicKey), Ed25519.sign(message(of: file), with: pair))
    }

    /// What a signature's text says about a file.
    public static func verify(
        _ file: [UInt8], signature: [UInt8], trusting keys: [SigningKey]
    ) -> SignatureVerdict {
        guard signature.count <= 4_096, let text = String(validating: signature, as: UTF8.self),
            let read = read(.signature, text)
        else { return .damaged }
        guard let key = keys.first(where: { $0.id == read.id }) else { return .unknownKey(keyID: read.id) }
        return Ed25519.isValid(read.bytes, of: message(of: file), by: key.bytes)
            ? .valid(keyID: key.id) : .wrong(keyID: key.id)
    }
}
