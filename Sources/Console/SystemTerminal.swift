import Foundation

/// The terminal that the process runs in.
public struct SystemTerminal: Terminal {
    public init() {}

    public var isScreen: Bool { isatty(STDOUT_FILENO) == 1 }
    public var errorsAreOnScreen: Bool { isatty(STDERR_FILENO) == 1 }

    public var columns: Int {
        var size = winsize()
        guard isScreen, ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col >= 40 else {
            return 100
        }
        return Int(size.ws_col)
    }

    public func write(_ text: String) { write(bytes: Array(text.utf8)) }
    public func writeError(_ text: String) { SystemTerminal.write(Array(text.utf8), to: STDERR_FILENO) }
    public func write(bytes: [UInt8]) { SystemTerminal.write(bytes, to: STDOUT_FILENO) }

    public func ask(_ question: String) -> String? {
        guard isatty(STDIN_FILENO) == 1 else { return nil }
        writeError(question)
        return readLine(strippingNewline: true)
    }

    /// Writes all of it; a reader that has gone away ends the writing quietly.
    private static func write(_ bytes: [UInt8], to file: Int32) {
        var done = 0
        while done < bytes.count {
            let count = bytes[done...].withUnsafeBytes { Foundation.write(file, $0.baseAddress, $0.count) }
            if count <= 0 { return }
            done += count
        }
    }
}
