/// Why a segment's index cannot be used.
enum SegmentFault: Error, Hashable {
    case system(SystemFault)
    /// It was written by another version of the program.
    case otherVersion(path: String)
    case damaged(path: String)
}
