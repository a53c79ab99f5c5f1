extension CPEName {
    /// Reads a name that may leave out its last attributes, as lists of products write it
    /// (`cpe:2.3:a:openssl:openssl`); what is left out is ANY.
    public init(completing text: String) throws(BillOfMaterialsRefusal) {
        guard text.lowercased().hasPrefix("cpe:2.3:") else {
            try self.init(text)
            return
        }
        var colons = 0
        var isQuoted = false
        for byte in text.utf8 {
            if byte == UInt8(ascii: ":"), !isQuoted { colons += 1 }
            isQuoted = byte == UInt8(ascii: "\\") && !isQuoted
        }
        let missing = max(0, Attribute.allCases.count + 1 - colons)
        try self.init(text + String(repeating: ":*", count: missing))
    }

    /// The formatted string without the attributes at its end that are ANY.
    public var shortFormattedString: String {
        var text = formattedString
        while text.hasSuffix(":*") { text.removeLast(2) }
        return text
    }
}
