/// A score of 0.0 to 10.0, held exactly as a whole number of tenths.
public struct Score: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// 0…100; 98 is the score 9.8.
    public let tenths: Int

    /// Precondition: 0…100.
    public init(tenths: Int) {
        precondition((0...100).contains(tenths), "A score is 0.0 to 10.0.")
        self.tenths = tenths
    }

    /// Reads what feeds publish, such as `9.8`, `10`, `10.0` or `7.50`; nil where the text is no score of whole
    /// tenths.
    public init?(_ text: String) {
        let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard let first = parts.first, (1...2).contains(first.utf8.count), let whole = Score.digits(first)
        else { return nil }
        var tenths = whole * 10
        if parts.count == 2 {
            guard let tenth = parts[1].first, let value = Score.digits(String(tenth)),
                parts[1].dropFirst().allSatisfy({ $0 == "0" })
            else { return nil }
            tenths += value
        }
        guard tenths <= 100 else { return nil }
        self.tenths = tenths
    }

    private static func digits(_ text: some StringProtocol) -> Int? {
        text.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(text) : nil
    }

    /// One decimal place always: `9.8`, `10.0`.
    public var description: String { "\(tenths / 10).\(tenths % 10)" }

    public static func < (left: Score, right: Score) -> Bool { left.tenths < right.tenths }
}
