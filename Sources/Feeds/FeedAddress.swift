import CLibCurl

/// An address as libcurl reads it, so that what is checked is what is connected to.
///
/// `https`; `http` only to the machine itself. No user, no password.
struct FeedAddress: Hashable, CustomStringConvertible {
    let text: String
    let scheme: String
    let host: String
    let port: String

    var description: String { text }

    init?(_ text: String) {
        self.init(text, from: nil)
    }

    /// What a `Location` of this address leads to.
    func resolving(_ location: String) -> FeedAddress? { FeedAddress(location, from: self.text) }

    private init?(_ text: String, from base: String?) {
        guard let handle = curl_url() else { return nil }
        defer { curl_url_cleanup(handle) }
        if let base, curl_url_set(handle, CURLUPART_URL, base, 0) != CURLUE_OK { return nil }
        guard text.utf8.count <= 8_192, curl_url_set(handle, CURLUPART_URL, text, 0) == CURLUE_OK else {
            return nil
        }
        func part(_ part: CURLUPart, _ flags: UInt32 = 0) -> String? {
            var value: UnsafeMutablePointer<CChar>?
            guard curl_url_get(handle, part, &value, flags) == CURLUE_OK, let value else { return nil }
            defer { curl_free(value) }
            return String(cString: value)
        }
        guard part(CURLUPART_USER) == nil, part(CURLUPART_PASSWORD) == nil,
            let whole = part(CURLUPART_URL), let scheme = part(CURLUPART_SCHEME),
            let host = part(CURLUPART_HOST), let port = part(CURLUPART_PORT, 1 /* CURLU_DEFAULT_PORT */)
        else { return nil }
        self.text = whole
        self.scheme = scheme.lowercased()
        self.host = host.lowercased()
        self.port = port
        guard self.scheme == "https" || (self.scheme == "http" && isLoopback) else { return nil }
    }

    /// The machine itself: `localhost`, 127.0.0.0/8 or ::1.
    var isLoopback: Bool {
        let numbers = host.split(separator: ".", omittingEmptySubsequences: false).map { UInt8($0) }
        return host == "localhost" || host == "[::1]"
            || (numbers.count == 4 && !numbers.contains(nil) && numbers[0] == 127)
    }

    /// A key may be sent here when it may be sent there.
    func isSameServer(as other: FeedAddress) -> Bool {
        scheme == other.scheme && host == other.host && port == other.port
    }

    /// Whether a redirect to the other address is followed: to `https` always, to `http` only on the same
    /// machine itself, and never away from `https`.
    func mayRedirect(to other: FeedAddress) -> Bool {
        other.scheme == "https" || (scheme == "http" && other.isLoopback && other.host == host)
    }

    /// One part of a path, or a value of a query, with everything escaped but letters, digits and `._-`.
    ///
    /// The same text is a safe name of a file, unless it consists of dots.
    static func escaped(_ part: some StringProtocol) -> String {
        var out: [UInt8] = []
        let digits = Array("0123456789ABCDEF".utf8)
        for byte in part.utf8 {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F: out.append(byte)
            default: out += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: out, as: UTF8.self)
    }

    /// A name for a file in the spool; nil when none can be made.
    static func fileName(_ text: some StringProtocol) -> String? {
        let name = escaped(text)
        let isHidden = name.utf8.first == UInt8(ascii: ".")
        return name.isEmpty || isHidden || name.utf8.count > 180 ? nil : name
    }
}
