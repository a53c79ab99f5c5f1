import Documents
import Kernel
import RiskDocuments
import Testing

/// Every place stands once, and nothing links into the void.
struct LinkTests {
    @Test("Every link of every report leads to a place", arguments: ExampleRisks.devices)
    func linksLead(_ device: String) {
        let reports = ExampleRisks(example: device).documents.all
        let places = Dictionary(uniqueKeysWithValues: reports.map { ($0.id, Set($0.anchors)) })
        var count = 0
        for report in reports {
            for link in report.links {
                count += 1
                let target = link.report ?? report.id
                #expect(
                    places[target]?.contains(link.anchor) == true,
                    "\(device), \(report.id): no \(link.anchor.name) in \(target)")
            }
        }
        #expect(count > 20, "\(device): hardly any link, so this test shows nothing.")
    }

    @Test("Every place of a report stands once", arguments: ExampleRisks.devices)
    func placesOnce(_ device: String) {
        for report in ExampleRisks(example: device).documents.all {
            var seen: Set<Anchor> = []
            let twice = report.anchors.filter { !seen.insert($0).inserted }
            #expect(twice.isEmpty, "\(device), \(report.id): \(twice.map(\.name))")
        }
    }
}
