/// What the list of segments says of one.
struct SegmentInfo: Hashable {
    /// What a source contributed.
    struct Source: Hashable {
        var records: Int
        /// The newest time of change or publication in seconds since 1970.
        var newest: Int?
    }

    let name: String
    let records: Int
    let recordBytes: Int
    let indexBytes: Int
    /// Ties the list, the index and the records to each other.
    let seal: UInt64
    let sources: [String: Source]
}
