import Archives
import Foundation
import Kernel
import LocatedJSON
import LocatedXML
import Signing

/// What a document must be. A server that lies about lengths is found out here where no checksum is
/// published.
enum DocumentForm {
    case json, xml, gzip, zip
    /// Lines of text; anything but a page or a NUL.
    case lines

    /// What is wrong with the file; nil when nothing is.
    func fault(of path: String, name: String, bytesMax: Int) -> Finding? {
        guard let file = MappedFile(path) else {
            return Self.finding(name, "中身がありません", "the file is empty")
        }
        switch self {
        case .json:
            let (tree, findings) = JSONReader.read(Array(file.bytes), file: name)
            return tree == nil ? findings.first : nil
        case .xml:
            return XMLTree.read(Array(file.bytes), file: name).finding
        case .gzip:
            return refusal(name) { () throws(ArchivesRefusal) in
                try Archive.gunzip(file.bytes, bytesMax: bytesMax) { _ in }
            }
        case .zip:
            let limits = Archive.Limits(
                entriesMax: 4_000_000, entryBytesMax: .max, bytesMax: .max, ratioMax: 100_000)
            return refusal(name) { () throws(ArchivesRefusal) in
                try Archive.stream(file.bytes, limits: limits) { _ in true }
            }
        case .lines:
            let head = file.bytes.prefix(512).drop { $0 <= 0x20 }
            guard head.first != UInt8(ascii: "<"), !head.contains(0) else {
                return Self.finding(name, "表のファイルではありません", "not a file of lines")
            }
            return nil
        }
    }

    private func refusal(_ name: String, _ work: () throws(ArchivesRefusal) -> Void) -> Finding? {
        do throws(ArchivesRefusal) {
            try work()
            return nil
        } catch {
            return error.finding(in: name)
        }
    }

    private static func finding(_ name: String, _ ja: String, _ en: String) -> Finding {
        Finding(.error, "feed-form", LocalizedText(ja: ja, en: en), at: Origin(file: name))
    }
}

/// A checksum that the publisher gives beside a document.
struct PublishedChecksum {
    let algorithm: Digest.Algorithm
    /// Lower case.
    let hexadecimal: String
    /// It is that of what comes out of the gzip.
    var isOfPlain = false
    /// How many bytes come out of the gzip, where that is published.
    var plainBytes: Int?

    /// Whether the file has it; false too when it cannot be read or unpacked.
    func fits(_ path: String, bytesMax: Int) -> Bool {
        guard isOfPlain else {
            return Digest.of(file: path, algorithm).map(Digest.hexadecimal) == hexadecimal
        }
        guard let file = MappedFile(path) else { return false }
        var digest = Digest(algorithm)
        var bytes = 0
        do throws(ArchivesRefusal) {
            try Archive.gunzip(file.bytes, bytesMax: bytesMax) { piece in
                digest.add(piece)
                bytes += piece.count
            }
        } catch {
            return false
        }
        return digest.text() == hexadecimal && plainBytes.map { $0 == bytes } ?? true
    }
}

/// A file's bytes without a copy in memory; nil when there are none.
final class MappedFile {
    let bytes: UnsafeRawBufferPointer

    init?(_ path: String) {
        let file = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
        guard file >= 0 else { return nil }
        defer { close(file) }
        var status = stat()
        guard fstat(file, &status) == 0, status.st_size > 0,
            let start = mmap(nil, Int(status.st_size), PROT_READ, MAP_PRIVATE, file, 0), start != MAP_FAILED
        else { return nil }
        bytes = UnsafeRawBufferPointer(start: start, count: Int(status.st_size))
    }

    deinit { munmap(UnsafeMutableRawPointer(mutating: bytes.baseAddress), bytes.count) }
}
