import BillOfMaterials
import Kernel

/// Reads `pip freeze`, and requirements that are pinned like it.
enum PythonListing {
    static func read(_ text: ListingText, _ sheet: inout ListingSheet) {
        var editable: String?
        for line in joined(text.lines) {
            let words = line.text.drop { $0 == " " || $0 == "\t" }
            if words.hasPrefix("#") {
                // pip says so before an editable install that it knows no address of.
                editable = words.contains("Editable") ? name(inBrackets: words) : nil
                if editable == nil { sheet.ignore(line, ja: "注釈の行です", en: "a remark") }
                continue
            }
            if words.hasPrefix("-e ") || words.hasPrefix("--editable ") {
                addEditable(line, String(words.drop { $0 != " " }.dropFirst()), editable, &sheet)
            } else if words.hasPrefix("-") {
                sheet.ignore(line, ja: "pip の設定の行です", en: "an option of pip")
            } else if !addPinned(line, words, &sheet) {
                sheet.misread(line)
            }
            editable = nil
        }
    }

    /// A line that ends in `\` goes on in the next.
    private static func joined(_ lines: [ListingText.Line]) -> [ListingText.Line] {
        var joined: [ListingText.Line] = []
        var goesOn = false
        for line in lines {
            let text = line.text.hasSuffix("\\") ? String(line.text.dropLast()) : line.text
            if goesOn, let last = joined.popLast() {
                joined.append(ListingText.Line(number: last.number, text: last.text + " " + text))
            } else {
                joined.append(ListingText.Line(number: line.number, text: text))
            }
            goesOn = line.text.hasSuffix("\\")
        }
        return joined
    }

    /// `(name==1.0)` or `(name)`.
    private static func name(inBrackets line: Substring) -> String? {
        guard let start = line.firstIndex(of: "("), let end = line.lastIndex(of: ")"), start < end else {
            return nil
        }
        return String(line[line.index(after: start)..<end])
    }

    // MARK: Lines

    /// `name==version`, `name[extra] @ url`, `name>=version`; without what stands behind `;` and `#`.
    private static func addPinned(
        _ line: ListingText.Line, _ words: Substring, _ sheet: inout ListingSheet
    ) -> Bool {
        let name = words.prefix { isNamePart($0) }
        guard let first = name.first, first.isLetter || first.isNumber, first.isASCII else { return false }
        var rest = words[name.endIndex...].drop { $0 == " " }
        if rest.first == "[" { rest = rest.drop { $0 != "]" }.dropFirst().drop { $0 == " " } }
        if rest.first == "@" {
            let url = rest.dropFirst().drop { $0 == " " }.prefix { $0 != " " && $0 != ";" }
            guard url.contains(":") else { return false }
            addAddressed(line, String(name), String(url), &sheet)
            return true
        }
        let hashes = hashes(rest)
        let body = rest.prefix { $0 != ";" && $0 != "#" && $0 != " " }
        if body.hasPrefix("=="), !body.contains("*"), !body.contains(",") {
            let version = String(body.drop { $0 == "=" })
            guard !version.isEmpty, version.utf8.allSatisfy({ 0x21...0x7E ~= $0 }) else { return false }
            sheet.add(component(String(name), version, hashes: hashes), line: line.number)
            return true
        }
        let isRange = body.isEmpty || ["=", ">", "<", "~", "!"].contains(body.first)
        guard isRange, !body.isEmpty || rest.isEmpty else { return false }
        sheet.findings.add(
            .warning, "version-not-pinned", sheet.origin(line.number),
            ja: "「\(name)」のバージョンが1つに決まっていません。pip freeze の出力を使ってください",
            en: "the version of \"\(name)\" is not pinned; use the output of pip freeze")
        sheet.add(component(String(name), nil), line: line.number)
        return true
    }

    /// Installed from an address or a file; a wheel's name holds the version.
    private static func addAddressed(
        _ line: ListingText.Line, _ name: String, _ url: String, _ sheet: inout ListingSheet
    ) {
        let version = wheelVersion(url)
        let isLocal = url.hasPrefix("file:")
        let key = url.hasPrefix("git+") ? "vcs_url" : "download_url"
        var component = component(name, version, qualifiers: isLocal ? [:] : [key: url])
        if !isLocal {
            component.externalReferences = [ExternalReference(kind: "distribution", url: url)]
        }
        if version == nil { tellNoVersion(name, line, &sheet) }
        sheet.add(component, line: line.number)
    }

    /// `-e git+https://…#egg=name`, or `-e /path` behind a remark that names it.
    private static func addEditable(
        _ line: ListingText.Line, _ place: String, _ remark: String?, _ sheet: inout ListingSheet
    ) {
        let egg = place.firstRange(of: "#egg=").map { mark in
            String(place[mark.upperBound...].prefix { isNamePart($0) })
        }
        let parts = remark?.split(separator: "=").map(String.init) ?? []
        guard let name = egg ?? parts.first, !name.isEmpty else { return sheet.misread(line) }
        let version = parts.count > 1 && egg == nil ? parts[1] : nil
        let address = place.firstRange(of: "#egg=").map { String(place[..<$0.lowerBound]) }
        let url = place.hasPrefix("git+") ? address : nil
        let component = component(name, version, qualifiers: url.map { ["vcs_url": $0] } ?? [:])
        if version == nil { tellNoVersion(name, line, &sheet) }
        sheet.add(component, line: line.number)
    }

    private static func tellNoVersion(
        _ name: String, _ line: ListingText.Line, _ sheet: inout ListingSheet
    ) {
        sheet.findings.add(
            .warning, "component-without-version", sheet.origin(line.number),
            ja: "「\(name)」のバージョンが書かれていません", en: "no version is written for \"\(name)\"")
    }

    private static func component(
        _ name: String, _ version: String?, hashes: [ContentHash] = [], qualifiers: [String: String] = [:]
    ) -> Component {
        let url = try? PackageURL(type: "pypi", name: name, version: version, qualifiers: qualifiers)
        var component = Component(name: name, version: version, packageURL: url, kind: "library")
        component.hashes = hashes
        return component
    }

    // MARK: Parts

    private static func isNamePart(_ character: Character) -> Bool {
        character.isASCII && (character.isLetter || character.isNumber || "._-".contains(character))
    }

    /// The version of `name-1.0-py3-none-any.whl` or `name-1.0.tar.gz`.
    private static func wheelVersion(_ url: String) -> String? {
        let file = url.prefix { $0 != "#" && $0 != "?" }.split(separator: "/").last ?? ""
        var stem = file
        for ending in [".whl", ".tar.gz", ".zip"] where file.hasSuffix(ending) {
            stem = file.dropLast(ending.count)
        }
        guard stem.utf8.count < file.utf8.count else { return nil }
        let parts = stem.split(separator: "-")
        let version = file.hasSuffix(".whl") ? (parts.count > 1 ? parts[1] : "") : parts.last ?? ""
        return version.first?.isNumber == true ? String(version) : nil
    }

    private static func hashes(_ text: Substring) -> [ContentHash] {
        text.split(separator: " ").filter { $0.hasPrefix("--hash=") }
            .compactMap { ListValues.hash(String($0.dropFirst(7)), heading: "") }
    }
}
