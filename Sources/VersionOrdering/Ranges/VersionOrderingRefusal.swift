/// Why a range cannot be read, and where in its text.
public struct VersionOrderingRefusal: Error, Hashable, Sendable {
    /// What is wrong; the raw value is stable.
    public enum Code: String, Sendable, CaseIterable {
        /// More bytes or constraints than are read.
        case tooLarge = "range-too-large"
        /// The text does not begin with `vers:`.
        case notARange = "not-a-range"
        /// The name before the slash is missing or not in lower case.
        case malformedScheme = "malformed-scheme"
        /// No order is known for the versions of this scheme.
        case unknownScheme = "unknown-scheme"
        /// Nothing behind the slash.
        case noConstraint = "no-constraint"
        /// A comparator without a version.
        case noVersion = "no-version"
        /// A star beside other constraints, or with a version.
        case misplacedStar = "misplaced-star"
        /// A sign that must be written as `%` and two digits, or is not printable ASCII.
        case misplacedSign = "misplaced-sign"
        /// A `%` without two hexadecimal digits, or bytes that are not UTF-8.
        case malformedEscape = "malformed-escape"
        /// The version is not one of the scheme.
        case notAVersion = "not-a-version"
        /// The same version twice.
        case duplicateVersion = "duplicate-version"
        /// A bound that another one makes meaningless, so that the range may not be what was meant.
        case redundantConstraint = "redundant-constraint"
    }

    public let code: Code
    /// Where the fault is: bytes from the start of the text that was given.
    public let offset: Int
    /// The part of the text that is at fault.
    public let text: String

    public init(_ code: Code, at offset: Int, _ text: String = "") {
        self.code = code
        self.offset = offset
        self.text = text
    }
}
