import CLibYAML
import Kernel

/// Reads one YAML document into located nodes, within limits, and reports every fault that it can go past.
///
/// Aliases are refused before anything is expanded, keys written twice are reported with both places. A
/// syntax fault ends the reading of that file only.
public struct YAMLReader {
    /// How much of a file is accepted.
    public struct Limits: Sendable {
        public let bytesMax: Int
        public let depthMax: Int
        public let nodesMax: Int

        public init(bytesMax: Int = 4 << 20, depthMax: Int = 40, nodesMax: Int = 1_000_000) {
            self.bytesMax = bytesMax
            self.depthMax = depthMax
            self.nodesMax = nodesMax
        }
    }

    private let file: String
    private let limits: Limits
    private var findings: [Finding] = []
    private var nodeCount = 0
    private var stopped = false

    private init(file: String, limits: Limits) {
        self.file = file
        self.limits = limits
    }

    /// The document's root and the findings; no root for an empty document or after a fault that ends the
    /// reading.
    ///
    /// - Parameters:
    ///   - bytes: the file as read, UTF-8 with or without a byte order mark.
    ///   - file: the name to use in origins.
    public static func read(
        _ bytes: [UInt8], file: String, limits: Limits = Limits()
    ) -> (root: YAMLNode?, findings: [Finding]) {
        if let finding = TextEncoding.fault(in: bytes, file: file, bytesMax: limits.bytesMax) {
            return (nil, [finding])
        }
        var reader = YAMLReader(file: file, limits: limits)
        var parser = yaml_parser_t()
        guard yaml_parser_initialize(&parser) == 1 else { preconditionFailure("libyaml has no memory.") }
        defer { yaml_parser_delete(&parser) }
        let root = bytes.withUnsafeBufferPointer { buffer -> YAMLNode? in
            yaml_parser_set_input_string(&parser, buffer.baseAddress, buffer.count)
            yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING)
            return reader.document(&parser)
        }
        return (reader.stopped ? nil : root, reader.findings.sorted())
    }

    // MARK: Events

    private enum Event {
        case scalar(String, isPlain: Bool, Origin)
        case listStart(Origin)
        case mapStart(Origin)
        case end(Origin)
        case alias(Origin)
        case documentStart(Origin)
        case documentEnd
        case streamEnd
        case other
    }

    private mutating func next(_ parser: inout yaml_parser_t) -> Event? {
        guard !stopped else { return nil }
        var event = yaml_event_t()
        guard yaml_parser_parse(&parser, &event) == 1 else {
            syntaxFault(parser)
            return nil
        }
        defer { yaml_event_delete(&event) }
        let mark = event.start_mark
        let origin = Origin(file: file, line: Int(mark.line) + 1, column: Int(mark.column) + 1)
        switch event.type {
        case YAML_SCALAR_EVENT:
            let scalar = event.data.scalar
            let bytes = UnsafeBufferPointer(start: scalar.value, count: scalar.length)
            let isPlain = scalar.style == YAML_PLAIN_SCALAR_STYLE
            return .scalar(String(decoding: bytes, as: UTF8.self), isPlain: isPlain, origin)
        case YAML_SEQUENCE_START_EVENT: return .listStart(origin)
        case YAML_MAPPING_START_EVENT: return .mapStart(origin)
        case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT: return .end(origin)
        case YAML_ALIAS_EVENT: return .alias(origin)
        case YAML_DOCUMENT_START_EVENT: return .documentStart(origin)
        case YAML_DOCUMENT_END_EVENT: return .documentEnd
        case YAML_STREAM_END_EVENT: return .streamEnd
        default: return .other
        }
    }

    private mutating func document(_ parser: inout yaml_parser_t) -> YAMLNode? {
        var root: YAMLNode?
        var documents = 0
        while let event = next(&parser) {
            switch event {
            case .streamEnd: return root
            case .documentStart(let origin):
                documents += 1
                if documents == 2 {
                    report(
                        "second-document", origin, ja: "1つのファイルに文書が2つあります（--- を除いてください）",
                        en: "the file holds a second document (remove the ---)")
                    return root
                }
                guard let first = next(&parser) else { return nil }
                root = node(first, &parser, depth: 1)
            default: continue
            }
        }
        return root
    }

    private mutating func node(_ event: Event, _ parser: inout yaml_parser_t, depth: Int) -> YAMLNode? {
        nodeCount += 1
        switch event {
        case .scalar(let text, let isPlain, let origin):
            guard within(depth, origin) else { return nil }
            let isNull = isPlain && ["", "~", "null", "Null", "NULL"].contains(text)
            return YAMLNode(isNull ? .null : .scalar(text, isPlain: isPlain), at: origin)
        case .alias(let origin):
            report(
                "alias", origin, ja: "エイリアス（*名）は使えません。値をそのまま書いてください",
                en: "aliases (*name) are not accepted; write the value itself")
            return YAMLNode(.null, at: origin)
        case .listStart(let origin):
            guard within(depth, origin) else { return nil }
            return list(at: origin, &parser, depth: depth)
        case .mapStart(let origin):
            guard within(depth, origin) else { return nil }
            return map(at: origin, &parser, depth: depth)
        default: return nil
        }
    }

    private mutating func list(
        at origin: Origin, _ parser: inout yaml_parser_t, depth: Int
    ) -> YAMLNode? {
        var items: [YAMLNode] = []
        while let event = next(&parser) {
            if case .end = event { return YAMLNode(.list(items), at: origin) }
            guard let item = node(event, &parser, depth: depth + 1) else { return nil }
            items.append(item)
        }
        return nil
    }

    private mutating func map(at origin: Origin, _ parser: inout yaml_parser_t, depth: Int) -> YAMLNode? {
        var entries: [YAMLNode.Entry] = []
        var firstOrigins: [String: Origin] = [:]
        while let event = next(&parser) {
            if case .end = event { return YAMLNode(.map(entries), at: origin) }
            guard let keyNode = node(event, &parser, depth: depth + 1), let valueEvent = next(&parser),
                let value = node(valueEvent, &parser, depth: depth + 1)
            else { return nil }
            guard let key = keyNode.text ?? (keyNode.isNull ? "" : nil) else {
                report(
                    "key-not-text", keyNode.origin, ja: "キーは1つの語でなければなりません",
                    en: "a key must be a single word")
                continue
            }
            if let first = firstOrigins[key] {
                report(
                    "duplicate-key", keyNode.origin,
                    ja: "「\(key)」が2度書かれています（最初は \(first.line) 行目）",
                    en: "\"\(key)\" is written twice (first on line \(first.line))")
                continue
            }
            firstOrigins[key] = keyNode.origin
            entries.append(YAMLNode.Entry(key: key, keyOrigin: keyNode.origin, value: value))
        }
        return nil
    }

    // MARK: Faults

    private mutating func within(_ depth: Int, _ origin: Origin) -> Bool {
        if depth > limits.depthMax {
            report(
                "too-deep", origin, ja: "入れ子が深すぎます（\(limits.depthMax) 段まで）",
                en: "nested too deeply (at most \(limits.depthMax) levels)")
            stopped = true
        } else if nodeCount > limits.nodesMax {
            report(
                "too-many-values", origin, ja: "値が多すぎます（\(limits.nodesMax) 個まで）",
                en: "too many values (at most \(limits.nodesMax))")
            stopped = true
        }
        return !stopped
    }

    private mutating func syntaxFault(_ parser: yaml_parser_t) {
        stopped = true
        let mark = parser.problem_mark
        let problem = parser.problem.map { String(cString: $0) } ?? "unknown problem"
        let origin = Origin(file: file, line: Int(mark.line) + 1, column: Int(mark.column) + 1)
        report(
            "yaml-syntax", origin, ja: "YAML として読めません：\(YAMLProblem.japanese(problem))",
            en: "not valid YAML: \(problem)")
    }

    private mutating func report(_ code: String, _ origin: Origin, ja: String, en: String) {
        findings.append(Finding(.error, code, LocalizedText(ja: ja, en: en), at: origin))
    }
}

extension YAMLNode {
    /// Nothing is written.
    public var isNull: Bool { if case .null = content { true } else { false } }
}
