import Kernel

/// The form in which bills of SPDX write a time.
public enum BillTime {
    /// `YYYY-MM-DDThh:mm:ssZ` with a day that the calendar has.
    public static func isTime(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        guard bytes.count == 20 else { return false }
        for (byte, mark) in zip(bytes, "0000-00-00T00:00:00Z".utf8) {
            let fits = mark == UInt8(ascii: "0") ? (0x30...0x39).contains(byte) : byte == mark
            if !fits { return false }
        }
        func two(_ at: Int) -> Int { Int(bytes[at] - 0x30) * 10 + Int(bytes[at + 1] - 0x30) }
        return Day(year: two(0) * 100 + two(2), month: two(5), day: two(8)) != nil
            && two(11) < 24 && two(14) < 60 && two(17) < 61
    }
}
