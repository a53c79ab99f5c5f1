import Kernel

/// Why a source cannot be fetched. What stands in the spool whole is kept.
public enum FeedRefusal: Error, Hashable, Sendable {
    /// Not an `https` address (`http` only on the machine itself), or with a password in it.
    case badAddress(String)
    /// No connection, or it broke again and again; the system's own words.
    case unreachable(url: String, reason: String)
    /// The server's certificate does not stand up.
    case certificate(url: String, reason: String)
    /// The server says no (4xx).
    case refused(url: String, status: Int)
    /// The server is not able to (5xx, 429), after all tries or for longer than is waited.
    case unavailable(url: String, status: Int, retryAfterSeconds: Int?)
    /// A redirect that is not followed.
    case redirected(url: String, to: String)
    case tooManyRedirects(url: String)
    case tooLarge(url: String, bytesMax: Int)
    /// Nothing came, or a trickle, again and again.
    case stalled(url: String, seconds: Int)
    /// The whole fetch took longer than it may.
    case timeOver(source: FeedSource, seconds: Int)
    /// The whole fetch would bring more than it may.
    case bytesOver(source: FeedSource, bytesMax: Int)
    /// The document ends too early each time.
    case cutOff(url: String, bytes: Int, expected: Int)
    case wrongChecksum(url: String)
    /// Not the kind of document that was asked for; what is wrong with it.
    case wrongForm(url: String, finding: Finding?)
    /// Another run fetches into the same spool.
    case spoolInUse(path: String)
    /// The spool cannot be read or written; the system's own words.
    case spool(path: String, reason: String)
    /// A part that the source does not have.
    case noSuchPart(source: FeedSource, part: String)

    /// A stable name of the fault, for programs that read the message.
    public var code: String { words.code }

    /// What is wrong, for a person.
    public var message: LocalizedText { LocalizedText(ja: words.ja, en: words.en) }

    /// An error finding on the address, the file or the source.
    public var finding: Finding { Finding(.error, code, message, at: Origin(file: place)) }

    /// What the fault is about.
    public var place: String {
        switch self {
        case .badAddress(let url), .unreachable(let url, _), .certificate(let url, _), .refused(let url, _),
            .unavailable(let url, _, _), .redirected(let url, _), .tooManyRedirects(let url),
            .tooLarge(let url, _), .stalled(let url, _), .cutOff(let url, _, _), .wrongChecksum(let url),
            .wrongForm(let url, _), .spoolInUse(let url), .spool(let url, _):
            url
        case .timeOver(let source, _), .bytesOver(let source, _), .noSuchPart(let source, _): source.rawValue
        }
    }

    private var words: (code: String, ja: String, en: String) {
        switch self {
        case .badAddress(let url):
            (
                "feed-address", "「\(url)」は使えません（https:// のアドレスだけ。パスワードは書けません）",
                "\"\(url)\" cannot be used (only https:// addresses, without a password)"
            )
        case .unreachable(let url, let reason):
            (
                "feed-unreachable", "\(url) に接続できません：\(reason)",
                "\(url) cannot be reached: \(reason)"
            )
        case .certificate(let url, let reason):
            (
                "feed-certificate",
                "\(url) の証明書を確かめられません：\(reason)。組織の認証局を使う場合は SSL_CERT_FILE に指定してください",
                "the certificate of \(url) does not stand up: \(reason); name an authority of your own in "
                    + "SSL_CERT_FILE"
            )
        case .refused(let url, let status):
            (
                "feed-refused", "\(url) が応じません（HTTP \(status)）",
                "\(url) refuses (HTTP \(status))"
            )
        case .unavailable(let url, let status, let seconds):
            (
                "feed-unavailable",
                "\(url) は今は使えません（HTTP \(status)"
                    + (seconds.map { "、\($0) 秒後に再試行するよう求めています" } ?? "") + "）。後でもう一度実行してください",
                "\(url) is not available now (HTTP \(status)"
                    + (seconds.map { ", asks to wait \($0) seconds" } ?? "") + "); run again later"
            )
        case .redirected(let url, let to):
            (
                "feed-redirect", "\(url) からの転送先「\(to)」には従いません",
                "\(url) redirects to \"\(to)\", which is not followed"
            )
        case .tooManyRedirects(let url):
            (
                "feed-redirects", "\(url) は転送を繰り返すだけです",
                "\(url) only redirects again and again"
            )
        case .wrongForm(let url, let finding):
            (
                "feed-form",
                "\(url) の答えは求めた形のファイルではありません" + (finding.map { "（\($0.message.ja)）" } ?? ""),
                "\(url) does not give the kind of file that was asked for"
                    + (finding.map { " (\($0.message.en))" } ?? "")
            )
        default: boundaries
        }
    }

    private var boundaries: (code: String, ja: String, en: String) {
        switch self {
        case .tooLarge(let url, let bytesMax):
            (
                "feed-too-large", "\(url) は大きすぎます（\(Self.size(bytesMax))まで）",
                "\(url) is too large (at most \(Self.size(bytesMax)))"
            )
        case .stalled(let url, let seconds):
            (
                "feed-stalled", "\(url) からのデータが \(seconds) 秒のあいだ進みません",
                "\(url) made no progress for \(seconds) seconds"
            )
        case .timeOver(let source, let seconds):
            (
                "feed-time", "\(source.rawValue) の取得が \(seconds) 秒で終わりません。もう一度実行すると続きから取得します",
                "fetching \(source.rawValue) did not end within \(seconds) seconds; run again to go on"
            )
        case .bytesOver(let source, let bytesMax):
            (
                "feed-bytes", "\(source.rawValue) の取得が合わせて \(Self.size(bytesMax))を超えます",
                "fetching \(source.rawValue) brings more than \(Self.size(bytesMax)) in all"
            )
        case .cutOff(let url, let bytes, let expected):
            (
                "feed-cut-off", "\(url) は毎回途中で切れます（\(expected) バイトのうち \(bytes) バイト）",
                "\(url) is cut off each time (\(bytes) of \(expected) bytes)"
            )
        case .wrongChecksum(let url):
            (
                "feed-checksum", "\(url) の内容が、公表されている検査値と合いません。捨てました",
                "\(url) does not have the published checksum; it was thrown away"
            )
        case .spoolInUse(let path):
            ("feed-spool-in-use", "\(path) では別の取得が進行中です", "another run is fetching into \(path)")
        case .spool(let path, let reason): ("feed-spool", "\(path)：\(reason)", "\(path): \(reason)")
        case .noSuchPart(let source, let part):
            (
                "feed-part", "\(source.rawValue) に「\(part)」という部分はありません",
                "\(source.rawValue) has no part \"\(part)\""
            )
        default: preconditionFailure("This refusal has its words above.")
        }
    }

    private static func size(_ bytes: Int) -> String {
        bytes >= 1 << 20 ? "\(bytes >> 20) MiB" : "\(bytes) bytes"
    }
}
