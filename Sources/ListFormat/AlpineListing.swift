import BillOfMaterials
import Kernel

/// Reads `apk info -v` and `apk list`.
enum AlpineListing {
    static func read(_ text: ListingText, _ sheet: inout ListingSheet) {
        var found: [(component: (ListedSystem) -> Component, name: String, line: Int)] = []
        for line in text.lines {
            if line.text.hasPrefix("#") {
                sheet.ignore(line, ja: "注釈の行です", en: "a remark")
                continue
            }
            guard let word = line.text.split(separator: " ").first, let (name, version) = split(word) else {
                sheet.misread(line)
                continue
            }
            let isList = line.text.contains("{")
            if isList, !line.text.contains("[installed"), line.text.hasSuffix("]") == false,
                text.lines.contains(where: { $0.text.contains("[installed") })
            {
                sheet.ignore(line, ja: "入っていないパッケージです", en: "a package that is not installed")
                continue
            }
            found.append(({ component(name, version, line, $0) }, name, line.number))
        }
        let system = text.system ?? ListedSystem.alpine(found.map(\.name))
        for entry in found { sheet.add(entry.component(system), line: entry.line) }
        system.tell(&sheet.findings, sheet.file, count: found.count)
    }

    private static func component(
        _ name: String, _ version: String, _ line: ListingText.Line, _ system: ListedSystem
    ) -> Component {
        let words = line.text.split(separator: " ").map(String.init)
        let isList = line.text.contains("{")
        let architecture = isList && words.count > 1 && !words[1].hasPrefix("{") ? words[1] : nil
        let url = system.alpine(name, version, architecture)
        var component = Component(name: name, version: version, packageURL: url, kind: "library")
        if let architecture {
            component.properties.append(Property(name: PropertyName.architecture, value: architecture))
        }
        if isList, let origin = between("{", "}", line.text) {
            component.properties.append(Property(name: PropertyName.sourcePackage, value: origin))
        }
        if isList, let licence = between("(", ")", line.text) {
            component.licences = [ListValues.licence(licence)]
        }
        if !isList, let mark = line.text.firstRange(of: " - ") {
            component.description = String(line.text[mark.upperBound...])
        }
        return component
    }

    /// `name-1.2.3-r0`.
    private static func split(_ word: Substring) -> (name: String, version: String)? {
        let parts = word.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
        guard parts.count >= 3, let release = parts.last, release.hasPrefix("r"), release.utf8.count > 1,
            release.utf8.dropFirst().allSatisfy({ 0x30...0x39 ~= $0 }),
            let first = parts[parts.count - 2].utf8.first, 0x30...0x39 ~= first
        else { return nil }
        let name = parts.dropLast(2).joined(separator: "-")
        return name.isEmpty ? nil : (name, "\(parts[parts.count - 2])-\(release)")
    }

    private static func between(_ opening: Character, _ closing: Character, _ text: String) -> String? {
        guard let start = text.firstIndex(of: opening),
            let end = text[start...].firstIndex(of: closing)
        else { return nil }
        let inside = text[text.index(after: start)..<end]
        return inside.isEmpty ? nil : String(inside)
    }
}
