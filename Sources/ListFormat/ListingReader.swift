import BillEncoding
import BillOfMaterials
import Kernel

/// Reads what a system says about its packages in a terminal into the neutral bill.
public enum ListingReader {
    /// The bill and what is imperfect in the listing; no bill, with an error finding, when it has no package.
    /// Each line that is no package is told.
    ///
    /// - Parameter bytes: UTF-8 without a mark.
    public static func read(
        _ bytes: [UInt8], as format: BillFormat, file: String
    ) -> (bill: Bill?, findings: [Finding]) {
        guard bytes.count <= ListingText.bytesMax else {
            let text = LocalizedText(
                ja: "ファイルが大きすぎます（\(ListingText.bytesMax >> 20) MiB まで）",
                en: "the file is too large (at most \(ListingText.bytesMax >> 20) MiB)")
            return (nil, [Finding(.error, "file-too-large", text, at: Origin(file: file))])
        }
        var sheet = ListingSheet(file: file)
        if let line = BillText.firstInvalidLine(bytes) {
            sheet.findings.add(
                .warning, "encoding", Origin(file: file, line: line, column: 1), ja: "文字コードが UTF-8 ではない行です",
                en: "a line that is not UTF-8")
        }
        let text = ListingText(bytes)
        let name: String
        switch format {
        case .dpkgListing:
            name = "dpkg"
            DebianListing.read(text, &sheet)
        case .rpmListing:
            name = "rpm"
            RPMListing.read(text, &sheet)
        case .apkListing:
            name = "apk"
            AlpineListing.read(text, &sheet)
        default:
            name = "pip freeze"
            PythonListing.read(text, &sheet)
        }
        return sheet.result(format: name)
    }
}

/// The components of one listing, gathered line by line.
struct ListingSheet {
    let file: String
    var findings = ListFindings()
    private(set) var components: [Component] = []
    private var first: [String: Int] = [:]
    private var misread = 0

    init(file: String) { self.file = file }

    func origin(_ line: Int) -> Origin { Origin(file: file, line: line, column: 1) }

    /// Adds a package, unless the same one stands on a line before.
    mutating func add(_ component: Component, line: Int) {
        let architecture = component.properties.first { $0.name == PropertyName.architecture }?.value
        let key = [component.name, component.version ?? "", architecture ?? ""].joined(separator: "\t")
        if let before = first[key] {
            findings.add(
                .warning, "duplicate-row", origin(line),
                ja: "\(before) 行目と同じパッケージです。1点として数えます：\(component.name)",
                en: "the same package as on line \(before); counted once: \(component.name)")
            return
        }
        first[key] = line
        var component = component
        component.ref = key.split(separator: "\t").joined(separator: "@")
        components.append(component)
    }

    /// A line that says no package.
    mutating func misread(_ line: ListingText.Line) {
        misread += 1
        findings.add(
            .warning, "line-not-understood", origin(line.number),
            ja: "読み取れない行です。部品として数えません：\(line.text.prefix(80))",
            en: "a line that is not understood; it is not counted: \(line.text.prefix(80))")
    }

    /// A line that is understood and deliberately left out.
    mutating func ignore(_ line: ListingText.Line, ja: String, en: String) {
        findings.add(
            .note, "line-ignored", origin(line.number), ja: "\(ja)：\(line.text.prefix(80))",
            en: "\(en): \(line.text.prefix(80))")
    }

    /// The bill, with the number of lines that were not understood.
    mutating func result(format: String) -> (bill: Bill?, findings: [Finding]) {
        if misread > 0 {
            findings.add(
                .warning, "lines-not-understood", Origin(file: file),
                ja: "読み取れない行が \(misread) 行、読み取れた部品が \(components.count) 点です",
                en: "\(misread) lines are not understood, \(components.count) components are read")
        }
        guard !components.isEmpty else {
            findings.add(
                .error, "listing-empty", Origin(file: file), ja: "パッケージが1つも読み取れません",
                en: "not one package can be read")
            return (nil, findings.sorted(file: file))
        }
        return (Bill(format: format, components: components), findings.sorted(file: file))
    }
}
