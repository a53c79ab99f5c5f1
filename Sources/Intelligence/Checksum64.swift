/// A checksum of 64 bits against damage (not against forgery), eight bytes a step.
enum Checksum64 {
    @inline(__always)
    static func step(_ sum: UInt64, _ word: UInt64) -> UInt64 {
        let mixed = (sum ^ word) &* 0x9E37_79B9_7F4A_7C15
        return mixed ^ (mixed >> 32)
    }

    static func of(_ bytes: UnsafeRawBufferPointer, seed: UInt64 = 0) -> UInt64 {
        var sum = step(seed ^ 0x2545_F491_4F6C_DD1D, UInt64(bytes.count))
        var at = 0
        while at + 8 <= bytes.count {
            sum = step(sum, UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self)))
            at += 8
        }
        var rest: UInt64 = 0
        while at < bytes.count {
            rest = rest << 8 | UInt64(bytes[at])
            at += 1
        }
        return step(step(sum, rest), 0xD6E8_FEB8_6659_FD93)
    }

    static func of(_ text: String) -> UInt64 {
        var text = text
        return text.withUTF8 { of(UnsafeRawBufferPointer($0)) }
    }
}
