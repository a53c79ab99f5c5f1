import AdvisoryEncoding
import Kernel
import LocatedJSON
import LocatedXML

/// Bytes to a tree, in whichever syntax the answer is.
enum JVNDocument {
    case xml(XMLTree)
    case json(JSONTree)

    /// What stands at the front of each of JVN's documents.
    static let marks = [
        "http://jvn.jp/vuldef/", "http://jvn.jp/rss/mod_sec/", "http://jvndb.jvn.jp/myjvn/",
        "\"https://jvndb.jvn.jp/schema/", "myjvn_security_advisory",
    ]

    static func open(_ bytes: [UInt8], _ answer: inout JVNAnswer) -> JVNDocument? {
        var bytes = bytes
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
        switch bytes.first(where: { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }) {
        case UInt8(ascii: "<"):
            guard String(validating: bytes, as: UTF8.self) != nil else {
                answer.findings.error(
                    "jvn-encoding", at: Origin(file: answer.file), ja: "UTF-8 として読めません",
                    en: "not readable as UTF-8")
                return nil
            }
            return openXML(bytes, &answer).map(JVNDocument.xml)
        case UInt8(ascii: "{"): return openJSON(bytes, &answer).map(JVNDocument.json)
        default:
            answer.findings.error(
                "jvn-unknown-document", at: Origin(file: answer.file),
                ja: "JVN の応答（XML または JSON）ではありません", en: "no answer of JVN, neither XML nor JSON")
            return nil
        }
    }

    private static func openXML(_ bytes: [UInt8], _ answer: inout JVNAnswer) -> XMLTree? {
        let (tree, fault) = XMLTree.read(bytes, file: answer.file)
        if let tree { return tree }
        // IPA has published files whose status alone is malformed (`retCd= 0`).
        if let fault, let start = last(Array("<status:Status".utf8), in: bytes),
            line(of: start, in: bytes) <= fault.origin.line, let name = rootName(bytes)
        {
            let repaired = bytes[..<start] + Array("</\(name)>".utf8)
            if let tree = XMLTree.read(Array(repaired), file: answer.file).tree {
                withoutStatus(fault, &answer)
                return tree
            }
        }
        answer.findings.take([fault].compactMap { $0 })
        return nil
    }

    private static func openJSON(_ bytes: [UInt8], _ answer: inout JVNAnswer) -> JSONTree? {
        let (tree, faults) = JSONReader.read(bytes, file: answer.file)
        if let tree {
            answer.findings.take(faults)
            return tree
        }
        // IPA has published files whose status alone is malformed (`"retMax": ,`).
        if let fault = faults.first, let start = last(Array("\"status\"".utf8), in: bytes),
            line(of: start, in: bytes) <= fault.origin.line
        {
            let repaired = bytes[..<start] + Array("\"status\": null}".utf8)
            let (tree, others) = JSONReader.read(Array(repaired), file: answer.file)
            if let tree {
                answer.findings.take(others)
                withoutStatus(fault, &answer)
                return tree
            }
        }
        answer.findings.take(faults)
        return nil
    }

    private static func withoutStatus(_ fault: Finding, _ answer: inout JVNAnswer) {
        answer.findings.warning(
            "jvn-status-unreadable", at: fault.origin,
            ja: "末尾の状態（status）が読めないため、それを除いて読みました：\(fault.message.ja)",
            en: "the status at the end is not readable and was left out: \(fault.message.en)")
    }

    /// Where a text stands for the last time.
    static func last(_ text: [UInt8], in bytes: [UInt8]) -> Int? {
        guard let first = text.first, bytes.count >= text.count else { return nil }
        for start in stride(from: bytes.count - text.count, through: 0, by: -1) where bytes[start] == first {
            if bytes[start..<start + text.count].elementsEqual(text) { return start }
        }
        return nil
    }

    private static func line(of offset: Int, in bytes: [UInt8]) -> Int {
        bytes[..<offset].reduce(into: 1) { if $1 == 0x0A { $0 += 1 } }
    }

    /// The name in the first tag that is no declaration or comment.
    private static func rootName(_ bytes: [UInt8]) -> String? {
        for at in bytes.indices.dropLast() where bytes[at] == UInt8(ascii: "<") {
            let next = bytes[at + 1]
            guard next != UInt8(ascii: "?"), next != UInt8(ascii: "!") else { continue }
            let name = bytes[(at + 1)...].prefix {
                $0 > 0x20 && $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "/")
            }
            return String(decoding: name, as: UTF8.self)
        }
        return nil
    }
}
