import BillEncoding
import Kernel

/// A time of another format as SPDX writes it: in seconds, in UTC.
enum SPDXTime {
    /// What is written when a bill does not say when it was made: SPDX asks for a time, and there is no clock
    /// here.
    static let unknown = "1970-01-01T00:00:00Z"

    /// Nil when the text is no time of RFC 3339.
    static func text(_ written: String) -> String? {
        if BillTime.isTime(written) { return written }
        let bytes = Array(written.utf8)
        guard bytes.count > 20, [0x54, 0x74, 0x20].contains(bytes[10]),
            let day = Day(String(written.prefix(10))),
            let hour = number(bytes[11..<13]), let minute = number(bytes[14..<16]),
            let second = number(bytes[17..<19]), bytes[13] == 0x3A, bytes[16] == 0x3A
        else { return nil }
        var rest = bytes[19...]
        if rest.first == UInt8(ascii: ".") {
            rest = rest.dropFirst().drop { (0x30...0x39).contains($0) }
        }
        var offset = 0
        if rest.count == 6, rest.first == 0x2B || rest.first == 0x2D {
            let start = rest.startIndex
            guard let hours = number(rest[(start + 1)..<(start + 3)]),
                let minutes = number(rest[(start + 4)..<(start + 6)])
            else { return nil }
            offset = (hours * 60 + minutes) * (rest.first == 0x2B ? 1 : -1)
        } else if rest.count != 1 || (rest.first != 0x5A && rest.first != 0x7A) {
            return nil
        }
        let total = day.ordinal * 1440 + hour * 60 + minute - offset
        let days = Int((Double(total) / 1440).rounded(.down))
        guard let date = day.adding(days: days - day.ordinal) else { return nil }
        let left = total - days * 1440
        let text = "\(date)T\(two(left / 60)):\(two(left % 60)):\(two(second))Z"
        return BillTime.isTime(text) ? text : nil
    }

    private static func number(_ bytes: ArraySlice<UInt8>) -> Int? {
        guard bytes.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return bytes.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }

    private static func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
}
