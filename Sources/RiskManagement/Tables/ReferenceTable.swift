import Kernel

/// The entries of public lists that a threat may name, each with its official English name.
///
/// The table is dated: `sources` says of which edition the names are.
public struct ReferenceTable: Sendable {
    /// One list in one edition, as its names were read.
    public struct Source: Hashable, Sendable {
        public let list: ThreatReference.List
        /// The edition, such as `4.14`, or the part of the list, such as `Enterprise 18.1`.
        public let edition: String
        /// The day of the edition, or on which the names were read.
        public let day: Day
        /// Where the list is published.
        public let place: String

        public init(list: ThreatReference.List, edition: String, day: Day, place: String) {
            self.list = list
            self.edition = edition
            self.day = day
            self.place = place
        }
    }

    public let sources: [Source]
    /// The official English names, exactly as the list has them.
    public let names: [ThreatReference: String]

    public init(sources: [Source], names: [ThreatReference: String]) {
        self.sources = sources
        self.names = names
    }

    /// The name of an entry; nil where the table does not have it, which says nothing about the list.
    public func name(of reference: ThreatReference) -> String? { names[reference] }

    /// Those that the table does not have.
    public func unknown(among references: [ThreatReference]) -> [ThreatReference] {
        references.filter { names[$0] == nil }.sorted()
    }
}
