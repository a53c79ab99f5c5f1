import DossierFormat
import Foundation
import Glibc
import Kernel
import Ports

/// Dossiers as folders of files that live well in git.
public struct FolderStore: DossierStore {
    /// The most bytes of one YAML file that are read.
    static let yamlBytesMax = 4 << 20
    static let billBytesMax = 300 << 20
    static let unitsBytesMax = 64 << 20
    /// A file of facts; as much as the YAML reader takes.
    static let factBytesMax = 4 << 20
    /// The most judgement files of one dossier.
    static let judgementsMax = 5000

    public init() {}

    public func files(of dossier: String) throws(StoreRefusal) -> DossierFiles {
        let folder = try FolderStore.folder(of: dossier)
        try FolderWriter.recover(folder)
        var device: [DossierFiles.File] = []
        for name in Schema.deviceFiles {
            if let bytes = try FolderStore.read(folder + "/" + name, limit: FolderStore.yamlBytesMax) {
                device.append(DossierFiles.File(path: name, bytes: bytes))
            }
        }
        guard device.contains(where: { $0.path == "device.yaml" }) else { throw .noDossier(path: dossier) }
        let company = try company(above: folder)
        let besides = company.map { String($0.path.dropLast("company.yaml".count)) } ?? "../"
        // An import that was interrupted is ended before its files are read.
        if company != nil { try FolderWriter.recover(folder + "/" + besides.dropLast()) }
        let identities = try FolderStore.read(
            folder + "/" + besides + "identities.yaml", limit: FolderStore.yamlBytesMax
        ).map { DossierFiles.File(path: besides + "identities.yaml", bytes: $0) }
        let units = try FolderStore.read(folder + "/units.csv", limit: FolderStore.unitsBytesMax)
            .map { DossierFiles.File(path: "units.csv", bytes: $0) }
        return DossierFiles(
            device: device, company: company, judgements: try decisions("decisions/judgements", in: folder),
            decisions: try decisions("decisions/vex", in: folder),
            threatDecisions: try decisions("decisions/threats", in: folder),
            testRuns: try decisions("evidence/tests", in: folder),
            units: units, identities: identities, facts: try facts(besides: besides, of: folder),
            unread: unreadFiles(in: folder))
    }

    public func bill(named name: String, of dossier: String) throws(StoreRefusal) -> [UInt8] {
        let folder = try FolderStore.folder(of: dossier)
        let parts = name.split(separator: "/", omittingEmptySubsequences: false)
        guard !name.isEmpty, parts.allSatisfy({ !$0.isEmpty && $0 != ".." && $0 != "." }),
            !name.contains("\0")
        else {
            throw .outsideDossier(path: name)
        }
        let path = folder + "/" + name
        let inside = URL(fileURLWithPath: folder).resolvingSymlinksInPath().path + "/"
        guard URL(fileURLWithPath: path).resolvingSymlinksInPath().path.hasPrefix(inside) else {
            throw .outsideDossier(path: name)
        }
        guard let bytes = try FolderStore.read(path, limit: FolderStore.billBytesMax) else {
            throw .noFile(path: name)
        }
        guard bytes.count <= FolderStore.billBytesMax else {
            throw .tooLarge(path: name, bytesMax: FolderStore.billBytesMax)
        }
        return bytes
    }

    public func isDossier(_ place: String) -> Bool {
        place.hasSuffix("device.yaml") || FileManager.default.fileExists(atPath: place + "/device.yaml")
    }

    public func hasCompany(above dossier: String) -> Bool {
        let folder = URL(fileURLWithPath: dossier).standardizedFileURL.path
        return ["..", "../.."].contains { up in
            FileManager.default.fileExists(
                atPath: URL(fileURLWithPath: folder + "/" + up).standardizedFileURL.path + "/company.yaml")
        }
    }

    public func save(_ change: DossierChange) throws(StoreRefusal) {
        try FolderWriter(dossier: change.dossier).save(change)
    }

    // MARK: Reading

    /// The folder meant by a path to it or to its `device.yaml`.
    private static func folder(of dossier: String) throws(StoreRefusal) -> String {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: dossier, isDirectory: &isFolder) else {
            throw .noDossier(path: dossier)
        }
        if isFolder.boolValue {
            return dossier.count > 1 && dossier.hasSuffix("/") ? String(dossier.dropLast()) : dossier
        }
        let url = URL(fileURLWithPath: dossier)
        guard url.lastPathComponent == "device.yaml" else { throw .noDossier(path: dossier) }
        let folder = url.deletingLastPathComponent().relativePath
        return folder.isEmpty ? "." : folder
    }

    /// At most one byte more than the limit; nil when there is no regular file.
    static func read(_ path: String, limit: Int) throws(StoreRefusal) -> [UInt8]? {
        var status = stat()
        guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw .failed(path: path, reason: String(cString: strerror(errno))) }
        defer { close(file) }
        // The file may grow or shrink while it is read: what was read counts, not what was announced.
        let capacity = min(Int(status.st_size), limit) + 1
        var bytes: [UInt8] = []
        while bytes.count <= limit {
            let room = bytes.isEmpty ? capacity : min(1 << 20, limit + 1 - bytes.count)
            var failure: Int32 = 0
            let part = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
                (count, failure) = FolderStore.fill(buffer, from: file)
            }
            guard failure == 0 else { throw .failed(path: path, reason: String(cString: strerror(failure))) }
            if bytes.isEmpty { bytes = part } else { bytes += part }
            if part.count < room { break }
        }
        return bytes
    }

    /// Reads until the buffer is full or the file ends; how many bytes, and what failed (`errno`) or zero.
    private static func fill(_ buffer: UnsafeMutableBufferPointer<UInt8>, from file: Int32) -> (Int, Int32) {
        var count = 0
        while count < buffer.count {
            let got = Glibc.read(file, buffer.baseAddress.map { $0 + count }, buffer.count - count)
            if got < 0 && errno == EINTR { continue }
            if got < 0 { return (count, errno) }
            if got == 0 { break }
            count += got
        }
        return (count, 0)
    }

    private func company(above folder: String) throws(StoreRefusal) -> DossierFiles.File? {
        for up in ["..", "../.."] {
            let path = up + "/company.yaml"
            if let bytes = try FolderStore.read(folder + "/" + path, limit: FolderStore.yamlBytesMax) {
                return DossierFiles.File(path: path, bytes: bytes)
            }
        }
        return nil
    }

    private func decisions(
        _ place: String, in folder: String
    ) throws(StoreRefusal) -> [DossierFiles.File] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder + "/" + place)) ?? []
        let wanted = names.filter { $0.hasSuffix(".yaml") && !$0.hasPrefix(".") }.sorted()
        guard wanted.count <= FolderStore.judgementsMax else {
            throw .tooLarge(path: place, bytesMax: FolderStore.judgementsMax)
        }
        var files: [DossierFiles.File] = []
        for name in wanted {
            let path = place + "/" + name
            if let bytes = try FolderStore.read(folder + "/" + path, limit: FolderStore.yamlBytesMax) {
                files.append(DossierFiles.File(path: path, bytes: bytes))
            }
        }
        return files
    }

    private func unreadFiles(in folder: String) -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.filter {
            ($0.hasSuffix(".yaml") || $0.hasSuffix(".yml")) && !$0.hasPrefix(".")
                && !Schema.deviceFiles.contains($0) && !["company.yaml", "identities.yaml"].contains($0)
        }.sorted()
    }
}
