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
        let known = Dictionary(
            zip(bill.everyComponent.map(key), rows.map(statement)), uniquingKeysWith: { first, _ in first })
        return ProfileReader.bundled.map { profile in
            let score = CompletenessRule.evaluate(bill, against: profile) { component in
                let own = SupportStatement.of(component)
                let other = known[key(component)]
                return SupportStatement(end: own.end ?? other?.end, level: own.level ?? other?.level)
            }
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

    private static func key(_ component: Component) -> [String?] {
        [component.name, component.version, component.packageURL?.text ?? component.cpe?.text]
    }

    private static func statement(_ row: ComponentSupport) -> SupportStatement {
        var day: Day?
        if case .on(let end) = row.end { day = end }
        var level = row.standing == .unknown ? nil : row.standing.rawValue
        if case .record(let record) = row.basis, let own = record.level { level = own }
        return SupportStatement(end: day, level: level)
    }
}
