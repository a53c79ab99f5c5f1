import Kernel

/// An element of an XML document that knows where it is written.
public struct XMLElement {
    public let name: String
    public let attributes: [(name: String, value: String)]
    public var children: [XMLElement] = []
    /// All text directly inside, as it is written, entities resolved.
    public var text = ""
    public let origin: Origin
}

/// Reads a whole document into elements of their own. Larger documents are better read as an `XMLTree`.
public enum XMLScanner {
    /// How deep elements may stand in one another, by preset.
    public static let depthMax = 64

    /// - Parameters:
    ///   - bytes: well-formed UTF-8.
    ///   - depthMax: how deep elements may stand in one another.
    public static func read(
        _ bytes: [UInt8], file: String, depthMax: Int = XMLScanner.depthMax
    ) -> (root: XMLElement?, finding: Finding?) {
        let (tree, finding) = XMLTree.read(bytes, file: file, depthMax: depthMax)
        var places = XMLPlaces(bytes: bytes, file: file)
        return (tree.map { element($0.root, &places) }, finding)
    }

    private static func element(_ node: XMLNode, _ places: inout XMLPlaces) -> XMLElement {
        let attributes = node.attributes.map { (name: $0.name, value: $0.value) }
        var element = XMLElement(
            name: node.name, attributes: attributes, origin: places.origin(node.offset))
        for child in node.children { element.children.append(self.element(child, &places)) }
        element.text = node.text
        return element
    }
}
