import VersionOrdering

/// A component's version on its way through the rows of a product: read once for each order.
struct QueryVersion {
    let text: String?
    private var scheme: UInt8 = .max
    private(set) var prefix: UInt64 = 0
    private(set) var isReadable = false
    private var key: VersionKey?
    private var hasKey = false

    init(_ text: String?) { self.text = text }

    /// Makes it ready to be compared in an order.
    @inline(__always)
    mutating func read(as code: UInt8) {
        if code != scheme { readAnew(as: code) }
    }

    private mutating func readAnew(as code: UInt8) {
        scheme = code
        (key, hasKey, isReadable, prefix) = (nil, false, false, 0)
        guard var text else { return }
        let order = VersionScheme.of(code)
        if order == .generic, text.utf8.count <= VersionScheme.bytesMax,
            let known = text.withUTF8({ VersionKey.genericPrefix(ofNumbers: UnsafeRawBufferPointer($0)) })
        {
            (isReadable, prefix) = (true, known)
            return
        }
        (key, hasKey) = (VersionKey(text, as: order), true)
        guard let key else { return }
        (isReadable, prefix) = (true, key.prefix)
    }

    /// How it stands to a version whose prefix is the same; nil where that cannot be read.
    mutating func compare(to other: String) -> Ordering? {
        guard let text else { return nil }
        if text == other { return .equal }
        let order = VersionScheme.of(scheme)
        if !hasKey { (key, hasKey) = (VersionKey(text, as: order), true) }
        guard let key, let other = VersionKey(other, as: order) else { return nil }
        return key.compared(to: other)
    }
}
