import Kernel
import Testing
import Vulnerabilities
import Ports

@testable import Intelligence

/// Nothing of a record is lost on its way into bytes and back.
struct EncodingTests {
    @Test("A record read back is the record", arguments: 0..<8)
    func roundTrip(_ seed: Int) {
        var random = FixedGenerator(state: UInt64(seed))
        for _ in 0..<150 {
            let advisory = Sample.advisory(&random)
            var writer = ByteWriter()
            RecordEncoding.encode(advisory, into: &writer)
            writer.bytes.withUnsafeBytes { raw in
                let view = RecordView(raw)
                #expect(view.whole == advisory)
                #expect(AdvisoryHead(view.head) == AdvisoryHead(advisory))
                for (place, statement) in advisory.statements.enumerated() {
                    #expect(view.statement(place) == statement)
                }
                #expect(view.statement(advisory.statements.count) == nil)
            }
        }
    }

    @Test("Any bytes are read to an end")
    func hostile() {
        var random = FixedGenerator(state: 7)
        var sum = 0
        for _ in 0..<300 {
            var writer = ByteWriter()
            RecordEncoding.encode(Sample.advisory(&random), into: &writer)
            var bytes = writer.bytes
            for _ in 0...random.below(8) { bytes[random.below(bytes.count)] = UInt8(random.below(256)) }
            bytes.removeLast(random.below(bytes.count))
            bytes.withUnsafeBytes { sum += RecordView($0).whole.statements.count }
        }
        #expect(sum > 0)
    }

    @Test("The list of segments is the same when read back, and nil where a byte is another")
    func list() {
        var list = SegmentList()
        list.generation = 7
        list.segments = [
            SegmentInfo(name: "000001", records: 3, recordBytes: 90, indexBytes: 80, seal: .max, sources: [:])
        ]
        var state = SourceState(source: "osv/\t\\n\u{301}")
        state.failure = "改行\n\u{301}と\tタブ\\と\r\n\u{301}"
        state.newest = Instant(secondsSinceEpoch: -5)
        state.records = 3
        list.states = [state]
        let bytes = list.text
        let again = SegmentList(bytes)
        #expect(again?.states == [state] && again?.segments == list.segments && again?.generation == 7)
        for place in bytes.indices {
            var other = bytes
            other[place] ^= 0x01
            #expect(SegmentList(other) == nil, "byte \(place)")
            #expect(SegmentList(Array(bytes[..<place])) == nil)
        }
    }
}
