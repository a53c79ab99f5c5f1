import Kernel

/// The time, from outside.
public protocol Clock: Sendable {
    func now() -> Instant
}
