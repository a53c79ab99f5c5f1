import BillOfMaterials
import Kernel
import LocatedYAML
import SupportLifecycle

/// Reads one product file of endoflife.date: Markdown whose head, between two lines `---`, is YAML.
public struct EndOfLifeReader {
    private let file: String
    private var findings: [Finding] = []

    private init(file: String) { self.file = file }

    /// The product and what is wrong in the file, sorted by place; no product when the file is none.
    ///
    /// - Parameters:
    ///   - bytes: the file as published, UTF-8.
    ///   - file: the name to use in origins.
    public static func read(_ bytes: [UInt8], file: String) -> (SupportProduct?, [Finding]) {
        var reader = EndOfLifeReader(file: file)
        let product = reader.product(bytes)
        return (product, reader.findings.sorted())
    }

    private mutating func product(_ bytes: [UInt8]) -> SupportProduct? {
        guard let head = head(of: bytes) else { return nil }
        let (root, faults) = YAMLReader.read(head, file: file)
        findings += faults
        guard let root else { return nil }
        let top = Origin(file: file, line: 1, column: 1)
        guard let title = root["title"]?.text, !title.isEmpty else {
            fault("not-a-product", root["title"]?.origin ?? top, ja: "title がありません", en: "there is no title")
            return nil
        }
        guard let releases = root["releases"]?.items else {
            fault(
                "not-a-product", root["releases"]?.origin ?? top, ja: "releases（版の並び）がありません",
                en: "there is no list of releases")
            return nil
        }
        let stem = file.split(separator: "/").last.map { String($0.prefix { $0 != "." }) } ?? file
        let id = root["permalink"]?.text.map { String($0.drop { $0 == "/" }) } ?? stem
        var cycles: [SupportCycle] = []
        var seen: [String: Origin] = [:]
        for node in releases {
            guard let cycle = cycle(node, template: root["releaseLabel"]?.text) else { continue }
            if let first = seen[cycle.name] {
                fault(
                    "duplicate-cycle", cycle.origin,
                    ja: "releaseCycle「\(cycle.name)」は \(first.line) 行目にもあります",
                    en: "releaseCycle \"\(cycle.name)\" is also on line \(first.line)")
                continue
            }
            seen[cycle.name] = cycle.origin
            cycles.append(cycle)
        }
        let identifiers = identifiers(root["identifiers"], product: id)
        return SupportProduct(
            id: id, name: LocalizedText(same: title), packageURLs: identifiers.packageURLs,
            cpes: identifiers.cpes, repologyNames: identifiers.repologyNames, cycles: cycles, origin: top)
    }

    /// The bytes before the line that closes the head, so that lines count as in the file.
    private mutating func head(of bytes: [UInt8]) -> [UInt8]? {
        let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
        func isMark(_ line: ArraySlice<UInt8>) -> Bool {
            var line = line
            while let last = line.last, last == 0x0D || last == 0x20 { line.removeLast() }
            return line.elementsEqual("---".utf8)
        }
        guard let first = lines.first, isMark(first) else {
            fault(
                "not-a-product", Origin(file: file, line: 1, column: 1),
                ja: "endoflife.date の製品ファイルではありません（1行目が --- ではない）",
                en: "not a product file of endoflife.date (the first line is not ---)")
            return nil
        }
        guard let last = lines.dropFirst().first(where: isMark) else {
            fault(
                "not-a-product", Origin(file: file, line: lines.count, column: 1),
                ja: "見出し部を閉じる --- がありません", en: "the head is not closed by a line ---")
            return nil
        }
        return Array(bytes[..<last.startIndex])
    }

    // MARK: Cycles

    private mutating func cycle(_ node: YAMLNode, template: String?) -> SupportCycle? {
        guard let name = node["releaseCycle"]?.text, !name.isEmpty else {
            fault(
                "missing-cycle", node.origin, ja: "releaseCycle がありません", en: "there is no releaseCycle")
            return nil
        }
        let codeName = node["codename"]?.text
        let label = (node["releaseLabel"]?.text ?? template).map { written in
            EndOfLifeReader.filled(written, cycle: name, codeName: codeName ?? "")
        }
        let phases = SupportPhases(
            activeEnd: end(node["eoas"]), securityEnd: end(node["eol"]), extendedEnd: end(node["eoes"]))
        return SupportCycle(
            name: name, aliases: [label, codeName].compactMap { $0 }.filter { $0 != name && !$0.isEmpty },
            latest: node["latest"]?.text, releasedOn: day(node["releaseDate"]),
            isLongTerm: isLongTerm(node["lts"]), phases: phases, link: node["link"]?.text, origin: node.origin
        )
    }

    /// A day, `true` (ended on a day that is not told), `false` (no end announced) or nothing.
    private mutating func end(_ node: YAMLNode?) -> SupportEnd {
        guard let node, !node.isNull else { return .unknown }
        switch node.content {
        case .scalar("true", true): return .ended
        case .scalar("false", true): return .notAnnounced
        default: return day(node).map { .on($0) } ?? .unknown
        }
    }

    private mutating func day(_ node: YAMLNode?) -> Day? {
        guard let node, !node.isNull else { return nil }
        if let text = node.text, let day = Day(text) { return day }
        fault(
            "impossible-day", node.origin, ja: "「\(node.text ?? "…")」は日（YYYY-MM-DD）ではありません",
            en: "\"\(node.text ?? "…")\" is no day (YYYY-MM-DD)")
        return nil
    }

    /// `true`, or the day from which the cycle is supported for longer.
    private mutating func isLongTerm(_ node: YAMLNode?) -> Bool {
        guard let node, !node.isNull else { return false }
        if case .scalar(let text, true) = node.content, ["true", "false"].contains(text) {
            return text == "true"
        }
        return day(node) != nil
    }

    /// The label with its two placeholders filled.
    private static func filled(_ template: String, cycle: String, codeName: String) -> String {
        var text = template
        for (mark, value) in [("__RELEASE_CYCLE__", cycle), ("__CODENAME__", codeName)] {
            var result = ""
            var rest = text[...]
            while let range = rest.firstRange(of: mark) {
                result += rest[..<range.lowerBound] + value
                rest = rest[range.upperBound...]
            }
            text = result + rest
        }
        return text
    }

    // MARK: Identifiers

    private mutating func identifiers(_ node: YAMLNode?, product: String) -> EndOfLifeIdentifiers {
        var found = EndOfLifeIdentifiers()
        for item in node?.items ?? [] {
            for entry in item.entries ?? [] {
                let text = entry.value.text ?? ""
                if let fault = found.add(text, of: entry.key, at: entry.value.origin) {
                    findings.append(fault)
                }
            }
        }
        found.complete(product: product)
        return found
    }

    private mutating func fault(_ code: String, _ origin: Origin, ja: String, en: String) {
        findings.append(Finding(.error, code, LocalizedText(ja: ja, en: en), at: origin))
    }
}
