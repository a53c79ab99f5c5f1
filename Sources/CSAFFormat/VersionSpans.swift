import VersionOrdering
import Vulnerabilities

/// A version's name, or a range, as spans: for documents of decisions.
public struct VersionSpans: Sendable {
    /// `.unstated` stands for what could not be read.
    public let spans: [VersionSpan]
    public let scheme: VersionScheme?

    /// - Parameter isRange: false: the name is one version, whatever it looks like.
    public init(_ name: String, isRange: Bool) {
        guard isRange else {
            spans = [.exactly(name)]
            scheme = nil
            return
        }
        let readings = VersionWords(name).readings
        spans = readings.map(\.span)
        scheme = readings.first?.scheme
    }
}
