/// What the lines of listings and tables look like: enough to tell one kind from another.
public enum ListingShape {
    /// How many lines are looked at.
    private static let linesMax = 400

    /// The kind of listing or table; nil when the text is none.
    ///
    /// In the order of how sure a mark is: a frame that only `dpkg -l` draws, lines of one form, then
    /// separators.
    static func detect(_ text: [UInt8]) -> BillFormat? {
        var (lines, comments) = (0, 0)
        var counts: [BillFormat: Int] = [:]
        var separated: [UInt8: Int] = [:]
        for slice in text.split(separator: 0x0A).prefix(linesMax) {
            if slice.starts(with: "+++-".utf8) { return .dpkgListing }
            let line = trimmed(slice)
            if line.isEmpty || isSystemLine(line) { continue }
            if line.first == UInt8(ascii: "#") {
                comments += 1
                continue
            }
            lines += 1
            for format in formats(of: line) { counts[format, default: 0] += 1 }
            for byte in [UInt8(ascii: ","), UInt8(ascii: ";"), 0x09] where line.contains(byte) {
                separated[byte, default: 0] += 1
            }
        }
        guard lines > 0 else { return nil }
        for format in [BillFormat.apkListing, .pythonFreeze, .rpmListing, .dpkgListing]
        where counts[format, default: 0] * 5 >= lines * 4 {
            return format
        }
        // Some lines that are not understood do not make a listing another thing.
        let most = separated.values.max() ?? 0
        return most * 2 >= lines && lines + comments > 1 ? .csv : nil
    }

    private static func formats(of line: ArraySlice<UInt8>) -> [BillFormat] {
        var formats: [BillFormat] = []
        if isPython(line) { formats.append(.pythonFreeze) }
        if isAlpine(line) { formats.append(.apkListing) }
        if isRPM(line) { formats.append(.rpmListing) }
        if isDebian(line) { formats.append(.dpkgListing) }
        return formats
    }

    /// A line of /etc/os-release, which may stand before a listing.
    public static func isSystemLine(_ line: ArraySlice<UInt8>) -> Bool {
        guard let equals = line.firstIndex(of: UInt8(ascii: "=")), equals > line.startIndex else {
            return false
        }
        let key = line[..<equals]
        return key.allSatisfy { isUpper($0) || $0 == UInt8(ascii: "_") }
            && line[(equals + 1)...].first != UInt8(ascii: "=")
    }

    // MARK: Lines

    /// `name==version`, `name @ url`, `-e …`.
    private static func isPython(_ line: ArraySlice<UInt8>) -> Bool {
        for option in ["-e ", "--editable ", "--hash=", "-i ", "--index-url ", "--extra-index-url ", "-r "]
        where line.starts(with: option.utf8) {
            return true
        }
        let name = line.prefix { isWord($0) || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-") }
        guard let first = name.first, isWord(first) else { return false }
        var rest = line[name.endIndex...]
        if rest.first == UInt8(ascii: "[") {
            rest = rest.drop { $0 != UInt8(ascii: "]") }.dropFirst()
        }
        rest = rest.drop { $0 == 0x20 }
        return rest.starts(with: "==".utf8)
            || (rest.starts(with: "@ ".utf8) && rest.contains(UInt8(ascii: ":")))
    }

    /// `name-version-r0`, with more behind it in a list.
    private static func isAlpine(_ line: ArraySlice<UInt8>) -> Bool {
        let word = line.prefix { $0 != 0x20 }
        let rest = line[word.endIndex...]
        guard rest.isEmpty || rest.contains(UInt8(ascii: "{")) || rest.starts(with: " - ".utf8) else {
            return false
        }
        let parts = word.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        guard parts.count >= 3, let last = parts.last, last.first == UInt8(ascii: "r"), last.count > 1 else {
            return false
        }
        return last.dropFirst().allSatisfy(isDigit) && parts[parts.count - 2].first.map(isDigit) ?? false
    }

    /// Processors as RPM calls them.
    public static let rpmArchitectures: Set<String> = [
        "x86_64", "noarch", "i386", "i486", "i586", "i686", "aarch64", "armv7hl", "armv7l", "armv6hl",
        "ppc64le", "ppc64", "s390x", "riscv64", "loongarch64", "src",
    ]
    /// Processors as Debian calls them.
    public static let debianArchitectures: Set<String> = [
        "all", "amd64", "arm64", "armhf", "armel", "i386", "mips64el", "mipsel", "ppc64el", "s390x",
        "riscv64", "loong64",
    ]

    /// `name-version-release.arch`, or tabs with a processor that only RPM calls so.
    private static func isRPM(_ line: ArraySlice<UInt8>) -> Bool {
        if line.contains(0x09) {
            let cells = line.split(separator: 0x09).map { String(decoding: $0, as: UTF8.self) }
            guard let name = cells.first, cells.count > 1, isName(Array(name.utf8)[...]) else { return false }
            return cells.dropFirst().contains { cell in
                (rpmArchitectures.contains(cell) && !debianArchitectures.contains(cell)) || cell == "(none)"
                    || hasRPMRelease(cell)
            }
        }
        guard !line.contains(0x20) else { return false }
        if line.starts(with: "gpg-pubkey-".utf8) { return true }
        let parts = line.split(separator: UInt8(ascii: "-"))
        guard parts.count >= 3, let release = parts.last, release.first.map(isDigit) ?? false else {
            return false
        }
        let word = String(decoding: release, as: UTF8.self)
        let arch = word.split(separator: ".").last.map(String.init) ?? ""
        return rpmArchitectures.contains(arch) || hasRPMRelease(word)
    }

    /// A release that Fedora, Red Hat and their kin, Amazon or SUSE end so.
    private static func hasRPMRelease(_ text: String) -> Bool {
        [".el", ".fc", ".amzn", ".lp15", ".suse", ".azl", ".cm2"].contains { mark in
            guard let found = text.firstRange(of: mark) else { return false }
            return text[found.upperBound...].utf8.first.map { isDigit($0) || $0 == 0x2E } ?? false
        }
    }

    /// `name`, a tab or a space, and a version that begins with a digit.
    private static func isDebian(_ line: ArraySlice<UInt8>) -> Bool {
        let separator: UInt8 = line.contains(0x09) ? 0x09 : 0x20
        let cells = line.split(separator: separator, omittingEmptySubsequences: false)
        guard cells.count >= 2, separator == 0x09 || cells.count == 2, isName(cells[0]) else { return false }
        let version = cells[1]
        return version.first.map(isDigit) ?? false
            && version.allSatisfy { isWord($0) || ".+~:-".utf8.contains($0) }
    }

    private static func isName(_ name: ArraySlice<UInt8>) -> Bool {
        guard let first = name.first, isWord(first), first != UInt8(ascii: "_") else { return false }
        return name.allSatisfy { isWord($0) || "+.-:".utf8.contains($0) }
    }

    // MARK: Bytes

    private static func trimmed(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        guard let last = line.lastIndex(where: { $0 != 0x20 && $0 != 0x0D && $0 != 0x09 }) else { return [] }
        return line[...last].drop { $0 == 0x20 }
    }

    private static func isDigit(_ byte: UInt8) -> Bool { 0x30...0x39 ~= byte }
    private static func isUpper(_ byte: UInt8) -> Bool { 0x41...0x5A ~= byte }
    private static func isWord(_ byte: UInt8) -> Bool {
        isDigit(byte) || isUpper(byte) || 0x61...0x7A ~= byte || byte == UInt8(ascii: "_")
    }
}
