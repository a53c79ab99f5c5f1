import Kernel

/// Puts fetched documents into a signed bundle that is carried on a medium, and takes them out of it.
///
/// A bundle is a folder, or a tar, of documents with `manifest.json` and its signature `manifest.sig`.
public protocol BundleSigner: Sendable {
    /// A new pair of keys into two files that must not exist; the private one is readable by its owner alone.
    func makeKeys(privateKey: String, publicKey: String) throws(BundleRefusal) -> SigningKey
    /// The public keys in a file, one a line.
    func trustedKeys(at path: String) throws(BundleRefusal) -> [SigningKey]
    /// Whether something looks like a bundle, sound or not: a folder with a manifest or a signature, or a tar
    /// that begins with a manifest.
    func isBundle(_ path: String) -> Bool
    /// Writes a bundle to a place where nothing is; the whole of it or nothing.
    func write(_ order: BundleOrder) throws(BundleRefusal) -> BundleManifest
    /// Holds every file of a bundle against its manifest, and the manifest against its signature.
    func verify(_ bundle: String, trusting keys: [SigningKey]) throws(BundleRefusal) -> BundleVerdict
    /// The SHA-256 of bytes, in lower-case hexadecimal digits.
    func sha256(of bytes: [UInt8]) -> String
    /// Copies the documents of a sound bundle into a folder that does not exist yet. Each is verified as it
    /// is copied, and what is not sound leaves nothing behind.
    func unpack(
        _ bundle: String, into folder: String, trusting keys: [SigningKey]
    ) throws(BundleRefusal) -> BundleManifest
}

/// A public key, and the short name that files call it by.
public struct SigningKey: Sendable, Hashable {
    /// The first eight bytes of the key's SHA-256, in lower-case hexadecimal digits.
    public let id: String
    /// The 32 bytes of an Ed25519 public key.
    public let bytes: [UInt8]

    public init(id: String, bytes: [UInt8]) {
        self.id = id
        self.bytes = bytes
    }
}

/// What a bundle holds.
public struct BundleManifest: Sendable, Equatable {
    /// One document.
    public struct File: Sendable, Equatable {
        /// The path inside the bundle: ASCII letters, digits and `._-%`, with `/` between its parts.
        public let name: String
        public let bytes: Int
        /// In lower-case hexadecimal digits.
        public let sha256: String
        /// Who published it (`FeedSource`), as text so that later sources can be carried too.
        public let source: String

        public init(name: String, bytes: Int, sha256: String, source: String) {
            self.name = name
            self.bytes = bytes
            self.sha256 = sha256
            self.source = source
        }
    }

    /// How new a source is in this bundle.
    public struct Source: Sendable, Equatable {
        public let source: String
        /// The newest change that is in it; nil when that is not known.
        public let newest: Day?

        public init(source: String, newest: Day?) {
            self.source = source
            self.newest = newest
        }
    }

    public let created: Instant
    /// Sorted by name.
    public let files: [File]
    /// Sorted by source.
    public let sources: [Source]

    public init(created: Instant, files: [File], sources: [Source]) {
        self.created = created
        self.files = files.sorted { $0.name < $1.name }
        self.sources = sources.sorted { $0.source < $1.source }
    }
}

/// What to put into a bundle.
public struct BundleOrder: Sendable {
    public struct Item: Sendable {
        /// The name inside the bundle.
        public let name: String
        /// Where the file lies.
        public let path: String
        public let source: String

        public init(name: String, path: String, source: String) {
            self.name = name
            self.path = path
            self.source = source
        }
    }

    public let items: [Item]
    public let sources: [BundleManifest.Source]
    public let created: Instant
    /// The private key's file.
    public let privateKey: String
    /// Where the bundle is put; one that ends in `.tar` is a tar, any other a folder.
    public let output: String

    public init(
        items: [Item], sources: [BundleManifest.Source], created: Instant, privateKey: String, output: String
    ) {
        self.items = items
        self.sources = sources
        self.created = created
        self.privateKey = privateKey
        self.output = output
    }
}

/// What a signature says.
public enum SignatureVerdict: Sendable, Equatable {
    /// Signed by a key of the trusted list.
    case valid(keyID: String)
    /// The key is trusted, but did not sign these bytes.
    case wrong(keyID: String)
    /// Signed by a key that is not in the trusted list.
    case unknownKey(keyID: String)
    /// Not there, cut off, or not a signature.
    case damaged
}

/// What the verification of a bundle found.
public struct BundleVerdict: Sendable {
    public let signature: SignatureVerdict
    /// Nil when it cannot be read.
    public let manifest: BundleManifest?
    /// Errors: files that are missing, too many, changed, or not allowed; a manifest that cannot be read.
    public let findings: [Finding]

    public init(signature: SignatureVerdict, manifest: BundleManifest?, findings: [Finding]) {
        self.signature = signature
        self.manifest = manifest
        self.findings = findings
    }

    /// Signed by a trusted key, and every file is as it was then.
    public var isSound: Bool {
        if case .valid = signature { return manifest != nil && findings.isEmpty }
        return false
    }
}
