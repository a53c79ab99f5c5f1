import Kernel
import Ports

/// What is known of a bundle while it is read: the signature first, then file by file.
struct BundleCheck {
    private let signature: SignatureVerdict
    private let manifest: BundleManifest?
    private var findings: [Finding]
    private var awaited: [String: BundleManifest.File]

    init(manifest bytes: [UInt8]?, signature text: [UInt8]?, keys: [SigningKey]) {
        signature =
            if let bytes, let text {
                KeyText.verify(bytes, signature: text, trusting: keys)
            } else {
                .damaged
            }
        if let bytes {
            (manifest, findings) = ManifestFormat.read(bytes)
        } else {
            manifest = nil
            let text = LocalizedText(ja: "目録がありません", en: "there is no manifest")
            let origin = Origin(file: ManifestFormat.manifestName)
            findings = [Finding(.error, "bundle-manifest", text, at: origin)]
        }
        awaited = Dictionary(
            (manifest?.files ?? []).map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// Files are looked at where there is a manifest; they are copied only when the signature is valid.
    func mayGoOn(copying: Bool) -> Bool {
        if case .valid = signature { return manifest != nil }
        return manifest != nil && !copying
    }

    func isOwn(_ name: String) -> Bool {
        name == ManifestFormat.manifestName || name == ManifestFormat.signatureName
    }

    /// What the manifest says of the file; nil, with a finding, when it says nothing.
    mutating func begin(_ name: String) -> BundleManifest.File? {
        guard let file = awaited.removeValue(forKey: name) else {
            note(name, "bundle-extra", "目録にないファイルです", "a file that the manifest does not have")
            return nil
        }
        return file
    }

    mutating func end(_ file: BundleManifest.File, bytes: Int, sha256: String) {
        guard bytes != file.bytes || sha256 != file.sha256 else { return }
        note(file.name, "bundle-changed", "目録と合いません", "not as the manifest has it")
    }

    mutating func note(_ name: String, _ code: String, _ ja: String, _ en: String) {
        add(Finding(.error, code, LocalizedText(ja: ja, en: en), at: Origin(file: name)))
    }

    mutating func add(_ finding: Finding) { findings.append(finding) }

    func verdict() -> BundleVerdict {
        let text = LocalizedText(ja: "目録にあるファイルがありません", en: "a file of the manifest is missing")
        let missing = awaited.keys.map { Finding(.error, "bundle-missing", text, at: Origin(file: $0)) }
        return BundleVerdict(
            signature: signature, manifest: manifest, findings: (findings + missing).sorted())
    }
}
