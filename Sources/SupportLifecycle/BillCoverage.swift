import BillOfMaterials
import Kernel

/// Which lines of a bill have a support record that stands for them.
public struct BillCoverage: Sendable {
    public let covered: Int
    /// Names of the lines without one, sorted, each once.
    public let uncovered: [String]

    public init(covered: Int, uncovered: [String]) {
        self.covered = covered
        self.uncovered = uncovered
    }

    /// Joins a release's bill with the support records for software used at run time.
    public static func of(_ bill: Bill, by software: [SupportedSoftware], release: String) -> BillCoverage {
        let usable = software.filter {
            $0.usage == .runtime && ($0.releases.isEmpty || $0.releases.contains(release))
        }
        let patterns = usable.flatMap(\.covers)
        let names = Set(
            usable.filter(\.covers.isEmpty).flatMap { [$0.name.ja.lowercased(), $0.name.en.lowercased()] })
        var covered = 0
        var uncovered: Set<String> = []
        for component in bill.everyComponent {
            let isCovered =
                component.packageURL.map { url in patterns.contains { $0.covers(url) } } ?? false
                || names.contains(component.name.lowercased())
            if isCovered { covered += 1 } else { uncovered.insert(component.name) }
        }
        return BillCoverage(covered: covered, uncovered: uncovered.sorted())
    }
}
