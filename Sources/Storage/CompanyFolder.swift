import DossierFormat
import Foundation
import Ports

/// A company's folder: its devices, its facts, and files from outside.
extension FolderStore: CompanyStore {
    /// The most files of facts, and of product files in a folder.
    static let factFilesMax = 200
    static let importedFilesMax = 5000

    public func devices(of company: String) throws(StoreRefusal) -> [String] {
        guard FileManager.default.fileExists(atPath: company + "/company.yaml") else {
            throw .noFile(path: company + "/company.yaml")
        }
        return names(in: company + "/devices").map { company + "/devices/" + $0 }.filter {
            FileManager.default.fileExists(atPath: $0 + "/device.yaml")
        }
    }

    public func companyFile(_ path: String, of company: String) throws(StoreRefusal) -> DossierFiles.File? {
        try FolderStore.read(company + "/" + path, limit: FolderStore.factBytesMax)
            .map { DossierFiles.File(path: path, bytes: $0) }
    }

    public func files(at path: String, ending: String) throws(StoreRefusal) -> [DossierFiles.File] {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            throw .noFile(path: path)
        }
        let paths =
            isFolder.boolValue
            ? names(in: path).filter { $0.hasSuffix(ending) }.map { path + "/" + $0 } : [path]
        guard paths.count <= FolderStore.importedFilesMax else {
            throw .tooLarge(path: path, bytesMax: FolderStore.importedFilesMax)
        }
        var files: [DossierFiles.File] = []
        for path in paths {
            guard let bytes = try FolderStore.read(path, limit: FolderStore.yamlBytesMax) else { continue }
            files.append(DossierFiles.File(path: path, bytes: bytes))
        }
        return files
    }

    /// `facts/support/*.yaml` beside the company file, by name; `besides` leads from the device there.
    func facts(besides: String, of folder: String) throws(StoreRefusal) -> [DossierFiles.File] {
        let place = besides + "facts/support"
        let wanted = names(in: folder + "/" + place).filter { $0.hasSuffix(".yaml") }
        guard wanted.count <= FolderStore.factFilesMax else {
            throw .tooLarge(path: place, bytesMax: FolderStore.factFilesMax)
        }
        var files: [DossierFiles.File] = []
        for name in wanted {
            let path = place + "/" + name
            if let bytes = try FolderStore.read(folder + "/" + path, limit: FolderStore.factBytesMax) {
                files.append(DossierFiles.File(path: path, bytes: bytes))
            }
        }
        return files
    }

    private func names(in folder: String) -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.filter { !$0.hasPrefix(".") }.sorted()
    }
}
