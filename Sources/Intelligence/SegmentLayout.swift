/// How an index file is laid out: a head of 4,096 bytes, sections at multiples of eight, checksums of each
/// block of 4,096 bytes at the end.
enum SegmentLayout {
    static let magic: UInt64 = 0x5845_4449_524F_4D41  // "AMORIDEX"
    static let recordsMagic: UInt64 = 0x5345_4352_4F4D_414D  // "MAMORCES"
    /// Raised whenever the layout changes: a file of another version is built anew.
    static let version = 1
    static let block = 4096
    /// Length and checksum before each record.
    static let recordHead = 12
    /// Behind the last record: the seal.
    static let recordTail = 8

    enum Section: Int, CaseIterable {
        /// Blocks of rows by product.
        case rows
        /// Texts of versions.
        case texts
        /// Hash of a product's key to its block and the number of its rows.
        case keys
        /// Hash of a CPE's product to the blocks of its keys.
        case products
        /// Hash of an id, an alias or upstream to records.
        case names
        /// Hash of a record's identity to the record.
        case identities
        /// Where each record begins in the file of records.
        case records
        /// Records of earlier segments that this one replaces, its own that it replaced itself, and numbers
        /// that go on counting the statements of one record.
        case replaced
        /// Hash of each family and release of packages, with the number of statements.
        case families
        case checksums
    }
}
