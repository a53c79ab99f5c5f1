import BillOfMaterials
import Kernel

/// Members of a JSON object in the making; what is nil or empty is left out.
struct MemberTree {
    private(set) var members: [CarriedValue.Member] = []

    mutating func put(_ key: String, _ text: String?) {
        guard let text else { return }
        put(key, value: .text(text))
    }

    mutating func put(_ key: String, texts: [String]) {
        guard !texts.isEmpty else { return }
        put(key, value: .list(texts.map { .text($0) }))
    }

    mutating func put(_ key: String, list: [CarriedValue]) {
        guard !list.isEmpty else { return }
        put(key, value: .list(list))
    }

    /// A key that is there already keeps its first value.
    mutating func put(_ key: String, value: CarriedValue) {
        guard !members.contains(where: { $0.key == key }) else { return }
        members.append(CarriedValue.Member(key, value))
    }

    /// Puts back what was carried under a path.
    mutating func put(carried: [Carried], under path: [String]) {
        for part in carried where part.path.count == path.count + 1 && part.path.starts(with: path) {
            guard let key = part.path.last else { continue }
            put(key, value: part.value)
        }
    }

    var value: CarriedValue { .map(members) }
}

extension CarriedValue {
    subscript(key: String) -> CarriedValue? {
        guard case .map(let members) = self else { return nil }
        return members.first { $0.key == key }?.value
    }

    var text: String? {
        if case .text(let text) = self { text } else { nil }
    }

    var items: [CarriedValue] {
        if case .list(let items) = self { items } else { [] }
    }
}

/// What a vocabulary could not hold, one finding for each kind with the number of decisions.
struct Losses {
    private var counts: [String: (words: LocalizedText, count: Int)] = [:]
    private let format: String

    init(format: String) { self.format = format }

    mutating func lose(_ code: String, ja: String, en: String) {
        counts[code] = (LocalizedText(ja: ja, en: en), (counts[code]?.count ?? 0) + 1)
    }

    var findings: [Finding] {
        counts.sorted { $0.key < $1.key }.map { code, loss in
            Finding(
                .warning, code,
                LocalizedText(
                    ja: "\(format) では書けないもの：\(loss.words.ja)（\(loss.count) 件）",
                    en: "what \(format) cannot hold: \(loss.words.en) (\(loss.count) of them)"),
                at: Origin(file: format))
        }
    }
}
