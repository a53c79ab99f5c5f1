/// Marks of a phrase to its parts: single versions, bounds, ranges, exclusions.
enum PhraseGrammar {
    /// What one part of a list says.
    enum Part: Hashable {
        case all
        case version(PhraseVersion)
        case bound(PhraseVersion, PhraseMark.Side)
        case range(PhraseVersion, PhraseMark.Side, PhraseVersion, PhraseMark.Side)
        /// Within a series, as in `7.2 系の 7.2.5 より前`.
        indirect case within(PhraseVersion, Part)
        case excluded(PhraseVersion)
        case included(PhraseVersion?)
    }

    static func parts(_ marks: [PhraseMark]) -> Result<[Part], PhraseStop> {
        var found: [Part] = []
        for atom in prepared(marks).split(whereSeparator: { $0 == .list || $0 == .and || $0 == .both }) {
            guard let parts = parts(of: Array(atom)) else { return .failure(PhraseStop(.shape)) }
            found += parts
        }
        return found.isEmpty ? .failure(PhraseStop(.shape)) : .success(found)
    }

    /// Series joined to their version, leading words put behind theirs.
    private static func prepared(_ marks: [PhraseMark]) -> [PhraseMark] {
        var out: [PhraseMark] = []
        var rest = marks[...]
        while let mark = rest.popFirst() {
            switch mark {
            case .version(var version):
                if rest.first == .series {
                    rest.removeFirst()
                    version.series = version.series ?? version.text
                }
                out.append(.version(version))
            case .leading(let side):
                if case .version(let version)? = rest.first {
                    rest.removeFirst()
                    out += [.version(version), .side(side)]
                } else if side == .below, out.last == .and {
                    // "1.2 and before"
                    out[out.count - 1] = .side(.upTo)
                } else {
                    out.append(mark)
                }
            case .through:
                if out.last?.isVersion == true {
                    out.append(.span)
                } else if case .version(let version)? = rest.first {
                    rest.removeFirst()
                    out += [.version(version), .side(.upTo)]
                } else {
                    out.append(mark)
                }
            default: out.append(mark)
            }
        }
        return out
    }

    private static func parts(of atom: [PhraseMark]) -> [Part]? {
        var atom = atom
        // すべて beside a version only says that none of those is left out.
        if atom.contains(where: \.isVersion) { atom.removeAll { $0 == .all } }
        if atom.last == .excluding, atom.count > 1, case .version(let version) = atom[atom.count - 2] {
            let before = Array(atom.dropLast(2))
            if before.isEmpty { return [.excluded(version)] }
            return parts(of: before).map { $0 + [.excluded(version)] }
        }
        if atom.count > 1, let at = atom.firstIndex(of: .including) {
            if atom.count == 2, case .version(let version) = atom[0] { return [.included(version)] }
            atom.remove(at: at)
            return parts(of: atom).map { $0 + [.included(nil)] }
        }
        if atom == [.including] { return [.included(nil)] }
        return part(of: atom).map { [$0] }
    }

    private static func part(of atom: [PhraseMark]) -> Part? {
        if atom == [.all] { return .all }
        if case .version(let series)? = atom.first, series.series != nil, atom.count > 2,
            case .version = atom[1], let inner = part(of: Array(atom.dropFirst()))
        {
            return .within(series, inner)
        }
        var shape = atom
        let isSince = shape.first == .since
        if isSince { shape.removeFirst() }
        guard case .version(let first)? = shape.first else { return nil }
        switch Array(shape.dropFirst()) {
        case [] where !isSince: return .version(first)
        case let rest where rest.count == 1:
            guard case .side(let side) = rest[0], !isSince || side == .from else { return nil }
            return .bound(first, side)
        case let rest: return range(from: first, rest, isSince: isSince)
        }
    }

    private static func range(from first: PhraseVersion, _ marks: [PhraseMark], isSince: Bool) -> Part? {
        var rest = marks[...]
        var lowerSide: PhraseMark.Side?
        if rest.first == .span {
            rest.removeFirst()
            lowerSide = .from
        } else if case .side(let side)? = rest.first {
            rest.removeFirst()
            lowerSide = side
        } else if isSince {
            lowerSide = .from
        }
        guard let lowerSide, case .version(let second)? = rest.popFirst() else { return nil }
        var upperSide: PhraseMark.Side?
        if case .side(let side)? = rest.first {
            rest.removeFirst()
            upperSide = side
        } else if marks.first == .span {
            upperSide = .upTo
        }
        guard rest.isEmpty, let upperSide else { return nil }
        let isRising =
            (lowerSide == .from || lowerSide == .above) && (upperSide == .upTo || upperSide == .below)
        let isFalling =
            (lowerSide == .upTo || lowerSide == .below) && (upperSide == .from || upperSide == .above)
        if isRising { return .range(first, lowerSide, second, upperSide) }
        return isFalling ? .range(second, upperSide, first, lowerSide) : nil
    }
}
