import Kernel

/// Times as feeds write them.
public enum FeedTime {
    /// `YYYY-MM-DD`, with a time behind `T` or a blank, with or without seconds, fractions (dropped), `Z` or
    /// an offset; without one it is universal time (NVD, CVE). Nil for anything else.
    public static func instant(_ text: String) -> Instant? {
        var text = text
        return text.withUTF8 { instant($0) }
    }

    private static func instant(_ bytes: UnsafeBufferPointer<UInt8>) -> Instant? {
        var at = 0
        func digits(_ count: Int) -> Int? {
            guard at + count <= bytes.count else { return nil }
            var value = 0
            for _ in 0..<count {
                guard (0x30...0x39).contains(bytes[at]) else { return nil }
                value = value * 10 + Int(bytes[at] - 0x30)
                at += 1
            }
            return value
        }
        func take(_ mark: Unicode.Scalar) -> Bool {
            guard at < bytes.count, bytes[at] == UInt8(ascii: mark) else { return false }
            at += 1
            return true
        }
        guard let year = digits(4), take("-"), let month = digits(2), take("-"), let date = digits(2),
            let day = Day(year: year, month: month, day: date)
        else { return nil }
        var seconds = day.ordinal * 86_400
        if at == bytes.count { return Instant(secondsSinceEpoch: seconds) }
        guard take("T") || take("t") || take(" "), let hour = digits(2), take(":"), let minute = digits(2),
            hour < 24, minute < 60
        else { return nil }
        seconds += hour * 3600 + minute * 60
        if take(":") {
            guard let second = digits(2), second < 61 else { return nil }
            seconds += min(second, 59)
            if take(".") { while at < bytes.count, (0x30...0x39).contains(bytes[at]) { at += 1 } }
        }
        if at == bytes.count || ((take("Z") || take("z")) && at == bytes.count) {
            return Instant(secondsSinceEpoch: seconds)
        }
        let isAhead = take("+")
        guard isAhead || take("-"), let hours = digits(2) else { return nil }
        _ = take(":")
        guard let minutes = digits(2), at == bytes.count, hours < 24, minutes < 60 else { return nil }
        let offset = hours * 3600 + minutes * 60
        return Instant(secondsSinceEpoch: isAhead ? seconds - offset : seconds + offset)
    }
}
