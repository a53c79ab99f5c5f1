/// Where finished reports are put.
public protocol ReportStore: Sendable {
    /// Writes a whole file at once: readers see the old one or the new one.
    func write(_ bytes: [UInt8], to path: String) throws(StoreRefusal)
}
