import Kernel

/// An XML document: its bytes, and a tape with one entry for each element, attribute and text.
///
/// Nodes are views into it. A file and its tree need about one and a half times the file's size in memory.
public final class XMLTree: Sendable {
    /// How deep elements may stand in one another.
    public static let depthMax = 160
    /// How many elements there may be.
    public static let elementsMax = 16_000_000
    /// The most bytes that an entry can point into.
    static let sizeMax = Int(UInt32.max >> 3)

    /// One element, attribute or text: where it starts, what it is, and how long it is.
    ///
    /// The low three bits of `mark` are the tag. Above them stands the length in bytes, and for an element
    /// the number of entries inside it.
    struct Entry {
        var start: UInt32
        var mark: UInt32

        init(_ tag: Tag, start: Int, size: Int) {
            self.start = UInt32(truncatingIfNeeded: start)
            mark = UInt32(truncatingIfNeeded: size) << 3 | tag.rawValue
        }

        var tag: Tag { Tag(rawValue: mark & 7) ?? .text }
        var size: Int { Int(mark >> 3) }
    }

    /// What an entry stands for. A raw text has entities or line ends in it that have to be resolved.
    enum Tag: UInt32 { case element, attribute, text, rawText, data }

    /// The file's name, for places.
    public let file: String
    let bytes: [UInt8]
    let tape: [Entry]

    private init(file: String, bytes: [UInt8], tape: [Entry]) {
        self.file = file
        self.bytes = bytes
        self.tape = tape
    }

    /// The tree; none, with a located error, when the bytes are not XML or pass a limit.
    ///
    /// - Parameters:
    ///   - bytes: well-formed UTF-8.
    ///   - depthMax: how deep elements may stand in one another.
    public static func read(
        _ bytes: [UInt8], file: String, depthMax: Int = XMLTree.depthMax
    ) -> (tree: XMLTree?, finding: Finding?) {
        guard bytes.count <= sizeMax else {
            let text = LocalizedText(
                ja: "XML が大きすぎます（\(sizeMax) バイトまで）", en: "the XML is too large (at most \(sizeMax) bytes)")
            return (nil, Finding(.error, "file-too-large", text, at: Origin(file: file)))
        }
        let scanned = bytes.withUnsafeBufferPointer { all -> Result<[Entry], XMLTape.Stop> in
            var tape = XMLTape(all, depthMax: depthMax)
            do throws(XMLTape.Stop) {
                try tape.scan()
                return .success(tape.entries)
            } catch {
                return .failure(error)
            }
        }
        switch scanned {
        case .success(let tape): return (XMLTree(file: file, bytes: bytes, tape: tape), nil)
        case .failure(let stop):
            var places = XMLPlaces(bytes: bytes, file: file)
            let text = LocalizedText(
                ja: "XML として読めません：\(stop.ja)", en: "not readable as XML: \(stop.en)")
            return (nil, Finding(.error, stop.code, text, at: places.origin(stop.offset)))
        }
    }

    /// The outermost element.
    public var root: XMLNode { XMLNode(tree: self, index: 0) }

    /// The document in UTF-8.
    public var source: [UInt8] { bytes }
}

/// Counts lines and columns from one place to the next after it, so that many places cost one walk.
struct XMLPlaces {
    let bytes: [UInt8]
    let file: String
    private var counted = 0
    private var line = 1
    private var column = 1

    init(bytes: [UInt8], file: String) {
        self.bytes = bytes
        self.file = file
    }

    /// The place of a byte; it may not stand before the last one asked for. Each byte is counted once, for a
    /// document may stand on one line.
    mutating func origin(_ offset: Int) -> Origin {
        for index in counted..<max(counted, min(offset, bytes.count)) {
            if bytes[index] == 0x0A {
                line += 1
                column = 1
            } else if bytes[index] & 0xC0 != 0x80 {
                column += 1
            }
        }
        counted = max(counted, min(offset, bytes.count))
        return Origin(file: file, line: line, column: column)
    }
}
