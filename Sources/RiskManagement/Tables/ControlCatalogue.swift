import Kernel

/// The controls of NIST SP 800-53 revision 5 by id, with the titles that NIST gave them.
public struct ControlCatalogue: Sendable {
    /// The edition, such as `5.1.1`.
    public let edition: String
    /// The day of the edition.
    public let day: Day
    /// Where it is published.
    public let place: String
    /// In the order of the catalogue: `AC-2`, `AC-2(3)`.
    public let ids: [String]
    private let titleByID: [String: String]

    public init(edition: String, day: Day, place: String, controls: [(id: String, title: String)]) {
        self.edition = edition
        self.day = day
        self.place = place
        ids = controls.map(\.id)
        titleByID = Dictionary(controls.map { ($0.id, $0.title) }, uniquingKeysWith: { first, _ in first })
    }

    /// The title of a control; nil where the table does not have it.
    ///
    /// - Parameter id: blanks and small letters do not matter: `ac-2 (3)` is `AC-2(3)`.
    public func title(of id: String) -> String? { titleByID[id.filter { $0 != " " }.uppercased()] }
}
