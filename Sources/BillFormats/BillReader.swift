import Archives
import BillEncoding
import BillOfMaterials
import CycloneDXFormat
import Kernel
import ListFormat
import SPDX3Format
import SPDXFormat

/// Reads a bill of materials of any format that the program knows, found from its content, packed by gzip or
/// not.
public enum BillReader {
    /// How a bill that breaks its format is taken.
    public enum Reading: Sendable {
        /// Any error, and there is no bill.
        case strict
        /// What can be read is read; the errors stand beside the bill.
        case tolerant
    }

    /// The most bytes of a bill, unpacked.
    public static let bytesMax = 300 << 20

    /// The bill and what is imperfect in it; no bill, with an error finding, when the bytes cannot be read.
    ///
    /// A component that nothing can be matched with is told once for the whole bill.
    ///
    /// - Parameters:
    ///   - columns: which headings of a hand-kept list stand for which field.
    ///   - identities: what people have said that components without an identifier are.
    public static func read(
        _ bytes: [UInt8], file: String, columns: ColumnMap = .usual, reading: Reading = .strict,
        identities: [ComponentIdentity] = []
    ) -> (bill: Bill?, findings: [Finding]) {
        let (bill, findings) = readAny(bytes, file: file, columns: columns, reading: reading)
        return (bill, findings + (bill.map { nameless($0, identities, file: file) } ?? []))
    }

    private static func nameless(
        _ bill: Bill, _ identities: [ComponentIdentity], file: String
    ) -> [Finding] {
        let rows = BillStanding.of(bill, identities: identities).rows
        let names = rows.filter { $0.standing == .withoutIdentifier }.map(\.component.name)
        guard !names.isEmpty else { return [] }
        let shown = names.prefix(5)
        let more = names.count > shown.count ? " …" : ""
        return [
            Finding(
                .warning, "component-without-identifier",
                LocalizedText(
                    ja: "識別子（purl・CPE）のない部品が \(names.count) 点あります："
                        + shown.joined(separator: "、") + more,
                    en: "\(names.count) components have no identifier (purl or CPE): "
                        + shown.joined(separator: ", ") + more), at: Origin(file: file))
        ]
    }

    private static func readAny(
        _ bytes: [UInt8], file: String, columns: ColumnMap, reading: Reading
    ) -> (bill: Bill?, findings: [Finding]) {
        var bytes = bytes
        if Archive.isGzip(bytes) {
            do throws(ArchivesRefusal) {
                bytes = try Archive.gunzip(bytes, bytesMax: bytesMax)
            } catch {
                return (nil, [error.finding(in: file)])
            }
        }
        guard let format = BillFormat.detect(bytes) else { return unknown(bytes, file: file) }
        // Tables have encodings of their own.
        if format == .csv || format == .xlsx { return ListReader.read(bytes, file: file, columns: columns) }
        // For all the others at once; there is nothing to do for most.
        guard let text = BillText.utf8(bytes) else { return unknown(bytes, file: file) }
        bytes = []
        switch format {
        case .cycloneDXJSON, .cycloneDXXML:
            return CycloneDXReader.read(text, file: file, isTolerant: reading == .tolerant)
        case .spdxJSON, .spdxYAML, .spdxTagValue, .spdxXML, .spdxRDF:
            return SPDXReader.read(text, file: file, reading: reading == .strict ? .strict : .tolerant)
        case .spdxJSONLD: return SPDX3Reader.read(text, file: file, isTolerant: reading == .tolerant)
        case .dpkgListing, .rpmListing, .apkListing, .pythonFreeze:
            return ListingReader.read(text, as: format, file: file)
        case .csv, .xlsx: return ListReader.read(text, file: file, columns: columns)
        }
    }

    /// What a bill can be, for who gave something else.
    private static let accepted = LocalizedText(
        ja: "CycloneDX の JSON・XML、SPDX 2 の JSON・YAML・tag-value・XML・RDF、SPDX 3 の JSON-LD、"
            + "見出しのある CSV・XLSX、"
            + "dpkg-query・rpm -qa・pip freeze・apk の出力が読めます",
        en:
            "what is read: CycloneDX JSON and XML; SPDX 2 JSON, YAML, tag-value, XML and RDF; "
            + "SPDX 3 JSON-LD; "
            + "CSV and XLSX with headings; "
            + "the output of dpkg-query, rpm -qa, pip freeze and apk")

    private static func unknown(_ bytes: [UInt8], file: String) -> (bill: Bill?, findings: [Finding]) {
        let place = Origin(file: file, line: 1, column: 1)
        guard let text = BillText.utf8(bytes) else {
            return refusal(
                "encoding", place, ja: "UTF-16 として正しくない文字列です", en: "the text is not well-formed UTF-16")
        }
        if String(decoding: text.prefix(4096), as: UTF8.self).contains("<SoftwareIdentity") {
            return refusal(
                "bill-format", place, ja: "SWID タグは部品表として読めません。\(accepted.ja)",
                en: "a SWID tag is not read as a bill; \(accepted.en)")
        }
        let first = text.first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
        // JSON that is damaged or is another thing: the reader says where and what.
        if first == UInt8(ascii: "{") || first == UInt8(ascii: "[") {
            return CycloneDXReader.read(text, file: file)
        }
        return refusal(
            "bill-format", place, ja: "部品表として読めません。\(accepted.ja)",
            en: "not a bill of materials; \(accepted.en)")
    }

    private static func refusal(
        _ code: String, _ origin: Origin, ja: String, en: String
    ) -> (bill: Bill?, findings: [Finding]) {
        (nil, [Finding(.error, code, LocalizedText(ja: ja, en: en), at: origin)])
    }
}
