import BillOfMaterials

/// A bill that was read, and the release that names it.
public struct ReleaseBill: Sendable {
    public let release: String
    public let file: String
    public let bill: Bill

    public init(release: String, file: String, bill: Bill) {
        self.release = release
        self.file = file
        self.bill = bill
    }
}
