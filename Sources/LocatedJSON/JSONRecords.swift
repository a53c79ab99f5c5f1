import Kernel

/// Reads the records of a document one at a time: the items of a list under a named key, of a list that is
/// the document, or the values of JSON lines.
///
/// Each item has a tree of its own that knows its place in the document. A fault in a list ends it, since
/// nobody can say where the next item begins; a fault in JSON lines costs that line alone.
public struct JSONRecords {
    /// What comes next in the document.
    public enum Item {
        /// A list opens whose items are records; its key, or nil when the list is the document.
        case list(String?)
        /// An item of a list, or a value of the document itself.
        case record(JSONNode, inList: Bool)
        /// A member that stands beside a list of records.
        case member(String, JSONNode)
        case fault(Finding)
    }

    /// How much is accepted.
    public struct Limits: Sendable {
        /// The most bytes of the document.
        public let bytesMax: Int
        /// The most values and keys of one record.
        public let countMax: Int
        public let depthMax: Int

        public init(bytesMax: Int = 2 << 30, countMax: Int = 10_000_000, depthMax: Int = 128) {
            precondition(bytesMax <= UInt32.max, "an entry holds places up to \(UInt32.max)")
            self.bytesMax = bytesMax
            self.countMax = countMax
            self.depthMax = depthMax
        }
    }

    private enum Place {
        case document
        case members(isFirst: Bool)
        case items(isFirst: Bool, isInObject: Bool)
        case end
    }

    private let file: String
    private let keys: [String]
    private var bytes: [UInt8] = []
    private var scanner: JSONScanner
    private var offset = 0
    private var place = Place.document
    private var hasValues = false
    private var isLines = false
    private var pending: [Finding] = []

    /// - Parameter lists: the keys of the lists whose items are records.
    public init(_ bytes: [UInt8], file: String, lists: [String], limits: Limits = Limits()) {
        self.file = file
        keys = lists
        let perRecord = JSONReader.Limits(depthMax: limits.depthMax, countMax: limits.countMax)
        scanner = JSONScanner(limits: perRecord, byteCount: 0)
        guard bytes.count <= limits.bytesMax else {
            let fault = JSONFault.tooLarge(bytesMax: limits.bytesMax)
            end(with: fault.finding(at: Origin(file: file)))
            return
        }
        do {
            self.bytes = try JSONEncoding.utf8(bytes)
        } catch {
            end(with: JSONFault.encoding.finding(at: Origin(file: file, line: 1, column: 1)))
        }
    }

    /// What comes next; nil at the end.
    public mutating func next() -> Item? {
        if !pending.isEmpty { return .fault(pending.removeFirst()) }
        while true {
            do throws(JSONScanner.Stop) {
                switch place {
                case .end: return nil
                case .document: if let item = try nextValue() { return item }
                case .members(let isFirst): if let item = try nextMember(isFirst) { return item }
                case .items(let isFirst, let isInObject):
                    if let item = try nextItem(isFirst, isInObject) { return item }
                }
            } catch {
                place = .end
                return .fault(finding(error))
            }
        }
    }

    private mutating func end(with finding: Finding) {
        pending = [finding]
        place = .end
    }

    private func finding(_ stop: JSONScanner.Stop) -> Finding {
        stop.fault.finding(at: JSONPlace.origin(ofByte: stop.offset, in: bytes, file: file))
    }

    // MARK: Values of the document

    private mutating func nextValue() throws(JSONScanner.Stop) -> Item? {
        let before = offset
        skipSpace()
        guard offset < bytes.count else {
            place = .end
            if hasValues { return nil }
            throw JSONScanner.Stop(fault: .empty, offset: offset)
        }
        if hasValues, !isLines {
            // What follows a value has to begin on a line of its own.
            guard bytes[max(0, lastSpace(before))..<offset].contains(0x0A) else {
                throw JSONScanner.Stop(fault: .trailing, offset: offset)
            }
            isLines = true
        }
        hasValues = true
        if bytes[offset] == UInt8(ascii: "[") {
            place = .items(isFirst: true, isInObject: false)
            offset += 1
            return .list(nil)
        }
        if bytes[offset] == UInt8(ascii: "{"), opensList() {
            place = .members(isFirst: true)
            offset += 1
            return nil
        }
        let start = offset
        do throws(JSONScanner.Stop) {
            return .record(try value(upTo: isLines ? lineEnd(start) : bytes.count), inList: false)
        } catch {
            offset = nextLine(after: start, stop: error.offset)
            if offset == bytes.count { place = .end } else { isLines = true }
            return .fault(finding(error))
        }
    }

    /// The first of the blanks before a byte.
    private func lastSpace(_ end: Int) -> Int {
        var at = end
        while at > 0, Self.isSpace(bytes[at - 1]) { at -= 1 }
        return at
    }

    private func lineEnd(_ start: Int) -> Int { bytes[start...].firstIndex(of: 0x0A) ?? bytes.count }

    /// Where the next line begins that can be a record; the end where there is none.
    private func nextLine(after start: Int, stop: Int) -> Int {
        var at = isLines ? lineEnd(start) : max(start, lastSpace(min(stop, bytes.count)))
        while at + 1 < bytes.count {
            guard let found = bytes[at...].firstIndex(of: 0x0A) else { break }
            if found + 1 < bytes.count, bytes[found + 1] == UInt8(ascii: "{") { return found + 1 }
            at = found + 1
        }
        return bytes.count
    }

    /// Whether the object that starts here has one of the lists as its first member that is no plain value.
    private func opensList() -> Bool {
        bytes.withUnsafeBufferPointer { all in
            var at = offset + 1
            func skip() { while at < all.count, Self.isSpace(all[at]) { at += 1 } }
            while true {
                skip()
                guard at < all.count, all[at] == UInt8(ascii: "\"") else { return false }
                var isEscaped = false
                guard let end = try? JSONText.end(from: at + 1, in: all, isEscaped: &isEscaped) else {
                    return false
                }
                let key = all[(at + 1)..<end]
                at = end + 1
                skip()
                guard at < all.count, all[at] == UInt8(ascii: ":") else { return false }
                at += 1
                skip()
                guard at < all.count, all[at] != UInt8(ascii: "{") else { return false }
                if all[at] == UInt8(ascii: "[") { return keys.contains { $0.utf8.elementsEqual(key) } }
                if all[at] == UInt8(ascii: "\"") {
                    guard let end = try? JSONText.end(from: at + 1, in: all, isEscaped: &isEscaped) else {
                        return false
                    }
                    at = end + 1
                }
                while at < all.count, all[at] != UInt8(ascii: ",") {
                    if all[at] == UInt8(ascii: "}") || all[at] == UInt8(ascii: "\"") { return false }
                    at += 1
                }
                at += 1
            }
        }
    }

    // MARK: Inside

    private mutating func nextMember(_ isFirst: Bool) throws(JSONScanner.Stop) -> Item? {
        if try closes(UInt8(ascii: "}"), "}", isFirst) {
            place = .document
            return nil
        }
        let key = try self.key()
        place = .members(isFirst: false)
        if keys.contains(key), offset < bytes.count, bytes[offset] == UInt8(ascii: "[") {
            place = .items(isFirst: true, isInObject: true)
            offset += 1
            return .list(key)
        }
        return .member(key, try value(upTo: bytes.count))
    }

    private mutating func nextItem(_ isFirst: Bool, _ isInObject: Bool) throws(JSONScanner.Stop) -> Item? {
        if try closes(UInt8(ascii: "]"), "]", isFirst) {
            place = isInObject ? .members(isFirst: false) : .document
            return nil
        }
        let node = try value(upTo: bytes.count)
        place = .items(isFirst: false, isInObject: isInObject)
        return .record(node, inList: true)
    }

    /// Steps over what closes here, or over the comma before the next.
    private mutating func closes(
        _ closing: UInt8, _ name: String, _ isFirst: Bool
    ) throws(JSONScanner.Stop) -> Bool {
        skipSpace()
        guard offset < bytes.count else {
            throw JSONScanner.Stop(fault: .commaExpected(closing: name), offset: offset)
        }
        if bytes[offset] == closing {
            offset += 1
            return true
        }
        guard !isFirst else { return false }
        guard bytes[offset] == UInt8(ascii: ",") else {
            throw JSONScanner.Stop(fault: .commaExpected(closing: name), offset: offset)
        }
        offset += 1
        skipSpace()
        return false
    }

    /// The key that starts here; what follows it is its value.
    private mutating func key() throws(JSONScanner.Stop) -> String {
        guard offset < bytes.count, bytes[offset] == UInt8(ascii: "\"") else {
            throw JSONScanner.Stop(fault: .keyExpected, offset: offset)
        }
        let start = offset + 1
        var isEscaped = false
        let end = try bytes.withUnsafeBufferPointer { all throws(JSONScanner.Stop) in
            try JSONText.end(from: start, in: all, isEscaped: &isEscaped)
        }
        offset = end + 1
        skipSpace()
        guard offset < bytes.count, bytes[offset] == UInt8(ascii: ":") else {
            throw JSONScanner.Stop(fault: .colonExpected, offset: offset)
        }
        offset += 1
        skipSpace()
        return String(decoding: bytes[start..<end], as: UTF8.self)
    }

    private mutating func value(upTo end: Int) throws(JSONScanner.Stop) -> JSONNode {
        let start = offset
        var scanner = self.scanner
        self.scanner = JSONScanner(limits: scanner.limits, byteCount: 0)
        defer { self.scanner = scanner }
        offset = try bytes.withUnsafeBufferPointer { all throws(JSONScanner.Stop) in
            try scanner.scanOne(UnsafeBufferPointer(rebasing: all[..<end]), from: start)
        }
        let tree = JSONTree(file: file, bytes: bytes, tape: scanner.tape)
        pending += scanner.duplicates.map { index in
            JSONFault.duplicateKey(tree.text(index)).finding(at: JSONNode(tree: tree, index: index).origin)
        }
        return tree.root
    }

    private mutating func skipSpace() {
        while offset < bytes.count, Self.isSpace(bytes[offset]) { offset += 1 }
    }

    private static func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
    }
}
