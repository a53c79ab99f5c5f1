import Kernel

extension ValueReader {
    /// A reference that must name a record in one of the sections.
    struct PendingReference {
        let id: String
        let sections: [String]
        let origin: Origin
    }
}
