import SPDXFormat
import Testing
import BillOfMaterials
struct RDFCompare {
    @Test func compare() throws {
        for v in ["v2.2","v2.3"] {
            let ja = try SPDXCorpus.bytes("spdx/documents/SPDXJSONExample-\(v).spdx.json") ?? []
            let a = try #require(SPDXReader.read(ja, file: "f").bill)
            let rb = try SPDXCorpus.bytes("spdx/documents/SPDXRdfExample-\(v).spdx.rdf.xml") ?? []
            let b = try #require(SPDXReader.read(rb, file: "f").bill)
            dumpDiff("subject", a.metadata.subject, b.metadata.subject)
            for (x, y) in zip(a.components, b.components) { dumpDiff(x.name, x, y) }
            func lines(_ x: Bill) -> Set<String> {
                var out: Set<String> = []
                for c in x.carried { if case .list(let l) = c.value { for i in l { out.insert("\(c.path) \(norm(i))") } } else { out.insert("\(c.path) \(norm(c.value))") } }
                for d in x.dependencies { out.insert("dep \(d)") }
                out.insert("meta \(String(describing: x.metadata.timestamp)) \(x.metadata.authors) \(x.metadata.tools) \(x.metadata.carried.map{ norm($0.value) }.sorted()) \(x.serialNumber ?? "")")
                return out
            }
            let (l, m) = (lines(a), lines(b))
            for x in l.subtracting(m).sorted() { print("CMP", v, "JSON only", x.prefix(700)) }
            for x in m.subtracting(l).sorted() { print("CMP", v, "RDF only", x.prefix(700)) }
        }
    }
    func norm(_ v: CarriedValue) -> String {
        switch v {
        case .list(let l): return "[" + l.map(norm).sorted().joined(separator: ",") + "]"
        case .map(let m): return "{" + m.map { $0.key + ":" + norm($0.value) }.sorted().joined(separator: ",") + "}"
        case .text(let t): return t
        case .number(let t): return t
        case .flag(let f): return f ? "true" : "false"
        case .null: return "null"
        }
    }
    func dumpDiff(_ n: String, _ a: Component?, _ b: Component?) {
        guard let a, let b else { print("CMP missing", n); return }
        func parts(_ c: Component) -> [String: String] {
            var p: [String: String] = [:]
            for k in Mirror(reflecting: c).children { 
                if k.label == "carried" { for x in c.carried { p["carried \(x.path)"] = norm(x.value) } }
                else if k.label == "hashes" { p["hashes"] = c.hashes.map { $0.algorithm + $0.value }.sorted().joined() }
                else if k.label == "externalReferences" { p["er"] = c.externalReferences.map { "\($0)" }.sorted().joined(separator: "\n") }
                else { p[k.label!] = "\(k.value)" } }
            return p
        }
        let (x, y) = (parts(a), parts(b))
        for k in Set(x.keys).union(y.keys).sorted() where x[k] != y[k] { print("CMP comp", n, k, "\n    J:", (x[k] ?? "-").prefix(900), "\n    R:", (y[k] ?? "-").prefix(900)) }
    }
}
