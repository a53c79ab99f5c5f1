import Foundation
import Kernel
import VersionOrdering
import Vulnerabilities
import Ports

@testable import Intelligence

/// The same numbers in each run (SplitMix64).
struct FixedGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    mutating func below(_ count: Int) -> Int { Int.random(in: 0..<count, using: &self) }
    mutating func chance(_ one: Int) -> Bool { below(one) == 0 }
    mutating func one<Element>(of list: [Element]) -> Element { list[below(list.count)] }
    mutating func maybe<Value>(_ make: (inout FixedGenerator) -> Value) -> Value? {
        chance(3) ? nil : make(&self)
    }
    mutating func many<Value>(_ max: Int, _ make: (inout FixedGenerator) -> Value) -> [Value] {
        (0..<below(max + 1)).map { _ in make(&self) }
    }
}

/// Made-up records.
enum Sample {
    static let products = ["openssl:openssl", "microsoft:windows_10", "acme:pump", "acme:gate", "other:pump"]
    static let packages = [("Debian:12", "openssl"), ("PyPI", "Jin.Ja_2"), ("npm", "left"), ("Maven", "a:b")]
    static let schemes: [VersionScheme?] = [
        nil, .generic, .debian, .semver, .pypi, .openssl, .windows, .maven, .packagist,
    ]

    static func text(_ random: inout FixedGenerator) -> String {
        switch random.below(6) {
        case 0: ""
        case 1: "脆弱性\t改行\n「3.4.6 より前」"
        case 2: String(repeating: "長い", count: random.chance(20) ? 5000 : 3)
        case 3: "e\u{301}\r\n\u{0}"
        default: "word\(random.below(1000))"
        }
    }

    static func instant(_ random: inout FixedGenerator) -> Instant {
        Instant(
            secondsSinceEpoch: random.one(of: [0, -1, -2_200_000_000, 1_700_000_000, random.below(1 << 34)]))
    }

    static func day(_ random: inout FixedGenerator) -> Day? { Day.of(ordinal: random.below(60_000) - 20_000) }

    /// Versions that are near each other, tie in their prefixes, or cannot be read.
    static func version(_ random: inout FixedGenerator) -> String {
        func number(_ random: inout FixedGenerator) -> String {
            "\(random.one(of: [0, 1, 2, 7, 8, 10, 130]))"
        }
        let dotted = (0...random.below(5)).map { _ in number(&random) }.joined(separator: ".")
        switch random.below(12) {
        case 0: return random.one(of: ["", "unknown", "not a version", "v?", "-", "*", "最新"])
        case 1:
            return dotted
                + random.one(of: ["a", "b", "zb", "-rc1", "~rc1", ".Final", "-SNAPSHOT", "+dfsg-1"])
        case 2: return random.one(of: ["1:", "0:", "v", " "]) + dotted
        case 3: return "1.2.3.4.5.6.7.8." + number(&random)
        case 4: return "1.2.3.4.5.6.7.8." + number(&random) + random.one(of: ["a", "-1", "-2"])
        case 5: return "10.0.17763." + number(&random)
        case 6: return "1099511627776." + number(&random)
        case 7: return random.chance(20) ? String(repeating: "1", count: 5000) : dotted + ".0.0"
        default: return dotted
        }
    }

    static func span(_ random: inout FixedGenerator) -> VersionSpan {
        switch random.below(8) {
        case 0: return .all
        case 1: return .unstated
        case 2, 3: return .exactly(version(&random))
        default:
            let bounds = (0..<2).map { _ in
                random.maybe { VersionSpan.Bound(version(&$0), isIncluded: $0.chance(2)) }
            }
            if bounds[0] == nil, bounds[1] == nil { return .all }
            return .between(lower: bounds[0], upper: bounds[1])
        }
    }

    static func subject(_ random: inout FixedGenerator) -> ProductStatement.Subject {
        switch random.below(4) {
        case 0:
            let (ecosystem, name) = random.one(of: packages)
            return .package(ecosystem: ecosystem, name: name)
        case 1: return .named(vendor: random.maybe { _ in "架空電子株式会社" }, product: "輸液ポンプ")
        default:
            let tail = random.one(of: ["*:*:*:*:*:*:*:*", "1.0:sp1:*:*:*:*:*:*", "*:*:*:*:*:linux:*:*"])
            return .cpe("cpe:2.3:a:\(random.one(of: products)):\(tail)")
        }
    }

    static func statement(_ random: inout FixedGenerator) -> ProductStatement {
        ProductStatement(
            subject(&random), random.one(of: ProductStatement.Status.allCases), span(&random),
            scheme: random.one(of: schemes), basis: random.one(of: ProductStatement.Basis.allCases),
            isDefault: random.chance(5), phrase: random.maybe(text))
    }

    static func condition(_ random: inout FixedGenerator, _ depth: Int = 0) -> ApplicabilityCondition {
        if depth > 3 { return .statement(random.below(20)) }
        switch random.below(4) {
        case 0: return .any(random.many(3) { condition(&$0, depth + 1) })
        case 1: return .all(random.many(3) { condition(&$0, depth + 1) })
        case 2: return .not(condition(&random, depth + 1))
        default: return .statement(random.below(20))
        }
    }

    static func exploitation(_ random: inout FixedGenerator) -> Exploitation? {
        switch random.below(3) {
        case 0:
            let due = random.maybe(day).flatMap { $0 }
            return day(&random).map {
                .known(addedOn: $0, dueOn: due, ransomware: random.maybe { $0.chance(2) })
            }
        case 1:
            return day(&random).map {
                .predicted(probability: random.below(1_000_001), percentile: random.below(1_000_001), on: $0)
            }
        default:
            return .stakeholder(
                exploitation: random.maybe(text), automatable: random.maybe(text),
                technicalImpact: random.maybe(text), at: random.maybe(instant))
        }
    }

    static func advisory(_ random: inout FixedGenerator, id: String? = nil) -> Advisory {
        var advisory = Advisory(
            source: random.one(of: ["nvd", "osv", "jvn"]), id: id ?? text(&random),
            origin: Origin(file: text(&random), line: random.below(100), column: random.below(100)))
        advisory.state = random.one(of: Advisory.State.allCases)
        advisory.isDisputed = random.chance(2)
        advisory.asserter = random.maybe(text)
        advisory.document = random.maybe(text)
        advisory.aliases = random.many(3, text)
        advisory.upstream = random.many(3, text)
        advisory.related = random.many(3, text)
        advisory.published = random.maybe(instant)
        advisory.modified = random.maybe(instant)
        let wording = { (random: inout FixedGenerator) in
            Advisory.Wording(language: random.one(of: ["ja", "en"]), text: text(&random))
        }
        advisory.titles = random.many(2, wording)
        advisory.summaries = random.many(2, wording)
        advisory.statements = random.many(12, statement)
        advisory.conditions = random.many(2) { condition(&$0) }
        advisory.scores = random.many(3) { random in
            PublishedScore(
                vector: text(&random), version: "3.1", tenths: random.maybe { $0.below(101) },
                asserter: random.maybe(text), isPrimary: random.chance(2))
        }
        advisory.weaknesses = random.many(3, text)
        advisory.exploitation = random.many(3, exploitation).compactMap { $0 }
        advisory.references = random.many(3) { Advisory.Reference(url: text(&$0), tags: $0.many(2, text)) }
        return advisory
    }
}

/// A store in a folder of its own, which goes with it.
final class TemporaryStore {
    let path = FileManager.default.temporaryDirectory.path + "/mamori-index-\(UUID().uuidString)"
    var store: RecordStore { RecordStore(path, patience: 0) }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func commit(_ advisories: [Advisory]) throws {
        let writer = try store.begin()
        for advisory in advisories { try writer.add(advisory) }
        _ = try writer.commit([])
    }

    func files(_ ending: String) -> [String] {
        SystemFolder.names(path + "/segments").filter { $0.hasSuffix(ending) }.map {
            "\(path)/segments/\($0)"
        }
    }
}
