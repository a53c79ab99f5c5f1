/// Where strings stand in the bytes of a JSON document, for messages: JSONDecoder tells a path only.
enum JSONStringPlaces {
    /// A string that is the value of a key.
    struct Wanted: Hashable {
        let key: String
        let text: String
    }

    /// From 1; the column counts bytes.
    struct Place: Equatable {
        let line: Int
        let column: Int
    }

    /// The places of each wanted string, in the order of the document, by one pass over it. A string that is
    /// written with escapes is not found.
    static func find(_ wanted: Set<Wanted>, in bytes: [UInt8]) -> [Wanted: [Place]] {
        let lengths = Set(wanted.flatMap { [$0.key.utf8.count, $0.text.utf8.count] })
        var places: [Wanted: [Place]] = [:]
        var key = ""
        var line = 1
        var lineStart = 0
        var index = 0
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "\n") {
                line += 1
                lineStart = index + 1
            }
            guard bytes[index] == UInt8(ascii: "\"") else {
                index += 1
                continue
            }
            let start = index + 1
            var end = start
            while end < bytes.count, bytes[end] != UInt8(ascii: "\"") {
                end += bytes[end] == UInt8(ascii: "\\") ? 2 : 1
            }
            end = min(end, bytes.count)
            index = end + 1
            let text =
                lengths.contains(end - start) ? String(decoding: bytes[start..<end], as: UTF8.self) : ""
            if isKey(bytes, from: index) {
                key = text
            } else if !key.isEmpty, !text.isEmpty, wanted.contains(Wanted(key: key, text: text)) {
                places[Wanted(key: key, text: text), default: []].append(
                    Place(line: line, column: start - lineStart))
            }
        }
        return places
    }

    /// Whether a colon comes next, so that the string before it is a key.
    private static func isKey(_ bytes: [UInt8], from index: Int) -> Bool {
        var next = index
        while next < bytes.count, " \t\r\n".utf8.contains(bytes[next]) { next += 1 }
        return next < bytes.count && bytes[next] == UInt8(ascii: ":")
    }
}
