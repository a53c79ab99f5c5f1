import Foundation
import Kernel
import Ports

/// The machine's clock.
public struct SystemClock: Clock {
    public init() {}

    public func now() -> Instant { Instant(secondsSinceEpoch: Int(Date().timeIntervalSince1970)) }
}
