/// Pairs of a 64-bit hash and two numbers, sorted by hash, behind a directory by the hash's upper bits.
///
/// Layout: directory bits (32), count (32), the directory (2^bits + 1 numbers of 32 bits), padding to eight
/// bytes, entries of 16 bytes.
struct HashTable {
    struct Entry {
        var hash: UInt64
        var first: UInt32
        var second: UInt32
    }

    private let bytes: UnsafeRawBufferPointer
    private let shift: UInt64
    private let entries: Int
    let count: Int
    /// Everything lies within the bytes.
    let isSound: Bool

    static func bytes(_ entries: [Entry]) -> [UInt8] {
        var writer = ByteWriter()
        let sorted = entries.sorted { ($0.hash, $0.first) < ($1.hash, $1.first) }
        var bits = 4
        while bits < 20, 1 << bits < sorted.count { bits += 1 }
        writer.fixed32(bits)
        writer.fixed32(sorted.count)
        var place = 0
        for bucket in 0...(1 << bits) {
            while place < sorted.count, Int(sorted[place].hash >> UInt64(64 - bits)) < bucket { place += 1 }
            writer.fixed32(place)
        }
        writer.pad()
        for entry in sorted {
            writer.fixed(entry.hash)
            writer.fixed(entry.first)
            writer.fixed(entry.second)
        }
        return writer.bytes
    }

    init(_ bytes: UnsafeRawBufferPointer) {
        self.bytes = bytes
        var reader = ByteReader(bytes)
        let bits = reader.fixed32()
        count = reader.fixed32()
        shift = UInt64(64 - min(max(bits, 1), 20))
        entries = (8 + 4 * ((1 << min(max(bits, 1), 20)) + 1) + 7) / 8 * 8
        isSound = (4...20).contains(bits) && entries + 16 * count <= bytes.count
    }

    /// Calls for every entry with this hash.
    @inline(__always)
    func forEach(_ hash: UInt64, _ body: (Entry) -> Void) {
        guard isSound else { return }
        let bucket = Int(hash >> shift)
        let from = Int(bytes.loadUnaligned(fromByteOffset: 8 + 4 * bucket, as: UInt32.self))
        let to = Int(bytes.loadUnaligned(fromByteOffset: 12 + 4 * bucket, as: UInt32.self))
        guard from <= to, to <= count else { return }
        for place in from..<to {
            let at = entries + 16 * place
            let found = bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self)
            if found > hash { return }
            if found == hash {
                body(
                    Entry(
                        hash: found,
                        first: bytes.loadUnaligned(fromByteOffset: at + 8, as: UInt32.self),
                        second: bytes.loadUnaligned(fromByteOffset: at + 12, as: UInt32.self)))
            }
        }
    }

    /// Every entry, in the order of their hashes.
    var all: [Entry] {
        guard isSound else { return [] }
        return (0..<count).map { place in
            let at = entries + 16 * place
            return Entry(
                hash: bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self),
                first: bytes.loadUnaligned(fromByteOffset: at + 8, as: UInt32.self),
                second: bytes.loadUnaligned(fromByteOffset: at + 12, as: UInt32.self))
        }
    }

    /// The bytes that a look-up reads, for checking them first.
    @inline(__always)
    func ranges(_ hash: UInt64) -> (Range<Int>, Range<Int>) {
        let bucket = Int(hash >> shift)
        let from = Int(bytes.loadUnaligned(fromByteOffset: 8 + 4 * bucket, as: UInt32.self))
        let to = Int(bytes.loadUnaligned(fromByteOffset: 12 + 4 * bucket, as: UInt32.self))
        let last = max(from, min(to, count))
        return ((8 + 4 * bucket)..<(16 + 4 * bucket), (entries + 16 * from)..<(entries + 16 * last))
    }
}
