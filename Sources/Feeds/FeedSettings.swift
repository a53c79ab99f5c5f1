import Foundation
import Kernel
import Ports

/// How long is waited, and how often is tried.
public struct FeedSettings: Sendable {
    /// Tries of one document that brought nothing new, the first included.
    public var triesMax = 6
    public var redirectsMax = 5
    /// How long a connection may take.
    public var connectSeconds = 30
    /// How long fewer than `stallBytesPerSecond` may come.
    public var stallSeconds = 60
    public var stallBytesPerSecond = 64
    /// The first wait before another try; it doubles each time, up to the most.
    public var backOffSeconds = 2.0
    public var backOffSecondsMax = 120.0
    /// A publisher who asks to wait longer than this is asked again another day.
    public var retryAfterSecondsMax = 900
    /// Bytes that make a try count as having brought something.
    public var progressBytes = 1 << 20
    /// What a page that is not wanted may hold before the connection is given up.
    public var sideBytesMax = 256 << 10
    /// What a list (`changes.csv`, `deltaLog.json`) may hold.
    public var listBytesMax = 256 << 20

    public init() {}
}

/// Waiting and chance, from outside.
public protocol FeedPacing: Sendable {
    /// Seconds since some moment; never goes back.
    func seconds() -> Double
    func sleep(seconds: Double)
    /// From 0 up to 1.
    func random() -> Double
}

/// The machine's own waiting and chance.
public struct SystemPacing: FeedPacing {
    public init() {}

    public func seconds() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    public func sleep(seconds: Double) { Thread.sleep(forTimeInterval: seconds) }

    public func random() -> Double { Double.random(in: 0..<1) }
}

/// Keeps requests to a publisher's pace: so many in so many seconds.
struct RequestPace {
    let requests: Int
    let seconds: Double
    private var sent: [Double] = []

    init(_ requests: Int, in seconds: Double) {
        self.requests = requests
        self.seconds = seconds
    }

    /// How long to wait before the next request.
    mutating func wait(at now: Double) -> Double {
        sent.removeAll { $0 <= now - seconds }
        guard sent.count >= requests, let first = sent.first else { return 0 }
        return first + seconds - now
    }

    mutating func note(at now: Double) { sent.append(now) }
}
