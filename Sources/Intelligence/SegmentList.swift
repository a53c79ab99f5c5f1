import Kernel
import Ports

/// The file `current`: which segments count, and what is known of each source. A line a thing, fields between
/// tabs, and a checksum over all of it at the end.
struct SegmentList {
    var generation = 0
    /// Numbers the next segment.
    var next = 1
    var segments: [SegmentInfo] = []
    var states: [SourceState] = []

    var bytes: Int { segments.reduce(0) { $0 + $1.recordBytes + $1.indexBytes } }

    var standing: IntelligenceStanding {
        IntelligenceStanding(
            generation: generation, states: states.sorted { $0.source < $1.source },
            segments: segments.count, bytes: bytes)
    }

    private static let title = "mamori-intelligence-1"

    var text: [UInt8] {
        var lines = [Self.title, "generation\t\(generation)\t\(next)"]
        for segment in segments {
            lines.append(
                "segment\t\(segment.name)\t\(segment.records)\t\(segment.recordBytes)\t\(segment.indexBytes)"
                    + "\t\(segment.seal)")
        }
        for state in states.sorted(by: { $0.source < $1.source }) {
            func number(_ instant: Instant?) -> String { instant.map { "\($0.secondsSinceEpoch)" } ?? "" }
            let fields = [
                "source", Self.escape(state.source), "\(state.records)", number(state.newest),
                number(state.takenAt), Self.escape(state.takenFrom ?? ""), number(state.triedAt),
                Self.escape(state.failure ?? ""), Self.escape(state.cursor ?? ""),
            ]
            lines.append(fields.joined(separator: "\t"))
        }
        let body = lines.joined(separator: "\n") + "\n"
        return Array((body + "sum\t\(Checksum64.of(body))\n").utf8)
    }

    init() {}

    /// nil where the text is damaged.
    init?(_ text: [UInt8]) {
        func cut(_ bytes: some Sequence<UInt8>, at sign: UInt8) -> [String] {
            Array(bytes).split(separator: sign, omittingEmptySubsequences: false)
                .map { String(decoding: $0, as: UTF8.self) }
        }
        var lines = cut(text, at: 0x0A)
        guard lines.popLast() == "", let last = lines.popLast(), lines.first == Self.title else { return nil }
        let body = lines.joined(separator: "\n") + "\n"
        guard last == "sum\t\(Checksum64.of(body))" else { return nil }
        for line in lines.dropFirst() {
            let fields = cut(line.utf8, at: 0x09)
            switch (fields.first, fields.count) {
            case ("generation", 3):
                guard let generation = Int(fields[1]), let next = Int(fields[2]) else { return nil }
                (self.generation, self.next) = (generation, next)
            case ("segment", 6):
                guard let records = Int(fields[2]), let recordBytes = Int(fields[3]),
                    let indexBytes = Int(fields[4]), let seal = UInt64(fields[5])
                else { return nil }
                segments.append(
                    SegmentInfo(
                        name: fields[1], records: records, recordBytes: recordBytes,
                        indexBytes: indexBytes, seal: seal, sources: [:]))
            case ("source", 9): states.append(Self.state(fields))
            default: return nil
            }
        }
    }

    private static func state(_ fields: [String]) -> SourceState {
        func instant(_ text: String) -> Instant? { Int(text).map { Instant(secondsSinceEpoch: $0) } }
        func words(_ text: String) -> String? { text.isEmpty ? nil : unescape(text) }
        var state = SourceState(source: unescape(fields[1]))
        state.records = Int(fields[2]) ?? 0
        state.newest = instant(fields[3])
        state.takenAt = instant(fields[4])
        state.takenFrom = words(fields[5])
        state.triedAt = instant(fields[6])
        state.failure = words(fields[7])
        state.cursor = words(fields[8])
        return state
    }

    // By scalars: a character may begin with a sign and go on with a mark that joins it.
    private static func escape(_ text: String) -> String {
        var escaped = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\": escaped.append(contentsOf: "\\\\".unicodeScalars)
            case "\t": escaped.append(contentsOf: "\\t".unicodeScalars)
            case "\n": escaped.append(contentsOf: "\\n".unicodeScalars)
            case "\r": escaped.append(contentsOf: "\\r".unicodeScalars)
            default: escaped.append(scalar)
            }
        }
        return String(escaped)
    }

    private static func unescape(_ text: String) -> String {
        let signs: [Unicode.Scalar: Unicode.Scalar] = ["t": "\t", "n": "\n", "r": "\r"]
        var plain = String.UnicodeScalarView()
        var isEscaped = false
        for scalar in text.unicodeScalars {
            if isEscaped {
                plain.append(signs[scalar] ?? scalar)
                isEscaped = false
            } else if scalar == "\\" {
                isEscaped = true
            } else {
                plain.append(scalar)
            }
        }
        return String(plain)
    }
}
