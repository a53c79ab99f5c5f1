import Kernel

/// Why packed bytes are refused.
public enum ArchivesRefusal: Error, Hashable, Sendable {
    /// Not packed in a way that is read here.
    case notAnArchive
    /// Ends too early, or does not unpack.
    case corrupted
    /// The checksum does not fit what was unpacked.
    case wrongChecksum
    /// Unpacked, there is more than is accepted.
    case tooLarge(bytesMax: Int)
    case entryTooLarge(name: String, bytesMax: Int)
    case tooManyEntries(entriesMax: Int)
    /// So much larger unpacked than packed that only an attack looks like this.
    case suspiciousRatio(ratioMax: Int)
    /// A path that is absolute, leaves the archive, or cannot be read.
    case unsafeName(String)
    case duplicateName(String)
    /// A link, a device or the like.
    case notAFile(name: String)
    case encrypted(name: String)

    /// A stable name of the fault, for programs that read the message.
    public var code: String { words.code }

    /// What is wrong, for a person.
    public var message: LocalizedText { LocalizedText(ja: words.ja, en: words.en) }

    /// An error finding on the file that holds the packed bytes.
    public func finding(in file: String) -> Finding {
        Finding(.error, code, message, at: Origin(file: file))
    }

    private var words: (code: String, ja: String, en: String) {
        switch self {
        case .notAnArchive:
            ("archive-unknown", "圧縮ファイル（gzip・zip・tar）として読めません", "not readable as gzip, zip or tar")
        case .corrupted:
            (
                "archive-corrupted", "圧縮ファイルが途中で切れているか、壊れています",
                "the packed file is cut off or damaged"
            )
        case .wrongChecksum:
            (
                "archive-checksum", "圧縮ファイルが壊れています（検査値が合いません）",
                "the packed file is damaged (its checksum does not fit)"
            )
        case .tooLarge(let bytesMax):
            (
                "archive-too-large", "展開すると大きすぎます（\(Self.size(bytesMax))まで）",
                "too large when unpacked (at most \(Self.size(bytesMax)))"
            )
        case .entryTooLarge(let name, let bytesMax):
            (
                "archive-entry-too-large",
                "中の「\(Self.shown(name))」が大きすぎます（\(Self.size(bytesMax))まで）",
                "\"\(Self.shown(name))\" in it is too large (at most \(Self.size(bytesMax)))"
            )
        case .tooManyEntries(let entriesMax):
            (
                "archive-too-many-entries", "中のファイルが多すぎます（\(entriesMax) 個まで）",
                "too many files in it (at most \(entriesMax))"
            )
        case .suspiciousRatio(let ratioMax):
            (
                "archive-ratio", "展開すると \(ratioMax) 倍を超えて膨らむため、受け付けません",
                "it grows more than \(ratioMax) times when unpacked, and is not accepted"
            )
        case .unsafeName(let name):
            (
                "archive-unsafe-name", "中のファイル名「\(Self.shown(name))」は受け付けません（絶対パスや .. など）",
                "the name \"\(Self.shown(name))\" in it is not accepted (absolute, with .., or unreadable)"
            )
        case .duplicateName(let name):
            (
                "archive-duplicate-name", "中に同じ名前のファイル「\(Self.shown(name))」が2つあります",
                "there are two files \"\(Self.shown(name))\" in it"
            )
        case .notAFile(let name):
            (
                "archive-not-a-file", "中の「\(Self.shown(name))」は普通のファイルではありません",
                "\"\(Self.shown(name))\" in it is not a regular file"
            )
        case .encrypted(let name):
            (
                "archive-encrypted", "中の「\(Self.shown(name))」が暗号化されています。パスワードを外してください",
                "\"\(Self.shown(name))\" in it is encrypted; take the password off"
            )
        }
    }

    private static func shown(_ name: String) -> String { String(name.prefix(120)) }

    private static func size(_ bytes: Int) -> String {
        bytes >= 1 << 20 ? "\(bytes >> 20) MiB" : "\(bytes) bytes"
    }
}
