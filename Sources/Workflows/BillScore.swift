import BillOfMaterials
import CatalogueFormat
import Kernel
import SupportLifecycle

/// How far a release's bill tells what one profile asks.
public struct BillScore: Sendable {
    /// One element that is not told everywhere.
    public struct Lack: Sendable {
        public let element: LocalizedText
        public let count: Int
        /// The first components; empty when the bill as a whole lacks it.
        public let names: [String]
    }

    public let profile: ID<CompletenessProfile>
    public let name: LocalizedText
    public let percent: Int
    public let isComplete: Bool
    public let elementsMet: Int
    public let elements: Int
    public let lacks: [Lack]

    private static let namesMax = 5

    /// Against each bundled profile. What the dossier or a fact knows of support counts as told, since it
    /// goes with the bill to those who get it.
    static func scores(of bill: Bill, support rows: [ComponentSupport]) -> [BillScore] {
        let known = KnownSupport(bill, rows)
        return ProfileReader.bundled.map { profile in
            let score = CompletenessRule.evaluate(bill, against: profile, support: known.statement)
            return BillScore(score)
        }
    }

    private init(_ score: Completeness) {
        (profile, name) = (score.profile.id, score.profile.name)
        (percent, isComplete) = (score.percent, score.isComplete)
        (elementsMet, elements) = (score.elementsMet, score.rows.count)
        lacks = score.rows.filter { !$0.isMet }.map { row in
            let lacking = score.lacks.lazy.filter { $0.element.id == row.element.id }.compactMap(\.component)
            return Lack(
                element: row.element.name, count: row.asked - row.met,
                names: lacking.prefix(BillScore.namesMax).map { component in
                    [component.name, component.version].compactMap(\.self).joined(separator: " ")
                })
        }
    }
}
