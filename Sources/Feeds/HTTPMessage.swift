import Kernel

/// Status and fields of an answer.
struct HTTPHead {
    let status: Int
    /// By name in lower case; the last one of a name.
    private(set) var fields: [String: String] = [:]

    /// Reads `HTTP/1.1 200 OK`; nil when it is not that.
    init?(statusLine: String) {
        let words = statusLine.split(separator: " ")
        guard words.count >= 2, words[0].hasPrefix("HTTP/"), let status = Int(words[1]) else { return nil }
        self.status = status
    }

    mutating func add(line: String) {
        guard fields.count < 200, let colon = line.firstIndex(of: ":") else { return }
        let value = line[line.index(after: colon)...].drop { $0.isWhitespace }
        let end = value.lastIndex { !$0.isWhitespace }
        fields[line[..<colon].lowercased()] = end.map { String(value[...$0]) } ?? ""
    }

    subscript(name: String) -> String? { fields[name] }

    var validator: Validator { Validator(etag: fields["etag"], lastModified: fields["last-modified"]) }

    /// The length that is announced; nil when none is, or it is nonsense.
    var length: Int? { fields["content-length"].flatMap { Int($0) }.flatMap { $0 >= 0 ? $0 : nil } }

    /// `bytes 100-199/1000`: where the part begins, and the length of the whole where it is said.
    var contentRange: (start: Int, total: Int?)? {
        guard let text = fields["content-range"], text.hasPrefix("bytes ") else { return nil }
        let halves = text.dropFirst(6).split(separator: "/")
        guard halves.count == 2, let start = halves[0].split(separator: "-").first.flatMap({ Int($0) }) else {
            return nil
        }
        return (start, Int(halves[1]))
    }

    /// `bytes */1000`: the length of the whole, where a range was not satisfiable.
    var unsatisfiedTotal: Int? {
        guard let text = fields["content-range"], text.hasPrefix("bytes */") else { return nil }
        return Int(text.dropFirst(8))
    }

    /// How long the publisher asks to wait, in seconds from now.
    func retryAfter(now: Instant) -> Int? {
        guard let text = fields["retry-after"] else { return nil }
        if let seconds = Int(text) { return max(0, seconds) }
        return HTTPDate.read(text).map { max(0, $0.secondsSinceEpoch - now.secondsSinceEpoch) }
    }
}

/// What tells two states of a document apart.
struct Validator: Codable, Hashable {
    var etag: String?
    var lastModified: String?

    /// What `If-Range` may hold: a strong ETag, or a date.
    var forRange: String? {
        if let etag { return etag.hasPrefix("W/") ? nil : etag }
        return lastModified
    }

    var isEmpty: Bool { etag == nil && lastModified == nil }

    /// Fields that ask for the document only when it is another one.
    var conditions: [String: String] {
        var fields: [String: String] = [:]
        if let etag { fields["If-None-Match"] = etag }
        if let lastModified { fields["If-Modified-Since"] = lastModified }
        return fields
    }
}

/// Dates of HTTP in the one form that servers send (RFC 9110: `Sun, 06 Nov 1994 08:49:37 GMT`).
enum HTTPDate {
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    static func read(_ text: String) -> Instant? {
        let words = text.split(separator: " ")
        guard words.count == 6, words[5] == "GMT", let number = Int(words[1]),
            let month = months.firstIndex(of: String(words[2])), let year = Int(words[3]),
            let day = Day(year: year, month: month + 1, day: number)
        else { return nil }
        let time = words[4].split(separator: ":").map { Int($0) }
        guard time.count == 3, let hour = time[0], let minute = time[1], let second = time[2],
            (0..<24).contains(hour), (0..<60).contains(minute), (0...60).contains(second)
        else { return nil }
        return Instant(secondsSinceEpoch: day.ordinal * 86_400 + hour * 3600 + minute * 60 + second)
    }
}
