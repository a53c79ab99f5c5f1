import BillEncoding
import BillOfMaterials
import Kernel

/// Reads `dpkg-query -W`, with its own two columns or those of a format with tabs, and `dpkg -l`.
enum DebianListing {
    /// One package as a line gives it.
    private struct Package {
        var name: String
        var version: String
        var architecture: String?
        /// Cells behind the version, by column.
        var more: [Int: String] = [:]
        let line: ListingText.Line
    }

    static func read(_ text: ListingText, _ sheet: inout ListingSheet) {
        let isTable = text.lines.contains { $0.text.hasPrefix("+++-") }
        let packages = isTable ? table(text, &sheet) : columns(text, &sheet)
        let system = text.system ?? ListedSystem.debian(packages.map { ($0.name, $0.version) })
        let roles = isTable ? [:] : roles(packages)
        for (column, role) in roles.sorted(by: { $0.key < $1.key }) where role == .unknown {
            sheet.findings.add(
                .note, "unknown-column", sheet.origin(packages.first?.line.number ?? 1),
                ja: "\(column + 1) 列目は意味を決めずに属性として残します",
                en: "column \(column + 1) is kept as a property without a meaning")
        }
        for package in packages { add(package, roles, system, &sheet) }
        system.tell(&sheet.findings, sheet.file, count: packages.count)
    }

    private static func add(
        _ package: Package, _ roles: [Int: Role], _ system: ListedSystem, _ sheet: inout ListingSheet
    ) {
        var package = package
        for (column, role) in roles where role == .architecture {
            package.architecture = package.architecture ?? package.more[column]
        }
        let url = system.debian(package.name, package.version, package.architecture)
        var component = Component(
            name: package.name, version: package.version, packageURL: url, kind: "library")
        func keep(_ name: String, _ value: String?) {
            guard let value, !value.isEmpty else { return }
            component.properties.append(Property(name: name, value: value))
        }
        keep(PropertyName.architecture, package.architecture)
        for (column, value) in package.more.sorted(by: { $0.key < $1.key }) where !value.isEmpty {
            switch roles[column] ?? .unknown {
            case .architecture: break
            case .source: keep(PropertyName.sourcePackage, value)
            case .sourceVersion: keep(PropertyName.sourceVersion, value)
            case .maintainer: component.supplier = Organisation(name: value)
            case .homepage:
                component.externalReferences.append(ExternalReference(kind: "website", url: value))
            case .description: component.description = value
            case .status:
                if !isInstalled(value) {
                    return sheet.ignore(
                        package.line, ja: "入っていないパッケージです", en: "a package that is not installed")
                }
            case .unknown: keep("dpkg:column-\(column + 1)", value)
            }
        }
        sheet.add(component, line: package.line.number)
    }

    /// `ii`, `install ok installed` or `installed`.
    private static func isInstalled(_ status: String) -> Bool {
        status == "installed" || status.hasSuffix(" installed") || status.dropFirst().first == "i"
    }

    // MARK: dpkg-query -W

    private static func columns(_ text: ListingText, _ sheet: inout ListingSheet) -> [Package] {
        var packages: [Package] = []
        for line in text.lines {
            if line.text.hasPrefix("#") {
                sheet.ignore(line, ja: "注釈の行です", en: "a remark")
                continue
            }
            let cells = line.cells.map(trimmed)
            guard cells.count >= 2, var package = package(cells[0], cells[1], line) else {
                if cells.count >= 2, cells[1].isEmpty, isName(cells[0]) {
                    sheet.ignore(
                        line, ja: "バージョンがなく、入っていないパッケージです", en: "a package without a version, not installed")
                } else {
                    sheet.misread(line)
                }
                continue
            }
            for column in 2..<max(2, cells.count) { package.more[column] = cells[column] }
            packages.append(package)
        }
        return packages
    }

    /// The name may carry the processor: `libc6:amd64`.
    private static func package(_ name: String, _ version: String, _ line: ListingText.Line) -> Package? {
        let parts = name.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        guard parts.count <= 2, isName(parts[0]), isVersion(version) else { return nil }
        let architecture = parts.count == 2 ? parts[1] : nil
        if let architecture, !ListingShape.debianArchitectures.contains(architecture) { return nil }
        return Package(name: parts[0], version: version, architecture: architecture, line: line)
    }

    /// What a column behind the version holds, told from all its cells.
    private enum Role {
        case architecture, source, sourceVersion, maintainer, homepage, description, status, unknown
    }

    private static func roles(_ packages: [Package]) -> [Int: Role] {
        var roles: [Int: Role] = [:]
        for column in Set(packages.flatMap(\.more.keys)).sorted() {
            let cells = packages.compactMap { $0.more[column] }.filter { !$0.isEmpty }
            guard !cells.isEmpty else { continue }
            func most(_ holds: (String) -> Bool) -> Bool { cells.count(where: holds) * 10 >= cells.count * 9 }
            let role: Role =
                if most({ ListingShape.debianArchitectures.contains($0) }) {
                    .architecture
                } else if most({ $0.hasSuffix("installed") || $0.hasSuffix("config-files") || isMark($0) }) {
                    .status
                } else if most({ $0.contains("@") && $0.contains("<") }) {
                    .maintainer
                } else if most({ $0.contains("://") }) {
                    .homepage
                } else if most(isName), !roles.values.contains(.source), cells.contains(where: hasLetter) {
                    .source
                } else if most(isVersion), roles.values.contains(.source),
                    !roles.values.contains(.sourceVersion)
                {
                    .sourceVersion
                } else if cells.contains(where: { $0.contains(" ") }), !roles.values.contains(.description) {
                    .description
                } else {
                    .unknown
                }
            roles[column] = role
        }
        return roles
    }

    private static func isMark(_ text: String) -> Bool {
        ["ii", "hi", "rc", "un", "ii ", "iU", "iF"].contains(text)
    }
    private static func hasLetter(_ text: String) -> Bool { text.utf8.first.map { $0 > 0x39 } ?? false }

    // MARK: dpkg -l

    /// The lines under the frame; names that fill their column may have been cut off.
    private static func table(_ text: ListingText, _ sheet: inout ListingSheet) -> [Package] {
        guard let frame = text.lines.firstIndex(where: { $0.text.hasPrefix("+++-") }) else { return [] }
        let widths = text.lines[frame].text.split(separator: "-").dropFirst().map(\.utf8.count)
        var packages: [Package] = []
        var full = 0
        for line in text.lines[(frame + 1)...] {
            let words = line.text.split(separator: " ", maxSplits: 4, omittingEmptySubsequences: true)
            guard words.count >= 4, words[0].utf8.count <= 3 else {
                sheet.misread(line)
                continue
            }
            guard isInstalled(String(words[0])) else {
                sheet.ignore(line, ja: "入っていないパッケージです", en: "a package that is not installed")
                continue
            }
            guard var package = package(String(words[1]), String(words[2]), line) else {
                sheet.misread(line)
                continue
            }
            if let width = widths.first, words[1].utf8.count == width { full += 1 }
            package.architecture = String(words[3])
            packages.append(package)
        }
        if full > 2, let width = widths.first, width <= 30 {
            sheet.findings.add(
                .warning, "names-cut-off", sheet.origin(text.lines[frame].number),
                ja: "列の幅（\(width) 文字）で名前が切れているようです。dpkg-query -W の出力を使ってください",
                en: "names seem cut off at the column's width (\(width)); use the output of dpkg-query -W")
        }
        return packages
    }

    // MARK: Words

    private static func trimmed(_ text: Substring) -> String {
        var text = text.drop { $0 == " " }
        while text.last == " " { text.removeLast() }
        return String(text)
    }

    private static func isName(_ text: String) -> Bool {
        guard let first = text.utf8.first, isLetterOrDigit(first) else { return false }
        return text.utf8.allSatisfy { isLetterOrDigit($0) || "+.-_".utf8.contains($0) }
    }

    private static func isVersion(_ text: String) -> Bool {
        guard let first = text.utf8.first, 0x30...0x39 ~= first else { return false }
        return text.utf8.allSatisfy { isLetterOrDigit($0) || "+.-~:_".utf8.contains($0) }
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        0x30...0x39 ~= byte || 0x41...0x5A ~= byte || 0x61...0x7A ~= byte
    }
}
