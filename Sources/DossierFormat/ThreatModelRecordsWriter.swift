import Kernel
import RiskManagement

/// The lines of the records, and the names that they got.
struct ThreatModelRecordsWriter {
    let document: ThreatModelDocument
    /// By id in the model: the record's path.
    private(set) var paths: [String: String] = [:]
    /// The same of threats, whose ids are names of their own.
    var threatPaths: [String: String] = [:]
    private(set) var assetPaths: [String: String] = [:]
    private var nodes = RecordNames()
    private var things = RecordNames()
    /// By id in the model: the record's own id.
    private var nodeNames: [String: String] = [:]
    private var assetNames: [String: String] = [:]
    private var leftOut: [String: Int] = [:]

    init(_ document: ThreatModelDocument) { self.document = document }

    // MARK: Lines

    static func record(_ id: String, _ fields: [(String, String?)]) -> [String] {
        ["  \(YAMLText.quoted(id)):"] + fields.compactMap { key, value in value.map { "    \(key): \($0)" } }
    }

    static func section(_ name: String, _ records: [[String]]) -> [String] {
        records.isEmpty ? [] : ["\(name):"] + records.joined() + [""]
    }

    /// True where it is stated; anything else is unknown.
    static func stated(_ flag: Bool?) -> String? { flag.map { $0 ? "true" : "unknown" } }

    static func list(_ ids: [String]) -> String? { ids.isEmpty ? nil : YAMLText.list(ids) }

    static func text(_ text: String?) -> String? { text.map(YAMLText.quoted) }

    mutating func leaveOut(_ name: String, _ count: Int) {
        if count > 0 { leftOut[name, default: 0] += count }
    }

    func findings(file: String) -> [Finding] {
        guard !leftOut.isEmpty else { return [] }
        let names = leftOut.sorted { $0.key < $1.key }
        let text = LocalizedText(
            ja: "記録に場所がないもの：" + names.map { "\($0.key)（\($0.value)）" }.joined(separator: "、"),
            en: "without a place in the records: "
                + names.map { "\($0.key) (\($0.value))" }.joined(separator: ", "))
        return [Finding(.note, "not-carried", text, at: Origin(file: file))]
    }

    func head(_ file: String) -> [String] {
        [
            "# \(YAMLText.quoted(file)) から取り込んだ。unknown は、元のモデルに書かれていないこと。",
            "# Taken from \(YAMLText.quoted(file)). Where it says unknown, the model did not tell.",
        ]
    }

    // MARK: device.yaml

    mutating func device(file: String) -> String {
        let title = document.title.isEmpty ? file : document.title
        var id = RecordNames()
        var lines = head(file)
        lines += [
            "identity:", "  id: \(YAMLText.quoted(id.name(document.id ?? title, fallback: title)))",
            "  name: \(YAMLText.quoted(title))", "",
        ]
        nameNodesAndAssets()
        lines += elements()
        lines += boundaries()
        lines += flows()
        lines += assets()
        count()
        return lines.joined(separator: "\n")
    }

    private mutating func nameNodesAndAssets() {
        for element in document.elements {
            let name = nodes.name(element.id, fallback: element.name)
            nodeNames[element.id] = name
            let section = element.kind == .party ? "external_parties" : "constituents"
            paths[element.id] = "\(section)/\(name)"
        }
        for asset in document.assets {
            assetNames[asset.id] = things.name(asset.id, fallback: asset.name)
        }
    }

    private mutating func elements() -> [String] {
        var parties: [[String]] = []
        var constituents: [[String]] = []
        for element in document.elements {
            let name = Self.text(element.name.isEmpty ? element.id : element.name)
            let id = nodeNames[element.id] ?? ""
            if element.kind == .party {
                parties.append(Self.record(id, [("name", name), ("kind", "unknown")]))
                continue
            }
            let credentials = element.holdsCredentials.map { _ in "unknown" }
            constituents.append(
                Self.record(
                    id,
                    [
                        ("name", name), ("kind", "unknown"),
                        ("exclusion_rationale", Self.text(element.outOfScopeReason)),
                        ("stores_personal_data", credentials),
                    ]))
        }
        return Self.section("constituents", constituents) + Self.section("external_parties", parties)
    }

    private mutating func boundaries() -> [String] {
        var names = RecordNames()
        let records = document.boundaries.map { boundary in
            let id = names.name(boundary.id, fallback: boundary.name)
            paths[boundary.id] = "trust_boundaries/\(id)"
            let title = boundary.name.isEmpty ? boundary.id : boundary.name
            return Self.record(
                id,
                [
                    ("name", Self.text(title)), ("kind", "unknown"),
                    ("encloses", Self.list(boundary.encloses.compactMap { nodeNames[$0] })),
                ])
        }
        return Self.section("trust_boundaries", records)
    }

    private mutating func flows() -> [String] {
        var inside: [String: Set<String>] = [:]
        for boundary in document.boundaries {
            for id in boundary.encloses { inside[id, default: []].insert(boundary.id) }
        }
        var records: [[String]] = []
        for flow in document.flows {
            guard let from = flow.from, let to = flow.to else {
                leaveOut("flows with an open end", 1)
                continue
            }
            let ends = (nodeNames[from] ?? from, nodeNames[to] ?? to)
            let id = things.name(flow.id, fallback: flow.name)
            paths[flow.id] = "data_flows/\(id)"
            let crosses = flow.isPublicNetwork == true || inside[from] != inside[to]
            records.append(
                Self.record(
                    id,
                    [
                        ("name", Self.text(flow.name.isEmpty ? "\(ends.0) → \(ends.1)" : flow.name)),
                        ("from", Self.text(ends.0)), ("to", Self.text(ends.1)), ("payload", "unknown"),
                        ("protocol", Self.text(flow.protocolName)),
                        ("encrypted", Self.stated(flow.isEncrypted)),
                        ("crosses_boundary", crosses ? "true" : "unknown"),
                        ("carries", Self.list(flow.carries.compactMap { assetNames[$0] })),
                    ]))
        }
        return Self.section("data_flows", records)
    }

    private mutating func assets() -> [String] {
        var records: [[String]] = []
        var keepers: [String: [ThreatModelDocument.Element]] = [:]
        for element in document.elements where element.kind != .party {
            for asset in Set(element.stores) { keepers[asset, default: []].append(element) }
        }
        for asset in document.assets {
            let holders = keepers[asset.id] ?? []
            records.append(
                Self.record(
                    assetNames[asset.id] ?? "",
                    [
                        ("name", Self.text(asset.name.isEmpty ? asset.id : asset.name)), ("kind", "unknown"),
                        ("constituent", holders.count == 1 ? Self.text(nodeNames[holders[0].id]) : nil),
                        ("c_need", Self.need(asset.confidentiality)), ("i_need", Self.need(asset.integrity)),
                        ("a_need", Self.need(asset.availability)),
                    ]))
        }
        // What a store keeps is worth protecting, whatever it is.
        for element in document.elements where element.kind == .store && element.stores.isEmpty {
            let name = element.name.isEmpty ? element.id : element.name
            let id = things.name("\(element.id)-data", fallback: "\(element.name)-data")
            assetPaths[element.id] = "assets/\(id)"
            records.append(
                Self.record(
                    id,
                    [
                        (
                            "name",
                            YAMLText.localized(LocalizedText(ja: "\(name)のデータ", en: "Data in \(name)"))
                        ),
                        ("kind", "information"), ("constituent", Self.text(nodeNames[element.id])),
                        // Credentials or data about persons: either way nobody else may read it.
                        ("c_need", element.holdsCredentials == true ? "high" : nil),
                        ("stored_encrypted", Self.stated(element.isEncrypted)),
                    ]))
        }
        return Self.section("assets", records)
    }

    /// A need from 0 to 100 in the words of a dossier.
    private static func need(_ number: Double?) -> String? {
        guard let number else { return nil }
        return number <= 0 ? "none" : number <= 33 ? "low" : number <= 66 ? "medium" : "high"
    }

    // MARK: What has no place

    private mutating func count() {
        let elements = document.elements
        leaveOut("elements.description", elements.count { $0.summary != nil })
        leaveOut("elements.type", elements.count { $0.type != nil })
        leaveOut("elements.parent", elements.count { $0.parent != nil })
        leaveOut("elements.privilege", elements.count { $0.privilege != nil })
        leaveOut("elements.providesAuthentication", elements.count { $0.providesAuthentication == true })
        leaveOut("elements.signed", elements.count { $0.isSigned == true })
        leaveOut("elements.processes", elements.count { !$0.processes.isEmpty })
        let parties = elements.filter { $0.kind == .party }
        leaveOut("parties.outOfScope", parties.count { $0.outOfScopeReason != nil })
        let flows = document.flows
        leaveOut("flows.description", flows.count { $0.summary != nil })
        leaveOut("flows.bidirectional", flows.count { $0.isBidirectional == true })
        leaveOut("flows.outOfScope", flows.count { $0.isOutOfScope == true })
        leaveOut("boundaries.parent", document.boundaries.count { $0.parent != nil })
        leaveOut("boundaries.trustRating", document.boundaries.count { $0.trustRating != nil })
        leaveOut("boundaries.description", document.boundaries.count { $0.summary != nil })
        leaveOut("assets.description", document.assets.count { $0.summary != nil || $0.comment != nil })
        leaveOut("model.description", document.summary == nil ? 0 : 1)
        let people = [document.owner, document.ownerContact, document.reviewer].compactMap { $0 }
        leaveOut("model.people", people.count + document.contributors.count)
        leaveOut(
            "tags",
            document.tags.count + elements.reduce(0) { $0 + $1.tags.count }
                + flows.reduce(0) { $0 + $1.tags.count })
    }
}
