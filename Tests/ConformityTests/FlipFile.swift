import Foundation
import Kernel
import LocatedYAML

/// One demand's flips, as written in `Flips/<DEMAND>.yaml`.
struct FlipFile: CustomStringConvertible, Sendable {
    /// One record changed, and the state that must follow.
    struct Change: Sendable {
        let why: String
        let given: YAMLNode?
        let company: YAMLNode?
        /// What a scan found: the section `vulnerability_scans`, by release, in the fields of its record.
        let scans: YAMLNode?
        let judgement: String?
        /// Proposed threats await a decision; else people have decided on all of them.
        let leavesThreatsOpen: Bool
        let state: String
    }

    let demand: String
    let prelude: String
    let given: YAMLNode?
    let company: YAMLNode?
    let scans: YAMLNode?
    let judgement: String?
    let otherStates: [String: String]
    let state: String
    let changes: [Change]

    var description: String { demand }

    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
        "Flips")

    /// All flip files, by demand; a file that cannot be read stops the tests with its findings.
    static let all: [FlipFile] = {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.filter { $0.hasSuffix(".yaml") && !$0.hasPrefix("_") }.sorted().map(
            FlipFile.init(named:))
    }()

    /// The records that every flip with this prelude starts from.
    static func prelude(_ name: String) -> YAMLNode {
        guard let node = root(of: "_prelude.yaml")[name] else { fatalError("There is no prelude \(name).") }
        return node
    }

    private static func root(of name: String) -> YAMLNode {
        let bytes = (try? Data(contentsOf: folder.appendingPathComponent(name))).map { [UInt8]($0) } ?? []
        let (root, findings) = YAMLReader.read(bytes, file: name)
        guard let root, findings.isEmpty else { fatalError("\(name) cannot be read: \(findings)") }
        return root
    }

    private init(named name: String) {
        let root = FlipFile.root(of: name)
        guard let demand = root["demand"]?.text, let state = root["state"]?.text else {
            fatalError("\(name) lacks demand or state.")
        }
        self.demand = demand
        self.state = state
        prelude = root["prelude"]?.text ?? "in_scope"
        given = root["given"]
        company = root["company"]
        scans = root["scans"]
        judgement = root["judgement"]?.text
        otherStates = Dictionary(
            uniqueKeysWithValues: (root["other_states"]?.entries ?? []).map { ($0.key, $0.value.text ?? "") })
        changes = (root["changes"]?.items ?? []).map { node in
            guard let state = node["state"]?.text else { fatalError("\(name): a change lacks its state.") }
            return Change(
                why: node["why"]?.text ?? "", given: node["given"], company: node["company"],
                scans: node["scans"], judgement: node["judgement"]?.text,
                leavesThreatsOpen: node["open_threats"]?.text == "true", state: state)
        }
    }
}
