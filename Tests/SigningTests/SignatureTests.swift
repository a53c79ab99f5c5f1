import Signing
import Testing
import Ports

/// Known answers, and what the text of keys and signatures says.
struct SignatureTests {
    struct Vector {
        let seed, publicKey, message, signature: String
    }

    /// RFC 8032 section 7.1, tests 1 to 3.
    static let vectors = [
        Vector(
            seed: "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
            publicKey: "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", message: "",
            signature: "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
                + "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"),
        Vector(
            seed: "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
            publicKey: "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", message: "72",
            signature: "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
                + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"),
        Vector(
            seed: "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
            publicKey: "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025", message: "af82",
            signature: "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
                + "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"),
    ]

    static func bytes(_ hexadecimal: String) -> [UInt8] {
        var digits = hexadecimal[...]
        var bytes: [UInt8] = []
        while !digits.isEmpty {
            bytes.append(UInt8(digits.prefix(2), radix: 16) ?? 0)
            digits = digits.dropFirst(2)
        }
        return bytes
    }

    @Test func signaturesAreThoseOfTheStandard() {
        for vector in Self.vectors {
            let pair = Ed25519.KeyPair(seed: Self.bytes(vector.seed))
            let message = Self.bytes(vector.message)
            var signature = Ed25519.sign(message, with: pair)
            #expect(Digest.hexadecimal(pair.publicKey) == vector.publicKey)
            #expect(Digest.hexadecimal(signature) == vector.signature)
            #expect(Ed25519.isValid(signature, of: message, by: pair.publicKey))
            #expect(!Ed25519.isValid(signature, of: message + [0], by: pair.publicKey))
            signature[10] ^= 1
            #expect(!Ed25519.isValid(signature, of: message, by: pair.publicKey))
            #expect(!Ed25519.isValid(Array(signature.dropLast()), of: message, by: pair.publicKey))
        }
    }

    @Test func digestsAreThoseOfTheStandard() {
        // FIPS 180-4: the message "abc".
        let abc = Array("abc".utf8)
        #expect(
            Digest.hexadecimal(Digest.of(abc, .sha256))
                == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
        #expect(
            Digest.hexadecimal(Digest.of(abc, .sha512))
                == "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
                + "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f")
        var pieces = Digest(.sha256)
        for byte in abc { [byte].withUnsafeBytes { pieces.add($0) } }
        #expect(pieces.value() == Digest.of(abc, .sha256))
    }

    @Test func fourThingsAreToldApart() {
        let (own, other) = (Ed25519.KeyPair(), Ed25519.KeyPair())
        let key = SigningKey(id: KeyText.id(of: own.publicKey), bytes: own.publicKey)
        let file = Array("a manifest".utf8)
        let text = KeyText.sign(file, with: own)
        func verdict(_ signature: String, _ file: [UInt8], _ keys: [SigningKey]) -> SignatureVerdict {
            KeyText.verify(file, signature: Array(signature.utf8), trusting: keys)
        }
        #expect(verdict(text, file, [key]) == .valid(keyID: key.id))
        #expect(verdict(text, file + [0], [key]) == .wrong(keyID: key.id))
        #expect(verdict(text, file, []) == .unknownKey(keyID: key.id))
        for broken in [
            "", String(text.dropLast(9)), "x" + text, text + "x", text.replacing("v1", with: "v2"),
        ] {
            #expect(verdict(broken, file, [key]) == .damaged)
        }
        // Another's signature under this key's id.
        let forged = KeyText.sign(file, with: other).replacing(KeyText.id(of: other.publicKey), with: key.id)
        #expect(verdict(forged, file, [key]) == .wrong(keyID: key.id))
        // A signature over the same bytes for another purpose does not fit.
        let bare = KeyText.write(.signature, id: key.id, Ed25519.sign(file, with: own))
        #expect(verdict(bare, file, [key]) == .wrong(keyID: key.id))
    }

    @Test func listsOfKeysAreReadStrictly() {
        let pair = Ed25519.KeyPair()
        let line = KeyText.write(.publicKey, id: KeyText.id(of: pair.publicKey), pair.publicKey)
        #expect(KeyText.readKeys("# ours\n\n" + line)?.count == 1)
        #expect(KeyText.readKeys(line + "something") == nil)
        #expect(
            KeyText.readKeys(line.replacing(KeyText.id(of: pair.publicKey), with: "0000000000000000")) == nil)
        #expect(KeyText.readKeys(KeyText.write(.privateKey, id: "0000000000000000", pair.seed)) == nil)
    }
}
