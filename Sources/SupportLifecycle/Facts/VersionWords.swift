/// The versions that stand in a text, as far as release cycles are found by them.
enum VersionWords {
    /// The parts of a text that hold a digit, in order, in lower case, without a leading `v`: of
    /// `1809（10.0.17763）` the two.
    static func words(in text: String) -> [String] {
        let marks: Set<Character> = [
            " ", "\t", "(", ")", "（", "）", ",", "、", "，", "・", ";", "/", "\"", "'", "「", "」",
        ]
        return text.lowercased().split(whereSeparator: marks.contains).map(String.init)
            .map(withoutMark).filter { $0.contains(where: \.isNumber) }
    }

    private static func withoutMark(_ word: String) -> String {
        guard word.first == "v", let next = word.dropFirst().first, next.isNumber else { return word }
        return String(word.dropFirst())
    }

    /// Whether a version begins with a prefix, and what follows cannot be part of its last number or word.
    static func begins(_ version: String, with prefix: String) -> Bool {
        guard version.hasPrefix(prefix), !prefix.isEmpty else { return false }
        guard let next = version.dropFirst(prefix.count).first, let last = prefix.last else { return true }
        return !(last.isNumber && next.isNumber) && !(last.isLetter && next.isLetter)
    }

    /// Begins with it, and a separator follows or nothing at all.
    static func beginsPlainly(_ version: String, with prefix: String) -> Bool {
        guard begins(version, with: prefix) else { return false }
        guard let next = version.dropFirst(prefix.count).first else { return true }
        return !next.isLetter && !next.isNumber
    }

    /// The version of the upstream project in a distribution's version: without epoch, revision and the marks
    /// of repacking (Debian Policy 5.6.12, rpm-version(7), apk's `-rN`).
    static func upstream(of version: String, type: String) -> String {
        var text = version[...]
        if type != "apk", let colon = text.firstIndex(of: ":") { text = text[text.index(after: colon)...] }
        if let dash = text.lastIndex(of: "-") {
            let rest = text[text.index(after: dash)...]
            if type != "apk" || rest.first == "r" { text = text[..<dash] }
        }
        if type == "deb", let mark = text.firstIndex(where: { $0 == "+" || $0 == "~" }) {
            text = text[..<mark]
        }
        return String(text)
    }
}
