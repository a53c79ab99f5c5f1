import Kernel

/// Why keys or a bundle cannot be made or used.
public enum BundleRefusal: Error, Sendable {
    /// Something is there already, and is not overwritten.
    case exists(path: String)
    case noFile(path: String)
    /// Not a key of the kind that is wanted.
    case notAKey(path: String)
    /// Others than its owner can read the private key.
    case keyTooOpen(path: String)
    /// A name that cannot stand in a bundle.
    case badName(String)
    /// The same name twice.
    case duplicateName(String)
    /// The file changed while it was put into the bundle.
    case changed(path: String)
    /// Neither a folder nor a tar.
    case notABundle(path: String)
    /// The bundle is not what was signed, or not signed by someone who is trusted.
    case unsound(path: String, BundleVerdict)
    /// The system's own words.
    case failed(path: String, reason: String)

    /// A stable name of the fault, for programs that read the message.
    public var code: String { words.code }

    /// What is wrong, for a person.
    public var message: LocalizedText { LocalizedText(ja: words.ja, en: words.en) }

    private var words: (code: String, ja: String, en: String) {
        switch self {
        case .exists(let path):
            (
                "bundle-exists", "\(path) はもうあります。上書きしません",
                "\(path) exists already and is not overwritten"
            )
        case .noFile(let path): ("bundle-no-file", "\(path) がありません", "\(path) does not exist")
        case .notAKey(let path):
            ("bundle-key", "\(path) は Mamori の鍵のファイルではありません", "\(path) is no key file of Mamori")
        case .keyTooOpen(let path):
            (
                "bundle-key-open", "秘密鍵 \(path) を他の利用者も読めます。chmod 600 で閉じてください",
                "others can read the private key \(path); close it with chmod 600"
            )
        case .badName(let name):
            (
                "bundle-name", "「\(name)」という名前は束に入れられません",
                "the name \"\(name)\" cannot stand in a bundle"
            )
        case .duplicateName(let name):
            (
                "bundle-duplicate", "束に同じ名前「\(name)」が2つあります",
                "the bundle has the name \"\(name)\" twice"
            )
        case .changed(let path):
            (
                "bundle-changed", "\(path) が書き出しの途中で変わりました。もう一度実行してください",
                "\(path) changed while it was read; run again"
            )
        case .notABundle(let path):
            ("bundle-unknown", "\(path) は束（フォルダーか .tar）ではありません", "\(path) is no bundle (a folder or a tar)")
        case .unsound(let path, let verdict): unsound(path, verdict)
        case .failed(let path, let reason): ("bundle-failed", "\(path)：\(reason)", "\(path): \(reason)")
        }
    }

    private func unsound(
        _ path: String, _ verdict: BundleVerdict
    ) -> (code: String, ja: String, en: String) {
        switch verdict.signature {
        case .damaged:
            (
                "bundle-signature-damaged", "\(path) の署名が無いか、壊れています。使いません",
                "the signature of \(path) is missing or damaged; the bundle is not used"
            )
        case .wrong(let id):
            (
                "bundle-signature-wrong", "\(path) は鍵 \(id) で署名された後に変えられています。使いません",
                "\(path) was changed after key \(id) signed it; the bundle is not used"
            )
        case .unknownKey(let id):
            (
                "bundle-key-unknown", "\(path) に署名した鍵 \(id) は信頼する鍵の一覧にありません。使いません",
                "\(path) is signed by key \(id), which is not in the list of trusted keys; it is not used"
            )
        case .valid:
            (
                "bundle-content", "\(path) の中身が署名された目録と合いません（\(verdict.findings.count) か所）。使いません",
                "\(path) does not hold what its signed manifest says (\(verdict.findings.count) faults); "
                    + "it is not used"
            )
        }
    }
}
