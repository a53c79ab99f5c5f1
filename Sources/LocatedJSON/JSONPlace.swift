import Kernel

/// Counts lines and columns up to a byte.
enum JSONPlace {
    static func origin(ofByte offset: Int, in bytes: [UInt8], file: String) -> Origin {
        bytes.withUnsafeBufferPointer { all in
            let end = min(offset, all.count)
            var line = 1
            var lineStart = 0
            for index in 0..<end where all[index] == 0x0A {
                line += 1
                lineStart = index + 1
            }
            var column = 1
            for index in lineStart..<end where all[index] & 0xC0 != 0x80 { column += 1 }
            return Origin(file: file, line: line, column: column)
        }
    }
}
