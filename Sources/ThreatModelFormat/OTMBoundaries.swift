import Kernel
import LocatedJSON
import RiskManagement

/// What stands in what, and whether every name of something is a name of something that is there.
extension OTMReader {
    /// Fills in what each boundary encloses: what names it, or stands in an element or boundary that it
    /// encloses.
    mutating func enclose(_ findings: inout ModelFindings) {
        let indexes = Dictionary(
            uniqueKeysWithValues: document.boundaries.enumerated().map { ($1.id, $0) })
        for element in document.elements {
            var inside: [String] = zones[element.id] ?? []
            if inside.isEmpty {
                var seen: Set<String> = [element.id]
                var next = parents[element.id]
                while let place = next, seen.insert(place.id).inserted {
                    guard seen.count <= OTMReader.depthMax else {
                        let origin = origins["things/\(element.id)"]?.origin ?? Origin(file: findings.file)
                        findings.add(
                            .warning, "too-deep", at: origin,
                            ja: "入れ子が深すぎます（\(OTMReader.depthMax) 段まで）",
                            en: "nested too deeply (at most \(OTMReader.depthMax) levels)")
                        break
                    }
                    if let index = indexes[place.id], place.isZone {
                        inside.append(place.id)
                        next = document.boundaries[index].parent.map { ($0, true) }
                    } else {
                        next = place.isZone ? nil : parents[place.id]
                    }
                }
            }
            for zone in Set(inside) {
                if let index = indexes[zone] { document.boundaries[index].encloses.append(element.id) }
            }
        }
    }

    func checkReferences(_ findings: inout ModelFindings) {
        func check(_ id: String?, in scope: String, _ name: String, of owner: String) {
            guard let id, origins["\(scope)/\(id)"] == nil, let node = origins["things/\(owner)"] else {
                return
            }
            findings.dangling(id, name, at: node)
        }
        for boundary in document.boundaries {
            check(boundary.parent, in: "things", "parent.trustZone", of: boundary.id)
        }
        for element in document.elements {
            check(parents[element.id]?.id, in: "things", "parent", of: element.id)
            for asset in element.processes + element.stores {
                check(asset, in: "assets", "assets", of: element.id)
            }
        }
        for flow in document.flows {
            check(flow.from, in: "things", "source", of: flow.id)
            check(flow.to, in: "things", "destination", of: flow.id)
            for asset in flow.carries { check(asset, in: "assets", "assets", of: flow.id) }
        }
    }
}
