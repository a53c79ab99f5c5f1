import DossierFormat

/// A company's folder as a whole, and files from outside that are imported into it. Writing goes through
/// `DossierStore.save`.
public protocol CompanyStore: Sendable {
    /// The places of the company's devices, sorted; refuses a folder without a company file.
    func devices(of company: String) throws(StoreRefusal) -> [String]
    /// A file of the company's folder by its path from there; nil when it is not there.
    func companyFile(_ path: String, of company: String) throws(StoreRefusal) -> DossierFiles.File?
    /// The file at a path, or those of a folder whose names end so, by name; hidden ones are left out.
    func files(at path: String, ending: String) throws(StoreRefusal) -> [DossierFiles.File]
}
