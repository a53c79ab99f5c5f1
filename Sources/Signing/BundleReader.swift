import Archives
import Foundation
import Kernel
import Ports

/// Goes through a bundle and holds it against its manifest; with a folder given, it copies the files there as
/// it looks at them, so that what is used is what was verified.
struct BundleReader {
    let path: String
    let keys: [SigningKey]
    /// Where verified copies go.
    let target: String?

    private static let signatureBytesMax = 4_096

    func read() throws(BundleRefusal) -> BundleVerdict {
        var status = stat()
        guard lstat(path, &status) == 0 else { throw .noFile(path: path) }
        switch status.st_mode & S_IFMT {
        case S_IFDIR: return try readFolder()
        case S_IFREG: return try readTar()
        default: throw .notABundle(path: path)
        }
    }

    // MARK: A folder

    private func readFolder() throws(BundleRefusal) -> BundleVerdict {
        let manifest = try part(ManifestFormat.manifestName, max: ManifestFormat.bytesMax)
        let signature = try part(ManifestFormat.signatureName, max: Self.signatureBytesMax)
        var check = begin(manifest: manifest, signature: signature)
        guard check.mayGoOn(copying: target != nil) else { return check.verdict() }
        for name in try names() where !check.isOwn(name) {
            guard let file = check.begin(name) else { continue }
            let source: PlainFile
            do throws(BundleRefusal) { source = try PlainFile(reading: path + "/" + name) } catch {
                check.note(name, "bundle-not-a-file", "普通のファイルとして読めません", "not readable as a regular file")
                continue
            }
            let copy = try copy(name)
            var fault: BundleRefusal?
            var bytes = 0
            var digest = Digest(.sha256)
            try source.pieces { piece in
                bytes += piece.count
                digest.add(piece)
                do throws(BundleRefusal) { try copy?.write(piece) } catch { fault = error }
                return fault == nil && bytes <= file.bytes
            }
            if let fault { throw fault }
            try copy?.flush()
            check.end(file, bytes: bytes, sha256: digest.text())
        }
        return check.verdict()
    }

    /// A file of the bundle's own; nil when it is not there, or too large.
    private func part(_ name: String, max: Int) throws(BundleRefusal) -> [UInt8]? {
        do throws(BundleRefusal) {
            return try PlainFile(reading: path + "/" + name).bytes(max: max)
        } catch {
            return nil
        }
    }

    /// Everything in the folder that is not a folder, links included.
    private func names() throws(BundleRefusal) -> [String] {
        guard let all = FileManager.default.enumerator(atPath: path) else { throw .notABundle(path: path) }
        var names: [String] = []
        for case let name as String in all {
            guard names.count <= ManifestFormat.filesMax + 2 else { break }
            var status = stat()
            let isFolder = lstat(path + "/" + name, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
            if !isFolder { names.append(name) }
        }
        return names.sorted()
    }

    // MARK: A tar

    private func readTar() throws(BundleRefusal) -> BundleVerdict {
        let file = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
        guard file >= 0 else { throw PlainFile.failure(path) }
        defer { close(file) }
        var status = stat()
        guard fstat(file, &status) == 0 else { throw PlainFile.failure(path) }
        let size = Int(status.st_size)
        guard size > 0, let start = mmap(nil, size, PROT_READ, MAP_PRIVATE, file, 0), start != MAP_FAILED
        else {
            throw .notABundle(path: path)
        }
        defer { munmap(start, size) }
        return try readTar(UnsafeRawBufferPointer(start: start, count: size))
    }

    private func readTar(_ packed: UnsafeRawBufferPointer) throws(BundleRefusal) -> BundleVerdict {
        var own: [String: [UInt8]] = [:]
        var check: BundleCheck?
        var fault: BundleRefusal?
        let limits = Archive.Limits(
            entriesMax: ManifestFormat.filesMax + 2, entryBytesMax: 16 << 30, bytesMax: 64 << 30, ratioMax: 4)
        do throws(ArchivesRefusal) {
            try Archive.stream(packed, limits: limits) { entry throws(ArchivesRefusal) in
                if check == nil, own.count < 2 {
                    let expected = [ManifestFormat.manifestName, ManifestFormat.signatureName][own.count]
                    guard entry.name == expected else { return false }
                    let max = own.isEmpty ? ManifestFormat.bytesMax : Self.signatureBytesMax
                    own[entry.name] = try bytes(of: entry, max: max)
                    return true
                }
                if check == nil { check = begin(own) }
                guard check?.mayGoOn(copying: target != nil) == true else { return false }
                do throws(BundleRefusal) { try take(entry, &check) } catch { fault = error }
                return fault == nil
            }
        } catch {
            guard own[ManifestFormat.manifestName] != nil else { throw .notABundle(path: path) }
            var broken = check ?? begin(own)
            broken.add(error.finding(in: path))
            return broken.verdict()
        }
        if let fault { throw fault }
        return (check ?? begin(own)).verdict()
    }

    private func bytes(of entry: StreamedEntry, max: Int) throws(ArchivesRefusal) -> [UInt8] {
        var bytes: [UInt8] = []
        try entry.read { piece in
            bytes += piece
            return bytes.count <= max
        }
        guard bytes.count <= max else { throw .entryTooLarge(name: entry.name, bytesMax: max) }
        return bytes
    }

    private func begin(_ own: [String: [UInt8]]) -> BundleCheck {
        begin(manifest: own[ManifestFormat.manifestName], signature: own[ManifestFormat.signatureName])
    }

    private func begin(manifest: [UInt8]?, signature: [UInt8]?) -> BundleCheck {
        BundleCheck(manifest: manifest, signature: signature, keys: keys)
    }

    private func take(_ entry: StreamedEntry, _ check: inout BundleCheck?) throws(BundleRefusal) {
        guard let file = check?.begin(entry.name) else { return }
        let copy = try copy(entry.name)
        var fault: BundleRefusal?
        var bytes = 0
        var digest = Digest(.sha256)
        do throws(ArchivesRefusal) {
            try entry.read { piece in
                bytes += piece.count
                digest.add(piece)
                do throws(BundleRefusal) { try copy?.write(piece) } catch { fault = error }
                return fault == nil && bytes <= file.bytes
            }
        } catch {
            check?.add(error.finding(in: path))
        }
        if let fault { throw fault }
        try copy?.flush()
        check?.end(file, bytes: bytes, sha256: digest.text())
    }

    /// The verified copy to write; names have been held against the manifest, which allows no way out.
    private func copy(_ name: String) throws(BundleRefusal) -> PlainFile? {
        guard let target else { return nil }
        try Folders.make(above: target + "/" + name)
        return try PlainFile(creating: target + "/" + name)
    }
}
