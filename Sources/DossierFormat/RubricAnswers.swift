import Evidence
import Kernel
import LocatedYAML
import Requirements
import Severity

/// Reads answers to the rubric for medical devices, each held against its question.
extension ValueReader {
    /// Answers by the ids of their questions; one that is not given stays open.
    mutating func rubric(_ node: YAMLNode, path: String) -> EvidenceValue? {
        guard let entries = node.entries else {
            add(
                "wrong-type", node.origin, ja: "「問い: 答え」の並びが要ります",
                en: "expected a mapping of questions to answers")
            return nil
        }
        var answers: [EvidenceRecord] = []
        for entry in entries {
            guard let question = MedicalRubric.questions.first(where: { $0.id == entry.key }) else {
                unknownKey(entry.key, at: entry.keyOrigin, among: MedicalRubric.questions.map(\.id))
                continue
            }
            let ids = question.answers.map(\.id)
            guard let text = entry.value.text, question.answer(text) != nil else {
                let given = entry.value.text ?? ""
                add(
                    "unknown-choice", entry.value.origin,
                    ja: "「\(given.prefix(40))」は \(question.id) の答えにありません（\(ids.joined(separator: ", "))）",
                    en: "\"\(given.prefix(40))\" is no answer to \(question.id) "
                        + "(\(ids.joined(separator: ", ")))")
                continue
            }
            answers.append(
                EvidenceRecord(
                    kind: "part", id: question.id, path: "\(path)/\(question.id)", origin: entry.keyOrigin,
                    fields: ["answer": .text(text)], fieldOrigins: ["answer": entry.value.origin]))
        }
        return .records(answers)
    }
}
