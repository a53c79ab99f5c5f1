import BillEncoding
import BillOfMaterials

/// Writes licences as expressions; those that are not on the list get a LicenseRef with what is known of
/// them.
struct SPDXLicenceWriter {
    /// `hasExtractedLicensingInfos` by id: those of the bill itself and those that are made here.
    private(set) var extracted: [String: CarriedValue] = [:]
    /// Ids that were made here for a licence's name and text.
    private var made: [String: String] = [:]

    /// Ids that the list of licences has given up, with what it says to write instead.
    private static let replaced = [
        "GPL-2.0-with-GCC-exception": "GPL-2.0-only WITH GCC-exception-2.0",
        "GPL-2.0-with-autoconf-exception": "GPL-2.0-only WITH Autoconf-exception-2.0",
        "GPL-2.0-with-bison-exception": "GPL-2.0-or-later WITH Bison-exception-2.2",
        "GPL-2.0-with-classpath-exception": "GPL-2.0-only WITH Classpath-exception-2.0",
        "GPL-2.0-with-font-exception": "GPL-2.0-only WITH Font-exception-2.0",
        "GPL-3.0-with-GCC-exception": "GPL-3.0-only WITH GCC-exception-3.1",
        "GPL-3.0-with-autoconf-exception": "GPL-3.0-only WITH Autoconf-exception-3.0",
    ]

    /// - Parameter carried: texts of licences that the bill has.
    init(_ carried: [CarriedValue]) {
        for value in carried {
            guard case .map(let members) = value,
                case .text(let id)? = members.first(where: { $0.key == "licenseId" })?.value
            else { continue }
            extracted[id] = value
        }
    }

    /// The expression of several licences that hold together; nil when there is none.
    mutating func expression(_ licences: [Licence], of name: String, _ losses: inout SPDXLosses) -> String? {
        let texts = licences.map { one($0, of: name, &losses) }
        guard texts.count > 1 else { return texts.first }
        return texts.map { $0.contains(" OR ") ? "(\($0))" : $0 }.joined(separator: " AND ")
    }

    private mutating func one(_ licence: Licence, of name: String, _ losses: inout SPDXLosses) -> String {
        var isHeld = licence.carried.isEmpty
        defer { if !isHeld { losses.add(.licenceDetails, of: name) } }
        switch licence.name {
        case .id(let text), .expression(let text):
            guard let expression = try? LicenceExpression(text) else {
                return reference(text, licence)
            }
            if let current = Self.replaced[text] { return current }
            isHeld = isHeld && licence.text == nil && licence.url == nil
            for id in expression.localRefs where extracted[id] == nil {
                // SPDX asks for the text; that it is not known is all that can be said.
                extracted[id] = Self.info(id, name: nil, text: "NOASSERTION", url: nil)
            }
            return text
        case .named(let text): return reference(text, licence)
        }
    }

    private mutating func reference(_ name: String, _ licence: Licence) -> String {
        let text = licence.text.flatMap(Self.plainText)
        let key = "\(name)\u{0}\(text ?? "")\u{0}\(licence.url ?? "")"
        if let id = made[key] { return id }
        let wanted = "LicenseRef-" + SPDXNames.plain(String(name.prefix(100)))
        var id = wanted
        var number = 1
        while extracted[id] != nil {
            number += 1
            id = "\(wanted)-\(number)"
        }
        extracted[id] = Self.info(id, name: name, text: text ?? name, url: licence.url)
        made[key] = id
        return id
    }

    private static func info(_ id: String, name: String?, text: String, url: String?) -> CarriedValue {
        var members: [CarriedValue.Member] = [
            .init("licenseId", .text(id)), .init("extractedText", .text(text.isEmpty ? id : text)),
        ]
        if let name, !name.isEmpty { members.append(.init("name", .text(name))) }
        if let url, SPDXPackageWriter.isURL(url) { members.append(.init("seeAlsos", .list([.text(url)]))) }
        return .map(members)
    }

    /// The text itself; nil when it cannot be decoded.
    private static func plainText(_ text: LicenceText) -> String? {
        guard text.encoding == "base64" else { return text.content.isEmpty ? nil : text.content }
        var bytes: [UInt8] = []
        var bits = 0
        var held = 0
        for byte in text.content.utf8 where byte != UInt8(ascii: "=") && byte > 0x20 {
            let value: UInt8
            switch byte {
            case 0x41...0x5A: value = byte - 0x41
            case 0x61...0x7A: value = byte - 0x61 + 26
            case 0x30...0x39: value = byte - 0x30 + 52
            case UInt8(ascii: "+"): value = 62
            case UInt8(ascii: "/"): value = 63
            default: return nil
            }
            held = (held << 6 | Int(value)) & 0xFFFFFF
            bits += 6
            if bits >= 8 {
                bits -= 8
                bytes.append(UInt8(held >> bits & 0xFF))
            }
        }
        return String(validating: bytes, as: UTF8.self).flatMap { $0.isEmpty ? nil : $0 }
    }
}
