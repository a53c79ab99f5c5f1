import Kernel

/// Counts lines and columns up to a byte.
enum JSONPlace {
    static func origin(ofByte offset: Int, in bytes: [UInt8], file: String) -> Origin {
        bytes.withUnsafeBufferPointer { all in
            let end = min(offset, all.count)
            let lineStart = all[..<end].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
            var line = 1
            for byte in UnsafeBufferPointer(rebasing: all[..<lineStart]) { line &+= byte == 0x0A ? 1 : 0 }
            var column = 1
            for index in lineStart..<end where all[index] & 0xC0 != 0x80 { column += 1 }
            return Origin(file: file, line: line, column: column)
        }
    }
}
