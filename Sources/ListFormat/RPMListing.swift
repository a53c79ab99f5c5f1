import BillEncoding
import BillOfMaterials
import Kernel

/// One package as RPM names it.
struct RPMPackage {
    var name: String
    var epoch: String?
    var version: String
    var release: String?
    var architecture: String?
    /// Cells of a format with tabs that have another meaning or none.
    var more: [String] = []
}

/// Reads `rpm -qa`: lines of `name-version-release.arch`, or the columns of a format with tabs.
enum RPMListing {
    static func read(_ text: ListingText, _ sheet: inout ListingSheet) {
        var packages: [(package: RPMPackage, line: Int)] = []
        for line in text.lines {
            if line.text.hasPrefix("#") {
                sheet.ignore(line, ja: "注釈の行です", en: "a remark")
            } else if line.text.hasPrefix("gpg-pubkey") {
                sheet.ignore(line, ja: "署名鍵であり、ソフトウェアではありません", en: "a signing key, not software")
            } else if let package = line.text.contains("\t") ? columns(line) : word(line) {
                packages.append((package, line.number))
            } else {
                sheet.misread(line)
            }
        }
        let system =
            text.system ?? ListedSystem.rpm(packages.map { ($0.package.name, $0.package.release ?? "") })
        for (package, line) in packages { sheet.add(component(package, system), line: line) }
        system.tell(&sheet.findings, sheet.file, count: packages.count)
    }

    private static func component(_ package: RPMPackage, _ system: ListedSystem) -> Component {
        var version = package.version
        if let release = package.release { version += "-\(release)" }
        if let epoch = package.epoch { version = "\(epoch):\(version)" }
        var component = Component(
            name: package.name, version: version, packageURL: system.rpm(package), kind: "library")
        if let architecture = package.architecture {
            component.properties.append(Property(name: PropertyName.architecture, value: architecture))
        }
        for cell in package.more {
            if cell.hasSuffix(".src.rpm") {
                component.properties.append(Property(name: PropertyName.sourcePackage, value: cell))
            } else if cell.contains("://") {
                component.externalReferences.append(ExternalReference(kind: "website", url: cell))
            } else {
                component.properties.append(Property(name: "rpm:column", value: cell))
            }
        }
        return component
    }

    /// `name-version-release.arch`, from its end: only the name may hold further hyphens.
    private static func word(_ line: ListingText.Line) -> RPMPackage? {
        var rest = line.text[...]
        while rest.last == " " { rest.removeLast() }
        if rest.hasSuffix(".rpm") { rest = rest.dropLast(4) }
        var architecture: String?
        if let dot = rest.lastIndex(of: "."),
            ListingShape.rpmArchitectures.contains(String(rest[rest.index(after: dot)...]))
        {
            architecture = String(rest[rest.index(after: dot)...])
            rest = rest[..<dot]
        }
        let parts = rest.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
        guard parts.count >= 3, isWord(rest) else { return nil }
        let (epoch, version) = split(parts[parts.count - 2])
        let name = parts.dropLast(2).joined(separator: "-")
        guard !name.isEmpty, isNumbered(version), !parts[parts.count - 1].isEmpty else { return nil }
        return RPMPackage(
            name: name, epoch: epoch, version: version, release: parts[parts.count - 1],
            architecture: architecture)
    }

    /// Name first; then, in their order, epoch, version and release, or several of them joined.
    private static func columns(_ line: ListingText.Line) -> RPMPackage? {
        var cells = line.cells.map(String.init)
        guard cells.count >= 2, isWord(cells[0][...]), !cells[0].isEmpty else { return nil }
        var package = RPMPackage(name: cells.removeFirst(), version: "")
        if let place = cells.firstIndex(where: { ListingShape.rpmArchitectures.contains($0) }) {
            package.architecture = cells.remove(at: place)
        }
        // An epoch stands before the version: none, or a whole number with two cells behind it.
        let isEpoch =
            cells.first.map {
                $0 == "(none)" || ($0.utf8.allSatisfy { 0x30...0x39 ~= $0 } && cells.count > 2 && $0 != "")
            } ?? false
        if isEpoch, cells.count > 1, isNumbered(split(cells[1]).version) {
            let epoch = cells.removeFirst()
            package.epoch = epoch == "(none)" || epoch == "0" ? nil : epoch
        }
        guard let first = cells.first, isWord(first[...]) else { return nil }
        cells.removeFirst()
        let (epoch, version) = split(first)
        package.epoch = package.epoch ?? epoch
        let parts = version.split(separator: "-").map(String.init)
        guard let start = parts.first, parts.count <= 2, isNumbered(start) else { return nil }
        package.version = start
        if parts.count == 2 {
            package.release = parts[1]
        } else if let release = cells.first, isNumbered(release), isWord(release[...]) {
            package.release = release
            cells.removeFirst()
        }
        package.more = cells.filter { !$0.isEmpty && $0 != "(none)" }
        return package
    }

    /// `1:2.3` is epoch and version; epoch 0 is none.
    private static func split(_ text: String) -> (epoch: String?, version: String) {
        let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
        guard parts.count == 2, parts[0].utf8.allSatisfy({ 0x30...0x39 ~= $0 }) else { return (nil, text) }
        return (parts[0] == "0" ? nil : parts[0], parts[1])
    }

    private static func isNumbered(_ text: String) -> Bool {
        text.utf8.contains { 0x30...0x39 ~= $0 } && isWord(text[...])
    }

    private static func isWord(_ text: Substring) -> Bool {
        text.utf8.allSatisfy { byte in
            0x30...0x39 ~= byte || 0x41...0x5A ~= byte || 0x61...0x7A ~= byte
                || "+.-_~^:%".utf8.contains(byte)
        }
    }
}
