import Foundation
import Ports

/// Files opened so that a link is never followed and nothing is overwritten.
final class PlainFile {
    let path: String
    private let descriptor: Int32

    /// Opens a regular file for reading.
    init(reading path: String) throws(BundleRefusal) {
        self.path = path
        descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
        guard descriptor >= 0 else { throw errno == ENOENT ? .noFile(path: path) : Self.failure(path) }
        guard status.st_mode & S_IFMT == S_IFREG else {
            throw .failed(path: path, reason: "not a regular file")
        }
    }

    /// Makes a file that must not exist.
    init(creating path: String, mode: mode_t = 0o644) throws(BundleRefusal) {
        self.path = path
        descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode)
        guard descriptor >= 0 else { throw errno == EEXIST ? .exists(path: path) : Self.failure(path) }
    }

    deinit { if descriptor >= 0 { close(descriptor) } }

    var status: stat {
        var status = stat()
        fstat(descriptor, &status)
        return status
    }

    /// All bytes; refuses more than the most.
    func bytes(max: Int) throws(BundleRefusal) -> [UInt8] {
        var all: [UInt8] = []
        var isOver = false
        try pieces { piece in
            isOver = all.count + piece.count > max
            if !isOver { all += piece }
            return !isOver
        }
        guard !isOver else { throw .failed(path: path, reason: "more than \(max) bytes") }
        return all
    }

    /// Hands over the bytes piece by piece until the callee has had enough.
    func pieces(_ piece: (UnsafeRawBufferPointer) -> Bool) throws(BundleRefusal) {
        let chunk = UnsafeMutableRawBufferPointer.allocate(byteCount: 256 << 10, alignment: 16)
        defer { chunk.deallocate() }
        while true {
            let count = read(descriptor, chunk.baseAddress, chunk.count)
            guard count >= 0 else { throw Self.failure(path) }
            guard count > 0, piece(UnsafeRawBufferPointer(rebasing: chunk[..<count])) else { return }
        }
    }

    func write(_ bytes: UnsafeRawBufferPointer) throws(BundleRefusal) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = Foundation.write(
                descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
            guard count > 0 else { throw Self.failure(path) }
            rest = rest.dropFirst(count)
        }
    }

    func write(_ bytes: [UInt8]) throws(BundleRefusal) {
        var fault: BundleRefusal?
        bytes.withUnsafeBytes { all in
            do throws(BundleRefusal) { try write(all) } catch { fault = error }
        }
        if let fault { throw fault }
    }

    func flush() throws(BundleRefusal) {
        guard fsync(descriptor) == 0 else { throw Self.failure(path) }
    }

    static func failure(_ path: String) -> BundleRefusal {
        .failed(path: path, reason: String(cString: strerror(errno)))
    }
}
