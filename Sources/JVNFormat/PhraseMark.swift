/// A version as a phrase writes it.
struct PhraseVersion: Hashable {
    let text: String
    /// A number alone, that orders among its like; not `R1.02` or `10.0 SP2`.
    let isPlain: Bool
    /// What is left of `3.x`, `3.2.*` or `3.2 系`; nil for one version.
    var series: String?

    init(text: String, isPlain: Bool) {
        self.text = text
        self.isPlain = isPlain
        var parts = text.split(separator: ".", omittingEmptySubsequences: false)
        while parts.count > 1, let last = parts.last, ["x", "X", "*"].contains(last) { parts.removeLast() }
        let kept = parts.joined(separator: ".")
        if kept != text { series = kept }
    }

    /// The series that comes behind this one: `3.3` for `3.2`.
    var nextSeries: String? {
        guard let series else { return nil }
        var parts = series.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard let last = parts.popLast(), last.utf8.count < 10, let number = Int(last) else { return nil }
        return (parts + [String(number + 1)]).joined(separator: ".")
    }
}

/// What a version phrase is made of.
enum PhraseMark: Hashable {
    /// How versions stand to the one that is named.
    enum Side: Hashable { case below, upTo, above, from }

    case version(PhraseVersion)
    case vulnerability(String)
    /// Behind the version: 未満, 以前.
    case side(Side)
    /// Before the version: `prior to`.
    case leading(Side)
    /// から, 〜, `to`: between two versions.
    case span
    /// English `from`, before the lower of two versions.
    case since
    /// `through`: between two versions, or before the upper one.
    case through
    case series
    case all
    case list, and, both
    case including, excluding
    case open, close
    case filler
    case word(String)

    var isVersion: Bool { if case .version = self { true } else { false } }

    /// All marks as they are written, in lower case, by their first character, the longest first.
    static let written: [Unicode.Scalar: [(pattern: [Unicode.Scalar], mark: PhraseMark)]] = {
        var found: [Unicode.Scalar: [(pattern: [Unicode.Scalar], mark: PhraseMark)]] = [:]
        for (mark, words) in table {
            for word in words.split(separator: "|") {
                let pattern = Array(word.unicodeScalars)
                found[pattern[0], default: []].append((pattern, mark))
            }
        }
        return found.mapValues { $0.sorted { $0.pattern.count > $1.pattern.count } }
    }()

    private static let table: [(PhraseMark, String)] = [
        (
            .side(.upTo),
            "およびそれ以前|及びそれ以前|ならびにそれ以前|またはそれ以前|又はそれ以前|もしくはそれ以前|若しくはそれ以前|とそれ以前|かそれ以前|、それ以前|,それ以前|"
                + "それ以前|およびそれより前|及びそれより前|およびそれより古い|及びそれより古い|およびそれ未満|およびそれ以下|及びそれ以下|"
                + "それ以下|以前|以下|まで|迄|"
                + "and earlier|or earlier|, and earlier|and prior|or prior|and below|or below|"
                + "and older|or older|and lower|or lower|and previous"
        ),
        (.side(.below), "未満|より前|よりも前|より古い|よりも古い|より低い|より小さい"),
        (
            .side(.from),
            "およびそれ以降|及びそれ以降|ならびにそれ以降|またはそれ以降|又はそれ以降|もしくはそれ以降|とそれ以降|かそれ以降|それ以降|およびそれ以上|及びそれ以上|それ以上|"
                + "およびそれより後|およびそれより新しい|以降|以後|以上|"
                + "and later|or later|, and later|and newer|or newer|and above|or above|"
                + "and higher|or higher|onwards|and up"
        ),
        (.side(.above), "より後|よりも後|より新しい|よりも新しい|より大きい|より高い|を超える|超"),
        (
            .leading(.below),
            "prior to|and prior to|, prior to|before|earlier than|older than|less than|lower than|below|<|"
                + "up to (excluding)|up to, but not including|up to but not including"
        ),
        (
            .leading(.upTo),
            "up to and including|up to (including)|<=|≤|≦|no later than|earlier than or equal to"
        ),
        (.leading(.from), ">=|≥|≧|since|starting from|starting with|beginning with"),
        (.leading(.above), ">|later than|newer than|greater than|higher than|after"),
        (.span, "から|~|- |to"),
        (.since, "from"),
        (.through, "through|thru"),
        (.series, "系列|系|シリーズ|series"),
        (.all, "すべて|全て|全|all|any|every"),
        (.list, "、|,|;|，"),
        (.and, "および|及び|ならびに|並びに|または|又は|もしくは|若しくは|と|and|or|&"),
        (.both, "かつ|で"),
        (.including, "を含む|も含む|含む|を含み|inclusive"),
        (.excluding, "を含まない|は含まない|含まない|を除く|は除く|除く|を除き|を除いた"),
        (.open, "("),
        (.close, ")"),
        (
            .filler,
            "バージョン|ヴァージョン|版|の|ファームウェア|ファームウエア|ソフトウェア|ソフトウエア|リリース|。|versions|version|ver.|ver|v.|v|"
                + "firmware|software|releases|release|the|of|=|=="
        ),
    ]
}
