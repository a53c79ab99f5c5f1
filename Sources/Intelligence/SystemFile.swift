import Glibc

/// What the system says when a file cannot be dealt with.
struct SystemFault: Error, Hashable {
    let path: String
    let reason: String
    /// There is no such file, or nothing in it.
    let isAbsent: Bool

    /// With the reason of the call that failed last.
    init(_ path: String) {
        let code = errno
        self.path = path
        reason = String(cString: strerror(code))
        isAbsent = code == ENOENT
    }

    init(_ path: String, _ reason: String, isAbsent: Bool = false) {
        self.path = path
        self.reason = reason
        self.isAbsent = isAbsent
    }
}

/// A file written from the start to the end.
final class OutputFile {
    let path: String
    private let handle: Int32
    private(set) var count = 0
    private var buffer: [UInt8] = []
    private static let bufferMax = 1 << 20

    init(_ path: String) throws(SystemFault) {
        self.path = path
        handle = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard handle >= 0 else { throw SystemFault(path) }
    }

    deinit { close(handle) }

    func write(_ bytes: [UInt8]) throws(SystemFault) {
        count += bytes.count
        buffer += bytes
        if buffer.count >= Self.bufferMax { try flush() }
    }

    /// Writes over what stands at the start.
    func replaceStart(with bytes: [UInt8]) throws(SystemFault) {
        try flush()
        let written = bytes.withUnsafeBytes { pwrite(handle, $0.baseAddress, $0.count, 0) }
        guard written == bytes.count else { throw SystemFault(path) }
    }

    /// Everything lies on the medium when this returns.
    func finish() throws(SystemFault) {
        try flush()
        guard fsync(handle) == 0 else { throw SystemFault(path) }
    }

    private func flush() throws(SystemFault) {
        var at = 0
        while at < buffer.count {
            let written = buffer.withUnsafeBytes { raw in
                Glibc.write(handle, raw.baseAddress?.advanced(by: at), raw.count - at)
            }
            if written < 0, errno == EINTR { continue }
            guard written > 0 else { throw SystemFault(path) }
            at += written
        }
        buffer.removeAll(keepingCapacity: true)
    }
}

/// A file in memory without being read: the system brings in the pages that are looked at.
final class MappedFile {
    let bytes: UnsafeRawBufferPointer

    init(_ path: String) throws(SystemFault) {
        let handle = open(path, O_RDONLY | O_CLOEXEC)
        guard handle >= 0 else { throw SystemFault(path) }
        defer { close(handle) }
        var status = stat()
        guard fstat(handle, &status) == 0 else { throw SystemFault(path) }
        let count = Int(status.st_size)
        guard count > 0 else { throw SystemFault(path, "empty", isAbsent: true) }
        guard let address = mmap(nil, count, PROT_READ, MAP_SHARED, handle, 0), address != MAP_FAILED else {
            throw SystemFault(path)
        }
        bytes = UnsafeRawBufferPointer(start: address, count: count)
    }

    deinit { munmap(UnsafeMutableRawPointer(mutating: bytes.baseAddress), bytes.count) }
}

/// Small files and folders.
enum SystemFolder {
    static func make(_ path: String) throws(SystemFault) {
        var made = ""
        for part in path.split(separator: "/", omittingEmptySubsequences: false) {
            made += made.isEmpty && !path.hasPrefix("/") ? String(part) : "/\(part)"
            while made.hasPrefix("//") { made.removeFirst() }
            guard !part.isEmpty else { continue }
            guard mkdir(made, 0o755) == 0 || errno == EEXIST || errno == EISDIR else {
                throw SystemFault(made)
            }
        }
    }

    static func names(_ path: String) -> [String] {
        guard let folder = opendir(path) else { return [] }
        defer { closedir(folder) }
        var names: [String] = []
        while let entry = readdir(folder) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted()
    }

    /// nil where there is no such file.
    static func read(_ path: String, bytesMax: Int) throws(SystemFault) -> [UInt8]? {
        let handle = open(path, O_RDONLY | O_CLOEXEC)
        if handle < 0, errno == ENOENT { return nil }
        guard handle >= 0 else { throw SystemFault(path) }
        defer { close(handle) }
        var bytes: [UInt8] = []
        var part = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = part.withUnsafeMutableBytes { Glibc.read(handle, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw SystemFault(path) }
            if count == 0 { return bytes }
            bytes += part[..<count]
            guard bytes.count <= bytesMax else { throw SystemFault(path, "larger than \(bytesMax) bytes") }
        }
    }

    /// Replaces a file at once, and is only done when the folder knows it on the medium.
    static func replace(_ path: String, with bytes: [UInt8]) throws(SystemFault) {
        let part = path + ".part"
        let file = try OutputFile(part)
        try file.write(bytes)
        try file.finish()
        try move(part, to: path)
    }

    static func move(_ from: String, to path: String) throws(SystemFault) {
        guard rename(from, path) == 0 else { throw SystemFault(path) }
        let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
        let handle = open(folder.isEmpty ? "/" : folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard handle >= 0 else { throw SystemFault(folder) }
        defer { close(handle) }
        guard fsync(handle) == 0 else { throw SystemFault(folder) }
    }

    static func remove(_ path: String) { unlink(path) }
}
