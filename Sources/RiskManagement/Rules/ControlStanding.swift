import Kernel

/// How a verification stands on one release.
public enum VerificationStanding: Hashable, Sendable {
    case passed(on: Day?)
    case failed
    /// Planned for this release, or for any by its tests, and not done.
    case notRun
    /// Done on another release only.
    case otherRelease(String)

    /// It is shown on this release.
    public var isPassed: Bool { if case .passed = self { true } else { false } }

    /// The standing in words.
    public var words: LocalizedText {
        switch self {
        case .passed: LocalizedText(ja: "合格", en: "passed")
        case .failed: LocalizedText(ja: "不合格", en: "failed")
        case .notRun: LocalizedText(ja: "未実施", en: "not run")
        case .otherRelease(let release):
            LocalizedText(ja: "別の版（\(release)）でのみ実施", en: "done on another release (\(release)) only")
        }
    }
}

/// How a control stands on one release.
public enum ControlStanding: Hashable, Sendable {
    /// Implemented and every verification passed on this release, at least one.
    case verified
    case failed([String])
    /// Implemented, and these verifications have not passed on this release; empty when it names none.
    case unverified([String])
    case notImplemented
    /// Its first release is a later one, or is not known.
    case notYet(String?)

    /// The standing in words.
    public var words: LocalizedText {
        switch self {
        case .verified: LocalizedText(ja: "検証済み", en: "verified")
        case .failed(let ids):
            LocalizedText(
                ja: "検証不合格（\(ids.joined(separator: "、"))）",
                en: "verification failed (\(ids.joined(separator: ", ")))")
        case .unverified(let ids):
            ids.isEmpty
                ? LocalizedText(ja: "検証の記録なし", en: "no verification recorded")
                : LocalizedText(
                    ja: "この版で未検証（\(ids.joined(separator: "、"))）",
                    en: "not verified on this release (\(ids.joined(separator: ", ")))")
        case .notImplemented: LocalizedText(ja: "未実装", en: "not in place")
        case .notYet(let release):
            release.map {
                LocalizedText(ja: "後の版（\($0)）から", en: "from a later release (\($0))")
            } ?? LocalizedText(ja: "入った版の記録なし", en: "the release that has it is not recorded")
        }
    }
}

/// What is shown to hold on one release.
public struct ProofBook: Sendable {
    public let release: String
    private let verifications: [String: Verification]
    private let runs: [TestEvidence]
    private let order: [String: Int]

    public init(_ file: RiskFile, release: String) {
        self.release = release
        verifications = Dictionary(
            file.verifications.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        runs = file.runs.filter { $0.release == release }
        order = Dictionary(
            file.releases.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The standing of a verification on this release; `notRun` for one that does not exist.
    ///
    /// Imported tests of this release decide where the verification names tests and one of them ran; what
    /// a person
    /// wrote decides otherwise. One failing test fails it.
    public func standing(ofVerification id: String) -> VerificationStanding {
        guard let verification = verifications[id] else { return .notRun }
        let imported = runs.flatMap { run in
            run.run.results.filter { verification.names($0.test) }.map { (run.date, $0.outcome) }
        }
        if imported.contains(where: { $0.1 == .fail || $0.1 == .error }) { return .failed }
        if verification.release == release, verification.result == "fail" { return .failed }
        if imported.contains(where: { $0.1 == .pass }) {
            return .passed(on: imported.map(\.0).max())
        }
        guard let written = verification.release else { return .notRun }
        guard written == release else {
            return verification.result == "pass" ? .otherRelease(written) : .notRun
        }
        return verification.result == "pass" ? .passed(on: verification.day) : .notRun
    }

    /// The standing of a control on this release.
    public func standing(of control: Control) -> ControlStanding {
        guard control.isImplemented else { return .notImplemented }
        guard let since = control.implementedIn else { return .notYet(nil) }
        guard let first = order[since], let now = order[release], first <= now else { return .notYet(since) }
        let standings = control.verifications.map { ($0, standing(ofVerification: $0)) }
        let failed = standings.filter { $0.1 == .failed }.map(\.0)
        if !failed.isEmpty { return .failed(failed) }
        let open = standings.filter { !$0.1.isPassed }.map(\.0)
        return standings.isEmpty || !open.isEmpty ? .unverified(open) : .verified
    }
}

/// A name with `*` for any characters.
enum NamePattern {
    /// Whether a pattern names a text: by its pieces between the stars, in order. Never exponential.
    static func matches(_ pattern: String, _ text: String) -> Bool {
        let pieces = pattern.utf8.split(separator: UInt8(ascii: "*"), omittingEmptySubsequences: false)
        guard pieces.count > 1 else { return pattern == text }
        var rest = Array(text.utf8)[...]
        for (index, piece) in pieces.enumerated() {
            if index == 0 {
                guard rest.starts(with: piece) else { return false }
                rest = rest.dropFirst(piece.count)
            } else if index == pieces.count - 1 {
                return rest.count >= piece.count && rest.suffix(piece.count).elementsEqual(piece)
            } else if !piece.isEmpty {
                guard let end = end(of: Array(piece), in: rest) else { return false }
                rest = rest[end...]
            }
        }
        return true
    }

    private static func end(of piece: [UInt8], in text: ArraySlice<UInt8>) -> Int? {
        guard piece.count <= text.count else { return nil }
        for start in text.startIndex...(text.endIndex - piece.count)
        where text[start..<start + piece.count].elementsEqual(piece) {
            return start + piece.count
        }
        return nil
    }
}
