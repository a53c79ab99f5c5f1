/// A part of a bill that the model has no name for, kept so that writing the same format gives it back.
public struct Carried: Hashable, Sendable {
    /// Where it stands, seen from the noun that carries it, such as `["evidence"]`.
    public let path: [String]
    public let value: CarriedValue

    public init(_ path: [String], _ value: CarriedValue) {
        self.path = path
        self.value = value
    }
}

/// A value as a format writes it, without a meaning.
public indirect enum CarriedValue: Hashable, Sendable {
    case null
    case flag(Bool)
    /// A number as it is written, so that no digit is lost.
    case number(String)
    case text(String)
    case list([CarriedValue])
    /// Members in the order in which they are written; no key twice.
    case map([Member])

    /// One key with its value.
    public struct Member: Hashable, Sendable {
        public let key: String
        public let value: CarriedValue

        public init(_ key: String, _ value: CarriedValue) {
            self.key = key
            self.value = value
        }
    }
}
